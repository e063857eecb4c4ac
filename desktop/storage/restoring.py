"""Putting the data of a backup in the place of what an open database holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from desktop.storage.datafile import DataFile, copy_database, reading_only, schema_of
from desktop.storage.errors import DamagedError, MissingFileError, NotADatabaseError, storage_error


class Backup(NamedTuple):
    """What a backup holds: the unit's name, how many reports, and the time of the last change (empty without one)."""

    unit: str
    reports: int
    changed: str


def look_into(path: Path) -> Backup:
    """Say what a backup holds. Raises `StorageError` when it is none, is damaged, or comes from a newer program."""
    with TemporaryDirectory() as folder:
        file = _brought_up_to_date(path, Path(folder))
        try:
            one = "SELECT name FROM profile JOIN unit ON unit.id = unit_id WHERE is_own = 1 ORDER BY profile.id DESC LIMIT 1"
            unit = file.connection.execute(one).fetchone()
            count, changed = file.connection.execute("SELECT count(*), max(changed) FROM report").fetchone()
            return Backup(unit[0] if unit else "", count, changed or "")
        finally:
            file.close()


def restore(file: DataFile, path: Path, kept: Path) -> None:
    """Make *file* hold what the backup at *path* holds; write what it held to *kept* first.

    All or nothing: SQLite copies into the open file in one transaction. Raises `StorageError`.
    """
    with TemporaryDirectory() as folder:
        source = _brought_up_to_date(path, Path(folder))
        try:
            file.copy_to(kept)
            source.connection.backup(file.connection)
        except sqlite3.Error as error:
            raise storage_error(error, file.path) from error
        finally:
            source.close()


def _brought_up_to_date(path: Path, folder: Path) -> DataFile:
    """Return a copy of the backup as this program would have it; the backup itself is only read."""
    if not path.is_file():
        raise MissingFileError(path)
    copy = folder / "backup.sqlite"
    try:
        source = reading_only(path)
        try:
            if not schema_of(source, path):
                raise NotADatabaseError(path)
            if source.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DamagedError(path)
            copy_database(source, copy)
        finally:
            source.close()
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    return DataFile(copy)
