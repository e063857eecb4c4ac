"""How the calendar is painted and edited."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.jobs.overview.calendar import Item, Progress
from desktop.ui import style
from desktop.ui.lines import Index
from desktop.ui.overview import telling
from desktop.ui.overview.calendar_model import ITEM, OFTEN, CalendarModel

_LINES = 3
_WIDEST = "Trễ 88 ngày"
_SMALLER = 0.9


class CalendarTable(QTableView):
    """Forms × months. Enter or a double click asks for a report (`activated`), F2 edits its due day."""

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self.setAccessibleName("Lịch báo cáo trong năm")
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(model.today, self))
        self.setVerticalHeader(_FormHeader(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())  # else Qt fills the corner with the colour of the edges
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        style.tint(self.verticalHeader(), Window="window")  # below the last form; Qt takes a shade of its own there
        style.follow(self, self._measure)
        model.modelReset.connect(self._measure)  # other titles

    def _measure(self) -> None:
        metrics, gaps = self.fontMetrics(), style.spacing(self.fontMetrics())
        self.horizontalHeader().setMinimumSectionSize(_widest(self.font()) + gaps.small + gaps.tiny)
        width = metrics.averageCharWidth() * 20
        self.verticalHeader().setFixedWidth(width)
        titles = (str(self.model().headerData(row, Qt.Orientation.Vertical)) for row in range(self.model().rowCount()))
        room = QRect(0, 0, width - gaps.medium - gaps.small, metrics.height())
        highest = max((metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height() for title in titles), default=0)
        lines = max(_LINES * metrics.height(), highest + metrics.height())
        self.verticalHeader().setDefaultSectionSize(lines + 2 * gaps.medium)


class _FormHeader(QHeaderView):
    """The form's title in as many lines as there is room for, and how often it is owed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint the frame as usual, and the words."""
        model, gaps, metrics = self.model(), style.spacing(self.fontMetrics()), self.fontMetrics()
        painter.save()
        painter.fillRect(rect, style.theme().panel)
        painter.setPen(style.theme().line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        place = rect.adjusted(gaps.medium, gaps.small, -gaps.small, -gaps.small)
        upper = place.adjusted(0, 0, 0, -metrics.height())
        painter.setPen(style.theme().text)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        title = str(model.headerData(logicalIndex, Qt.Orientation.Vertical))
        painter.drawText(upper, align | Qt.TextFlag.TextWordWrap, title)
        painter.setPen(style.theme().muted)
        often = str(model.headerData(logicalIndex, Qt.Orientation.Vertical, OFTEN))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, often)
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """A mark and three lines of words; a late report's cell is filled, too."""

    def __init__(self, today: date, table: QTableView) -> None:
        super().__init__(table)
        self._today = today
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        item: Item | None = index.data(ITEM)
        if item is None:
            return
        colours, rect, metrics = style.theme(), option.rect, option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        late = bool(item.days_late(self._today))
        if late and not _selected(option):
            painter.fillRect(rect, colours.error)
        place = rect.adjusted(gaps.small, gaps.medium, 0, -gaps.medium)
        size = round(0.7 * metrics.height())
        indented = 0 if item.progress is Progress.NOT_OWED else size + gaps.small
        font: QFont = option.font  # type: ignore[attr-defined]
        smaller = style.relative(font, _SMALLER)
        first, second, third = telling.cell(item, self._today)
        painter.save()
        for line, (text, colour, own, left) in enumerate(
            (
                (first, _colour(item), style.strong(font), indented),
                (second, colours.text, smaller, 0),
                (third, colours.error_mark if late else colours.muted, style.strong(smaller) if late else smaller, 0),
            )
        ):
            row = QRect(place.left() + left, place.top() + line * metrics.height(), place.width() - left, metrics.height())
            painter.setFont(own)
            painter.setPen(colour)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        box = QRectF(place.left(), place.top() + (metrics.height() - size) / 2, size, size)
        _paint_mark(painter, box, item, _colour(item))
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to `paint`, on a selection that keeps their colours readable."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        option.palette.setColor(option.palette.ColorRole.Highlight, style.theme().selection)  # type: ignore[attr-defined]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Edit the due day."""
        editor = QDateEdit(parent)
        editor.setAccessibleName("Hạn nộp")
        editor.setDisplayFormat("dd/MM/yyyy")
        editor.setCalendarPopup(True)
        editor.setAutoFillBackground(True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the editor the room it needs, inside the table."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        hint = editor.sizeHint()
        left = max(0, min(rect.left(), self._table.viewport().width() - hint.width()))
        editor.setGeometry(left, rect.top(), max(hint.width(), rect.width()), hint.height())


def _widest(font: QFont) -> int:
    return QFontMetrics(style.strong(style.relative(font, _SMALLER))).horizontalAdvance(_WIDEST)


def _selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & option.state.State_Selected)  # type: ignore[attr-defined]


def _colour(item: Item) -> QColor:
    colours = style.theme()
    return {
        Progress.NOT_OWED: colours.muted,
        Progress.FAULTY: colours.error_mark,
        Progress.FINALISED: colours.good,
        Progress.SUBMITTED: colours.good,
    }.get(item.progress, colours.text)


def _paint_mark(painter: QPainter, box: QRectF, item: Item, colour: QColor) -> None:
    """Paint a shape of its own for each progress: a ring, a ring filled so far, a triangle, a disc, a disc with a tick."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, box.width() / 8))
    match item.progress:
        case Progress.NOT_BEGUN | Progress.DRAFT:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
            if item.report and item.report.total:
                painter.setBrush(colour)
                painter.drawPie(box, 90 * 16, -round(360 * 16 * item.report.filled / item.report.total))
        case Progress.FAULTY:
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case Progress.FINALISED | Progress.SUBMITTED:
            painter.setBrush(colour)
            painter.drawEllipse(box)
            if item.progress is Progress.SUBMITTED:
                painter.setPen(QPen(style.theme().input, box.width() / 6))
                third = box.width() / 4
                middle = box.center()
                tick = [QPointF(-third, 0), QPointF(-third / 4, third * 0.8), QPointF(third, -third * 0.7)]
                painter.drawPolyline(QPolygonF([middle + step for step in tick]))
        case Progress.NOT_OWED:
            pass
