"""A table copied from Word, Excel or a mail: the clipboard's HTML, else its plain text with tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from io import StringIO

from desktop.engine.text import clean
from desktop.exchange.reading.encodings import Encoding, decoded, encoding_of, encoding_of_font
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Book, Cell, Grid, Line

_MOST_CHARACTERS = 10_000_000
_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
_FONT = re.compile(r"font-family:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")

_Raw = dict[int, tuple[str, str]]


def read_pasted(html: str = "", text: str = "") -> Book:
    """Read what the clipboard holds, *html* before *text*. Raises `UnreadableError` when there is no table."""
    if max(len(html), len(text)) > _MOST_CHARACTERS:
        raise UnreadableError("Bảng được dán lớn quá mức của một báo cáo: hãy dán từng phần.")
    rows = _html_rows(html) if "<t" in html.lower() else []
    rows = rows or _text_rows(text)
    if not any(rows):
        raise UnreadableError("Không có bảng nào để dán: hãy chọn cả các cột của bảng trong Word hoặc Excel, chép rồi dán lại.")
    usual = encoding_of(found for row in rows for found, _ in row.values())
    lines = (Line(number, _cells(row, usual)) for number, row in enumerate(rows, start=1))
    return Book((Grid("", tuple(line for line in lines if line.cells)),), {})


def _cells(row: _Raw, usual: Encoding) -> dict[int, Cell]:
    cells = {}
    for column, (text, font) in row.items():
        encoding = encoding_of_font(font)
        read = clean(decoded(text, usual if encoding is Encoding.UNICODE else encoding, font))
        if read:
            cells[column] = Cell(read)
    return cells


def _text_rows(text: str) -> list[_Raw]:
    """Read text with tabs; a cell with several lines stands in quotes, as spreadsheets write it."""
    found: list[_Raw] = []
    try:
        for row in csv.reader(StringIO(text.replace("\0", "")), delimiter="\t", strict=False):
            found.append({column: (cell, "") for column, cell in enumerate(row[:_MOST_COLUMNS]) if cell.strip()})
            if len(found) >= _MOST_ROWS:
                break
    except csv.Error:
        lines: Iterable[str] = text.splitlines()[:_MOST_ROWS]
        return [{column: (cell, "") for column, cell in enumerate(line.split("\t")[:_MOST_COLUMNS])} for line in lines]
    return found


def _html_rows(html: str) -> list[_Raw]:
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """Reads the rows of every table in an HTML text; a cell that spans others stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[_Raw] = []
        self._fonts: list[tuple[str, str]] = []
        self._column = 0
        self._width = 1
        self._cell: list[str] | None = None
        self._cell_font = ""
        #: For each column how many rows below are still covered by a cell above.
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell, or note the font of what follows."""
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._covered = {}
        elif tag == "tr" and len(self.rows) < _MOST_ROWS:
            self._end_cell()
            self.rows.append({})
            self._column = 0
            self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            while self._column in self._covered:
                self._column += 1
            self._width = _span(given.get("colspan"))
            height = _span(given.get("rowspan"))
            if height > 1:
                for column in range(self._column, self._column + self._width):
                    self._covered[column] = height
            self._cell, self._cell_font = [], ""
        elif tag in ("br", "p", "div", "li") and self._cell:
            self._cell.append("\n")
        if tag in ("span", "font", "p", "td", "b", "i"):
            self._fonts.append((tag, _font(given)))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        while self._fonts and tag in [opened for opened, _ in self._fonts]:
            if self._fonts.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take up the text of a cell."""
        if self._cell is not None:
            self._cell.append(_SPACE.sub(" ", data))
            if data.strip() and not self._cell_font:
                self._cell_font = next((font for _, font in reversed(self._fonts) if font), "")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(line.strip() for line in "".join(self._cell).split("\n")).strip()
        if text and self._column < _MOST_COLUMNS:
            self.rows[-1][self._column] = (text, self._cell_font)
        self._column += self._width
        self._cell = None


def _span(text: str | None) -> int:
    return min(int(text), _MOST_ROWS) if text and text.isascii() and text.isdigit() and int(text) > 0 else 1


def _font(given: dict[str, str]) -> str:
    match = _FONT.search(given.get("style", ""))
    return (match[1] if match else given.get("face", "")).strip()
