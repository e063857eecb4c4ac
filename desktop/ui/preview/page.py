"""The print preview, a page of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine.report import Report
from desktop.jobs import export
from desktop.jobs.errors import RefusedError
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.preview.page_list import PageList
from desktop.ui.preview.page_view import STEP, PageView
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.jobs.export import Pages


class PreviewPage(QWidget):
    """Draws the pages of a report in a thread, then shows them. The report is a snapshot nobody edits."""

    help_place = "preview"

    closed = Signal()
    save_wanted = Signal()
    refused = Signal(str)
    ready = Signal()

    def __init__(self, report: Report, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.pages: Pages | None = None
        self.view = PageView()
        self.list = PageList()
        self._zoom = QLabel()
        self._count = QLabel()
        self._wait = QLabel("Đang dựng trang in…")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._needs_pages = [
            main_button("&In…", self._print),
            button("&Lưu PDF…", self.save_wanted.emit),
            button("Thu &nhỏ", self.zoom_out),
            button("&Phóng to", self.zoom_in),
            button("Vừa c&hiều ngang", self.view.fit_width),
        ]
        self._lay_out()
        self.view.page_changed.connect(self._mark)
        self.view.zoom_changed.connect(lambda zoom: self._zoom.setText(f"{round(100 * zoom)} %"))
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.closed.emit, context=context)
        work = Work(lambda: export.pages(report), self)
        work.done.connect(self._show)
        work.refused.connect(self.refused)
        work.start()
        self._work = work

    def zoom_in(self) -> None:
        """Show the paper larger, as the window's Ctrl++ does here."""
        self.view.set_zoom(self.view.zoom * STEP)

    def zoom_out(self) -> None:
        """Show the paper smaller, as the window's Ctrl+− does here."""
        self.view.set_zoom(self.view.zoom / STEP)

    def close_pages(self) -> None:
        """Let go of the document; the page is about to go."""
        if self.pages is None:
            self._work.done.disconnect(self._show)
            self._work.setParent(self.window())
        else:
            self.pages.close()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        self._stack.addWidget(self._wait)
        self._stack.addWidget(shown)
        heading = QLabel(self._title)
        style.set_type(heading, 1.2, heavy=True)
        heading.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        bar = QHBoxLayout()
        bar.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        bar.setSpacing(gaps.medium)
        for widget in self._needs_pages:
            widget.setEnabled(False)
            bar.addWidget(widget)
        bar.addWidget(self._zoom)
        bar.addStretch()
        bar.addWidget(self._count)
        bar.addWidget(button("Đón&g", self.closed.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(heading)
        whole.addWidget(self._stack, 1)
        whole.addLayout(bar)

    def _show(self, pages: Pages) -> None:
        self.pages = pages
        self._stack.setCurrentIndex(1)
        self.list.show_pages(pages)
        self.list.selectionModel().currentChanged.connect(lambda index: self.view.go_to(index.row()))
        self.view.show_pages(pages)
        for widget in self._needs_pages:
            widget.setEnabled(True)
        self._mark(0)
        self.view.setFocus()
        self.ready.emit()

    def _mark(self, page: int) -> None:
        assert self.pages is not None  # noqa: S101 - pages are turned only when there are some
        self.list.mark(page)
        self._count.setText(f"Trang {page + 1} / {self.pages.count}")

    def _print(self) -> None:
        from desktop.ui.preview.printing import ask_and_print

        assert self.pages is not None  # noqa: S101 - the button is off until then
        try:
            ask_and_print(self.pages, self._title, self)
        except RefusedError as refusal:
            self.refused.emit(str(refusal))
