"""The clerk's choice among the proposals of a dry run: tick by tick, kind by kind, all, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.engine.report import Report
from desktop.jobs.importing import Proposal
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.importing.choices import Choices
from desktop.ui.importing.lines import Names, outcome
from desktop.ui.importing.list_view import ListView
from desktop.ui.importing.proposal_model import Column, ProposalModel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

_HINT = "Phím cách: chọn hoặc bỏ chọn. F8: đến đề nghị tiếp theo chưa chọn."


class Proposals(QWidget):
    """The list of proposals, and buttons for all and none. `ticked` tells that other ones are accepted now."""

    ticked = Signal()

    def __init__(self, report: Report, proposals: Sequence[Proposal], choices: Choices) -> None:
        super().__init__()
        names = Names(report)
        self.entries = ProposalModel(proposals, choices, lambda proposal: outcome(report, proposal, names), self.font(), self)
        self.view = ListView(self.entries, "Đề nghị", (64, 12, 24), fits=True)
        self.view.on_space(self.entries.toggle)
        for row in self.entries.headings:
            self.view.setSpan(row, Column.QUESTION, 1, len(Column))
        self.all = button("Chọn &tất cả", lambda: self.entries.choose(all_=True))
        self.none = button("Bỏ chọ&n tất cả", lambda: self.entries.choose(all_=False))
        hint = QLabel(_HINT)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        gaps = style.spacing(self.fontMetrics())
        above = QHBoxLayout()
        above.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)
        above.setSpacing(gaps.medium)
        above.addWidget(self.all)
        above.addWidget(self.none)
        above.addWidget(hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        self.entries.ticked.connect(self.ticked)
        for keys, way in (("F8", 1), ("Shift+F8", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _ticked, way=way: self._go(way))
            self.addAction(action)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the list."""
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first proposal."""
        super().showEvent(event)
        if not self.view.currentIndex().isValid():
            self._go(1)

    def _go(self, way: int) -> None:
        """Go to the next proposal that is not accepted, round the end to the beginning."""
        count, here = self.entries.rowCount(), self.view.currentIndex().row()
        around = ((here + way * step) % count for step in range(1, count + 1))
        found = next((row for row in around if self.entries.is_open(row)), None)
        if found is not None:
            self.view.setCurrentIndex(self.entries.index(found, Column.QUESTION))
            self.view.setFocus()
