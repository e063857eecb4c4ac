"""Reports to work on, and all that can be seen of one."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from desktop.engine.background import Background, PastReport
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome, Report
from desktop.engine.tasks import starting_changes
from desktop.engine.unit import Unit
from desktop.engine.values import Value

UNIT = Unit("UBND phường Thử Nghiệm")
MAY = Period.parse("2024-05")


def empty(edition: Edition, period: Period = MAY) -> Report:
    """A report in which nothing has been typed."""
    return Report(edition, UNIT, period)


def example(path: Path) -> dict[str, Any]:
    """One of an edition's examples."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def from_example(edition: Edition, data: Mapping[str, Any]) -> Report:
    """The report an example describes: its period and dates, the unit's earlier reports, its task rows and its cells."""
    period = Period.parse(data["period"])
    dates = _dates(data, period)
    past = [
        PastReport(earlier := Period.parse(told["period"]), _read(edition, told["values"]), _dates(told, earlier))
        for told in data.get("past", ())
    ]
    report = Report(edition, UNIT, period, dates=dates, background=Background(past))
    if "tasks" in data:
        report.apply(Edit("bảng nhiệm vụ", tuple(chain.from_iterable(map(starting_changes, edition.task_tables.values())))))
        fill_tasks(report, data["tasks"])
    fill(report, data["values"])
    return report


def _dates(told: Mapping[str, Any], period: Period) -> Dates:
    return Dates(
        *(
            date.fromisoformat(told[key]) if key in told else proposed
            for key, proposed in zip(("from", "to"), period.proposed_dates, strict=True)
        )
    )


def _read(edition: Edition, values: Mapping[str, Any]) -> dict[str, Value]:
    return {code: edition.indicators[code].type.read(_typed(value)).value for code, value in values.items()}


def fill_tasks(report: Report, rows: Mapping[str, Mapping[str, str]]) -> Outcome:
    """Type the cells of task rows that are there."""
    cells = {Address(code, column): text for code, row in rows.items() for column, text in row.items()}
    assert {address.code for address in cells} <= {
        row.code for table in report.edition.task_tables for row in report.task_rows(table)
    }
    return report.apply(Edit("nhập từ tệp", tuple(report.stated(address, text) for address, text in cells.items())))


def fill(report: Report, values: Mapping[str, Mapping[str, Any]]) -> Outcome:
    """Take the values and notes of an examples file into *report*, in one edit."""
    changes = []
    for code, cell in values.items():
        if cell.get("value") is not None:
            changes.append(report.stated(Address(code), _typed(cell["value"])))
        if cell.get("note"):
            changes.append(report.stated(Address(code, NOTE), cell["note"]))
    return report.apply(Edit("nhập từ tệp", tuple(changes)))


def _typed(value: str | int | Decimal) -> str:
    return value if isinstance(value, str) else str(value).replace(".", ",")


def retyped(report: Report) -> Report:
    """The same report, worked out anew from what was typed."""
    return Report(
        report.edition,
        report.unit,
        report.period,
        dates=report.dates,
        entries=report.entries,
        background=report.background,
    )


def seen(report: Report) -> dict[str, Any]:
    """Everything that window, paper and files can ask of a report."""
    codes = report.edition.indicators
    return {
        "entries": report.entries,
        "values": {code: report.value(code) for code in codes},
        "shown": {code: report.shown(code) for code in codes},
        "notes": {code: report.note(code) for code in codes},
        "typed in": {code for code in codes if report.takes_value(code)},
        "findings": report.findings,
        "findings by row": {code: report.findings_at(code) for code in codes},
        "completeness": [report.completeness(section) for section in (None, *report.edition.sections)],
    }
