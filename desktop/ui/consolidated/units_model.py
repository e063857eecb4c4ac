"""The units behind a cell as a table: sorted, searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from desktop.engine.register import name_order
from desktop.engine.text import fold
from desktop.jobs.consolidating.units import UnitPart
from desktop.ui.lines import Index, LineModel


class Column(IntEnum):
    """The columns of the table."""

    PLACE = 0
    NAME = 1
    VALUE = 2
    SHARE = 3
    NOTE = 4


TITLES = {
    Column.PLACE: "STT",
    Column.NAME: "Đơn vị",
    Column.VALUE: "Số liệu",
    Column.SHARE: "Tỷ trọng",
    Column.NOTE: "Giải trình",
}


class UnitsModel(LineModel[UnitPart]):
    """Lists parts in an order, blank ones before or after the others; only those whose names hold what is searched for."""

    def __init__(self) -> None:
        super().__init__(TITLES.values())
        self._all: tuple[UnitPart, ...] = ()
        self._words: list[str] = []
        self._by, self._descending, self._blanks_first = Column.PLACE, False, False

    def show(self, lines: Iterable[UnitPart]) -> None:
        """List other parts, in the order that was chosen."""
        self._all = tuple(lines)
        self._arrange()

    def search(self, text: str) -> None:
        """List only the units whose names or notes hold all words of *text*, with diacritics or without."""
        self._words = fold(text).split()
        self._arrange()

    def put_blanks_first(self, *, on: bool) -> None:
        """List the units that say nothing of the row before the others, or after them."""
        self._blanks_first = on
        self._arrange()

    def part(self, row: int) -> UnitPart:
        """Return what is on a line."""
        return self.lines[row]

    # --- Qt ---

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """List in the order of a column."""
        self._by, self._descending = Column(column), order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a part's words."""
        part, column = self.lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text(part, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return text(part, column) or "trống"
            case Qt.ItemDataRole.ToolTipRole if column is Column.NOTE:
                return part.note
            case Qt.ItemDataRole.TextAlignmentRole:
                right = column in (Column.PLACE, Column.VALUE, Column.SHARE) and (column is not Column.VALUE or part.is_figure)
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    # --- inside ---

    def _arrange(self) -> None:
        found = [part for part in self._all if self._holds(part)]
        key = _KEYS[self._by]
        blank = [part for part in found if key(part) is None]
        filled = sorted((part for part in found if key(part) is not None), key=key, reverse=self._descending)
        super().show([*blank, *filled] if self._blanks_first else [*filled, *blank])

    def _holds(self, part: UnitPart) -> bool:
        if not self._words:
            return True
        words = fold(f"{part.name} {part.note}")
        return all(word in words for word in self._words)


def text(part: UnitPart, column: Column) -> str:
    """Return what a line says in a column."""
    match column:
        case Column.PLACE:
            return f"{part.place}"
        case Column.NAME:
            return part.name
        case Column.VALUE:
            return part.shown
        case Column.SHARE:
            return part.shown_share
        case Column.NOTE:
            return part.note


def _value(part: UnitPart) -> tuple[Decimal, str] | None:
    if not part.shown:
        return None
    return (part.value, "") if isinstance(part.value, Decimal) else (Decimal(0), fold(part.shown))


_KEYS: dict[Column, Callable[[UnitPart], Any]] = {
    Column.PLACE: lambda part: part.place,
    Column.NAME: lambda part: name_order(part.name),
    Column.VALUE: _value,
    Column.SHARE: lambda part: part.share,
    Column.NOTE: lambda part: fold(part.note) or None,
}
