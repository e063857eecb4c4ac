"""A range of cells from the clipboard, to be pasted where the clerk stands: blank cells count, nothing is searched for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.engine.text import clean
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Cell
from desktop.exchange.reading.html_table import RawCell, table_rows
from desktop.exchange.reading.pasted import text_rows, unicode_rows
from desktop.exchange.reading.spreadsheet_xml import exact_numbers

MOST_CELLS = 10_000
_MOST_CHARACTERS, _MOST_OF_HTML = 5_000_000, 20_000_000
_TOO_LARGE = (
    "Vùng đang sao chép có hơn 10.000 ô, lớn hơn mọi biểu mẫu nên không dán. Hãy chọn đúng các ô cần dán rồi sao chép lại."
)
_NOTHING = "Không có gì để dán: hãy chọn các ô trong Excel (hoặc ở bảng này), nhấn Ctrl+C rồi dán lại."


class RangeCell(NamedTuple):
    """One cell: its text as it was shown where it was copied, and the number behind it, which can be read in one way only.

    Where no number is told, *exact* is the text.
    """

    shown: str
    exact: str


EMPTY = RangeCell("", "")
Rows = tuple[tuple[RangeCell, ...], ...]


class Range(NamedTuple):
    """Rows of equal width. *is_table* is false for words that were copied from no table, whatever their lines."""

    rows: Rows
    is_table: bool

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0])

    def as_one_cell(self) -> Range:
        """Return the words as one cell of several lines."""
        text = "\n".join(row[0].shown for row in self.rows)
        return Range(((RangeCell(text, text),),), is_table=False)


def read_range(text: str, html: Callable[[], str], spreadsheet: Callable[[], bytes]) -> Range:
    """Read a range: Excel's exact numbers under its text, else a table in HTML, else the text with tabs.

    *html* and *spreadsheet* are asked for only when they are needed: for a large range Excel takes seconds to make them.
    Raises `UnreadableError` when there is nothing to paste, or far too much.
    """
    if len(text) > _MOST_CHARACTERS or text.count("\t") + text.count("\n") > MOST_CELLS:
        raise UnreadableError(_TOO_LARGE)
    raw = text_rows(text)
    numbers = _fitting(exact_numbers(spreadsheet()), raw)
    tables = [] if numbers else _tables(html())
    raw = tables or raw
    width = max((max(row, default=-1) + 1 for row in raw), default=0)
    if len(raw) * width > MOST_CELLS:
        raise UnreadableError(_TOO_LARGE)
    rows = []
    for at, (cells, told) in enumerate(zip(unicode_rows(raw), raw, strict=True)):
        exact = {column: numbers.get((at, column), cell) for column, cell in cells.items()}
        rows.append(tuple(_cell(exact[column], told[column]) if column in exact else EMPTY for column in range(width)))
    if not any(cell.shown for row in rows for cell in row):
        raise UnreadableError(_NOTHING)
    has_cells = "\t" in text or any("\n" in cell.text for row in raw for cell in row.values())  # lines in a cell: in quotes
    return Range(tuple(rows), is_table=bool(tables or numbers) or has_cells)


def _tables(html: str) -> list[dict[int, RawCell]]:
    if len(html) > _MOST_OF_HTML:
        raise UnreadableError(_TOO_LARGE)
    return table_rows(html)


def _fitting(numbers: dict[tuple[int, int], Cell], rows: list[dict[int, RawCell]]) -> dict[tuple[int, int], Cell]:
    """Return the exact numbers if each of them stands where the text shows one; else both do not tell of the same cells."""

    def shown(row: int, column: int) -> str:
        return rows[row][column].text if row < len(rows) and column in rows[row] else ""

    fits = all("#" in (text := shown(*place)) or any(sign.isdigit() for sign in text) for place in numbers)
    return numbers if fits else {}


def _cell(cell: Cell, raw: RawCell) -> RangeCell:
    return RangeCell(cell.text if cell.figure is None else clean(raw.text), cell.text)
