"""The list of what was found, tab by tab, with the words that were searched for marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.engine.definition import Edition
from desktop.engine.search import Found, Line, Query
from desktop.engine.text import shortened
from desktop.ui import style
from desktop.ui.report.paragraphs import Paragraph
from desktop.ui.report.table_model import NOWHERE, Index

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter

_MOST_LINES = 12
_WIDTH = 120  # letters
#: How much of a text is kept before the words that were found far right in it.
_BEFORE = 20

_Item = str | Found


class Texts(NamedTuple):
    """What the list says of a row; of its note only where words were found there."""

    name: str
    note: str
    figure: str


class ResultModel(QAbstractListModel):
    """What was found, under the titles of the tabs."""

    def __init__(self, parent: QWidget, edition: Edition) -> None:
        super().__init__(parent)
        self._edition = edition
        self.query = Query("")
        self._items: list[_Item] = []

    def set_found(self, query: Query, found: Sequence[Found]) -> None:
        """Show other results."""
        self.beginResetModel()
        self.query = query
        self._items = []
        for (tab, exact), rows in groupby(found, key=lambda each: (each.line.section.tab, each.exact)):
            self._items += [tab if exact else f"{tab} – khác dấu", *rows]
        self.endResetModel()

    def item(self, index: Index) -> _Item:
        """Return what stands in a line of the list: the title of a tab, or a row that was found."""
        return self._items[index.row()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, titles not."""
        if isinstance(self.item(index), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line's words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item = self.item(index)
        return item if isinstance(item, str) else ", ".join(filter(None, self.texts(item.line)))

    def texts(self, line: Line) -> Texts:
        """Return what the list says of a row."""
        note = " ".join(line.words.split())
        name = f"{line.marker} {' '.join(line.label.split())}".strip()
        return Texts(name + self._telling(line.code), note if self.query.places(note) else "", line.figure)

    def _telling(self, code: str) -> str:
        """Return what tells a row from others with the same label, " – mục 2.3.5": many rows are called alike."""
        if code not in self._edition.indicators:
            return ""
        name, label = self._edition.names[code], self._edition.row(code).label
        starts = (shortened(label), shortened(label, len(label)))
        return next((name[len(start) :] for start in starts if name.startswith(start)), "")


class _ResultPainter(QStyledItemDelegate):
    """Paints a line: the name on the left, the note in the middle, the figure on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ResultModel)  # noqa: S101 - it paints no other
        colours, rect = style.theme(), QRect(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        item = model.item(index)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colours.heading if isinstance(item, str) else colours.selection if chosen else colours.input)
        gaps = style.spacing(option.fontMetrics)  # type: ignore[attr-defined]
        inner = rect.adjusted(gaps.medium, 0, -gaps.medium, 0)
        if isinstance(item, str):
            painter.setFont(style.strong(option.font))  # type: ignore[attr-defined]
            painter.setPen(colours.text)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, item)
        else:
            self._paint_row(painter, inner, model.texts(item.line), model.query, gaps.medium)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(0, metrics.height() + style.spacing(metrics).small)

    def _paint_row(self, painter: QPainter, rect: QRect, texts: Texts, query: Query, gap: int) -> None:
        right = rect.right()
        if texts.figure:
            left = right - painter.fontMetrics().horizontalAdvance(texts.figure) - gap // 2  # so that rounding cuts nothing
            self._paint_words(painter, rect, left, right, texts.figure, query)
            right = left - gap
        middle = rect.left() + (right - rect.left()) * 11 // 20 if texts.note else right
        self._paint_words(painter, rect, rect.left(), middle, texts.name, query)
        if texts.note:
            self._paint_words(painter, rect, middle + gap, right, texts.note, query)

    @staticmethod
    def _paint_words(painter: QPainter, line: QRect, left: int, right: int, text: str, query: Query) -> None:
        """Paint as much of a text as there is room for, from where the first of the found words is seen."""
        font, metrics, width = painter.font(), painter.fontMetrics(), right - left
        places = query.places(text)
        if places and metrics.horizontalAdvance(text[: places[0].stop] + "……") > width:
            text = "…" + text[max(0, places[0].start - _BEFORE) :]
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        paragraph = Paragraph(shown, font, width + 1, Qt.AlignmentFlag.AlignLeft, 1)
        painter.setPen(style.theme().text)
        paragraph.draw(painter, QPointF(left, line.center().y() + 0.5 - paragraph.height / 2), query.places(shown))


class Results(QListView):
    """The list. The keyboard comes into it with the arrow down, and goes back up."""

    #: A row was clicked, or chosen with Enter.
    chosen = Signal(object)
    #: The arrow up on the first row: back into the field.
    left_up = Signal()

    def __init__(self, page: QWidget, edition: Edition) -> None:
        super().__init__(page)
        self.entries = ResultModel(self, edition)
        self.setModel(self.entries)
        self.setItemDelegate(_ResultPainter(self))
        self.setAccessibleName("Các dòng tìm thấy")
        self.setFrameShape(QFrame.Shape.Box)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is not always there: Tab goes past it
        self.clicked.connect(self._choose)
        self.hide()

    def show_found(self, query: Query, found: Sequence[Found]) -> None:
        """Show other results, from the first."""
        self.entries.set_found(query, found)
        self.scrollToTop()

    def enter(self) -> None:
        """Take the keyboard to the first result."""
        self.setCurrentIndex(self.entries.index(1))
        self.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for all lines, of many for the first dozen."""
        lines = min(self.entries.rowCount(), _MOST_LINES)
        return QSize(self.fontMetrics().averageCharWidth() * _WIDTH, lines * self._line_height() + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter; go back to the field from the first result."""
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._choose(here)
        elif event.key() == Qt.Key.Key_Up and here.row() <= 1:
            self.left_up.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _line_height(self) -> int:
        return max(1, self.sizeHintForRow(0))

    def _choose(self, index: Index) -> None:
        item = self.entries.item(index)
        if isinstance(item, Found):
            self.chosen.emit(item)
