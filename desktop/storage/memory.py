"""What the file remembers of a row: its figures and notes in all reports, and the log of its cells."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from desktop.engine.definition import Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.history import LogEntry, RowInPeriod
from desktop.engine.period import Period
from desktop.storage import rows

# Both look up one cell a report by its primary key. An index by code would serve them no faster, and cost each keystroke.
_ROW = f"""
    SELECT report.id, period, starts, ends, version, status, value.stored, cell.typed, note.typed AS note
    FROM report
    LEFT JOIN value ON value.report_id = report.id AND value.code = :code
    LEFT JOIN cell ON cell.report_id = report.id AND cell.code = :code AND cell."column" = '{VALUE}'
    LEFT JOIN cell AS note ON note.report_id = report.id AND note.code = :code AND note."column" = '{NOTE}'
    WHERE form = :form AND deleted IS NULL
"""  # noqa: S608 - the columns are ours
_NOTES = f"""
    SELECT period, typed FROM report
    CROSS JOIN cell ON cell.report_id = report.id AND code = ? AND "column" = '{NOTE}'
    WHERE report.id <> ? AND deleted IS NULL
    ORDER BY report.id DESC
"""  # noqa: S608
# A corrected version begins with the cells of the one it corrects, and so does their history.
_LOG = """
    WITH RECURSIVE version (id) AS (
        VALUES (?) UNION ALL SELECT amends FROM report JOIN version USING (id) WHERE amends IS NOT NULL
    )
    SELECT edit.id, name, at, who, "before", "after", stored
    FROM edit JOIN change ON edit_id = edit.id
    WHERE report_id IN (SELECT id FROM version) AND code = ? AND "column" = ?
    ORDER BY change.id DESC
"""


def row_history(connection: sqlite3.Connection, form: str, indicator: Indicator) -> list[RowInPeriod]:
    """Return a row in all reports of *form*, the newest period and version first."""
    found = connection.execute(_ROW, {"form": form, "code": indicator.code})
    history = [rows.row_in_period_from(row, indicator) for row in found]
    return sorted(history, key=lambda row: (*_newness(row.period), row.version), reverse=True)


def notes_before(connection: sqlite3.Connection, report_id: int, code: str) -> list[str]:
    """Return the different notes of a row in other reports, those of the newest period first."""
    found = [(Period.parse(period), note) for period, note in connection.execute(_NOTES, (code, report_id))]
    found.sort(key=lambda row: _newness(row[0]), reverse=True)
    return list(dict.fromkeys(note for _, note in found))


def change_log(connection: sqlite3.Connection, report_id: int, address: Address) -> list[LogEntry]:
    """Return every change of a cell, the latest first."""
    found = connection.execute(_LOG, (report_id, *address))
    return [LogEntry(edit, name, datetime.fromisoformat(at), *others) for edit, name, at, *others in found]


def _newness(period: Period) -> tuple[int, int]:
    """Return what orders periods: the later end, of one end the longer time."""
    start, end = period.proposed_dates
    return end.toordinal(), -start.toordinal()
