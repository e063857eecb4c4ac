"""Backing all data up to a file that the clerk chooses, and bringing such a file back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.jobs import backup
from desktop.jobs.backup import Backup
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui.asking import agrees
from desktop.ui.files import Place, ask_what_to_read, ask_where_to_write
from desktop.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WORDS = "Bản sao lưu của CCHC"


def back_up(desk: Desk, window: QWidget, told: Callable[[str], None], refused: Callable[[str], None]) -> None:
    """Ask where to write, and write beside the window."""
    name = backup.proposed_name(desk, datetime.now().astimezone())
    path = ask_where_to_write(desk, Place.BACKUPS, "Sao lưu dữ liệu", name, _WORDS, window)
    if path is None:
        return
    data = desk.database.path.parent
    work = Work(lambda: backup.back_up(data, path), window)
    work.done.connect(lambda _nothing: told(f"Đã sao lưu toàn bộ dữ liệu vào “{path}”. Hãy giữ tệp này ở USB hoặc máy khác."))
    work.refused.connect(refused)
    work.start()


def bring_back(desk: Desk, window: QWidget, done: Callable[[str], None], refused: Callable[[str], None]) -> None:
    """Ask which backup, show what it holds, and bring it back; *done* hears what was done, and is to show the data anew."""
    path = ask_what_to_read(desk, Place.BACKUPS, "Khôi phục dữ liệu", f"{_WORDS} (*{backup.SUFFIX});;Mọi tệp (*)", window)
    if path is None:
        return
    try:
        found = backup.look(path)
        if not _is_wanted(window, path, found):
            return
        kept = backup.bring_back(desk.database.path.parent, path, datetime.now().astimezone())
    except TOLD as refusal:
        refused(str(refusal))
        return
    done(f"Đã khôi phục {found.reports} báo cáo từ “{path.name}”. Dữ liệu trước đó được giữ ở “{kept}”.")


def _is_wanted(window: QWidget, path: Path, found: Backup) -> bool:
    """Ask before what is there is replaced. Escape leaves everything as it is."""
    changed = f", thay đổi lần cuối {_day(found.changed)}" if found.changed else ""
    return agrees(
        window,
        "Khôi phục dữ liệu",
        f"Thay toàn bộ dữ liệu đang có bằng bản sao lưu “{path.name}”?",
        f"Bản sao lưu là của {found.unit or 'đơn vị chưa đặt tên'}, có {found.reports} báo cáo{changed}. "
        "Dữ liệu đang có được giữ lại trong một tệp bên cạnh.",
        yes="Khôi phục",
        no="Không thay",
    )


def _day(changed: str) -> str:
    return f"{datetime.fromisoformat(changed).astimezone():%d/%m/%Y %H:%M}"
