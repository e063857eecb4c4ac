"""Asking where a chart or a table is to be saved, and saving it in a thread."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.jobs.desk import Desk
from desktop.ui.files import Place, ask_where_to_write
from desktop.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NOT_IN_NAMES = r'[\\/:*?"<>|\n\t]+'


def ask_path(desk: Desk, title: str, words: str, suffix: str, parent: QWidget, caption: str = "Lưu biểu đồ") -> Path | None:
    """Ask where to write what is called *title*; `None` when the clerk thinks better of it."""
    name = re.sub(_NOT_IN_NAMES, " ", title).strip()[:80] + suffix
    return ask_where_to_write(desk, Place.EXPORTS, caption, name, words, parent)


def save(write: Callable[[Path], None], path: Path, parent: QWidget, *, told: Callable[[str], None]) -> Work:
    """Write a file in a thread; *told* gets the sentence that says it is there."""
    work = Work(lambda: write(path), parent.window())
    work.done.connect(lambda _nothing: told(f"Đã ghi tệp “{path}”."))
    work.start()
    return work
