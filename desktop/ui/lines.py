"""What all lists with a title over each column tell their view in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

_Line = TypeVar("_Line")


class LineModel(QAbstractTableModel, Generic[_Line]):
    """Lines under titles. What a cell says is each list's own `data`: a view asks it directly, with no call between."""

    def __init__(self, titles: Iterable[str], parent: QObject | None = None, lines: Iterable[_Line] = ()) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.lines = tuple(lines)

    def show(self, lines: Iterable[_Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the columns' titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None
