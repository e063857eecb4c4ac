"""Widths shared as on paper, and rows as high as their text needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from desktop.ui.report.cell_painter import CellPainter


class Fitting(QObject):
    """Fits the columns and rows of one table.

    All rows are measured when the table is first shown and when its columns have come to rest at other widths; else
    only those that change.
    """

    def __init__(self, view: QTableView, painter: CellPainter, shares: list[int]) -> None:
        super().__init__(view)
        self._view = view
        self._painter = painter
        self._shares = shares
        self._widths: list[int] = []  # those that the rows were fitted to; empty until first shown
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_all_rows)

    def fit_columns(self) -> None:
        """Share the width among the columns as on paper, or as the clerk has dragged them; the last takes the rest."""
        width, shares = self._view.maximumViewportSize().width(), sum(self._shares)
        for column, share in enumerate(self._shares[:-1]):
            self._view.setColumnWidth(column, width * share // shares)
        if self._widths:
            self._later.start()
        else:
            self._fit_all_rows()

    def keep_widths(self) -> None:
        """Share the width from now on as it is shared now."""
        self._shares = self._current_widths()
        self._later.start()

    def fit_rows(self, rows: range) -> None:
        """Make rows as high as what they hold now."""
        if not self._widths:
            return
        header = self._view.verticalHeader()
        for row in rows:
            height = self._painter.height(row, self._widths)
            if height != header.sectionSize(row):
                header.resizeSection(row, height)

    def _fit_all_rows(self) -> None:
        self._widths = self._current_widths()
        self._view.horizontalHeader().headerDataChanged(
            Qt.Orientation.Horizontal, 0, len(self._widths) - 1
        )  # it wraps its titles, too
        self.fit_rows(range(self._view.model().rowCount()))
        self._view.scrollTo(self._view.currentIndex())

    def _current_widths(self) -> list[int]:
        return [self._view.columnWidth(column) for column in range(len(self._shares))]
