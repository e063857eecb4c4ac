"""The two sides of a report: the tables, and on the last tab the same report on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.engine.edits import Address
from desktop.ui.report.commands import connect
from desktop.ui.report.workplace import Workplace

if TYPE_CHECKING:
    from desktop.ui.preview.page import PreviewPage


class Sides(QStackedWidget):
    """*tables* with all that belongs to them, or the preview, which is made when it is first wanted.

    *save* stores what is being typed before the report is shown on paper, or returns that it could not.
    """

    #: The other side is shown.
    turned = Signal()
    #: The clerk asks for a PDF of one appendix, by its code, or of all.
    pdf_requested = Signal(str)

    def __init__(self, workplace: Workplace, tables: QWidget, save: Callable[[], bool]) -> None:
        super().__init__()
        self._workplace = workplace
        self._tabs = workplace.tables.tabs
        self._save = save
        self.preview: PreviewPage | None = None
        self._tab = self._tabs.add_plain_tab("Bản in", "Ctrl+P")
        self.addWidget(tables)
        self._tabs.currentChanged.connect(self._turn)
        connect(workplace.commands.preview, self._turn_over)

    @property
    def shows_paper(self) -> bool:
        """Whether the report is shown on paper."""
        return self.currentIndex() > 0

    def note_change(self) -> None:
        """The report has changed."""
        if self.preview is not None:
            self.preview.note_change()

    def look_at(self, cell: Address) -> None:
        """Bring a cell that has changed into sight on paper."""
        if self.preview is not None:
            self.preview.look_at(cell.code)

    # --- inside ---

    def _turn_over(self) -> None:
        if self.shows_paper:
            self._go_back()
        else:
            self._tabs.setCurrentIndex(self._tab)
        self._workplace.commands.preview.setChecked(self.shows_paper)  # it ticked itself, whatever came of it

    def _go_back(self) -> None:
        """Show the table with the cursor in the cell where it was."""
        self._tabs.setCurrentIndex(self._workplace.tables.tab)

    def _turn(self, tab: int) -> None:
        wants_paper = tab == self._tab
        if wants_paper and not self._save():
            if self._tabs.currentIndex() == tab:
                self._go_back()
            return
        if wants_paper == self.shows_paper:
            return
        focused = QApplication.focusWidget()
        follows = focused is None or self.isAncestorOf(focused)
        self._workplace.commands.preview.setChecked(wants_paper)
        if wants_paper:
            self._workplace.notice.hide()
        self.setCurrentWidget(self._paper() if wants_paper else self.widget(0))
        if follows:
            (self._paper() if wants_paper else self._workplace.tables.view).setFocus()
        self.turned.emit()

    def _paper(self) -> PreviewPage:
        if self.preview is None:
            from desktop.ui.preview.page import PreviewPage

            workplace = self._workplace
            self.preview = PreviewPage(workplace.session.report)
            self.preview.closed.connect(self._go_back)
            self.preview.cell_chosen.connect(workplace.tables.jump_to)
            self.preview.pdf_requested.connect(self.pdf_requested)
            self.preview.told.connect(workplace.notice.tell)
            self.preview.refused.connect(workplace.refuse)
            self.addWidget(self.preview)
        return self.preview
