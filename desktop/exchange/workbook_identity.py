"""The sheet that no one sees: which report the workbook holds, so that it can be read back, and the lists of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from desktop.engine.report import Report
from desktop.exchange.workbook_inputs import answers_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

SHEET = "cchc"
#: Counts up when the workbook changes so that an older program could not read it back.
SCHEMA = 1
_FIRST_LIST = 3


def identity(report: Report) -> dict[str, str]:
    """Return what a reader must know before it trusts a cell."""
    return {
        "schema": str(SCHEMA),
        "form": report.edition.form,
        "edition": report.edition.edition,
        "period": report.period.code,
        "from": report.dates.start.isoformat(),
        "to": report.dates.end.isoformat(),
        "unit": report.unit.name,
        "version": str(report.version),
    }


def write_identity(book: Workbook, report: Report) -> dict[tuple[str | int, ...], str]:
    """Add the sheet, names in column A and what they are in B; return where each list of answers stands."""
    sheet = book.add_worksheet(SHEET)
    sheet.very_hidden()
    sheet.protect()
    for row, (name, value) in enumerate(identity(report).items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    lists = dict.fromkeys(answers for row in report.edition.indicators.values() if (answers := answers_of(row.type)))
    ranges = {}
    for column, answers in enumerate(lists, start=_FIRST_LIST):
        for row, answer in enumerate(answers):
            if isinstance(answer, int):
                sheet.write_number(row, column, answer)
            else:
                sheet.write_string(row, column, answer)
        ranges[answers] = f"={SHEET}!{xl_range_abs(0, column, len(answers) - 1, column)}"
    return ranges
