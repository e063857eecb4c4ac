"""One SQLite file in the user's data folder: units, reports, what was typed into them, and the log of every change.

Read in this order: `errors` (the sentences a clerk may meet), `datafile` (how the file is opened and written to),
`migrations` (its tables), `database` (what the program asks of it).
"""

from desktop.storage.database import Database
from desktop.storage.errors import (
    ChangedReportError,
    DamagedError,
    DeletedReportError,
    DiskFullError,
    DriveError,
    EmptyFileError,
    LockedError,
    LockedReportError,
    MissingFileError,
    NewerDatabaseError,
    NotADatabaseError,
    NotReachableError,
    ReadOnlyError,
    StorageError,
    UnknownReportError,
)
from desktop.storage.keys import KnownKey, OwnKey
from desktop.storage.rows import ReportRow

__all__ = [
    "ChangedReportError",
    "DamagedError",
    "Database",
    "DeletedReportError",
    "DiskFullError",
    "DriveError",
    "EmptyFileError",
    "KnownKey",
    "LockedError",
    "LockedReportError",
    "MissingFileError",
    "NewerDatabaseError",
    "NotADatabaseError",
    "NotReachableError",
    "OwnKey",
    "ReadOnlyError",
    "ReportRow",
    "StorageError",
    "UnknownReportError",
]
