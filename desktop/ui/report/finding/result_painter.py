"""How a result looks in the list: the row's name on the left, its note in the middle, its figure on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui import style
from desktop.ui.report.paragraphs import one_line, word_marks

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout

    from desktop.engine.search import Query

#: How many letters are kept before the words that were found far right in a text.
_BEFORE = 20
_DOTS = "…"
#: Texts whose layouts are kept: the next letter finds many of the same rows.
_MOST_KEPT = 400


class Texts(NamedTuple):
    """What the list says of a row; of its note only where words were found there."""

    name: str
    note: str
    figure: str


class Result(NamedTuple):
    """A row in the list, with the words to be marked in it."""

    texts: Texts
    query: Query


class ResultPainter(QStyledItemDelegate):
    """Paints the titles of tabs, and results: each text on one line, from where the first of the found words is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layouts: dict[tuple[str, str], QTextLayout] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint a line of the list; the model's user role says which."""
        colours, rect = style.theme(), QRect(option.rect)  # type: ignore[attr-defined]
        gaps = style.spacing(option.fontMetrics)  # type: ignore[attr-defined]
        inner = rect.adjusted(gaps.medium, 0, -gaps.medium, 0)
        item = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setPen(colours.text)
        if isinstance(item, Result):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
            ground = colours.selection if chosen else colours.input
            painter.fillRect(rect, ground)
            self._paint_row(painter, inner, item, ground, gaps.medium)
        else:
            painter.fillRect(rect, colours.heading)
            painter.setFont(style.strong(option.font))  # type: ignore[attr-defined]
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, item)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line of text with some air."""
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(0, metrics.height() + style.spacing(metrics).small)

    def _paint_row(self, painter: QPainter, rect: QRect, item: Result, ground: QColor, gap: int) -> None:
        name, note, figure = item.texts
        whole = QRectF(rect)
        if figure:
            wide = self._laid_out(figure, painter.font()).lineAt(0).naturalTextWidth() + 1
            self._paint_text(painter, whole.adjusted(whole.width() - wide, 0, 0, 0), figure, item.query, ground)
            whole.adjust(0, 0, -wide - gap, 0)
        middle = whole.width() * 0.55 if note else whole.width()
        self._paint_text(painter, whole.adjusted(0, 0, middle - whole.width(), 0), name, item.query, ground)
        if note:
            self._paint_text(painter, whole.adjusted(middle + gap, 0, 0, 0), note, item.query, ground)

    def _paint_text(self, painter: QPainter, rect: QRectF, text: str, query: Query, ground: QColor) -> None:
        layout = self._laid_out(text, painter.font())
        line, marks = layout.lineAt(0), word_marks(text, query.marks(text))
        wide, dots, shift = line.naturalTextWidth(), painter.fontMetrics().horizontalAdvance(_DOTS), 0.0
        if marks and wide > rect.width() and _at(layout, marks[0].start + marks[0].length) > rect.width() - dots:  # type: ignore[attr-defined]
            shift = _at(layout, max(0, marks[0].start - _BEFORE))  # type: ignore[attr-defined]
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.left() - shift, rect.center().y() - line.height() / 2), marks)
        for is_cut, left in ((shift > 0, rect.left()), (wide - shift > rect.width(), rect.right() - dots)):
            if is_cut:
                box = QRectF(left, rect.top(), dots, rect.height())
                painter.fillRect(box, ground)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _DOTS)
        painter.setClipping(False)

    def _laid_out(self, text: str, font: QFont) -> QTextLayout:
        key = (text, font.key())
        if key not in self._layouts:
            if len(self._layouts) >= _MOST_KEPT:
                self._layouts.clear()
            self._layouts[key] = one_line(text, font)
        return self._layouts[key]


def _at(layout: QTextLayout, place: int) -> float:
    """Return how far right a place in the text stands."""
    found = layout.lineAt(0).cursorToX(place)
    assert isinstance(found, tuple)  # noqa: S101 - PySide gives the place back, too
    return float(found[0])
