"""The libraries, as pinned with their hashes in a lock file: fetched once into the user's cache, or taken from a folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from installer.common.release import ROOT, NotHadError, RefusalError

#: pip's settings of the user may name an index, but not put the files elsewhere or take others than the lock file has.
_PIP_SETTINGS = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY", "PIP_CONSTRAINT", "PIP_REQUIREMENT")


def cache_folder() -> Path:
    """Return the folder that keeps what was fetched or takes long to make; it can be deleted at any time."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(base) if base and base.startswith("/") else Path.home() / ".cache") / "cchc"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fetch(lock: Path, target: Sequence[str], given: Path | None = None) -> list[Path]:
    """Return the wheels that *lock* pins for *target* (pip's options for another system; none for this one).

    With *given*, a folder of wheels, nothing is asked of the network. Every file is held against its hash, also what lies
    in the cache. Raises `RefusalError`.
    """
    if given is not None and not given.is_dir():
        raise RefusalError(f"Không có thư mục thư viện “{given}”.")
    kept = cache_folder() / "wheels"
    kept.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix="wheels-") as name:
        folder = Path(name)
        if given is not None:
            done = _download(folder, lock, target, ["--no-index", "--find-links", str(given)])
        else:
            done = _download(folder, lock, target, ["--no-index", "--find-links", str(kept)])
            if done.returncode != 0:
                done = _download(folder, lock, target, ["--find-links", str(kept)])
        if done.returncode != 0:
            # Without a network pip finds no versions at all; what was altered is told by its hash.
            is_had = given is not None or "DO NOT MATCH" in done.stderr
            raise (RefusalError if is_had else NotHadError)(reason(done.stderr, lock, given))
        found = sorted(folder.glob("*.whl"))
        for wheel in found:
            shutil.copyfile(wheel, draft := kept / f".{wheel.name}")
            draft.replace(kept / wheel.name)
        return [kept / wheel.name for wheel in found]


def _download(folder: Path, lock: Path, target: Sequence[str], source: Sequence[str]) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in _PIP_SETTINGS}
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    command += [
        "--require-hashes",
        "--only-binary",
        ":all:",
        *target,
        *source,
        "--dest",
        str(folder),
        "--requirement",
        str(lock),
    ]
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def reason(told: str, lock: Path, given: Path | None) -> str:
    """Return in one sentence why pip, which *told* this, did not get what *lock* pins (from the folder *given*, or at all)."""
    where = f"thư mục “{given}”" if given else "kho gói Python"
    if "DO NOT MATCH THE HASHES" in told:
        name = re.search(r"^\s+(\S+) from ", told, re.MULTILINE)
        return f"Gói {name[1] if name else ''} trong {where} không đúng mã băm ghi trong {lock.name}: tệp đã bị sửa hoặc hỏng."
    if missing := re.search(r"No matching distribution found for (\S+)", told):
        return f"Không thấy gói {missing[1]} (ghi trong {lock.name}) trong {where}."
    last = (told.strip().splitlines() or ["pip không nói lý do"])[-1]
    return f"Không lấy được các gói của {lock.name} từ {where}: {last}"


def unpack(wheels: Sequence[Path], folder: Path, wanted: Callable[[PurePosixPath], bool]) -> None:
    """Unpack *wheels* into *folder* as pip would lay them, but for scripts and what is not *wanted*, told by path."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                path = _place(PurePosixPath(entry.filename))
                if entry.is_dir() or path is None or not wanted(path):
                    continue
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(archive.read(entry))


def _place(path: PurePosixPath) -> PurePosixPath | None:
    """Return where a wheel's file goes: `NAME.data/purelib/…` is laid as if it stood at the top; scripts are not laid."""
    if path.is_absolute() or ".." in path.parts:
        raise RefusalError(f"Gói có tệp mang tên không hợp lệ: “{path}”.")
    if not path.parts[0].endswith(".data"):
        return path
    return PurePosixPath(*path.parts[2:]) if path.parts[1] in ("purelib", "platlib") else None


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
