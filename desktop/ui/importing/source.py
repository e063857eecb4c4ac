"""What is taken in: a file that the clerk chose or dropped, or the table that was copied last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.report import Report
from desktop.engine.text import shortened
from desktop.jobs import importing
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.ui.files import Place, ask_what_to_read

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_LONGEST_NAME = 40
_PICTURE = "Đang sao chép một hình ảnh, không có ô số liệu nào để đọc: hãy chọn bảng trong Word hoặc Excel rồi chép lại."
_KINDS = "Tệp số liệu (*.xlsx *.xlsm *.json);;Mọi tệp (*)"


class Source(NamedTuple):
    """*name* is what sentences call it, *edit* what the undo menu calls taking it in; *read* makes the dry run.

    *read* can run in any thread; it raises one of the exceptions that are told.
    """

    name: str
    edit: str
    read: Callable[[], importing.Reading]


def from_file(desk: Desk, report: Report, path: Path) -> Source:
    """Return a chosen file as a source for *report*."""
    as_it_is = report.copy()
    name = f"tệp “{shortened(path.name, _LONGEST_NAME)}”"
    form = f"{report.edition.form}@{report.edition.edition}"
    return Source(name, f"nhập từ {name}", lambda: importing.read_file(desk, form, path, as_it_is.period, as_it_is))


def from_clipboard(report: Report, held: QMimeData) -> Source:
    """Return what was copied last as a source for *report*. What is copied later does not change it."""
    as_it_is = report.copy()
    html, text, is_picture = held.html(), held.text(), held.hasImage()

    def read() -> importing.Reading:
        if is_picture and not html and not text.strip():
            raise RefusedError(_PICTURE)
        return importing.paste(as_it_is.edition, as_it_is.period, html=html, text=text, report=as_it_is)

    return Source("bảng đang sao chép", "nhập bảng đang sao chép", read)


def ask_path(desk: Desk, parent: QWidget) -> Path | None:
    """Ask for a file, first in the folder of the last; `None` when the clerk thinks better of it."""
    return ask_what_to_read(desk, Place.IMPORTS, "Nhập từ tệp", _KINDS, parent)
