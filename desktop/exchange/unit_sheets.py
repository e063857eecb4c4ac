"""Sheets behind a consolidated report: what each unit reported, and what came that could not be counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.definition import Edition, Indicator
from desktop.engine.values import NumberType, Value
from desktop.exchange.workbook_layout import FONT, SIZE
from desktop.exchange.workbook_sheet import as_number
from desktop.exchange.workbook_styles import Styles, number_look
from desktop.exchange.workbook_text import line_count

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4, _HEAD_ROWS = 9, 3
_LINE_HEIGHT, _HIGHEST_ROW = 1.3125, 400
#: Widths are characters; a character of the table's letters takes some six points of a line.
_NAME_WIDTH, _VALUE_WIDTH = 32, 16
_POINTS = 5.6
_LINE_WIDTHS = (32, 34, 26, 90)
_LINE_TITLES = ("Đơn vị", "Tệp", "Tình trạng", "Nội dung")
_PARTS_HEAD, _PART_WIDTHS = 3, (7, 34, 18, 14, 70)
#: As many columns and rows as a sheet has room for.
_MOST_COLUMNS, _MOST_ROWS = 16_000, 1_000_000


class UnitFigures(NamedTuple):
    """What one unit reported: its name, its state in words, its values by code."""

    name: str
    state: str
    values: Mapping[str, Value]


class UnitSheet(NamedTuple):
    """Units × indicators of one form."""

    title: str
    edition: Edition
    units: Sequence[UnitFigures]


class FaultLine(NamedTuple):
    """A unit or a file that could not be counted, or came late: who, which file, what state, and why."""

    unit: str
    file: str
    state: str
    told: str


class Behind(NamedTuple):
    """All sheets behind a consolidated report."""

    units: Sequence[UnitSheet]
    faults: Sequence[FaultLine]


def write_behind(book: Workbook, styles: Styles, behind: Behind) -> None:
    """Add the sheets to a workbook."""
    for sheet in behind.units:
        _write_units(book, styles, sheet)
    _write_faults(book, styles, behind.faults)


def _write_units(book: Workbook, styles: Styles, told: UnitSheet) -> None:
    """Write a line a unit, a column an indicator: code, label and unit of measure on top."""
    sheet = book.add_worksheet(told.title)
    rows = list(told.edition.indicators.values())[:_MOST_COLUMNS]
    head, name = styles("table centred bold"), styles("table")
    for place, title in enumerate(("Đơn vị", "Tình trạng")):
        sheet.merge_range(0, place, _HEAD_ROWS - 1, place, title, head)
    for column, row in enumerate(rows, 2):
        for line, text in enumerate((row.code, told.edition.names[row.code], row.unit)):
            sheet.write_string(line, column, text, styles("table centred italic shrinking") if line != 1 else head)
    for line, unit in enumerate(told.units[:_MOST_ROWS], _HEAD_ROWS):
        sheet.write_string(line, 0, unit.name, name)
        sheet.write_string(line, 1, unit.state, name)
        for column, row in enumerate(rows, 2):
            value = unit.values.get(row.code)
            if value is not None:
                _write_value(sheet, line, column, row, value, styles)
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    sheet.set_column(2, len(rows) + 1, _VALUE_WIDTH)
    sheet.set_row(1, max(_height(told.edition.names[row.code], _VALUE_WIDTH, bold=True) for row in rows))
    sheet.freeze_panes(_HEAD_ROWS, 2)
    sheet.repeat_rows(0, _HEAD_ROWS - 1)
    sheet.repeat_columns(0, 1)
    if told.units:
        sheet.autofilter(_HEAD_ROWS - 1, 0, _HEAD_ROWS + len(told.units) - 1, len(rows) + 1)


def _write_value(sheet: Worksheet, line: int, column: int, row: Indicator, value: Value, styles: Styles) -> None:
    if isinstance(value, Decimal) and isinstance(row.type, NumberType):
        sheet.write_number(line, column, as_number(value), styles("table", number=number_look(row.type).code(value)))
    else:
        sheet.write_string(line, column, row.shown(value), styles("table"))


class PartLine(NamedTuple):
    """One unit's part of a row: its place, its name, what it brings, its share in percent, its note."""

    place: int
    name: str
    value: Value
    shown: str
    share: Decimal | None
    note: str


def parts_bytes(title: str, subtitle: str, titles: Sequence[str], lines: Sequence[PartLine], foot: str) -> bytes:
    """Return a workbook with a line a unit under *titles*; *foot* says below what they make together."""
    from xlsxwriter.workbook import Workbook

    content = BytesIO()
    letters = {"font_name": FONT, "font_size": SIZE, "font_family": 1, "font_scheme": False}
    with Workbook(content, {"in_memory": True, "default_format_properties": letters}) as book:
        styles = Styles(book)
        sheet = book.add_worksheet("Các đơn vị")
        sheet.write_string(0, 0, title, styles("bold large"))
        sheet.write_string(1, 0, subtitle, styles("italic"))
        for column, (words, width) in enumerate(zip(titles, _PART_WIDTHS, strict=True)):
            sheet.write_string(_PARTS_HEAD, column, words, styles("table centred bold"))
            sheet.set_column(column, column, width)
        for row, line in enumerate(lines[:_MOST_ROWS], _PARTS_HEAD + 1):
            _write_part(sheet, row, line, styles)
        sheet.write_string(_PARTS_HEAD + len(lines) + 1, 0, foot, styles("bold"))
        sheet.freeze_panes(_PARTS_HEAD + 1, 2)
        if lines:
            sheet.autofilter(_PARTS_HEAD, 0, _PARTS_HEAD + len(lines), len(titles) - 1)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
    return content.getvalue()


def _write_part(sheet: Worksheet, row: int, line: PartLine, styles: Styles) -> None:
    sheet.write_number(row, 0, line.place, styles("table centred"))
    sheet.write_string(row, 1, line.name, styles("table"))
    if isinstance(line.value, Decimal):
        number = "#,##0" if line.value == line.value.to_integral_value() else "#,##0.############"
        sheet.write_number(row, 2, as_number(line.value), styles("table", number=number))
    else:
        sheet.write_string(row, 2, line.shown, styles("table"))
    if line.share is not None:
        sheet.write_number(row, 3, float(line.share), styles("table", number="0.0"))
    else:
        sheet.write_blank(row, 3, None, styles("table"))
    sheet.write_string(row, 4, line.note, styles("table"))


def _write_faults(book: Workbook, styles: Styles, faults: Iterable[FaultLine]) -> None:
    sheet = book.add_worksheet("Chưa tính được")
    for column, (title, width) in enumerate(zip(_LINE_TITLES, _LINE_WIDTHS, strict=True)):
        sheet.write_string(0, column, title, styles("table centred bold"))
        sheet.set_column(column, column, width)
    for line, fault in enumerate(faults, 1):
        for column, text in enumerate(fault):
            sheet.write_string(line, column, text, styles("table top"))
        sheet.set_row(line, max(_height(text, width) for text, width in zip(fault, _LINE_WIDTHS, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _height(text: str, width: float, *, bold: bool = False) -> float:
    """Return the height in points of a row that holds *text* in a column so wide: spreadsheets do not work it out."""
    return min(line_count(text, width * _POINTS, SIZE, bold=bold) * SIZE * _LINE_HEIGHT + 3, _HIGHEST_ROW)
