"""Reports to work on, and all that can be seen of one."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Outcome, Report
from desktop.engine.unit import Unit

UNIT = Unit("UBND phường Thử Nghiệm")
MAY = Period.parse("2024-05")


def empty(edition: Edition, period: Period = MAY) -> Report:
    """A report in which nothing has been typed."""
    return Report(edition, UNIT, period)


def example(path: Path) -> dict[str, Any]:
    """One of an edition's examples."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return found


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
    return Report(report.edition, report.unit, report.period, dates=report.dates, entries=report.entries)


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
