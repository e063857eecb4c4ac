"""A table copied from Word, Excel or a mail: the clipboard's HTML, else its plain text with tabs."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.engine.text import clean
from desktop.exchange.reading.encodings import Encoding, decoded, encoding_of, encoding_of_font
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Book, Cell, Grid, Line
from desktop.exchange.reading.html_table import MOST_COLUMNS, MOST_ROWS, RawCell, table_rows
from desktop.exchange.reading.tabbed import split

_MOST_CHARACTERS = 10_000_000


def read_pasted(html: str = "", text: str = "") -> Book:
    """Read what the clipboard holds, *html* before *text*. Raises `UnreadableError` when there is no table."""
    if max(len(html), len(text)) > _MOST_CHARACTERS:
        raise UnreadableError("Bảng được dán lớn quá mức của một báo cáo: hãy dán từng phần.")
    rows = table_rows(html) or text_rows(text)
    if not any(rows):
        raise UnreadableError("Không có bảng nào để dán: hãy chọn cả các cột của bảng trong Word hoặc Excel, chép rồi dán lại.")
    lines = (Line(number, cells) for number, cells in enumerate(unicode_rows(rows), start=1) if cells)
    return Book((Grid("", tuple(lines)),), {})


def text_rows(text: str) -> list[dict[int, RawCell]]:
    """Return the rows of a text with tabs, each with its filled cells by column."""
    rows = split(text, MOST_ROWS)
    return [{column: RawCell(cell) for column, cell in enumerate(row[:MOST_COLUMNS]) if cell.strip()} for row in rows]


def unicode_rows(rows: Sequence[dict[int, RawCell]]) -> list[dict[int, Cell]]:
    """Return the cells that hold something, in Unicode; one encoding is taken for all whose font says nothing else."""
    usual = encoding_of(cell.text for row in rows for cell in row.values())
    found = []
    for row in rows:
        cells = {column: _cell(cell, usual) for column, cell in row.items()}
        found.append({column: cell for column, cell in cells.items() if cell.text})
    return found


def _cell(raw: RawCell, usual: Encoding) -> Cell:
    text = raw.text
    if not text.isascii() and (raw.font or usual is not Encoding.UNICODE):
        encoding = encoding_of_font(raw.font)
        text = decoded(text, usual if encoding is Encoding.UNICODE else encoding, raw.font)
    text = clean(text)
    if raw.figure is None or not text:
        return Cell(text)
    return Cell.of_number(raw.figure, percent=raw.percent)
