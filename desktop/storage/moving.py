"""Copying a database to another place so that nothing can be lost on the way."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.storage.datafile import DataFile, copy_database, reading_only
from desktop.storage.errors import UnlikeCopyError, storage_error


@contextmanager
def copied(path: Path, target: Path, progress: Callable[[int, int], None]) -> Iterator[None]:
    """Copy the database at *path* to *target*, read the copy back, and keep writers away from *path* within the block.

    *progress* is told how many pages of how many are copied; what it raises ends the copying. Raises `StorageError`.
    """
    file = DataFile(path)
    try:
        with file.transaction(), closing(sqlite3.connect(path)) as reader:  # a connection that is writing cannot be copied from
            copy_database(reader, target, lambda _status, left, of: progress(of - left, of))
            if _sum(target) != _sum(path):
                target.unlink()
                raise UnlikeCopyError(target)
            yield
    finally:
        file.close()


def retire(path: Path, kept: Path) -> None:
    """Give a database that is no longer used the name *kept*, as one file. Raises `StorageError` when somebody has it open."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # merges the journal, for which nobody else may be there
        path.rename(kept)
    except (OSError, sqlite3.Error) as error:
        raise storage_error(error, path) from error


def _sum(path: Path) -> str:
    """Return a checksum of all that a database holds, whatever its pages look like. Raises `StorageError`."""
    sum_ = hashlib.sha256()
    try:
        with closing(reading_only(path)) as connection:
            for statement in connection.iterdump():
                sum_.update(statement.encode())
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    return sum_.hexdigest()
