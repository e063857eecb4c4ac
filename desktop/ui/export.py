"""Writing a report to a file that the clerk chooses, in a thread, with a way to call it off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.engine.report import Report
from desktop.jobs import export
from desktop.jobs.desk import Desk
from desktop.ui.files import Place, ask_where_to_write
from desktop.ui.work import Work


class Format(NamedTuple):
    """A kind of file: how it is called and how it ends, the job that writes it, and what it holds if not all of the report.

    That is one *appendix*, or what is told after the name of the report: *naming*.
    """

    words: str
    suffix: str
    write: Callable[[Report, Path, Callable[[], bool]], bool]
    appendix: str = ""
    naming: str = ""


WORKBOOK = Format("Bảng tính Excel", ".xlsx", export.export_workbook)
PDF = Format("Tệp PDF", ".pdf", export.export_pdf)


def pdf_of(appendix: str) -> Format:
    """Return the PDF of one appendix, by its code, or of all for none."""
    return PDF._replace(write=partial(export.export_pdf, appendix=appendix), appendix=appendix)


def workbook_of_consolidated(desk: Desk, report_id: int) -> Format:
    """Return the workbook of a report that units below feed, with sheets about them."""
    from desktop.jobs.consolidating.export import export_stored  # most reports are not consolidated

    return WORKBOOK._replace(write=partial(export_stored, desk.database.path.parent, report_id))


class Export(QObject):
    """One export under way. `written` brings the file, `refused` the sentence why there is none.

    The clerk can call it off until the moment the file is put in its place.
    """

    written = Signal(Path)
    refused = Signal(str)

    def __init__(self, report: Report, kind: Format, path: Path, window: QWidget) -> None:
        super().__init__(window)
        self._path = path
        self._called_off = False
        as_it_is = report.copy()
        self._progress = QProgressDialog(f"Đang ghi “{path.name}”…", "Bỏ qua", 0, 0, window)
        self._progress.setWindowTitle("Kết xuất")
        self._progress.setMinimumDuration(500)
        self._progress.canceled.connect(self._call_off)
        self._work = Work(lambda: kind.write(as_it_is, path, lambda: not self._called_off), self)
        self._work.done.connect(self._finish)
        self._work.refused.connect(self._refuse)
        self._work.finished.connect(self._clear_up)
        self._work.start()

    def _call_off(self) -> None:
        self._called_off = True

    def _finish(self, was_written: bool) -> None:  # noqa: FBT001 - as the job returns it
        if was_written:
            self.written.emit(self._path)

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)

    def _clear_up(self) -> None:
        self._progress.canceled.disconnect(self._call_off)
        self._progress.close()
        self._progress.deleteLater()
        self.deleteLater()


def ask_path(desk: Desk, report: Report, kind: Format, parent: QWidget) -> Path | None:
    """Ask where to write; `None` when the clerk thinks better of it."""
    name = export.file_name(report, kind.naming + kind.suffix, kind.appendix)
    return ask_where_to_write(desk, Place.EXPORTS, "Kết xuất", name, kind.words, parent)
