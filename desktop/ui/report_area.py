"""An open report in the main window: how far it is, the report page, and the buttons with words along the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.session import ReportSession
from desktop.ui.action_bar import ActionBar
from desktop.ui.life.strip import LifeStrip
from desktop.ui.report.page import ReportPage

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QFocusEvent


class ReportArea(QWidget):
    """A report page above its buttons."""

    def __init__(self, session: ReportSession, pdf: QAction) -> None:
        super().__init__()
        self.page = ReportPage(session)
        commands = self.page.commands
        self.strip = LifeStrip(commands.corrections)
        # Menus name what undo takes back; the button stays as wide as it is.
        commands.undo.setIconText("Hoàn tác")
        self.exports = (commands.export, pdf)
        rows = (commands.add_row, commands.delete_rows) if session.report.edition.task_tables else ()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.page, 1)
        first = (commands.undo, *rows, commands.next_finding, commands.preview, *self.exports, commands.amend)
        column.addWidget(ActionBar(first, (commands.close,), (commands.finalise, commands.send)))

    @property
    def title(self) -> str:
        """What is open, "Báo cáo cải cách hành chính tháng, tháng 5 năm 2024"."""
        report = self.page.session.report
        return f"{report.edition.title}, {report.period.label}"

    def put_on_top(self, line: QWidget) -> None:
        """Show *line* above the report."""
        self._column.insertWidget(0, line)

    def put_below(self, line: QWidget) -> None:
        """Show *line* between the report and the buttons, where no row moves when it comes and goes."""
        self._column.insertWidget(self._column.count() - 1, line)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the page."""
        self.page.setFocus()
