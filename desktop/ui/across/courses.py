"""Small multiples: each unit's course over the periods, all on one scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.jobs.consolidating.comparison import UnitLine, bounds_of
from desktop.ui import style
from desktop.ui.across import telling
from desktop.ui.across.bars import LINE, UnitView, paint_ground, paint_name
from desktop.ui.lines import Index
from desktop.ui.report.course import paint_course

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPainter

#: The size of one: letters across, and lines of text for its curve.
_LETTERS, _LINES = 24, 2.4


class CoursesView(UnitView):
    """As many side by side as there is room for."""

    def __init__(self) -> None:
        super().__init__("Diễn biến của từng đơn vị, cùng một thang")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_CourseDelegate(self))


class _CourseDelegate(QStyledItemDelegate):
    """Paints a name, the course and the last figure."""

    def __init__(self, view: CoursesView) -> None:
        super().__init__(view)
        self._view = view
        self._bounds = bounds_of(())
        view.units.modelReset.connect(self._measure)

    def _measure(self) -> None:
        self._bounds = bounds_of(each for line in self._view.units.lines for each in line.figures)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return an even share of the width, so that no strip is left over at the right."""
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        room = self._view.viewport().width() - 1
        across = max(1, room // (_LETTERS * metrics.averageCharWidth() + 2 * gaps.medium))
        return QSize(room // across, round((2 + _LINES) * metrics.height()) + 4 * gaps.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one unit."""
        line: UnitLine = index.data(LINE)
        colours, metrics = style.theme(), option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        painter.save()
        paint_ground(painter, option)
        rect = QRectF(option.rect).adjusted(gaps.medium, gaps.small, -gaps.medium, -gaps.small)  # type: ignore[attr-defined]
        name = QRectF(rect.left(), rect.top(), rect.width(), metrics.height())
        paint_name(painter, name, metrics, line)
        plot = QRectF(rect.left(), name.bottom() + gaps.medium, rect.width(), _LINES * metrics.height())
        zero = plot.bottom() - self._bounds.share(0) * plot.height()
        painter.setPen(colours.line)
        painter.drawLine(int(plot.left()), int(zero), int(plot.right()), int(zero))
        high = Decimal(self._bounds.high)  # where what is cut off ends
        figures = [each.value if each.value is None else min(each.value, high) for each in line.figures]
        end = "warning_mark" if line.last.far else "accent"
        paint_course(painter, plot.adjusted(gaps.small, 0, -gaps.small, 0), figures, self._bounds, end)
        painter.setPen(colours.warning_mark if line.last.far else colours.text)
        last = telling.marked(line.last) or telling.NO_FIGURE
        below = QRectF(rect.left(), plot.bottom() + gaps.medium, rect.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        if line.change.shown:
            painter.setPen(colours.muted)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.change.shown)
        painter.restore()
