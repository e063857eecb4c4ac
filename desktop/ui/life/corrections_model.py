"""The corrections of a version as a table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from desktop.engine.differences import Difference
from desktop.ui import style
from desktop.ui.lines import Index, LineModel

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


class CorrectionsModel(LineModel[Difference]):
    """One line a cell that differs, in paper order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_TITLES.values(), parent)

    def show(self, lines: Iterable[Difference]) -> None:
        """List *lines*; what is there already stays as it stands."""
        found = tuple(lines)
        if found != self.lines:
            super().show(found)

    def difference(self, row: int) -> Difference:
        """Return what a line is about."""
        return self.lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a difference; what the program calculates is of less weight."""
        found, column = self.lines[index.row()], Column(index.column())
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
