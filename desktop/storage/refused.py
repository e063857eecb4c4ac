"""Files of units below that could not be taken in: kept in mind, not kept, until a better one of the same unit has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.storage.datafile import DataFile


class RefusedRow(NamedTuple):
    """A file by its name, what became of it and why, from which unit as far as it is known, and when (aware)."""

    file: str
    fate: str
    message: str
    unit: str
    name: str
    at: datetime


class RefusedTable:
    """The refused files of each form and period in the user's file. Raises `StorageError`."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def rows(self, form: str, period: Period) -> list[RefusedRow]:
        """Return the files that came for *form* and *period*, in the order of their names."""
        with self._file.reading() as connection:
            found = connection.execute(
                "SELECT file, fate, message, unit, name, at FROM refused WHERE form = ? AND period = ? ORDER BY file",
                (form, period.code),
            )
            return [RefusedRow._make([*words, datetime.fromisoformat(at)]) for *words, at in found]

    def renew(
        self, form: str, period: Period, rows: Iterable[RefusedRow], *, units: Iterable[str] = (), files: Iterable[str] = ()
    ) -> None:
        """Forget the files of *units* and those named *files*, then keep *rows* in mind; a file is there once by its name."""
        with self._file.transaction() as connection:
            for column, gone in (("unit", units), ("file", files)):
                forget = f"DELETE FROM refused WHERE form = ? AND period = ? AND {column} = ?"  # noqa: S608
                connection.executemany(forget, [(form, period.code, each) for each in gone])
            connection.executemany(
                "INSERT OR REPLACE INTO refused (form, period, file, fate, message, unit, name, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(form, period.code, *row[:-1], row.at.isoformat()) for row in rows],
            )
