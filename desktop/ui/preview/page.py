"""The report on paper: looked at, followed while it changes, printed and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.engine.edits import Address
from desktop.jobs import export
from desktop.jobs.errors import RefusedError
from desktop.ui.preview.page_list import PageList
from desktop.ui.preview.page_view import Fit, PageView
from desktop.ui.preview.panel import Panel
from desktop.ui.preview.rendering import Rendering

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
    from PySide6.QtPrintSupport import QPrinter

    from desktop.engine.report import Report
    from desktop.jobs.export import Pages, Printout


class PreviewPage(QWidget):
    """Shows *report* as it would be printed now, for as long as it is visible itself; hidden it does nothing."""

    help_place = "preview"

    #: The clerk asks to go back to the tables, or to a cell of them.
    closed = Signal()
    cell_chosen = Signal(Address)
    #: The clerk asks for a file of one appendix, by its code, or of all.
    pdf_requested = Signal(str)
    #: What there is to tell, and what was not done.
    told = Signal(str)
    refused = Signal(str)
    #: The pages shown are those of the report as it is now.
    ready = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._printout: Printout | None = None
        self.pages: Pages | None = None
        self._sought = ""
        self._is_current = False
        self._is_printing = False
        self.view = PageView()
        self.list = PageList()
        self.panel = Panel(report.edition.appendices)
        self._rendering = Rendering(report, self)
        self._list_printers_later = QTimer(self, singleShot=True, interval=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        self._connect()

    def note_change(self) -> None:
        """The report has changed: show it when it has rested a while and somebody looks."""
        self._rendering.note_change()

    def look_at(self, code: str) -> None:
        """Bring a row into sight when the pages are shown anew."""
        self._sought = code

    def zoom_in(self) -> None:
        """Show the paper larger, as the window's Ctrl++ does here."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Show the paper smaller, as the window's Ctrl+− does here."""
        self.view.zoom_out()

    # --- inside ---

    def _connect(self) -> None:
        view, panel, rendering = self.view, self.panel, self._rendering
        rendering.rendered.connect(self._show)
        rendering.current_changed.connect(self._note_current)
        rendering.refused.connect(self.refused)
        view.page_changed.connect(self._mark)
        view.zoom_changed.connect(panel.show_zoom)
        view.chosen.connect(self._choose_cell)
        self.list.chosen.connect(view.go_to)
        panel.appendix_chosen.connect(rendering.choose)
        panel.zoom_in_wanted.connect(self.zoom_in)
        panel.zoom_out_wanted.connect(self.zoom_out)
        panel.width_wanted.connect(lambda: view.fit_to(Fit.WIDTH))
        panel.page_wanted.connect(lambda: view.fit_to(Fit.PAGE))
        panel.print_wanted.connect(lambda: self._print(asks_more=False))
        panel.more_wanted.connect(lambda: self._print(asks_more=True))
        panel.pdf_wanted.connect(lambda: self.pdf_requested.emit(rendering.appendix))
        self._list_printers_later.timeout.connect(self._list_printers)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _show(self, printout: Printout) -> None:
        if self._printout is None:
            self._list_printers_later.start()
        self._printout = printout
        if self.isVisible():
            self._put_up(export.pages(printout.pdf))
            if self._sought and (place := printout.places.place_of(self._sought)):
                self.view.reveal(*place)
            self._sought = ""

    def _put_up(self, pages: Pages | None) -> None:
        """Show *pages* in the place of those before, or let go of them."""
        before, self.pages = self.pages, pages
        self.view.show_pages(pages)
        self.list.show_pages(pages)
        if before is not None:
            before.close()
        self._mark(self.view.current)

    def _note_current(self, current: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._is_current = current
        self._offer_printing()
        if current:
            self.ready.emit()

    def _mark(self, page: int) -> None:
        if self.pages is not None:
            self.list.mark(page)
            self.panel.show_page(page, self.pages.count)
            self.view.setAccessibleName(f"Trang in {page + 1} trên {self.pages.count}")

    def _choose_cell(self, page: int, x: float, y: float) -> None:
        if self._printout is not None and (cell := self._printout.places.cell_at(page, x, y)):
            self.cell_chosen.emit(cell)

    # --- printing ---

    def _list_printers(self) -> None:
        from desktop.ui.preview.printing import printer_names

        self.panel.show_printers(printer_names())

    def _offer_printing(self) -> None:
        self.panel.set_ready(on=self._is_current and not self._is_printing)

    def _print(self, *, asks_more: bool) -> None:
        try:
            self._send(asks_more=asks_more)
        except RefusedError as refusal:
            self.refused.emit(str(refusal))

    def _send(self, *, asks_more: bool) -> None:
        from desktop.ui.preview import printing

        if self._printout is None or self.pages is None:
            return
        numbers = printing.chosen_pages(self.panel.pages.text(), self.pages.count)
        printer = printing.printer_for(self.panel.printer_name)
        printer.setDocName(f"{self._report.edition.title}, {self._report.period.label}")
        printer.setCopyCount(self.panel.copies.value())
        wanted = printing.ask_more(printer, numbers, self.pages.count, self) if asks_more else numbers
        if wanted is not None:
            self._start_printing(self._printout.pdf, wanted, printer)

    def _start_printing(self, pdf: bytes, numbers: list[int], printer: QPrinter) -> None:
        from desktop.ui.preview.printing import Printing

        self._is_printing = True
        self._offer_printing()
        printing = Printing(pdf, numbers, printer, self.window())
        printing.told.connect(self.told)
        printing.refused.connect(self.refused)
        printing.destroyed.connect(self._note_printed)

    def _note_printed(self) -> None:
        self._is_printing = False
        self._offer_printing()

    # --- Qt ---

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the pages."""
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the report as it is now, and follow it."""
        super().showEvent(event)
        if self._printout is not None:
            self._put_up(export.pages(self._printout.pdf))
            self._list_printers_later.start()
        self._rendering.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest, and take little room."""
        super().hideEvent(event)
        self._rendering.rest()
        self._put_up(None)
