"""The table's head as it is printed: wrapped titles, and under them the columns' numbers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.style import relative, spacing, strong, theme

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_UNBOUND = 10_000


class ColumnHeader(QHeaderView):
    """Titles and numbers of the columns. Its height follows the widths."""

    #: The clerk has dragged a column to another width.
    dragged = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self._before: list[int] = []
        self._heights: dict[str, int] = {}
        self.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)

    def sizeHint(self) -> QSize:
        """Return the height of the tallest title, and of the numbers under it."""
        key = f"{self.font().key()} {self._widths()}"
        if key not in self._heights:  # Qt asks many times
            self._heights = {key: self._wanted_height()}
        return QSize(super().sizeHint().width(), self._heights[key])

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Paint one title, wrapped, over its number."""
        colours, space = theme(), spacing(self.fontMetrics())
        numbers = self._number_height()
        painter.save()
        painter.fillRect(rect, colours.panel)
        painter.setPen(colours.line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.left(), rect.bottom() - numbers, rect.right(), rect.bottom() - numbers)
        painter.setPen(colours.frame)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.text)
        painter.setFont(strong(self.font()))
        painter.drawText(rect.adjusted(space.small, 0, -space.small, -numbers), _WRAPPED, self._title(column))
        painter.setPen(colours.muted)
        painter.setFont(relative(self.font(), 0.85))
        below = QRect(rect.left(), rect.bottom() - numbers, rect.width(), numbers)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"({column + 1})")
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the widths, to see later whether a column was dragged."""
        self._before = self._widths()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell when a column has got another width by hand."""
        super().mouseReleaseEvent(event)
        if self._widths() != self._before:
            self.dragged.emit()

    def _widths(self) -> list[int]:
        return [self.sectionSize(column) for column in range(self.count())]

    def _wanted_height(self) -> int:
        metrics = QFontMetrics(strong(self.font()))
        space = spacing(metrics)
        titles = [
            metrics.boundingRect(0, 0, width - 2 * space.small, _UNBOUND, _WRAPPED, self._title(column))
            for column, width in enumerate(self._widths())
        ]
        tallest = max((title.height() for title in titles), default=metrics.height())
        return tallest + 2 * space.small + self._number_height()

    def _title(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal))

    def _number_height(self) -> int:
        return self.fontMetrics().height()
