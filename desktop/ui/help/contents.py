"""The contents of the guide at the left of its window: chapters and their sections, or those with the words looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.fields import search_field
from desktop.ui.help.book import Book

_PLACE = Qt.ItemDataRole.UserRole


class Contents(QWidget):
    """A search box over the contents. `chosen` brings the place, `sought` the words in the box."""

    chosen = Signal(str)
    sought = Signal(str)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self.search = search_field("Tìm trong hướng dẫn", "Tìm trong hướng dẫn (Ctrl+F)")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Mục lục")
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._chapter_of: dict[str, QTreeWidgetItem] = {}
        self._fill()
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.medium, gaps.medium, gaps.small, gaps.medium)
        column.setSpacing(gaps.medium)
        for widget in (self.search, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._choose_first)
        self.tree.currentItemChanged.connect(self._choose)

    def stand_on(self, place: str) -> None:
        """Mark where the reader is, without choosing it."""
        item = self._items[place]
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.tree.setCurrentItem(item)
        self._chapter_of[place].setExpanded(True)
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.tree.scrollToItem(item)

    def _fill(self) -> None:
        for chapter in self._book.chapters:
            top = QTreeWidgetItem(self.tree)
            for depth, section in enumerate(chapter.sections):
                item = QTreeWidgetItem(top) if depth else top
                item.setText(0, section.title)
                item.setToolTip(0, section.title)
                item.setData(0, _PLACE, section.place)
                self._items[section.place] = item
                self._chapter_of[section.place] = top

    def _look(self, words: str) -> None:
        """Leave in the contents only where all the words stand; without words, everything."""
        found = {section.place for section in self._book.find(words)} if words.strip() else set(self._items)
        for chapter in self._book.chapters:
            places = [section.place for section in chapter.sections]
            top = self._items[places[0]]
            for place in places[1:]:
                self._items[place].setHidden(place not in found)
            top.setHidden(found.isdisjoint(places))
            top.setExpanded(bool(words.strip()))
        self.nothing.setText(f"Không có mục nào nói đến “{words.strip()}”. Xin thử từ khác.")
        self.nothing.setVisible(not found)
        self.sought.emit(words)

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, _PLACE))

    def _choose_first(self) -> None:
        if found := self._book.find(self.search.text()):
            self.tree.setCurrentItem(self._items[found[0].place])
