"""What the program asks of its database file.

Plain SQL on the standard library's `sqlite3` for all that happens while the program starts or a clerk types: a keystroke
is written, logged and durable before `Database.record` returns. sqlite-utils makes and migrates the tables and adds the
rows that are seldom added; it takes longer to import than a report takes to open, so it is imported only then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from desktop.engine.background import NOTHING, Background
from desktop.engine.definition import Edition
from desktop.engine.edits import VALUE, Address, Edit
from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome, Report, Status
from desktop.engine.unit import Unit
from desktop.storage import rows
from desktop.storage.datafile import DataFile
from desktop.storage.errors import UnknownReportError
from desktop.storage.rows import LogEntry, ReportRow

if TYPE_CHECKING:
    import sqlite3

    import sqlite_utils


class Database:
    """The user's data. Each method that writes does all of it or nothing, durable on return.

    Every method raises `StorageError`, whose text is for the clerk, when the file cannot be read or written.
    """

    def __init__(self, file: DataFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open *path* for reading and writing. A missing file is made; an older one is brought up to date, a copy kept."""
        return cls(DataFile(path))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._file.path

    # --- the own unit ---

    def unit(self) -> Unit | None:
        """Return the own unit's profile, `None` before it was first saved."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT profile.* FROM profile JOIN unit ON unit.id = unit_id WHERE is_own = 1 ORDER BY profile.id DESC LIMIT 1"
            ).fetchone()
            return rows.unit_from(row) if row else None

    def save_unit(self, unit: Unit) -> None:
        """Save the own unit's profile. Drafts follow it; what was finalised keeps the profile it was signed with."""
        with self._file.transaction() as connection:
            own = connection.execute("SELECT id FROM unit WHERE is_own = 1").fetchone()
            unit_id = own["id"] if own else self._insert("unit", {"is_own": 1})
            profile_id = self._insert("profile", {"unit_id": unit_id, **rows.profile_columns(unit)})
            connection.execute("UPDATE report SET profile_id = ? WHERE status = ?", (profile_id, Status.DRAFT))

    # --- reports ---

    def create_report(self, edition: Edition, unit: Unit, period: Period, dates: Dates, due: date, created: datetime) -> int:
        """Add a blank draft and return its id. *created* is an aware time."""
        report = Report(edition, unit, period, dates=dates)
        at = created.isoformat()
        with self._file.transaction() as connection:
            report_id = self._insert(
                "report",
                {
                    "profile_id": self._profile_id(connection, unit),
                    "form": edition.form,
                    "edition": edition.edition,
                    "period": period.code,
                    "version": report.version,
                    "status": report.status.value,
                    "created": at,
                    "changed": at,
                    **rows.header_columns(report.number, dates, due),
                    **rows.counters(report),
                },
            )
            _write_values(connection, report_id, report, edition.indicators)
            return report_id

    def reports(self) -> list[ReportRow]:
        """Return all reports, the latest period first; where several end on one day, the longest and then the newest first."""
        with self._file.reading() as connection:
            found = [rows.report_row_from(row) for row in connection.execute("SELECT * FROM report ORDER BY id DESC")]
        found.sort(key=lambda row: row.period.proposed_dates.start)
        return sorted(found, key=lambda row: row.period.proposed_dates.end, reverse=True)

    def edition_of(self, report_id: int) -> tuple[str, str]:
        """Return the form and the edition of a report."""
        with self._file.reading() as connection:
            row = _known(report_id, connection.execute("SELECT form, edition FROM report WHERE id = ?", (report_id,)))
            return row["form"], row["edition"]

    def due(self, report_id: int) -> date:
        """Return the day a report is due."""
        with self._file.reading() as connection:
            row = _known(report_id, connection.execute("SELECT due FROM report WHERE id = ?", (report_id,)))
            return date.fromisoformat(row["due"])

    def values(self, report_id: int) -> dict[str, str]:
        """Return the stored values of a report by code, typed and calculated; blank rows are not there."""
        with self._file.reading() as connection:
            found = connection.execute("SELECT code, stored FROM value WHERE report_id = ?", (report_id,))
            return dict(found)

    def load(self, report_id: int, edition: Edition, background: Background = NOTHING) -> Report:
        """Return a report as it was left. Cells of rows that *edition* does not have stay in the file."""
        with self._file.reading() as connection:
            head = connection.execute(
                "SELECT profile.*, period, starts, ends, report.number, version, status"
                " FROM report JOIN profile ON profile.id = profile_id WHERE report.id = ?",
                (report_id,),
            )
            row = _known(report_id, head)
            cells = connection.execute('SELECT code, "column", typed, stored FROM cell WHERE report_id = ?', (report_id,))
            return Report(
                edition,
                rows.unit_from(row),
                Period.parse(row["period"]),
                dates=rows.dates_from(row),
                entries=rows.entries_from(edition, cells),
                number=row["number"],
                version=row["version"],
                status=Status(row["status"]),
                background=background,
            )

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:
        """Save what stands above the table."""
        with self._file.transaction() as connection:
            columns = {"id": report_id, **rows.header_columns(number, dates, due)}
            update = "UPDATE report SET number = :number, starts = :starts, ends = :ends, due = :due WHERE id = :id"
            _updated(report_id, connection.execute(update, columns))

    # --- cells ---

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:
        """Write an edit that *report* has just taken: its cells, what follows from them, and the log. *at* is aware."""
        edit = outcome.edit
        columns = {"id": report_id, **rows.counters(report), "changed": at.isoformat()}
        typed = [change.address.code for change in edit.changes if change.address.column == VALUE]
        derived = [row.code for row in outcome.derived]
        with self._file.transaction() as connection:
            update = (
                "UPDATE report SET filled = :filled, total = :total, errors = :errors, warnings = :warnings,"
                " changed = :changed WHERE id = :id"
            )
            _updated(report_id, connection.execute(update, columns))
            _write_cells(connection, report_id, report.edition, edit)
            _write_values(connection, report_id, report, dict.fromkeys(typed + derived))
            _write_log(connection, report_id, report.edition, edit, at)

    def history(self, report_id: int, address: Address) -> list[LogEntry]:
        """Return every change of a cell, the latest first."""
        with self._file.reading() as connection:
            found = connection.execute(
                'SELECT edit.id, name, at, "before", "after", stored FROM change JOIN edit ON edit.id = edit_id'
                ' WHERE report_id = ? AND code = ? AND "column" = ? ORDER BY change.id DESC',
                (report_id, *address),
            )
            return [LogEntry(edit, name, datetime.fromisoformat(at), *texts) for edit, name, at, *texts in found]

    # --- the rest ---

    def get_setting(self, key: str) -> str | None:
        """Return a setting, `None` when it was never set."""
        with self._file.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
            return row["value"] if row else None

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self._file.transaction() as connection:
            connection.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value)
            )

    def backup_to(self, path: Path) -> None:
        """Write a consistent copy to *path*; what is there is replaced only by a whole one."""
        self._file.copy_to(path)

    @cached_property
    def _tables(self) -> sqlite_utils.Database:
        import sqlite_utils

        return sqlite_utils.Database(self._file.connection, execute_plugins=False)

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        """Add a row inside the caller's transaction and return its id."""
        return cast("int", self._tables.table(table).insert(row).last_pk)

    def _profile_id(self, connection: sqlite3.Connection, unit: Unit) -> int:
        """Return the latest profile that equals *unit*. One not met before is entered, without a place in the register."""
        named = connection.execute("SELECT * FROM profile WHERE name = ? ORDER BY id DESC", (unit.name,))
        known = next((row["id"] for row in named if rows.unit_from(row) == unit), None)
        return known or self._insert("profile", rows.profile_columns(unit))


def _known(report_id: int, found: sqlite3.Cursor) -> sqlite3.Row:
    row: sqlite3.Row | None = found.fetchone()
    if row is None:
        raise UnknownReportError(report_id)
    return row


def _updated(report_id: int, update: sqlite3.Cursor) -> None:
    if not update.rowcount:
        raise UnknownReportError(report_id)


def _write_cells(connection: sqlite3.Connection, report_id: int, edition: Edition, edit: Edit) -> None:
    for address, _, after in edit.changes:
        if after is None:
            connection.execute('DELETE FROM cell WHERE report_id = ? AND code = ? AND "column" = ?', (report_id, *address))
        else:
            connection.execute(
                'INSERT INTO cell (report_id, code, "column", typed, stored) VALUES (?, ?, ?, ?, ?)'
                " ON CONFLICT DO UPDATE SET typed = excluded.typed, stored = excluded.stored",
                (report_id, *address, after.typed, rows.stored_text(edition, address, after)),
            )


def _write_values(connection: sqlite3.Connection, report_id: int, report: Report, codes: Iterable[str]) -> None:
    for code in codes:
        stored = report.edition.indicators[code].type.stored(report.value(code))
        if stored is None:
            connection.execute("DELETE FROM value WHERE report_id = ? AND code = ?", (report_id, code))
        else:
            connection.execute(
                "INSERT INTO value (report_id, code, stored) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET stored = excluded.stored",
                (report_id, code, stored),
            )


def _write_log(connection: sqlite3.Connection, report_id: int, edition: Edition, edit: Edit, at: datetime) -> None:
    logged = "INSERT INTO edit (report_id, name, at) VALUES (?, ?, ?)"
    edit_id = connection.execute(logged, (report_id, edit.name, at.isoformat())).lastrowid
    for address, before, after in edit.changes:
        connection.execute(
            'INSERT INTO change (edit_id, code, "column", "before", "after", stored) VALUES (?, ?, ?, ?, ?, ?)',
            (
                *(edit_id, *address, before.typed if before else None),
                *((after.typed, rows.stored_text(edition, address, after)) if after else (None, None)),
            ),
        )
