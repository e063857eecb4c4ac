"""The list of what was found, tab by tab, with the words that were searched for marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.engine.definition import Edition
from desktop.engine.search import Found, Line, Query
from desktop.engine.text import shortened
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.report.finding.result_painter import Result, ResultPainter, Texts

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_MOST_LINES = 12
_WIDTH = 120  # letters
#: How many lines the list takes in at once; Qt asks for more when the clerk comes to the end of them.
_AT_ONCE = 100

_Item = str | Line


class ResultModel(QAbstractListModel):
    """What was found, under the titles of the tabs."""

    def __init__(self, parent: QWidget, edition: Edition) -> None:
        super().__init__(parent)
        self._edition = edition
        self.query = Query("")
        self._items: list[_Item] = []
        self._taken = _AT_ONCE
        self._tails: dict[str, str] = {}

    def set_found(self, query: Query, found: Found) -> None:
        """Show other results."""
        self.beginResetModel()
        self.query, self._taken = query, _AT_ONCE
        self._items = []
        for lines, suffix in ((found.lines[: found.exact], ""), (found.lines[found.exact :], " – khác dấu")):
            for tab, rows in groupby(lines, key=lambda line: line.section.tab):
                self._items += [tab + suffix, *rows]
        self.endResetModel()

    def item(self, index: Index) -> _Item:
        """Return what stands in a line of the list: the title of a tab, or a row that was found."""
        return self._items[index.row()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else min(self._taken, len(self._items))

    def canFetchMore(self, parent: Index) -> bool:
        """Whether more was found than the list has taken in."""
        return not parent.isValid() and self._taken < len(self._items)

    def fetchMore(self, _parent: Index) -> None:
        """Take in some more."""
        last = min(self._taken + _AT_ONCE, len(self._items)) - 1
        self.beginInsertRows(NOWHERE, self._taken, last)
        self._taken = last + 1
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, titles not."""
        if isinstance(self.item(index), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line's words; in the user role what is painted."""
        item = self.item(index)
        match role:
            case Qt.ItemDataRole.UserRole:
                return item if isinstance(item, str) else Result(self._texts(item), self.query)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return item if isinstance(item, str) else ", ".join(filter(None, self._texts(item)))
            case _:
                return None

    def _texts(self, line: Line) -> Texts:
        note = " ".join(line.words.split())
        if line.code not in self._tails:
            self._tails[line.code] = self._telling(line.code)
        name = f"{line.marker} {' '.join(line.label.split())}".strip()
        return Texts(name + self._tails[line.code], note if self.query.places(note) else "", line.figure)

    def _telling(self, code: str) -> str:
        """Return what tells a row from others with the same label, " – mục 2.3.5": many rows are called alike."""
        if code not in self._edition.indicators:
            return ""
        name, label = self._edition.names[code], self._edition.row(code).label
        starts = (shortened(label), shortened(label, len(label)))
        return next((name[len(start) :] for start in starts if name.startswith(start)), "")


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
        self.setItemDelegate(ResultPainter(self))
        self.setAccessibleName("Các dòng tìm thấy")
        self.setFrameShape(QFrame.Shape.Box)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is not always there: Tab goes past it
        self.clicked.connect(self._choose)
        self.hide()

    def show_found(self, query: Query, found: Found) -> None:
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
        if isinstance(item, Line):
            self.chosen.emit(item)
