"""The two halves of the report page: the table, and under it the panes that are wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui import style


class Halves(QSplitter):
    """*table* above *findings* and *explanation*, which stand side by side; the clerk can shift what parts them."""

    def __init__(self, table: QWidget, findings: QWidget, explanation: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._findings, self._explanation = findings, explanation
        self._below = QSplitter(Qt.Orientation.Horizontal)
        self._below.addWidget(findings)
        self._below.addWidget(explanation)
        self._below.setSizes([3, 2])
        self._below.setChildrenCollapsible(False)
        style.follow(self._below, lambda: self._below.setMinimumHeight(self.fontMetrics().height() * 3))
        self.addWidget(table)
        self.addWidget(self._below)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)

    def show_panes(self, *, findings: bool, explanation: bool) -> None:
        """Show the panes that are wanted; without any the table has the whole height."""
        self._findings.setVisible(findings)
        self._explanation.setVisible(explanation)
        self._below.setVisible(findings or explanation)
