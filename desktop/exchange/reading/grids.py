"""What every reader gives: grids of cells, whatever file or clipboard they came from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, Self

#: What spreadsheets show where a formula fails.
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"})


class Cell(NamedTuple):
    """One cell: its text as shown in Vietnam, and the number when the file holds one, as against digits typed as text."""

    text: str
    figure: Decimal | None = None

    @classmethod
    def of_number(cls, figure: Decimal, *, percent: bool = False) -> Self:
        """Return the cell of a number, as text with a decimal comma and no grouping, so that it is read in one way only.

        A *percent* figure is one that the file shows as a percentage: 0.6774 as "67,74%".
        """
        shown = figure.scaleb(2) if percent else figure
        whole, _, fraction = format(shown, "f").partition(".")
        fraction = fraction.rstrip("0")
        # "1,234" may be more than a thousand; "1,2340" may not.
        fraction += "0" if len(fraction) == 3 else ""
        return cls((f"{whole},{fraction}" if fraction else whole) + ("%" if percent else ""), figure)

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


class FoundRow(NamedTuple):
    """A row of the form as a file has it; *label* is the file's own, when it differs from the form's.

    *places* says where value, unit, note and label stand; a values file, which names its cells, has none.
    """

    code: str
    value: Cell | None
    unit: Cell | None
    note: Cell | None
    label: str = ""
    places: Mapping[str, str] = MappingProxyType({})


class FoundTask(NamedTuple):
    """A row of a task table as a file has it: its group, and its cells by column. *place* is where the row stands.

    *code* is the row's own in a workbook that this program wrote.
    """

    table: str
    group: str
    cells: Mapping[str, Cell]
    places: Mapping[str, str]
    place: str
    code: str = ""


class Unplaced(NamedTuple):
    """A line with figures or notes that is no row of the form, or not surely one."""

    text: str
    place: str
    reason: str


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
