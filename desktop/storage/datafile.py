"""The open file: proven to be ours and writable, brought up to date, and written to in whole transactions only.

WAL lets others read while one writes. With synchronous FULL a commit returns when the drive has the data, so that
neither a killed process nor a power cut takes back what was acknowledged.

On a network drive there is a journal beside the file instead, deleted at each commit: WAL keeps its index in memory that all
processes share, which computers do not, and two of them would write over each other's pages without noticing. A commit takes
longer there, and one that writes waits for those that read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from desktop import drives
from desktop.storage.errors import (
    DamagedError,
    EmptyFileError,
    MissingFileError,
    NewerDatabaseError,
    NotADatabaseError,
    storage_error,
)

#: The number of migrations; a file carries the number it was brought up to in `PRAGMA user_version`.
SCHEMA = 5
#: Tells our files from any other program's SQLite files.
APPLICATION_ID = int.from_bytes(b"CCHC", "big")
#: How long another process's write is waited for. Ours take milliseconds; the window stands still meanwhile.
BUSY_SECONDS = 2.0
#: How long another process is waited for that makes the file or brings it up to date.
MAKING_SECONDS = 30.0
#: So many pages are copied between two words on how far it is.
_STEP = 64


class DataFile:
    """One open database file. Raises `StorageError` when it cannot be opened for writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = self._opened()
        except (OSError, sqlite3.Error) as error:
            raise storage_error(error, path) from error
        beside = path.with_name(path.name + "-wal")
        self._files = [path, beside] if beside.exists() else [path]
        self._identity = self._identity_now()

    def close(self) -> None:
        """Close the file; the journal beside it is merged into it."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read, and make objects of what was read, with every fault as a `StorageError`."""
        try:
            yield self.connection
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error
        except ValueError as error:  # a date, a period or a status that nobody here wrote
            raise DamagedError(self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of a block or nothing of it; durable when the block ends. Every fault is a `StorageError`."""
        # A file whose name is gone can still be written to, and all of it would be lost at the end.
        if self._identity_now() != self._identity:
            raise MissingFileError(self.path)
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    with suppress(sqlite3.Error):  # what broke the transaction is worth telling, not this
                        self.connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy, whole or not at all: one file without a journal beside it."""
        copy_database(self.connection, target)

    def _opened(self) -> sqlite3.Connection:
        # While a new file is made a second, empty one stands beside it: killed just then, we may leave 0 bytes. Any
        # other file of 0 bytes has lost its contents, which must not look like a first start.
        unfinished = self.path.with_name(self.path.name + ".new")
        if not self.path.exists():
            unfinished.touch()
        elif self._is_empty() and not unfinished.exists() and self._is_empty():  # another process may just have finished
            raise EmptyFileError(self.path)
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if is_remote := drives.is_remote(self.path):
                _keep_journal(connection, self.path)
            seconds = BUSY_SECONDS if schema_of(connection, self.path) == SCHEMA else MAKING_SECONDS
            if not is_remote:
                _use_wal(connection, seconds)
            connection.execute("PRAGMA synchronous = FULL")
            # The write lock keeps a second process from migrating as well.
            _wait_at_most(connection, seconds)
            connection.execute("BEGIN IMMEDIATE")
            _wait_at_most(connection, BUSY_SECONDS)
            if (schema := schema_of(connection, self.path)) < SCHEMA:
                self._bring_up_to_date(connection, schema)
            # Said again to a current file, it shows now and not at the first keystroke whether the file can be written.
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("COMMIT" if schema < SCHEMA else "ROLLBACK")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.row_factory = sqlite3.Row
            unfinished.unlink(missing_ok=True)
        except BaseException:
            connection.close()
            raise
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection, schema: int) -> None:
        # Here and not above: sqlite-utils takes longer to import than a current file takes to open.
        from desktop.storage import migrations

        if schema:
            kept = self.path.with_name(f"{self.path.stem}-phien-ban-{schema}{self.path.suffix}")
            with closing(sqlite3.connect(self.path)) as reader:  # a connection that is writing cannot be copied from
                copy_database(reader, kept)
        migrations.apply(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _is_empty(self) -> bool:
        return self.path.is_file() and self.path.stat().st_size == 0  # to Windows a folder has 0 bytes too

    def _identity_now(self) -> list[tuple[int, int]]:
        """Return which files stand at our names; empty when one of them is gone."""
        try:
            stats = [path.stat() for path in self._files]
        except OSError:
            return []
        return [(stat.st_dev, stat.st_ino) for stat in stats]


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the number of migrations a file has had, 0 for a new one. Raises for a newer or a foreign file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (tables or schema or application):
        raise NotADatabaseError(path)
    if schema > SCHEMA:
        raise NewerDatabaseError(path)
    return int(schema)


def _wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _use_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Switch to WAL. When two processes make the same file at once, SQLite does not wait here by itself."""
    deadline = monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)


def reading_only(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot change *path*, and makes no file where there is none. Raises `sqlite3.Error`."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a folder on a network, whose computer SQLite wants to read as part of the path
        uri = uri.replace("file://", "file:////", 1)
    return sqlite3.connect(f"{uri}?mode=ro", uri=True)


def _keep_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Switch to a journal beside the file; also from WAL, in which a file comes that was copied to its place."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # so read, a file in WAL needs no shared memory
    schema_of(connection, path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # the lock is let go of when the file is read again


def copy_database(
    connection: sqlite3.Connection, target: Path, progress: Callable[[int, int, int], None] | None = None
) -> None:
    """Copy what *connection* sees to *target*, whole or not at all. Raises `StorageError` about the target.

    *progress* is called now and then as SQLite does it, with a status, the pages left and all pages; what it raises ends the
    copying.
    """
    part = target.with_name(target.name + ".part")
    try:
        try:
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                connection.backup(copy, pages=-1 if progress is None else _STEP, progress=progress)
                copy.execute("PRAGMA journal_mode = DELETE")
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except (OSError, sqlite3.Error) as error:
        raise storage_error(error, target) from error
