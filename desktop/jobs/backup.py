"""Copy all data out to one file, and bring such a file back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.storage.restoring import Backup as Backup  # noqa: PLC0414 - the window names it
from desktop.storage.restoring import look_into

SUFFIX = ".cchc-saoluu"


def proposed_name(desk: Desk, now: datetime) -> str:
    """Return the name proposed for a backup made *now*, which is the computer's own time."""
    practice = "LUYEN-TAP_" if desk.practice else ""
    return f"{practice}CCHC_{now:%Y-%m-%d_%H%M}{SUFFIX}"


def back_up(folder: Path, path: Path) -> None:
    """Write everything in the data *folder* to one file, whole or not at all. Raises `StorageError`.

    It opens the data by itself, so that it can run beside the window.
    """
    with Desk.open(folder) as desk:
        if path.absolute() == desk.database.path.absolute():
            raise RefusedError(f"“{path}” là tệp dữ liệu đang dùng: hãy chọn tên hoặc thư mục khác cho bản sao lưu.")
        desk.database.backup_to(path)


def look(path: Path) -> Backup:
    """Say what a backup holds, before it is brought back. Raises `StorageError` when it cannot be used."""
    return look_into(path)


def bring_back(folder: Path, path: Path, now: datetime) -> Path:
    """Make the data *folder* hold what the backup holds; return the copy that was made of what it held before.

    Raises `StorageError`; then the data is as it was.
    """
    with Desk.open(folder) as desk:
        kept = desk.database.path.with_name(f"truoc-khi-khoi-phuc_{now:%Y-%m-%d_%H%M%S}{SUFFIX}")
        desk.database.restore_from(path, kept)
    return kept
