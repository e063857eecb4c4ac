"""How every exported file reaches the disk: whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class ExportError(Exception):
    """A file that could not be written; the text is one Vietnamese sentence. What stood in its place is untouched."""


def write_whole(path: Path, content: bytes) -> None:
    """Make *path* hold *content*, replacing in one step what stood there.

    The content goes to a new file beside *path* first, so neither a full disk nor a power cut leaves half a file.
    Raises `ExportError`.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    draft = target.with_name(f".cchc-{os.urandom(8).hex()}.tmp")
    try:
        if target.exists() and not target.is_file():
            raise ExportError(f"“{path}” không phải là một tệp, hãy chọn tên tệp khác.")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise ExportError(_sentence(error, target, written=error.filename2 is not None)) from error


def _sentence(error: OSError, target: Path, *, written: bool) -> str:
    """Say which file could not be written and what to do; *written* means that only putting it in place failed."""
    name, folder = target.name, target.parent
    if error.errno in _FULL:
        return f"Không đủ chỗ trên đĩa để ghi tệp “{name}”, hãy xóa bớt tệp hoặc chọn ổ đĩa khác rồi xuất lại."
    if isinstance(error, PermissionError) and written:
        return f"Tệp “{name}” đang mở trong chương trình khác, hãy đóng tệp đó (chẳng hạn trong Excel) rồi xuất lại."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"Không được phép ghi tệp “{name}” vào thư mục “{folder}”, hãy chọn thư mục khác."
    # Windows says of a path of more than 259 letters that it is not there.
    if error.errno == errno.ENAMETOOLONG or (isinstance(error, FileNotFoundError) and folder.is_dir()):
        return f"Đường dẫn của tệp “{name}” quá dài, hãy đặt tên tệp ngắn hơn hoặc chọn thư mục có đường dẫn ngắn hơn."
    if isinstance(error, FileNotFoundError):
        return f"Chưa có thư mục “{folder}” để ghi tệp “{name}”, hãy tạo thư mục đó hoặc chọn thư mục khác."
    return f"Không ghi được tệp “{name}” vào “{folder}”, hãy kiểm tra ổ đĩa và tên tệp, hoặc chọn thư mục khác."
