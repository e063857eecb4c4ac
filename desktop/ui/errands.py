"""What the window has done with files: a report written out or taken in, all data backed up or brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs.desk import Desk
from desktop.ui.report.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.export import Format
    from desktop.ui.report.page import ReportPage
    from desktop.ui.report_area import ReportArea

# What does the work is imported when it is asked for: a start does not wait for it.


class Errands(QObject):
    """Runs the errands of *window* for the report that *area* returns, and tells of them in its *notice*.

    `data_replaced` says that other data was brought back, with the sentence for the clerk: nothing that is open is there
    any more.
    """

    data_replaced = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, notice: Notice, area: Callable[[], ReportArea | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._notice = notice
        self._area = area

    def serve(self, page: ReportPage) -> None:
        """Do what *page* asks for."""
        page.pdf_requested.connect(self.export_pdf)
        page.export_requested.connect(self.export_workbook)
        page.file_import_requested.connect(self.import_file)
        page.table_import_requested.connect(self.import_table)

    def export_workbook(self) -> None:
        """Write the open report as a workbook; a consolidated one with what its units have sent."""
        from desktop.ui.export import WORKBOOK, workbook_of_consolidated

        if (area := self._area()) is None:
            return
        report_id = area.page.session.report_id
        fed = self._desk.is_consolidated(report_id)
        self.export(workbook_of_consolidated(self._desk, report_id) if fed else WORKBOOK)

    def export_pdf(self, appendix: str = "") -> None:
        """Write the open report, or one appendix of it, as PDF."""
        from desktop.ui.export import pdf_of

        self.export(pdf_of(appendix))

    def export(self, kind: Format) -> None:
        """Ask where to write the open report, and write it."""
        from desktop.ui.export import Export, ask_path

        if (area := self._area()) is None:
            return
        area.page.save()
        report = area.page.session.report
        path = ask_path(self._desk, report, kind, self._window)
        if path is not None:
            export = Export(report, kind, path, self._window)
            export.written.connect(self._tell_written)
            export.refused.connect(self._notice.warn)

    def import_file(self, path: Path | None) -> None:
        """Look through a file for the open report, asked for when there is no *path*."""
        from desktop.ui.importing.opening import import_file

        import_file(self._desk, self._area(), path)

    def import_table(self) -> None:
        """Look through the copied table for the open report."""
        from desktop.ui.importing.opening import import_table

        import_table(self._desk, self._area())

    def back_up(self) -> None:
        """Write all data to one file."""
        from desktop.ui.backup import back_up

        if (area := self._area()) is None or area.page.save():
            back_up(self._desk, self._window, self._notice.tell, self._notice.warn)

    def bring_back(self) -> None:
        """Take the data of a backup instead of what is there."""
        from desktop.ui.backup import bring_back

        bring_back(self._desk, self._window, self.data_replaced.emit, self._notice.warn)

    def _tell_written(self, path: Path) -> None:
        self._notice.tell(f"Đã ghi tệp “{path}”.")
