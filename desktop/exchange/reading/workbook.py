"""An .xlsx file as grids of cells."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from openpyxl import load_workbook

from desktop.engine.text import clean
from desktop.exchange.reading.encodings import Encoding, decoded, encoding_of, encoding_of_font
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.files import DAMAGE, check_workbook, content_of, damaged, html_in, refuse_unless_zip
from desktop.exchange.reading.grids import Book, Cell, Grid, Line
from desktop.exchange.reading.pasted import read_pasted
from desktop.exchange.workbook_identity import SHEET

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: Nobody leaves more empty rows between two rows of a form; a sheet formatted to its end has a million below them.
_MOST_EMPTY_ROWS = 500
_MOST_ROWS, _MOST_COLUMNS, _MOST_SHEETS = 20_000, 60, 60
#: A spreadsheet holds 15 significant digits; the ones behind are noise of its binary fractions.
_DIGITS = 15


def read_workbook(path: Path) -> Book:
    """Read every visible sheet. Raises `UnreadableError`; nothing outside the file is ever opened."""
    content = content_of(path)
    if html := html_in(content):
        return read_pasted(html)
    refuse_unless_zip(path.name, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            package = check_workbook(path.name, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out: they hold no figures
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            remarks = list(package.remarks)
            grids = tuple(_grids(book, package.hidden_columns, remarks))
            identity = _identity(book)
    except DAMAGE as error:
        raise damaged(path.name) from error
    if not any(grid.lines for grid in grids):
        if package.has_images:
            raise UnreadableError(
                f"Tệp “{path.name}” chỉ có hình ảnh, không có ô số liệu nào để đọc: hãy xin tệp có bảng thật."
            )
        raise UnreadableError(f"Tệp “{path.name}” không có ô nào ghi số liệu.")
    return Book(grids, identity, tuple(remarks))


def _grids(book: Workbook, hidden_columns: Mapping[str, frozenset[int]], remarks: list[str]) -> Iterator[Grid]:
    for sheet in book.worksheets[:_MOST_SHEETS]:
        if sheet.title == SHEET:
            continue
        if sheet.sheet_state != "visible":
            remarks.append(f"Trang “{sheet.title}” bị ẩn nên không đọc: muốn đọc, hãy cho hiện trang đó trong Excel.")
            continue
        part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
        yield Grid(clean(sheet.title), tuple(_lines(sheet, remarks)), hidden_columns.get(part, frozenset()))


def _lines(sheet: Any, remarks: list[str]) -> Iterable[Line]:
    """Return the filled lines of a sheet, in Unicode."""
    sheet.reset_dimensions()  # what a file says of its size is not to be trusted
    raw: list[tuple[int, dict[int, tuple[Cell, str]]]] = []
    empty = 0
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        if number > _MOST_ROWS:
            remarks.append(f"Trang “{sheet.title}” dài hơn 20.000 dòng: các dòng sau không đọc.")
            break
        cells = {cell.column - 1: _cell(cell) for cell in row if cell.value is not None}
        cells = {column: found for column, found in cells.items() if found[0].text}
        empty = 0 if cells else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            break
        if cells:
            raw.append((number, cells))
    usual = encoding_of(cell.text for _, cells in raw for cell, _ in cells.values())
    return [
        Line(number, {column: _unicode(cell, font, usual) for column, (cell, font) in cells.items()}) for number, cells in raw
    ]


def _cell(cell: Any) -> tuple[Cell, str]:
    """Return a cell and, for texts that may be written for it, the name of its font."""
    value = cell.value
    if isinstance(value, str):
        return Cell(value if not value.isascii() else clean(value)), "" if value.isascii() else str(cell.font.name or "")
    if isinstance(value, bool):
        return Cell("Có" if value else "Không"), ""
    if isinstance(value, int | float):
        return Cell.of_number(_decimal(value), percent="%" in (cell.number_format or "")), ""
    if isinstance(value, datetime | date):
        return Cell(f"{value:%d/%m/%Y}"), ""
    if isinstance(value, time | timedelta):
        return Cell(str(value)), ""
    return Cell(clean(str(value))), ""


def _unicode(cell: Cell, font: str, usual: Encoding) -> Cell:
    if cell.figure is not None or cell.text.isascii():
        return cell
    encoding = encoding_of_font(font)
    if encoding is Encoding.UNICODE:
        encoding = usual if usual is not Encoding.UNICODE else encoding_of([cell.text])
    return Cell(clean(decoded(cell.text, encoding, font)))


def _decimal(value: float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")


def _identity(book: Workbook) -> dict[str, str]:
    """Return what one of our own workbooks says of itself, by name."""
    if SHEET not in book.sheetnames:
        return {}
    rows = book[SHEET].iter_rows(max_row=20, max_col=2, values_only=True)
    return {str(row[0]): str(row[1]) for row in rows if len(row) == 2 and row[0] is not None and row[1] is not None}
