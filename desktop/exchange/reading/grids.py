"""What every reader gives: grids of cells, whatever file or clipboard they came from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

#: What spreadsheets show where a formula fails.
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"})


class Cell(NamedTuple):
    """One cell: its text as shown in Vietnam, and the number when the file holds one, as against digits typed as text.

    *percent* says that the file shows the number as a percentage: 0.6774 as "67,74%".
    """

    text: str
    figure: Decimal | None = None
    percent: bool = False

    @property
    def is_error(self) -> bool:
        """Whether a formula failed here."""
        return self.text.upper() in ERRORS


class Line(NamedTuple):
    """One row of a table: its number as the clerk sees it, and its filled cells by column, counted from 0."""

    number: int
    cells: Mapping[int, Cell]


class Grid(NamedTuple):
    """One sheet or pasted table. *name* is empty for a pasted one; *hidden* lists columns that the clerk does not see."""

    name: str
    lines: tuple[Line, ...]
    hidden: frozenset[int] = frozenset()


class Book(NamedTuple):
    """A file as it was read: its grids, what it says of itself (our own workbooks), and what the clerk should know of it."""

    grids: tuple[Grid, ...]
    identity: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def place(grid: Grid, line: Line, column: int | None = None) -> str:
    """Return where something stands, as a clerk finds it: "PL3!D12", "dòng 12"."""
    if not grid.name:
        return f"dòng {line.number}"
    return f"{grid.name}!{column_name(column)}{line.number}" if column is not None else f"{grid.name}, dòng {line.number}"


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: "A", "AB"."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
