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

from desktop import locations
from desktop.engine.background import NOTHING, Background
from desktop.engine.definition import Edition
from desktop.engine.edits import VALUE, Address, Edit, WarningKey
from desktop.engine.history import LogEntry, RowInPeriod
from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome, Report, Status
from desktop.engine.unit import Unit
from desktop.storage import keys, life, memory, rows, writing
from desktop.storage.datafile import DataFile
from desktop.storage.errors import UnknownReportError
from desktop.storage.keys import KnownKey, OwnKey
from desktop.storage.rows import ReportRow

if TYPE_CHECKING:
    import sqlite3

    import sqlite_utils

    from desktop.storage.consolidated import ConsolidatedTable
    from desktop.storage.received import ReceivedTable
    from desktop.storage.refused import RefusedTable
    from desktop.storage.register import RegisterTable


class Database:
    """The user's data. Each method that writes does all of it or nothing, durable on return.

    Every method raises `StorageError`, whose text is for the clerk, when the file cannot be read or written.
    """

    def __init__(self, file: DataFile) -> None:
        self._file = file
        self._who = locations.user_name()

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
            writing.write_values(connection, report_id, report, edition.indicators)
            return report_id

    def reports(self) -> list[ReportRow]:
        """Return all reports but those in the bin, in the order of `rows.by_newness`."""
        with self._file.reading() as connection:
            found = connection.execute("SELECT * FROM report WHERE deleted IS NULL")
            return rows.by_newness(rows.report_row_from(row) for row in found)

    def report(self, report_id: int) -> ReportRow:
        """Return the line of one report, also of one in the bin."""
        with self._file.reading() as connection:
            return rows.report_row_from(
                _known(report_id, connection.execute("SELECT * FROM report WHERE id = ?", (report_id,)))
            )

    def values(self, report_id: int) -> dict[str, str]:
        """Return the stored values of a report by code, typed and calculated; blank rows are not there."""
        with self._file.reading() as connection:
            cursor = connection.cursor()
            cursor.row_factory = None  # plain pairs: a year's history has ten thousand of them
            return dict(cursor.execute("SELECT code, stored FROM value WHERE report_id = ?", (report_id,)))

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
            reasons = connection.execute("SELECT rule, code, message, reason FROM reason WHERE report_id = ?", (report_id,))
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
                reasons={WarningKey(*warning): reason for *warning, reason in reasons},
            )

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:
        """Save what stands above the table."""
        with self._file.transaction() as connection:
            columns = {"id": report_id, **rows.header_columns(number, dates, due)}
            update = f"UPDATE report SET number = :number, starts = :starts, ends = :ends, due = :due {life.OF_DRAFT}"  # noqa: S608
            life.updated(connection, report_id, connection.execute(update, columns))

    # --- cells ---

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:
        """Write an edit that *report* has just taken: its cells, what follows from them, and the log. *at* is aware."""
        edit = outcome.edit
        columns = {"id": report_id, **rows.counters(report), "changed": at.isoformat()}
        typed = [change.address.code for change in edit.changes if change.address.column == VALUE]
        derived = [row.code for row in outcome.derived]
        with self._file.transaction() as connection:
            update = (
                "UPDATE report SET filled = :filled, total = :total, errors = :errors, warnings = :warnings,"  # noqa: S608
                f" changed = :changed {life.OF_DRAFT}"
            )
            life.updated(connection, report_id, connection.execute(update, columns))
            writing.write_cells(connection, report_id, report.edition, edit)
            writing.write_values(connection, report_id, report, dict.fromkeys(typed + derived))
            writing.write_reasons(connection, report_id, edit.confirmations, at, self._who)
            writing.write_log(connection, report_id, report.edition, edit, at, self._who)

    # --- from draft to corrected version, and the bin ---

    def finalise(self, report_id: int, before: Report, final: Report, edit: Edit, at: datetime) -> None:
        """Lock a report as *final*, which is *before* after *edit*. Raises when the file does not hold *before* any more."""
        with self._file.transaction() as connection:
            stored = self.load(report_id, before.edition, before.background)
            life.finalise(connection, report_id, stored, before, final, at)
            writing.write_reasons(connection, report_id, edit.confirmations, at, self._who)
            writing.write_log(connection, report_id, final.edition, edit, at, self._who)

    def amend(self, report_id: int, name: str, at: datetime) -> int:
        """Add a draft of the next version with all that a finalised report holds, logged by *name*; return its id."""
        with self._file.transaction() as connection:
            amendment = life.amend(connection, report_id, at)
            writing.write_name(connection, amendment, name, at, self._who)
            return amendment

    def submitted(self, report_id: int, name: str, at: datetime) -> None:
        """Note that a finalised report was made ready to be sent, logged by *name*; once more is noted as well."""
        with self._file.transaction() as connection:
            life.submitted(connection, report_id)
            writing.write_name(connection, report_id, name, at, self._who)

    def delete_report(self, report_id: int, at: datetime) -> None:
        """Put a draft into the bin."""
        with self._file.transaction() as connection:
            life.delete(connection, report_id, at)

    def restore_report(self, report_id: int) -> None:
        """Take a report out of the bin."""
        with self._file.transaction() as connection:
            connection.execute("UPDATE report SET deleted = NULL WHERE id = ?", (report_id,))

    def deleted_reports(self) -> list[ReportRow]:
        """Return what lies in the bin, the latest deleted first."""
        with self._file.reading() as connection:
            found = connection.execute("SELECT * FROM report WHERE deleted IS NOT NULL ORDER BY deleted DESC, id DESC")
            return [rows.report_row_from(row) for row in found]

    def empty_bin(self) -> int:
        """Delete for ever what lies in the bin; return how many reports that were."""
        with self._file.transaction() as connection:
            return connection.execute("DELETE FROM report WHERE deleted IS NOT NULL").rowcount

    # --- what is remembered ---

    def row_history(self, report: Report, code: str) -> list[RowInPeriod]:
        """Return a row in all reports of the form of *report*, the newest period and version first."""
        with self._file.reading() as connection:
            return memory.row_history(connection, report.edition.form, report.edition.indicators[code])

    def notes_before(self, report_id: int, code: str) -> list[str]:
        """Return the different notes that a row has in other reports, those of the newest period first."""
        with self._file.reading() as connection:
            return memory.notes_before(connection, report_id, code)

    def history(self, report_id: int, address: Address) -> list[LogEntry]:
        """Return every change of a cell, the latest first; of a corrected version also those of the versions before it."""
        with self._file.reading() as connection:
            return memory.change_log(connection, report_id, address)

    # --- keys ---

    def own_keys(self) -> list[OwnKey]:
        """Return the keys with which the own unit signs, or once signed, the newest first."""
        with self._file.reading() as connection:
            return keys.own_keys(connection)

    def save_own_key(self, key: OwnKey) -> None:
        """Keep a new own key, or the same one sealed otherwise."""
        with self._file.transaction() as connection:
            keys.save_own(connection, key)

    def known_keys(self) -> list[KnownKey]:
        """Return the keys that other units are known by, the oldest first."""
        with self._file.reading() as connection:
            return keys.known(connection)

    def remember_keys(self, known: Iterable[KnownKey]) -> None:
        """Know units by these keys from now on, too."""
        with self._file.transaction() as connection:
            keys.remember(connection, known)

    # --- the units below ---

    @cached_property
    def register(self) -> RegisterTable:
        """Who must report to this unit."""
        from desktop.storage.register import RegisterTable  # a start does not wait for these

        return RegisterTable(self._file)

    @cached_property
    def received(self) -> ReceivedTable:
        """What they sent."""
        from desktop.storage.received import ReceivedTable

        return ReceivedTable(self._file)

    @cached_property
    def refused(self) -> RefusedTable:
        """Which of their files could not be taken in."""
        from desktop.storage.refused import RefusedTable

        return RefusedTable(self._file)

    @cached_property
    def consolidated(self) -> ConsolidatedTable:
        """Which reports are fed with it."""
        from desktop.storage.consolidated import ConsolidatedTable

        return ConsolidatedTable(self._file, self._who)

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

    def restore_from(self, path: Path, kept: Path) -> None:
        """Take over what the backup at *path* holds, and write what was here to *kept*; all or nothing."""
        from desktop.storage.restoring import restore  # seldom wanted

        restore(self._file, path, kept)

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
