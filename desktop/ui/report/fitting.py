"""Widths shared as on paper, and rows as high as their text needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from desktop.ui.report.cell_painter import CellPainter
    from desktop.ui.report.table_model import TableModel


class Fitting(QObject):
    """Fits the columns and rows of one table.

    The headers are kept from telling the view of each section: it would paint everything once more a moment later.
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
        self._later.timeout.connect(self._fit_all_rows_again)

    def share(self, shares: list[int]) -> None:
        """Share the width in another way, for other columns."""
        if len(shares) != len(self._shares):
            self._shares = shares
            if self._widths:
                self._widths = []
                self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width among the columns as on paper, or as the clerk has dragged them; the last takes the rest."""
        width, shares = self._view.maximumViewportSize().width(), sum(self._shares)
        blocked = QSignalBlocker(self._view.horizontalHeader())
        for column, share in enumerate(self._shares[:-1]):
            self._view.setColumnWidth(column, width * share // shares)
        blocked.unblock()
        if self._widths == self._current_widths():
            return
        if self._widths:
            self._later.start()
        else:
            self._fit_all_rows()

    def keep_widths(self) -> None:
        """Share the width from now on as it is shared now."""
        self._shares = self._current_widths()
        self._later.start()

    def measure_anew(self) -> None:
        """Fit all rows again, the font is another one."""
        if self._widths:
            self._later.start()

    def fit_other_rows(self) -> None:
        """Fit the rows that stand in the table now."""
        if self._widths:
            self._fit_all_rows_again()

    def fit_rows(self, rows: range) -> None:
        """Make rows as high as what they hold now."""
        if not self._widths:
            return
        header = self._view.verticalHeader()
        for row in rows:
            height = self._painter.height(row, self._widths)
            if height != header.sectionSize(row):
                header.resizeSection(row, height)

    def arrange_rows(self, model: TableModel) -> None:
        """Hide the rows that a filter leaves out, and have the labels of headings reach to the right edge."""
        self._view.clearSpans()
        header, after = self._view.verticalHeader(), len(self._shares) - model.label_column
        blocked = QSignalBlocker(header)
        for row in range(model.rowCount()):
            hidden = model.is_hidden(row)
            if header.isSectionHidden(row) != hidden:
                header.setSectionHidden(row, hidden)
            if not hidden and after > 1 and model.spans(row, model.label_column):  # Qt paints a span also of a hidden row
                self._view.setSpan(row, model.label_column, 1, after)
        blocked.unblock()
        if self._widths:
            self._view.updateGeometries()
            self._view.viewport().update()

    def _fit_all_rows(self) -> None:
        self._widths = self._current_widths()
        blocked = QSignalBlocker(self._view.verticalHeader())
        self.fit_rows(range(self._view.model().rowCount()))
        blocked.unblock()
        self._view.updateGeometries()  # the head wraps its titles, too
        self._view.scrollTo(self._view.currentIndex())

    def _fit_all_rows_again(self) -> None:
        self._fit_all_rows()
        self._view.viewport().update()  # not before it was first painted: PySide takes long to find the viewport's type

    def _current_widths(self) -> list[int]:
        # The last column gets its share only when the head is laid out, which may be later.
        widths = [self._view.columnWidth(column) for column in range(len(self._shares) - 1)]
        return [*widths, self._view.maximumViewportSize().width() - sum(widths)]
