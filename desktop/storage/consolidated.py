"""Which cells of a report the units below feed, from which of their reports, and why some say something else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from desktop.engine.edits import Address
from desktop.storage.datafile import DataFile


class FedCell(NamedTuple):
    """A cell as the units below fed it the last time: the text, and how many of them stand behind it."""

    address: Address
    text: str
    units: int


class Override(NamedTuple):
    """Why a fed cell says something else: the reason for the text that stands there, who gave it and when (aware)."""

    address: Address
    text: str
    reason: str
    who: str
    at: datetime


class ConsolidatedTable:
    """The consolidated reports in the user's file, by the number of the report. Raises `StorageError`."""

    def __init__(self, file: DataFile, who: str) -> None:
        self._file = file
        self._who = who

    def keep(self, report_id: int, forms: Iterable[str], parts: Iterable[int], cells: Iterable[FedCell], at: datetime) -> None:
        """Keep what a report was fed with, in the place of what it was fed with before."""
        with self._file.transaction() as connection:
            for table in ("consolidation", "consolidation_part", "fed_cell"):
                connection.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))  # noqa: S608
            connection.execute(
                "INSERT INTO consolidation (report_id, forms, at) VALUES (?, ?, ?)",
                (report_id, " ".join(forms), at.isoformat()),
            )
            connection.executemany(
                "INSERT INTO consolidation_part (report_id, received_id) VALUES (?, ?)", [(report_id, part) for part in parts]
            )
            connection.executemany(
                'INSERT INTO fed_cell (report_id, code, "column", text, units) VALUES (?, ?, ?, ?, ?)',
                [(report_id, *cell.address, cell.text, cell.units) for cell in cells],
            )

    def forms(self, report_id: int) -> list[str]:
        """Return the forms that feed a report, the one that counts first at first; none for a report of the own unit."""
        with self._file.reading() as connection:
            row = connection.execute("SELECT forms FROM consolidation WHERE report_id = ?", (report_id,)).fetchone()
            return row["forms"].split() if row else []

    def parts(self, report_id: int) -> list[int]:
        """Return the numbers of the received reports that were added up."""
        with self._file.reading() as connection:
            found = connection.execute(
                "SELECT received_id FROM consolidation_part WHERE report_id = ? ORDER BY received_id", (report_id,)
            )
            return [row["received_id"] for row in found]

    def cells(self, report_id: int) -> dict[Address, FedCell]:
        """Return what was fed."""
        with self._file.reading() as connection:
            found = connection.execute('SELECT code, "column", text, units FROM fed_cell WHERE report_id = ?', (report_id,))
            cells = (FedCell(Address(code, column), text, units) for code, column, text, units in found)
            return {cell.address: cell for cell in cells}

    def overrides(self, report_id: int) -> dict[Address, Override]:
        """Return the reasons that were given."""
        with self._file.reading() as connection:
            found = connection.execute(
                'SELECT code, "column", text, reason, who, at FROM fed_override WHERE report_id = ?', (report_id,)
            )
            reasons = (
                Override(Address(code, column), text, reason, who, datetime.fromisoformat(at))
                for code, column, text, reason, who, at in found
            )
            return {each.address: each for each in reasons}

    def override(self, report_id: int, address: Address, text: str, reason: str, at: datetime) -> None:
        """Keep why a fed cell says *text*; an empty reason takes it back."""
        with self._file.transaction() as connection:
            connection.execute(
                'DELETE FROM fed_override WHERE report_id = ? AND code = ? AND "column" = ?', (report_id, *address)
            )
            if reason:
                connection.execute(
                    'INSERT INTO fed_override (report_id, code, "column", text, reason, who, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
                    (report_id, *address, text, reason, self._who, at.isoformat()),
                )
