"""How a report goes from draft to finalised to corrected version, or into the bin, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from desktop.engine.report import Report, Status
from desktop.storage import rows
from desktop.storage.errors import ChangedReportError, DeletedReportError, LockedReportError, UnknownReportError

#: The condition of every change: what is finalised, or lies in the bin, stays as it is.
OF_DRAFT = f"WHERE id = :id AND status = '{Status.DRAFT}' AND deleted IS NULL"
#: What a corrected version takes over from the one before it, by table.
_TAKEN_OVER = {
    "cell": 'code, "column", typed, stored',
    "value": "code, stored",
    "reason": "rule, code, message, reason, at, who",
    "consolidation": "forms, at",
    "consolidation_part": "received_id",
    "fed_cell": 'code, "column", text, units',
    "fed_override": 'code, "column", text, reason, who, at',
}


def updated(connection: sqlite3.Connection, report_id: int, update: sqlite3.Cursor) -> None:
    """Raise the sentence that says why an update `OF_DRAFT` found no draft."""
    if update.rowcount:
        return
    row = connection.execute("SELECT deleted FROM report WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise UnknownReportError(report_id)
    raise (DeletedReportError if row["deleted"] else LockedReportError)(report_id)


def finalise(
    connection: sqlite3.Connection, report_id: int, stored: Report, before: Report, final: Report, at: datetime
) -> None:
    """Lock a report as *final*. *stored* is what the file holds, *before* what was looked at."""
    from desktop.engine.content import content_hash  # hashlib is not needed to fill a report

    if content_hash(stored) != content_hash(before):
        raise ChangedReportError(report_id)
    columns = {
        "id": report_id,
        "number": final.number,
        "status": final.status.value,
        "finalised": at.isoformat(),
        "hash": content_hash(final),
        **rows.counters(final),
    }
    update = (
        "UPDATE report SET number = :number, status = :status, finalised = :finalised, changed = :finalised,"  # noqa: S608
        f" hash = :hash, filled = :filled, total = :total, errors = :errors, warnings = :warnings {OF_DRAFT}"
    )
    updated(connection, report_id, connection.execute(update, columns))


def amend(connection: sqlite3.Connection, report_id: int, at: datetime) -> int:
    """Add the next version of a finalised report as a draft with all that it holds; return its id.

    Like every draft it follows the unit's profile; the finalised one keeps the profile it was signed with.
    """
    added = connection.execute(
        "INSERT INTO report (profile_id, form, edition, period, starts, ends, due, number, version, status, created, changed,"
        " filled, total, errors, warnings, amends)"
        " SELECT (SELECT coalesce(max(newest.id), signed.id) FROM profile AS newest WHERE newest.unit_id = signed.unit_id),"
        " form, edition, period, starts, ends, due, number, version + 1, :status, :at, :at,"
        " filled, total, errors, warnings, report.id"
        " FROM report JOIN profile AS signed ON signed.id = profile_id WHERE report.id = :id"
        " AND NOT EXISTS (SELECT * FROM report AS other WHERE other.amends = :id AND other.deleted IS NULL)",
        {"status": Status.DRAFT.value, "at": at.isoformat(), "id": report_id},
    )
    if not added.rowcount:  # of one report there is one corrected version; the next one corrects that
        raise ChangedReportError(report_id)
    amendment = added.lastrowid or 0
    for table, columns in _TAKEN_OVER.items():
        connection.execute(
            f"INSERT INTO {table} (report_id, {columns}) SELECT ?, {columns} FROM {table} WHERE report_id = ?",  # noqa: S608
            (amendment, report_id),
        )
    return amendment


def submitted(connection: sqlite3.Connection, report_id: int) -> None:
    """Take a finalised report as submitted."""
    connection.execute(
        "UPDATE report SET status = ? WHERE id = ? AND status = ?", (Status.SUBMITTED, report_id, Status.FINALISED)
    )


def delete(connection: sqlite3.Connection, report_id: int, at: datetime) -> None:
    """Put a draft into the bin."""
    update = f"UPDATE report SET deleted = :at {OF_DRAFT}"  # noqa: S608
    updated(connection, report_id, connection.execute(update, {"at": at.isoformat(), "id": report_id}))
