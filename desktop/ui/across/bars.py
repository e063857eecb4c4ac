"""Units as bars, the longest first; the figure stands beside each, and beside an outlier why it is one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.jobs.consolidating.comparison import Comparison, UnitLine, bounds_of
from desktop.ui import style
from desktop.ui.across import telling
from desktop.ui.lines import NOWHERE, Index

LINE = Qt.ItemDataRole.UserRole
#: Letters of room for a name, and what stands after the figure of an outlier.
_NAME = 28
_FAR = {telling.HIGH: "cao hơn hẳn", telling.LOW: "thấp hơn hẳn"}


class UnitList(QAbstractListModel):
    """Units in an order, each with all its figures; what they are drawn as is the view's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.lines: list[UnitLine] = []

    def show(self, comparison: Comparison | None, lines: Sequence[UnitLine] = ()) -> None:
        """Show other units, or another indicator."""
        self.beginResetModel()
        self.comparison, self.lines = comparison, list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of units."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a unit, in words and as it is."""
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            assert self.comparison is not None  # noqa: S101 - there are units only then
            return telling.unit(self.comparison, line)
        return line if role == LINE else None


class UnitView(QListView):
    """A list of units. `stood_on` brings the current one or `None`, `opened` asks to open its report."""

    stood_on = Signal(object)
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.units = UnitList(self)
        self.setAccessibleName(name)
        self.setModel(self.units)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.stood_on.emit(self.line))
        self.units.modelReset.connect(lambda: self.stood_on.emit(None))

    @property
    def line(self) -> UnitLine | None:
        """The current unit."""
        index = self.currentIndex()
        return self.units.lines[index.row()] if index.isValid() else None


class BarsView(UnitView):
    """The bars of the last period."""

    def __init__(self) -> None:
        super().__init__("Biểu đồ cột ngang các đơn vị")
        self.setItemDelegate(_BarDelegate(self))


class _BarDelegate(QStyledItemDelegate):
    """Paints a name, a bar from the line of 0 and the figure; a thin line through all stands at the middle figure."""

    def __init__(self, view: BarsView) -> None:
        super().__init__(view)
        self._view = view
        self._bounds = bounds_of(())
        self._room = 0
        view.units.modelReset.connect(self._measure)
        style.follow(view, self._measure)

    def _measure(self) -> None:
        """Work out once what all bars share: the scale, and the room of the longest figure."""
        figures = [line.last for line in self._view.units.lines if line.last.value is not None]
        self._bounds = bounds_of(figures)
        metrics = self._view.fontMetrics()
        longest = max((metrics.horizontalAdvance(each.shown) for each in figures), default=0)
        words = max(metrics.horizontalAdvance(f"{sign} {text}") for sign, text in _FAR.items())
        far = any(each.far for each in figures)
        self._room = longest + (words + style.spacing(metrics).medium if far else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a bar with a little air."""
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(0, metrics.height() + style.spacing(metrics).medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one unit."""
        line: UnitLine = index.data(LINE)
        comparison = self._view.units.comparison
        assert comparison is not None  # noqa: S101 - there are units only then
        colours, rect, metrics = style.theme(), QRectF(option.rect), option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        painter.save()
        paint_ground(painter, option)
        name = QRectF(rect.left() + gaps.medium, rect.top(), _NAME * metrics.averageCharWidth(), rect.height())
        paint_name(painter, name, metrics, line)
        plot = QRectF(rect)
        plot.setLeft(name.right() + gaps.medium)
        plot.setRight(max(plot.left() + gaps.huge, rect.right() - self._room - 2 * gaps.medium))
        if line.last.value is None:
            painter.setPen(colours.muted)
            painter.drawText(plot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, telling.NO_FIGURE)
        else:
            zero, end = self._x(plot, Decimal(0)), self._x(plot, line.last.value)
            bar = QRectF(min(zero, end), rect.top() + gaps.small, abs(end - zero), rect.height() - 2 * gaps.small)
            painter.fillRect(bar, colours.warning_mark if line.last.far else colours.accent)
            if self._bounds.cuts(line.last.value):
                self._paint_cut(painter, bar)
            self._paint_middle(painter, plot, comparison.columns[-1].median.value)
            figure = QRectF(max(zero, end) + gaps.small, rect.top(), rect.right() - max(zero, end), rect.height())
            self._paint_figure(painter, figure, metrics, line)
        painter.restore()

    def _x(self, plot: QRectF, value: Decimal) -> float:
        return plot.left() + self._bounds.share(value) * plot.width()

    def _paint_cut(self, painter: QPainter, bar: QRectF) -> None:
        """Break a bar that is longer than there is room for."""
        slant = bar.height() / 3
        painter.setPen(QPen(style.theme().input, max(2.0, bar.height() / 6)))
        for share in (0.86, 0.9):
            x = bar.left() + share * bar.width()
            painter.drawLine(QPointF(x - slant, bar.bottom() + 1), QPointF(x + slant, bar.top() - 1))

    def _paint_middle(self, painter: QPainter, plot: QRectF, median: Decimal | None) -> None:
        if median is not None:
            painter.setPen(QPen(style.theme().text, 1, Qt.PenStyle.DotLine))
            x = self._x(plot, median)
            painter.drawLine(int(x), int(plot.top()), int(x), int(plot.bottom()))

    def _paint_figure(self, painter: QPainter, place: QRectF, metrics: QFontMetrics, line: UnitLine) -> None:
        """Paint the figure on a ground of its own: the line of the middle figure must not run through it."""
        mark = telling.mark(line.last)
        words = f"{line.last.shown}  {mark} {_FAR[mark]}" if mark else line.last.shown
        painter.setPen(style.theme().warning_mark if mark else style.theme().text)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what a unit stands on."""
    is_current = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
    ground: QColor = style.theme().selection if is_current else style.theme().input
    painter.fillRect(option.rect, ground)  # type: ignore[attr-defined]


def paint_name(painter: QPainter, place: QRectF, metrics: QFontMetrics, line: UnitLine) -> None:
    """Paint a unit's place and name."""
    painter.setPen(style.theme().text)
    name = f"{line.place}. {line.name}" if line.place else line.name
    words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
