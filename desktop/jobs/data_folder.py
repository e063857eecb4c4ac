"""Where the user's data is, and moving it elsewhere: to another drive, a stick, a folder on the network.

The data is copied and read back while nobody can write to it; only then the pointer of this user names the new folder. What
was there before is given the name of a backup once the new folder is open, so that nobody works in it by mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop import locations
from desktop.jobs.errors import RefusedError
from desktop.locations import Origin

Progress = Callable[[int, int], None]

#: Made in a chosen folder that has other things in it.
_FOLDER = "CCHC"
_BACKUPS = ("*.cchc-saoluu", "cchc-phien-ban-*.sqlite")


class LostDataError(RefusedError):
    """The data was moved to a folder that is not there now. Nothing is opened in its place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Không thấy dữ liệu ở “{folder}”, nơi dữ liệu đã được chuyển đến: "
            "hãy cắm lại USB hoặc nối lại ổ đĩa, ổ mạng rồi thử lại."
        )
        self.folder = folder


class Destination(NamedTuple):
    """Where data would go; *unit* and *reports* are of the data that is there already, *reports* is `None` where none is."""

    folder: Path
    unit: str
    reports: int | None


def found(chosen: str | None) -> Path:
    """Return the data folder in force, *chosen* if one is named on the command line. Raises `LostDataError`."""
    data = locations.data_folder(chosen)
    if data.is_lost:
        raise LostDataError(data.path)
    return data.path


def refusal_to_move(folder: Path) -> str:
    """Return why the data in *folder* cannot be moved by this program, empty when it can."""
    data = locations.data_folder()
    if data.path == folder and data.origin is Origin.PORTABLE:
        return "Đây là bản mang theo: dữ liệu luôn nằm cạnh chương trình. Muốn chuyển, hãy chép cả thư mục của chương trình."
    if data.path != folder or data.origin is Origin.NAMED:
        return (
            "Thư mục dữ liệu này do lối tắt hoặc lệnh mở chương trình chỉ ra (--data hoặc CCHC_DATA): "
            "muốn dùng thư mục khác, hãy sửa lối tắt hoặc lệnh ấy."
        )
    return ""


def destination(chosen: Path, folder: Path) -> Destination:
    """Return where the data in *folder* would go when the user chooses *chosen*, and what is there.

    Raises `RefusedError` or `StorageError` when it cannot go there.
    """
    from desktop.storage.restoring import look_into

    chosen = chosen.expanduser().absolute()
    if refusal := refusal_to_move(folder):
        raise RefusedError(refusal)
    with _told_of(chosen):
        empty = not chosen.exists() or not any(chosen.iterdir())
    there = chosen if empty or locations.has_data(chosen) or chosen == locations.usual_data_folder() else chosen / _FOLDER
    if there == folder:
        raise RefusedError(f"Dữ liệu đang ở “{folder}” rồi: hãy chọn thư mục khác.")
    if folder in there.parents:
        raise RefusedError(f"“{there}” nằm trong chính thư mục dữ liệu đang dùng: hãy chọn thư mục ở chỗ khác.")
    installed = locations.program()
    if installed and installed in (there, *there.parents):
        raise RefusedError(f"“{there}” nằm trong thư mục của chương trình, nơi bộ cài có thể xóa: hãy chọn thư mục ở chỗ khác.")
    if not locations.has_data(there):
        return Destination(there, "", None)
    held = look_into(locations.database(there))
    return Destination(there, held.unit, held.reports)


def move(
    folder: Path, there: Path, progress: Progress = lambda _done, _of: None, wanted: Callable[[], bool] = lambda: True
) -> bool:
    """Copy the data in *folder* to *there* and use it there from now on; return false when it was no longer *wanted*.

    Either all of it is done, or nothing is changed. *progress* is told how much of the database is copied. Raises
    `RefusedError` or `StorageError`.
    """
    from desktop.jobs.copying import NotWantedError  # loads a library of its own, which a start does not wait for
    from desktop.storage.moving import copied

    def told(done: int, of: int) -> None:
        if not wanted():
            raise NotWantedError
        progress(done, of)

    made: list[Path] = []
    is_new = not there.exists()
    try:
        with _told_of(there):
            there.mkdir(parents=True, exist_ok=True)
            for pattern in _BACKUPS:
                for file in sorted(folder.glob(pattern)):
                    _copy_beside(file, there / file.name, made, wanted)
        with copied(locations.database(folder), locations.database(there), told):
            made.append(locations.database(there))
            use(there)
    except BaseException as error:
        for file in made:
            file.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):
                there.rmdir()
        if isinstance(error, NotWantedError):
            return False
        raise
    return True


def use(folder: Path) -> None:
    """Have this user's data be looked for in *folder* from now on. Raises `ExportError`."""
    from desktop.exchange.files import write_whole

    pointer = locations.pointer()
    if folder == locations.usual_data_folder():
        with _told_of(pointer):
            pointer.unlink(missing_ok=True)
        return
    with _told_of(pointer):
        pointer.parent.mkdir(parents=True, exist_ok=True)
    write_whole(pointer, f"{folder}\n".encode())


def with_data(chosen: Path) -> Path:
    """Return the data folder that *chosen* is or holds. Raises `RefusedError` when there is none."""
    for folder in (chosen, chosen / _FOLDER):
        if locations.has_data(folder):
            return folder.absolute()
    raise RefusedError(f"“{chosen}” không có tệp dữ liệu cchc.sqlite: hãy chọn đúng thư mục có tệp ấy.")


def retire(folder: Path, now: datetime) -> str:
    """Give the data that was moved out of *folder* the name of a backup; return the sentence that says so."""
    from desktop.jobs.errors import StorageError
    from desktop.storage.moving import retire as retire_database

    kept = folder / f"truoc-khi-chuyen_{now:%Y-%m-%d_%H%M%S}.cchc-saoluu"
    try:
        retire_database(locations.database(folder), kept)
    except StorageError:
        return f"Dữ liệu cũ vẫn còn ở “{folder}”; đừng dùng đến nữa."
    return f"Dữ liệu cũ được giữ thành bản sao lưu “{kept}”."


# --- inside ----------------------------------------------------------------------------------------------------------


def _copy_beside(file: Path, target: Path, made: list[Path], wanted: Callable[[], bool]) -> None:
    """Copy a file under another name, read it back, and only then give it its own; one that is there already is left."""
    from desktop.jobs.copying import arrives_alike

    if target.exists():
        return
    part = target.with_name(f"{target.name}.part")
    made.append(part)
    if not arrives_alike(file, part, wanted):
        raise RefusedError(f"Bản chép của “{file.name}” ở “{target.parent}” không giống tệp gốc: hãy chọn ổ đĩa khác.")
    part.rename(target)
    made[-1] = target


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Within this context, what the system says is told as a sentence about *path*."""
    from desktop.storage.errors import storage_error

    try:
        yield
    except OSError as error:
        raise storage_error(error, path) from error
