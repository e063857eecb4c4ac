"""A report as a workbook: the appendices as the authority prints them, with live formulas and their results.

One sheet an appendix, plus one that no one sees and that says which report this is (`workbook_identity`). Behind the
printed columns a hidden one holds each row's code. Everything but figures and notes is locked, without a password.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from desktop.engine.definition import Appendix, Indicator
from desktop.engine.report import Report
from desktop.exchange.files import write_whole
from desktop.exchange.unit_sheets import Behind, write_behind
from desktop.exchange.workbook_frame import Frame, Sheet
from desktop.exchange.workbook_identity import write_identity
from desktop.exchange.workbook_layout import FONT, SIZE, Layout
from desktop.exchange.workbook_sheet import Table
from desktop.exchange.workbook_styles import Styles

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31


def write_workbook(report: Report, path: Path) -> None:
    """Write *report* as an .xlsx file. Raises `ExportError`; a file that stood there before is then still whole."""
    write_whole(path, workbook_bytes(report))


def workbook_bytes(report: Report, behind: Behind | None = None) -> bytes:
    """Return *report* as the content of an .xlsx file; the same report gives the same bytes.

    *behind* are the sheets about the units of a consolidated report.
    """
    content = BytesIO()
    with Workbook(content, options()) as book:
        _describe(book, report)
        styles = Styles(book)
        pages = [_page(book, report, appendix) for appendix in report.edition.appendices]
        lists = write_identity(book, report)
        for page in pages:
            cells = _cells(pages, page)
            frame = Frame(page.sheet, styles, report, page.appendix, page.layout)
            frame.title_block()
            Table(page.sheet, styles, report, page.layout, cells.__getitem__, lists).write(page.appendix)
            frame.printing(last_row=frame.signatures())
            page.sheet.protect("", {"format_rows": True, "format_columns": True})
        if behind is not None:
            write_behind(book, styles, behind)
    return content.getvalue()


def options() -> dict[str, object]:
    """Return XlsxWriter's options, anew each time because it changes them."""
    return {
        "in_memory": True,
        # Of no theme, or Excel would take the theme's font.
        "default_format_properties": {"font_name": FONT, "font_size": SIZE, "font_family": 1, "font_scheme": False},
        # The pixels of a column and of a row in that font; XlsxWriter works out from them how widths are written.
        "default_column_width": 72,
        "default_row_height": 21,
    }


class _Page(NamedTuple):
    name: str
    sheet: Sheet
    appendix: Appendix
    layout: Layout


def _page(book: Workbook, report: Report, appendix: Appendix) -> _Page:
    name = _NOT_IN_SHEET_NAMES.sub(" ", appendix.marker or appendix.code)[:_LONGEST_SHEET_NAME].strip()
    sheet = book.add_worksheet(name, Sheet)
    assert isinstance(sheet, Sheet)  # noqa: S101 - that is what was asked for
    return _Page(name, sheet, appendix, Layout(report, appendix))


def _cells(pages: list[_Page], here: _Page) -> dict[str, str]:
    """Return the cell of each row's value by code, as a formula on *here* names it."""
    cells: dict[str, str] = {}
    for page in pages:
        prefix = "" if page is here else f"{quote_sheetname(page.name)}!"
        for line in page.layout.lines:
            if isinstance(line.row, Indicator):
                cells[line.row.code] = f"{prefix}{xl_rowcol_to_cell(line.first, page.layout.column_of['value'])}"
    return cells


def _describe(book: Workbook, report: Report) -> None:
    """Fill in the file's properties; its date is the report's, so that nothing depends on the clock."""
    book.set_properties(
        {
            "title": f"{report.edition.title}, {report.period.label}",
            "author": report.unit.name,
            "created": datetime.combine(report.dates.end, time(), UTC),
        }
    )
