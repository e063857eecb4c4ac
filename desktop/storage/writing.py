"""How an edit becomes rows, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from desktop.engine.definition import Edition
from desktop.engine.edits import Confirmation, Edit
from desktop.engine.report import Report
from desktop.storage import rows


def write_cells(connection: sqlite3.Connection, report_id: int, edition: Edition, edit: Edit) -> None:
    """Write what the changed cells hold now."""
    last = {address: after for address, _, after in edit.changes}  # a row of tasks may be moved twice in one edit
    connection.executemany(
        'DELETE FROM cell WHERE report_id = ? AND code = ? AND "column" = ?',
        [(report_id, *address) for address, after in last.items() if after is None],
    )
    connection.executemany(
        'INSERT INTO cell (report_id, code, "column", typed, stored) VALUES (?, ?, ?, ?, ?)'
        " ON CONFLICT DO UPDATE SET typed = excluded.typed, stored = excluded.stored",
        [
            (report_id, *address, after.typed, rows.stored_text(edition, address, after))
            for address, after in last.items()
            if after is not None
        ],
    )


def write_values(connection: sqlite3.Connection, report_id: int, report: Report, codes: Iterable[str]) -> None:
    """Write what the rows *codes* say now, typed or calculated."""
    stored = {code: report.edition.indicators[code].type.stored(report.value(code)) for code in codes}
    connection.executemany(
        "DELETE FROM value WHERE report_id = ? AND code = ?",
        [(report_id, code) for code, text in stored.items() if text is None],
    )
    connection.executemany(
        "INSERT INTO value (report_id, code, stored) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET stored = excluded.stored",
        [(report_id, code, text) for code, text in stored.items() if text is not None],
    )


def write_reasons(
    connection: sqlite3.Connection, report_id: int, confirmations: Iterable[Confirmation], at: datetime, who: str
) -> None:
    """Write why warnings were confirmed, by whom and when."""
    for warning, _, reason in confirmations:
        place = (report_id, *warning)
        connection.execute("DELETE FROM reason WHERE report_id = ? AND rule = ? AND code = ? AND message = ?", place)
        if reason:
            connection.execute(
                "INSERT INTO reason (report_id, rule, code, message, reason, at, who) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*place, reason, at.isoformat(), who),
            )


def write_name(connection: sqlite3.Connection, report_id: int, name: str, at: datetime, who: str) -> int | None:
    """Log that something called *name* was done; return the number of the edit."""
    logged = "INSERT INTO edit (report_id, name, at, who) VALUES (?, ?, ?, ?)"
    return connection.execute(logged, (report_id, name, at.isoformat(), who)).lastrowid


def write_log(connection: sqlite3.Connection, report_id: int, edition: Edition, edit: Edit, at: datetime, who: str) -> None:
    """Log an edit and each cell that it changed."""
    edit_id = write_name(connection, report_id, edit.name, at, who)
    connection.executemany(
        'INSERT INTO change (edit_id, code, "column", "before", "after", stored) VALUES (?, ?, ?, ?, ?, ?)',
        [
            (
                *(edit_id, *address, before.typed if before else None),
                *((after.typed, rows.stored_text(edition, address, after)) if after else (None, None)),
            )
            for address, before, after in edit.changes
        ],
    )
