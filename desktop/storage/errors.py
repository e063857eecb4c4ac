"""What can go wrong with the database, each as one sentence for the clerk: what failed, where, what to do."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path
from typing import ClassVar


class StorageError(Exception):
    """Nothing was written; `str()` of the error is the Vietnamese sentence, with the file or report it is about."""

    sentence: ClassVar[str] = (
        "Không đọc hoặc không ghi được tệp dữ liệu “{}”; "
        "hãy mở lại chương trình, nếu vẫn không được thì chép bản sao lưu gần nhất vào chỗ của tệp này."
    )

    def __init__(self, subject: Path | int) -> None:
        super().__init__(self.sentence.format(subject))


class ReadOnlyError(StorageError):
    """The folder or the file may only be read."""

    sentence = (
        "Không ghi được vào “{}” vì tệp hoặc thư mục chứa nó chỉ cho phép đọc; "
        "hãy xin quyền ghi vào thư mục này hoặc chọn thư mục dữ liệu khác."
    )


class DiskFullError(StorageError):
    """There is no room left on the drive."""

    sentence = (
        "Ổ đĩa chứa “{}” đã hết chỗ nên thao tác vừa rồi chưa được lưu; hãy xóa bớt các tệp không cần đến rồi làm lại thao tác."
    )


class DriveError(StorageError):
    """The drive does not do what it is asked to."""

    sentence = (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi “{}” nên thao tác vừa rồi chưa được lưu; "
        "hãy kiểm tra ổ đĩa và dây nối rồi mở lại chương trình."
    )


class MissingFileError(StorageError):
    """The file that was opened is no longer at its place."""

    sentence = (
        "Không còn thấy tệp dữ liệu “{}” đang dùng (ổ đĩa bị rút, thư mục bị xóa hoặc đổi tên) nên thao tác vừa rồi "
        "chưa được lưu; hãy nối lại ổ đĩa hoặc trả tệp về chỗ cũ rồi mở lại chương trình."
    )


class NotReachableError(StorageError):
    """The place of the file cannot be reached at all."""

    sentence = "Không mở được tệp dữ liệu “{}”; hãy xem ổ đĩa đã được nối chưa và đường dẫn này có đúng là một tệp không."


class LockedError(StorageError):
    """Another program is writing and does not let go."""

    sentence = (
        "Một chương trình khác đang giữ tệp dữ liệu “{}” nên thao tác vừa rồi chưa được thực hiện; "
        "hãy đóng chương trình ấy hoặc đợi một lát rồi làm lại."
    )


class NotADatabaseError(StorageError):
    """The file is something else."""

    sentence = (
        "“{}” không phải là tệp dữ liệu của chương trình này; "
        "hãy chuyển tệp này đi nơi khác, hoặc chép bản sao lưu gần nhất vào chỗ của nó."
    )


class EmptyFileError(StorageError):
    """The file is there and holds nothing, which this program never leaves behind."""

    sentence = (
        "Tệp dữ liệu “{}” trống rỗng (0 byte), có thể do mất điện hoặc do lỗi sao chép; "
        "hãy chép bản sao lưu gần nhất vào chỗ của nó, hoặc xóa tệp này để bắt đầu lại từ đầu."
    )


class DamagedError(StorageError):
    """Something in the file is not as it was written."""

    sentence = "Tệp dữ liệu “{}” đã bị hỏng; hãy đổi tên tệp này để giữ lại rồi chép bản sao lưu gần nhất vào chỗ của nó."


class NewerDatabaseError(StorageError):
    """The file was written by a later version of the program."""

    sentence = (
        "Tệp dữ liệu “{}” do một phiên bản mới hơn của chương trình ghi ra nên bản này không mở, để khỏi làm hỏng "
        "số liệu; hãy cài phiên bản mới nhất rồi mở lại."
    )


class UnlikeCopyError(StorageError):
    """A copy that was read back is not what was copied."""

    sentence = (
        "Bản chép ở “{}” không giống dữ liệu gốc khi đọc lại, có thể USB hoặc ổ đĩa đã hỏng; "
        "dữ liệu vẫn ở chỗ cũ, hãy chọn ổ đĩa khác."
    )


class UnknownReportError(StorageError):
    """There is no report of this id."""

    sentence = "Không có báo cáo nào mang mã {}; hãy xem lại mã trong danh sách báo cáo."


class LockedReportError(StorageError):
    """The report was finalised in the meantime."""

    sentence = (
        "Báo cáo mã {} đã được chốt ở một cửa sổ hoặc một lệnh khác nên thao tác vừa rồi chưa được lưu; "
        "hãy đóng báo cáo này rồi mở lại."
    )


class DeletedReportError(StorageError):
    """The report lies in the bin."""

    sentence = "Báo cáo mã {} đang nằm trong thùng rác; hãy lấy báo cáo ra khỏi thùng rác rồi mới mở hoặc sửa."


class ChangedReportError(StorageError):
    """The file holds another state of the report than the one that was looked at."""

    sentence = (
        "Báo cáo mã {} đã được sửa ở một cửa sổ hoặc một lệnh khác sau khi mở ở đây nên thao tác vừa rồi chưa được "
        "thực hiện; hãy đóng báo cáo này, mở lại và xem số liệu mới nhất rồi làm lại."
    )


#: Bytes without which SQLite cannot open a file: the index that it makes beside the journal.
_LEAST_ROOM = 32_768

_BY_RESULT = {
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_PERM: ReadOnlyError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR: DriveError,
    sqlite3.SQLITE_CANTOPEN: NotReachableError,
    sqlite3.SQLITE_BUSY: LockedError,
    sqlite3.SQLITE_LOCKED: LockedError,
    sqlite3.SQLITE_PROTOCOL: LockedError,
    sqlite3.SQLITE_NOTADB: NotADatabaseError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
}
_BY_SYSTEM = {
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
    errno.EROFS: ReadOnlyError,
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EIO: DriveError,
}


def storage_error(error: sqlite3.Error | OSError, path: Path) -> StorageError:
    """Return the sentence for what SQLite or the system said about *path*."""
    if isinstance(error, OSError):
        return _BY_SYSTEM.get(error.errno or 0, NotReachableError)(path)
    # SQLite's extended codes hold the plain one in their lowest byte. Text that is not UTF-8 comes without any code.
    undecodable = isinstance(error, sqlite3.OperationalError)
    result = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT if undecodable else sqlite3.SQLITE_ERROR) & 0xFF
    if result == sqlite3.SQLITE_CANTOPEN and path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        return ReadOnlyError(path)
    if result == sqlite3.SQLITE_IOERR and _is_full(path.parent):  # the file beside the journal found no room
        return DiskFullError(path)
    return _BY_RESULT.get(result, StorageError)(path)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False
