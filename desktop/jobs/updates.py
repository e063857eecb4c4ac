"""A newer setup file in a folder or on a stick. Nothing here or elsewhere ever asks a network.

Setup files are known by their names, with the version in them:

    cchc-X.Y.Z-setup.exe        Windows
    cchc_X.Y.Z_amd64.deb        Debian, Ubuntu
    cchc-X.Y.Z.run              other Linux

Beside them lies `cchc-X.Y.Z.json`, which says what they are, and what changes:

    {"program": "cchc", "version": "X.Y.Z", "date": "YYYY-MM-DD", "changes": ["…", …],
     "files": [{"name": "cchc-X.Y.Z-setup.exe", "bytes": 1, "sha256": "…"}, …]}

Its makers write it, after all setup files, with `python -P -m desktop.jobs.updates FOLDER YYYY-MM-DD`; the changes are those of
the guide's chapter "Có gì mới". Without it a file `NAME.sha256`, as `sha256sum` writes it, is enough to check the setup file.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import Any, NamedTuple

from desktop import __version__, locations
from desktop.engine.text import clean, shortened
from desktop.jobs.errors import RefusedError

Version = tuple[int, ...]
Progress = Callable[[int, int], None]

_MOST_ENTRIES = 20_000
_MOST_BYTES = 1_000_000
_MOST_CHANGES = 40
_LONGEST_CHANGE = 300
_CHUNK = 1 << 20


class Kind(StrEnum):
    """What a setup file is for; an installation says in its `installed.json` which one it came from."""

    WINDOWS = "windows"
    DEB = "deb"
    RUN = "run"


_NAMES = {
    Kind.WINDOWS: re.compile(r"cchc-([0-9]+\.[0-9]+\.[0-9]+)-setup\.exe", re.IGNORECASE),
    Kind.DEB: re.compile(r"cchc_([0-9]+\.[0-9]+\.[0-9]+)_amd64\.deb", re.IGNORECASE),
    Kind.RUN: re.compile(r"cchc-([0-9]+\.[0-9]+\.[0-9]+)\.run", re.IGNORECASE),
}


class Integrity(Enum):
    """Whether a setup file is the one that was made."""

    WHOLE = auto()
    ALTERED = auto()
    NOT_TOLD = auto()


#: What is said of it.
INTEGRITY = {
    Integrity.WHOLE: "Tệp nguyên vẹn, đúng mã kiểm tra SHA-256.",
    Integrity.ALTERED: "Tệp bị hỏng hoặc bị thay đổi, không đúng mã kiểm tra SHA-256: đừng mở, hãy chép lại từ nguồn.",
    Integrity.NOT_TOLD: "Không có mã kiểm tra đi kèm nên không biết tệp có nguyên vẹn không: chỉ mở nếu biết rõ nguồn.",
}


class Setup(NamedTuple):
    """A setup file."""

    path: Path
    kind: Kind
    version: str


class Update(NamedTuple):
    """A setup file that is newer than this program; *day* and *changes* only where they are told."""

    setup: Setup
    integrity: Integrity
    day: date | None
    changes: tuple[str, ...]

    @property
    def command(self) -> str:
        """How it is installed on Linux."""
        file = _quoted(str(self.setup.path))
        return f"sudo apt install {file}" if self.setup.kind is Kind.DEB else f"sh {file}"


def newest(folders: Iterable[Path]) -> Setup | None:
    """Return the setup file for this computer with the highest version in *folders* and the folders in them.

    Raises `RefusedError` where a folder cannot be read.
    """
    kinds = _kinds()
    found = [setup for folder in folders for file in _files(folder) if (setup := _setup(file)) and setup.kind in kinds]
    return max(found, key=lambda each: (_numbers(each.version), -kinds.index(each.kind)), default=None)


def is_newer(setup: Setup) -> bool:
    """Whether *setup* would bring a later version than this one."""
    return _numbers(setup.version) > _numbers(__version__)


def for_a_stick(setup: Setup) -> str:
    """Return what else is to be done when this program is a portable one, which *setup* knows nothing of; else nothing."""
    installed = locations.program()
    if installed is None or not (installed / locations.PORTABLE).is_dir():
        return ""
    if setup.kind is Kind.WINDOWS:
        return f"Đây là bản mang theo: trong bộ cài, hãy chọn “Để trên USB”, rồi chọn thư mục “{installed}”."
    return (
        "Đây là bản mang theo, còn lệnh này cài vào máy: cài xong, hãy tạo bản mang theo mới từ máy "
        "rồi đem dữ liệu sang bằng Sao lưu và Khôi phục."
    )


def look_into(
    setup: Setup, progress: Progress = lambda _done, _of: None, wanted: Callable[[], bool] = lambda: True
) -> Update | None:
    """Say what *setup* changes and whether it is whole, `None` once it is not *wanted* any more. Raises `RefusedError`.

    *progress* is told how many bytes are read.
    """
    told = _manifest(setup)
    entry: dict[str, Any] = next((each for each in told.get("files", ()) if each.get("name") == setup.path.name), {})
    expected = str(entry.get("sha256", "")).lower() or _beside(setup.path)
    try:
        size = setup.path.stat().st_size
        sum_ = _sum(setup.path, size, progress, wanted) if expected else ""
    except OSError:
        raise RefusedError(f"Không đọc được tệp “{setup.path}”: hãy xem USB hoặc ổ đĩa còn nối với máy không.") from None
    if sum_ is None:
        return None
    whole = expected == sum_ and entry.get("bytes", size) == size
    integrity = Integrity.NOT_TOLD if not expected else Integrity.WHOLE if whole else Integrity.ALTERED
    return Update(setup, integrity, _day(told.get("date")), _changes(told.get("changes")))


# --- in a folder -----------------------------------------------------------------------------------------------------


def _kinds() -> list[Kind]:
    """Return the kinds of setup file that fit here, the best first."""
    if sys.platform == "win32":
        return [Kind.WINDOWS]
    installed = locations.program()
    if installed is None:
        return [Kind.DEB, Kind.RUN]
    return [Kind(json.loads((installed / locations.INSTALLED).read_text(encoding="utf-8"))["kind"])]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of *folder* and of the folders in it, as far as they can be read."""
    try:
        entries = sorted(folder.iterdir())[:_MOST_ENTRIES]
    except OSError:
        raise RefusedError(f"Không đọc được thư mục “{folder}”: hãy xem USB hoặc ổ đĩa còn nối với máy không.") from None
    for entry in entries:
        try:
            yield from sorted(entry.iterdir())[:_MOST_ENTRIES] if entry.is_dir() else (entry,)
        except OSError:  # a folder of somebody else
            continue


def _setup(file: Path) -> Setup | None:
    for kind, name in _NAMES.items():
        if found := name.fullmatch(file.name):
            return Setup(file, kind, found[1])
    return None


def _numbers(version: str) -> Version:
    return tuple(int(part) for part in version.split("."))


# --- what is told of a file ------------------------------------------------------------------------------------------


def _manifest(setup: Setup) -> dict[str, Any]:
    """Return what lies beside a setup file about it; nothing where that is not ours or of another version."""
    file = setup.path.with_name(f"cchc-{setup.version}.json")
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return {}
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict) or (told.get("program"), told.get("version")) != ("cchc", setup.version):
        return {}
    files = told.get("files")
    return told | {"files": [each for each in files if isinstance(each, dict)] if isinstance(files, list) else []}


def _beside(file: Path) -> str:
    try:
        with file.with_name(f"{file.name}.sha256").open(encoding="ascii", errors="replace") as text:
            return text.read(64).lower()
    except OSError:
        return ""


def _sum(file: Path, size: int, progress: Progress, wanted: Callable[[], bool]) -> str | None:
    sum_, done = hashlib.sha256(), 0
    with file.open("rb") as content:
        while part := content.read(_CHUNK):
            if not wanted():
                return None
            sum_.update(part)
            done += len(part)
            progress(done, size)
    return sum_.hexdigest()


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None


def _changes(told: object) -> tuple[str, ...]:
    texts = [each for each in told if isinstance(each, str)] if isinstance(told, list) else []
    return tuple(shortened(clean(each), _LONGEST_CHANGE) + "." for each in texts[:_MOST_CHANGES])


def _quoted(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else "'" + path.replace("'", "'\\''") + "'"


# --- for the makers --------------------------------------------------------------------------------------------------


def describe(folder: Path, day: date) -> Path:
    """Write beside the setup files of this version in *folder* what they are; return the file."""
    files = [
        {"name": file.name, "bytes": file.stat().st_size, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
        for file in sorted(folder.iterdir())
        if (setup := _setup(file)) and setup.version == __version__
    ]
    told = {"program": "cchc", "version": __version__, "date": day.isoformat(), "changes": _news(), "files": files}
    path = folder / f"cchc-{__version__}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return path


def _news() -> list[str]:
    """Return what the guide says is new in this version."""
    text = (locations.resources() / "guide" / "news.html").read_text(encoding="utf-8")
    section = text.partition(f'id="news-{__version__}"')[2].partition("<h2")[0]
    items = re.findall(r"<li>(.*?)</li>", section, re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", item)).split()) for item in items]


def main(arguments: Sequence[str]) -> int:
    """Describe the setup files in a folder, made on a day."""
    folder, day = arguments
    describe(Path(folder), date.fromisoformat(day))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
