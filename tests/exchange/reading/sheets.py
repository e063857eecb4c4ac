"""Workbooks such as clerks send, made for a test."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.exchange.reading import encodings
from desktop.exchange.reading.encodings import Encoding
from desktop.exchange.reading.grids import FoundRow
from desktop.exchange.reading.table import Found, find_rows
from desktop.exchange.reading.workbook import read_workbook

MAY = Period.parse("2024-05")
HEADER = ["TT", "Nội dung báo cáo của đơn vị", "Số lượng", "Đơn vị tính", "Giải trình/tên văn bản"]
NUMBERING = ["1", "2", "3", "4", "5"]
#: What Word puts around every cell.
WORD_CELL = (
    "<td width=243 valign=top style='width:182.25pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>"
    "<p class=MsoNormal style='margin-bottom:0cm'><span lang=VI style='font-size:12.0pt;font-family:\"{font}\",serif'>"
    "{text}<o:p></o:p></span></p></td>"
)
#: What a row holds beside its label: value, unit and note; `None` as unit is the form's own.
Cells = tuple[Any, str | None, str]
Row = Sequence[Any]


def table_of(edition: Edition, cells: Mapping[str, Cells]) -> list[list[Any]]:
    """The rows of a form in paper order with what *cells* says, by code."""
    rows = []
    for row in edition.rows:
        value, unit, note = cells.get(row.code, ("", None, ""))
        rows.append([row.marker, row.label, value, getattr(row, "unit", "") if unit is None else unit, note])
    return rows


def filled(edition: Edition) -> dict[str, Cells]:
    """A number for every row with a value, each another one: its place in the form."""
    return {code: (place, None, "") for place, code in enumerate(edition.paper_order) if code in edition.indicators}


def save(rows: Iterable[Row], path: Path, change: Callable[[Worksheet], None] | None = None) -> Path:
    """Write rows as the only sheet of a workbook; *change* may do to the sheet what clerks do."""
    book = Workbook()
    sheet = book.worksheets[0]
    append(sheet, rows)
    if change is not None:
        change(sheet)
    book.save(path)
    return path


def append(sheet: Worksheet, rows: Iterable[Row]) -> None:
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])


def word(rows: Iterable[Row], font: str = "Times New Roman") -> str:
    """Rows as Word puts a table on the clipboard."""
    lines = ("".join(WORD_CELL.format(font=font, text=escape(str(cell)) or "&nbsp;") for cell in row) for row in rows)
    table = "".join(f"<tr style='mso-yfti-irow:1'>{line}</tr>" for line in lines)
    return (
        f"<html><body><!--StartFragment--><table class=MsoNormalTable border=1>{table}</table><!--EndFragment--></body></html>"
    )


def in_font(name: str) -> Callable[[Worksheet], None]:
    """Set every cell in a font."""

    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(name=name)

    return change


def encoded(text: str, encoding: Encoding) -> str:
    """*text* as an old font wants it: the reverse of decoding."""
    signs: dict[str, str] = {}
    for sign, letter in encodings._TABLES[encoding].items():
        signs.setdefault(letter, sign)
    return "".join(signs.get(letter, letter) for letter in text)


def found_in(path: Path, edition: Edition, period: Period = MAY) -> Found:
    return find_rows(read_workbook(path), edition, period, f"Tệp “{path.name}”")


def values(found: Found) -> dict[str, str]:
    """The texts of the values that were found, by code."""
    return {row.code: row.value.text for row in found.rows if row.value is not None}


def row_of(found: Found, code: str) -> FoundRow:
    return next(row for row in found.rows if row.code == code)
