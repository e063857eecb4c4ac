"""The tables of an HTML text, as Word, Excel, LibreOffice and browsers put them on the clipboard."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from html.parser import HTMLParser
from typing import NamedTuple

MOST_ROWS, MOST_COLUMNS = 20_000, 60
_FONT = r"font-family:\s*[\"']?([^;\"',]+)"
_SPACE = r"[ \t\r\n\f]+"
_NUMBER = r"-?[0-9]{1,20}(?:[.,][0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?"
#: A spreadsheet carries so many digits; what a text has beyond them is noise.
_DIGITS = Context(prec=15)
#: What a number format says in words or brackets, and letters that make a date or a time of a number.
_WORDS, _TIME = r"\"[^\"]*\"|\[[^\]]*\]|General|Standard", r"[dmyhsDMYHS]"


class RawCell(NamedTuple):
    """A cell as it stands: its text, the font of its first letters, and the number behind the text where that is told."""

    text: str
    font: str = ""
    figure: Decimal | None = None
    percent: bool = False


def table_rows(html: str) -> list[dict[int, RawCell]]:
    """Return the rows of every table in *html*, each with its filled cells by column; empty where there is no table."""
    if "<t" not in html.lower():
        return []
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """Reads the rows of every table in an HTML text; a cell that spans others stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[dict[int, RawCell]] = []
        self._fonts: list[tuple[str, str]] = []
        self._column = 0
        self._width = 1
        self._cell: list[str] | None = None
        self._cell_font = ""
        self._given: dict[str, str] = {}
        self._takes_cells = False
        #: For each column how many rows below are still covered by a cell above.
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell, or note the font of what follows."""
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._covered = {}
        elif tag == "tr":
            self._end_cell()
            # Excel ends a table with a row that only states the widths of the columns and is not shown.
            hidden = "display:none" in given.get("style", "").replace(" ", "").lower()
            self._takes_cells = not hidden and len(self.rows) < MOST_ROWS
            if self._takes_cells:
                self.rows.append({})
                self._column = 0
                self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        elif tag in ("td", "th") and self._takes_cells:
            self._end_cell()
            while self._column in self._covered:
                self._column += 1
            self._width = _span(given.get("colspan"))
            height = _span(given.get("rowspan"))
            if height > 1:
                for column in range(self._column, self._column + self._width):
                    self._covered[column] = height
            self._cell, self._cell_font, self._given = [], "", given
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
            self._cell.append(re.sub(_SPACE, " ", data))
            if data.strip() and not self._cell_font:
                self._cell_font = next((font for _, font in reversed(self._fonts) if font), "")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(line.strip() for line in "".join(self._cell).split("\n")).strip()
        if text and self._column < MOST_COLUMNS:
            self.rows[-1][self._column] = RawCell(text, self._cell_font, _figure(self._given), "%" in text)
        self._column += self._width
        self._cell = None


def _span(text: str | None) -> int:
    return min(int(text), MOST_ROWS) if text and text.isascii() and text.isdigit() and int(text) > 0 else 1


def _font(given: dict[str, str]) -> str:
    match = re.search(_FONT, given.get("style", ""), re.IGNORECASE)
    return (match[1] if match else given.get("face", "")).strip()


def _figure(given: dict[str, str]) -> Decimal | None:
    """Return the number told of a cell: Excel in `x:num`, LibreOffice in `sdval`, whose sign is a comma or a point."""
    stated = given.get("sdval") or given.get("x:num") or ""
    _, _, number_format = given.get("sdnum", "").partition(";")
    return number(stated, number_format)


def number(stated: str, number_format: str) -> Decimal | None:
    """Return the number that a spreadsheet states; none of what it shows as a date or a time."""
    if not re.fullmatch(_NUMBER, stated) or re.search(_TIME, re.sub(_WORDS, "", number_format)):
        return None
    return _DIGITS.create_decimal(stated.replace(",", "."))
