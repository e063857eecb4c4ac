"""Rows of the tables as objects, and objects as rows. A text that nobody here wrote raises `ValueError`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import Address, Entry
from desktop.engine.history import RowInPeriod
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report, Status, stored_entry
from desktop.engine.unit import Unit, UnitLevel
from desktop.engine.values import ValueType


class ReportRow(NamedTuple):
    """One line of the list of reports. All times are aware, in UTC.

    `warnings` counts the open ones. `amends` is the report of which this is a corrected version; `finalised` and `hash`
    say when it was locked and with which content; `deleted` when it was put into the bin.
    """

    id: int
    form: str
    edition: str
    period: Period
    dates: Dates
    due: date
    number: str
    version: int
    status: Status
    filled: int
    total: int
    errors: int
    warnings: int
    created: datetime
    changed: datetime
    amends: int | None = None
    finalised: datetime | None = None
    hash: str = ""
    deleted: datetime | None = None


def profile_columns(unit: Unit) -> dict[str, str]:
    """Return a profile's columns; its tuples of lines are kept as the lines of one text."""
    lines = {"authority": "\n".join(unit.authority), "recipients": "\n".join(unit.recipients)}
    return {**unit._asdict(), **lines, "level": unit.level.value}


def unit_from(row: sqlite3.Row) -> Unit:
    """Return the unit of a profile's row."""
    fields = {field: row[field] for field in Unit._fields}
    lines = {field: tuple(row[field].split("\n")) if row[field] else () for field in ("authority", "recipients")}
    return Unit(**{**fields, **lines, "level": UnitLevel(row["level"])})


def header_columns(number: str, dates: Dates, due: date) -> dict[str, str]:
    """Return the columns of what stands above a report's table."""
    return {"number": number, "starts": dates.start.isoformat(), "ends": dates.end.isoformat(), "due": due.isoformat()}


def dates_from(row: sqlite3.Row) -> Dates:
    """Return the closing dates of a report's row."""
    return Dates(date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]))


def counters(report: Report) -> dict[str, int]:
    """Return the columns that the list of reports shows, so that it need not open each of them."""
    return {**report.completeness()._asdict(), "errors": len(report.errors), "warnings": len(report.open_warnings)}


def report_row_from(row: sqlite3.Row) -> ReportRow:
    """Return the line of a report's row."""
    return ReportRow(
        id=row["id"],
        form=row["form"],
        edition=row["edition"],
        period=Period.parse(row["period"]),
        dates=dates_from(row),
        due=date.fromisoformat(row["due"]),
        number=row["number"],
        version=row["version"],
        status=Status(row["status"]),
        filled=row["filled"],
        total=row["total"],
        errors=row["errors"],
        warnings=row["warnings"],
        created=datetime.fromisoformat(row["created"]),
        changed=datetime.fromisoformat(row["changed"]),
        amends=row["amends"],
        finalised=_time(row["finalised"]),
        hash=row["hash"] or "",
        deleted=_time(row["deleted"]),
    )


def by_newness(found: Iterable[ReportRow]) -> list[ReportRow]:
    """Return reports with the latest period first; where several end on one day, the longest and then the newest first."""
    listed = sorted(found, key=lambda row: row.id, reverse=True)
    listed.sort(key=lambda row: row.period.proposed_dates.start)
    return sorted(listed, key=lambda row: row.period.proposed_dates.end, reverse=True)


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def row_in_period_from(row: sqlite3.Row, indicator: Indicator) -> RowInPeriod:
    """Return an indicator as one report has it, read by the definition that it has now."""
    try:
        value = None if row["stored"] is None else indicator.type.from_stored(row["stored"])
    except (ValueError, KeyError):  # another edition had the row with another type
        value = None
    return RowInPeriod(
        report_id=row["id"],
        period=Period.parse(row["period"]),
        dates=dates_from(row),
        version=row["version"],
        status=Status(row["status"]),
        value=value,
        shown=row["typed"] if value is None and row["typed"] and not indicator.calculated else indicator.shown(value),
        note=row["note"] or "",
    )


def stored_text(edition: Edition, address: Address, entry: Entry) -> str | None:
    """Return the canonical text of what a cell means, `None` when it could not be read."""
    return edition.type_at(address).stored(entry.reading.value)


def entries_from(edition: Edition, cells: Iterable[sqlite3.Row]) -> dict[Address, Entry]:
    """Return what was typed, as it was understood then. Rows that *edition* does not have are left out."""
    found = {}
    for code, column, typed, stored in cells:
        address = Address(code, column)
        with suppress(KeyError):
            found[address] = _entry(edition.type_at(address), typed, stored)
    return found


def _entry(type_: ValueType, typed: str, stored: str | None) -> Entry:
    try:
        return stored_entry(type_, typed, stored)
    except (ValueError, KeyError):  # an update of the program mended the row's type: what was typed is read anew
        return stored_entry(type_, typed, None)
