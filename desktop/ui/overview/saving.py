"""Asking where a chart is to be saved, and saving it in a thread."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import StorageError
from desktop.ui.export import FOLDER
from desktop.ui.work import Work

_NOT_IN_NAMES = r'[\\/:*?"<>|\n\t]+'


def ask_path(desk: Desk, title: str, words: str, suffix: str, parent: QWidget) -> Path | None:
    """Ask where to write a chart called *title*; `None` when the clerk thinks better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(desk.database.get_setting(FOLDER) or documents)
    proposed = re.sub(_NOT_IN_NAMES, " ", title).strip()[:80] + suffix
    chosen, _ = QFileDialog.getSaveFileName(parent, "Lưu biểu đồ", str(folder / proposed), f"{words} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def save(
    desk: Desk, page: bytes, path: Path, write: Callable[[bytes, Path], None], parent: QWidget, *, told: Callable[[str], None]
) -> Work:
    """Write a drawn chart in a thread; *told* gets the sentence that says it is there."""
    with suppress(StorageError):  # on a full drive, a file elsewhere is the more wanted
        desk.database.set_setting(FOLDER, str(path.parent))
    work = Work(lambda: write(page, path), parent.window())
    work.done.connect(lambda _nothing: told(f"Đã ghi tệp “{path}”."))
    work.start()
    return work
