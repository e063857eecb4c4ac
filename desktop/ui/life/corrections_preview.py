"""The list of corrections as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.jobs import export
from desktop.jobs.errors import RefusedError
from desktop.jobs.life import Corrections
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.preview.page_view import PageView
from desktop.ui.report.notice import Notice
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.jobs.export import Pages

#: Of the screen.
_SHARE = 0.85


class CorrectionsPreview(QDialog):
    """Made in a thread, of *corrections* that nobody edits. `save_wanted` asks for a file of them."""

    help_place = "preview"

    save_wanted = Signal()

    def __init__(self, corrections: Corrections, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bản đính chính")
        self._name = f"Bản đính chính, {corrections.after.edition.title}, {corrections.after.period.label}"
        self._pdf = b""
        self.pages: Pages | None = None
        self.notice = Notice()
        self.view = PageView()
        self.print_button = main_button("&In…", self._print)
        self.save_button = button("Kết xuất P&DF…", self.save_wanted.emit)
        self._lay_out()
        self._window = parent.window()  # keeps what may outlive this one
        work = Work(lambda: export.printed_corrections(corrections), self._window)
        work.done.connect(self._show)
        work.refused.connect(self.notice.warn)
        work.start()
        self.finished.connect(self._let_go)

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        buttons.setSpacing(gaps.medium)
        for each in (self.print_button, self.save_button):
            each.setEnabled(False)
            buttons.addWidget(each)
        buttons.addWidget(button("Thu &nhỏ", self.view.zoom_out))
        buttons.addWidget(button("&Phóng to", self.view.zoom_in))
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self.resize(self.screen().availableGeometry().size() * _SHARE)

    def _show(self, pdf: bytes) -> None:
        self._pdf, self.pages = pdf, export.pages(pdf)
        self.view.show_pages(self.pages)
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.print_button.setFocus()

    def _let_go(self) -> None:
        self.view.show_pages(None)
        if self.pages is not None:
            self.pages.close()

    def _print(self) -> None:
        try:
            self._send()
        except RefusedError as refusal:
            self.notice.warn(str(refusal))

    def _send(self) -> None:
        from desktop.ui.preview.printing import Printing, ask_more, printer_for, printer_names

        if self.pages is None:
            return
        printer = printer_for(next(iter(printer_names()), ""))
        printer.setDocName(self._name)
        numbers = ask_more(printer, range(self.pages.count), self.pages.count, self)
        if numbers is not None:
            printing = Printing(self._pdf, numbers, printer, self._window)
            printing.told.connect(self.notice.tell)
            printing.refused.connect(self.notice.warn)
