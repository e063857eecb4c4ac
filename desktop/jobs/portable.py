"""The installed program and its data, copied to a stick from which it runs without being installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop import locations
from desktop.jobs import backup
from desktop.jobs.copying import NotWantedError, arrives_alike
from desktop.jobs.errors import RefusedError

Progress = Callable[[int, int], None]

FOLDER = "CCHC"
#: They belong to the computer on which the program was installed.
_NOT_TAKEN = ("unins", locations.PORTABLE.lower())
_GONE = "Không chép được vào “{}”: hãy xem USB còn cắm, còn chỗ và cho phép ghi không, rồi làm lại. Chưa có gì thay đổi."


def can_be_made() -> bool:
    """Whether this program is an installation, which can be taken along; a checkout cannot."""
    return locations.program() is not None


def make(
    stick: Path,
    data: Path | None,
    progress: Progress = lambda _done, _of: None,
    wanted: Callable[[], bool] = lambda: True,
) -> Path | None:
    """Copy the program to a new folder on *stick*, with what the *data* folder holds if one is given; return that folder.

    All of it or nothing: `None` when it was no longer *wanted*. *progress* is told how many bytes of how many are there, each
    file read back. Raises `RefusedError`, or `StorageError` about the data.
    """
    installed = locations.program()
    if installed is None:
        raise RefusedError("Chỉ chương trình đã cài đặt mới tạo được bản mang theo.")
    place, part = stick / FOLDER, stick / f"{FOLDER}.part"
    if place.exists():
        raise RefusedError(f"Đã có “{place}”: hãy đổi tên hoặc chuyển thư mục ấy đi nơi khác rồi làm lại.")
    try:
        shutil.rmtree(part, ignore_errors=True)  # left by a stick that was pulled out
        files = list(_files(installed))
        size = sum(file.stat().st_size for file in files)
        _refuse_full(stick, size + (_size(data) if data else 0))
        (part / locations.PORTABLE).mkdir(parents=True)
        _copy(installed, files, part, size, progress, wanted)
        if data:
            backup.back_up(data, locations.database(part / locations.PORTABLE))
        part.rename(place)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, NotWantedError):
            return None
        if isinstance(error, OSError):
            raise RefusedError(_GONE.format(stick)) from error
        raise
    return place


def _files(installed: Path) -> Iterator[Path]:
    """Yield all files of the installation that are taken along."""
    other = _other_versions(installed)
    for entry in sorted(installed.iterdir()):
        if entry not in other and not entry.name.lower().startswith(_NOT_TAKEN):
            yield from (file for file in sorted(entry.rglob("*")) if file.is_file()) if entry.is_dir() else (entry,)


def _other_versions(installed: Path) -> set[Path]:
    """Return the folders of versions that Windows' launchers do not start: left by a setup that was broken off."""
    try:
        used = (installed / "current").read_text(encoding="ascii").partition("\\")[0]
    except FileNotFoundError:  # on Linux there is one version in a folder
        return set()
    return {mark.parent for mark in installed.glob("v*/version.txt") if mark.parent.name != used}


def _size(data: Path) -> int:
    database = locations.database(data)
    return database.stat().st_size if database.exists() else 0


def _refuse_full(stick: Path, size: int) -> None:
    free = shutil.disk_usage(stick).free
    if free < size:
        raise RefusedError(
            f"“{stick}” chỉ còn trống {free >> 20} MB, cần {(size >> 20) + 1} MB: hãy xóa bớt tệp hoặc dùng USB khác."
        )


def _copy(installed: Path, files: list[Path], part: Path, size: int, progress: Progress, wanted: Callable[[], bool]) -> None:
    """Copy *files* into *part* as they lie in *installed*, each read back."""
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        progress(done, size)

    for file in files:
        target = part / file.relative_to(installed)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not arrives_alike(file, target, wanted, told):
            raise RefusedError(f"Tệp “{file.name}” đọc lại từ USB không giống bản gốc: hãy dùng USB khác.")
        if os.access(file, os.X_OK):
            shutil.copymode(file, target)
            if not os.access(target, os.X_OK):
                raise RefusedError(
                    f"“{part.parent}” không cho chạy chương trình: hãy dùng USB định dạng khác (ext4 trên Linux)."
                )
