"""The corrections of a version as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.engine.differences import Difference
from desktop.ui import style

Index = QModelIndex | QPersistentModelIndex

_BLANK = "(để trống)"


class Column(IntEnum):
    """The columns of the table."""

    TAB = 0
    ROW = 1
    COLUMN = 2
    BEFORE = 3
    AFTER = 4
    HOW = 5


_TITLES = {
    Column.TAB: "Phần",
    Column.ROW: "Nội dung",
    Column.COLUMN: "Cột",
    Column.BEFORE: "Đã báo cáo",
    Column.AFTER: "Đính chính thành",
    Column.HOW: "Do",
}


class CorrectionsModel(QAbstractTableModel):
    """One line a cell that differs, in paper order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[Difference] = []

    def show(self, found: list[Difference]) -> None:
        """List *found*; what is there already stays as it stands."""
        if found == self._found:
            return
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def difference(self, row: int) -> Difference:
        """Return what a line is about."""
        return self._found[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of differences."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the columns' titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a difference; what the program calculates is of less weight."""
        found, column = self._found[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return _text(found, column)
            case Qt.ItemDataRole.ForegroundRole if found.calculated:
                return style.theme().muted
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None


def _text(found: Difference, column: Column) -> str:
    match column:
        case Column.TAB:
            return found.tab
        case Column.ROW:
            return f"{found.marker} {found.label}".strip(" -")
        case Column.COLUMN:
            return found.column
        case Column.BEFORE:
            return found.before or _BLANK
        case Column.AFTER:
            return found.after or _BLANK
        case Column.HOW:
            return "tính theo" if found.calculated else "nhập"
