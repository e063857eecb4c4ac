"""The table's head as it is printed: wrapped titles, some under a joint one, and under them the columns' numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.engine.definition import Column, JointTitle, joint_titles
from desktop.ui.report.fields import ON_SCREEN_ONLY
from desktop.ui.report.table_model import TableModel
from desktop.ui.style import relative, spacing, strong, theme

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_UNBOUND = 10_000


class _Titles(NamedTuple):
    """What the head says of *columns*: titles they share, by column, and the numbers, which only printed columns have."""

    columns: Sequence[Column]
    joint: dict[int, JointTitle]
    numbers: list[str]

    @classmethod
    def of(cls, columns: Sequence[Column]) -> _Titles:
        """Return the titles of *columns*."""
        joint = {column: joint for joint in joint_titles(columns) for column in joint.columns}
        number = count(1)
        return cls(columns, joint, ["" if each.field in ON_SCREEN_ONLY else f"({next(number)})" for each in columns])


class ColumnHeader(QHeaderView):
    """Titles and numbers of the columns. Its height follows the widths."""

    #: The clerk has dragged a column to another width.
    dragged = Signal()

    def __init__(self, entries: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._entries = entries
        self._known = _Titles.of(entries.columns)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self._before: list[int] = []
        self._heights: dict[str, tuple[int, int]] = {}
        self.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)

    @property
    def _titles(self) -> _Titles:
        """The titles of the columns that the table has now; Qt asks while they are being changed."""
        if self._known.columns is not self._entries.columns:
            self._known = _Titles.of(self._entries.columns)
            self._heights.clear()
        return self._known

    def sizeHint(self) -> QSize:
        """Return the height of the tallest title, and of the numbers under it."""
        return QSize(super().sizeHint().width(), sum(self._measured()) + self._number_height())

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Paint one title, wrapped, over its number; its part of a joint title above it."""
        colours, space = theme(), spacing(self.fontMetrics())
        titles = self._titles
        numbers, joint = self._number_height(), titles.joint.get(column)
        upper = self._measured()[0] if joint else 0
        below_joint = rect.top() + upper
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colours.panel)
        painter.setPen(colours.line)
        painter.drawLine(rect.right(), rect.top() if not joint or column == joint.columns[-1] else below_joint, *_foot(rect))
        painter.drawLine(rect.left(), rect.bottom() - numbers, rect.right(), rect.bottom() - numbers)
        if joint:
            painter.drawLine(rect.left(), below_joint, rect.right(), below_joint)
        painter.setPen(colours.frame)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.text)
        painter.setFont(strong(self.font()))
        title = rect.adjusted(space.small, upper, -space.small, -numbers)
        painter.drawText(title, _WRAPPED, titles.columns[column].title)
        if joint:
            left = self.sectionViewportPosition(joint.columns[0])
            painter.drawText(QRect(left, rect.top(), self._width(joint.columns), upper), _WRAPPED, joint.title)
        painter.setPen(colours.muted)
        painter.setFont(relative(self.font(), 0.85))
        below = QRect(rect.left(), rect.bottom() - numbers, rect.width(), numbers)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, titles.numbers[column])
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

    def _width(self, columns: range) -> int:
        return sum(self.sectionSize(column) for column in columns)

    def _measured(self) -> tuple[int, int]:
        """Return the heights of the joint titles, and of what titles need besides."""
        titles = self._titles
        key = f"{self.font().key()} {self._widths()}"
        if key not in self._heights:  # Qt asks many times
            self._heights = {key: self._wanted_heights(titles)}
        return self._heights[key]

    def _wanted_heights(self, titles: _Titles) -> tuple[int, int]:
        joints = list({joint.columns: joint for joint in titles.joint.values()}.values())
        upper = max((self._height(joint.title, self._width(joint.columns)) for joint in joints), default=0)
        own = (
            self._height(column.title, self.sectionSize(place)) - (0 if place in titles.joint else upper)
            for place, column in enumerate(titles.columns)
        )
        lower = max(own, default=0)
        return upper, lower

    def _height(self, title: str, width: int) -> int:
        metrics = QFontMetrics(strong(self.font()))
        space = spacing(metrics)
        return metrics.boundingRect(0, 0, width - 2 * space.small, _UNBOUND, _WRAPPED, title).height() + 2 * space.small

    def _number_height(self) -> int:
        return self.fontMetrics().height()


def _foot(rect: QRect) -> tuple[int, int]:
    return rect.right(), rect.bottom()
