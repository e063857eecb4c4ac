"""What a file is, and whether it can be read with bounded time and memory. Every refusal is one sentence: what, and what to do.

A workbook is a zip archive, and nothing in it can be trusted: declared sizes are summed before anything is inflated, and what
is inflated is counted (Python's `zipfile` never gives more than was declared). A part that is kept whole has a smaller limit
than a sheet, of which only one row at a time is held.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from desktop.exchange.reading.errors import UnreadableError

MOST_BYTES = 20_000_000
_MOST_PARTS = 3_000
_MOST_INFLATED = 200_000_000
#: Shared texts, styles and the like: read whole, at some ten times their size in memory. A large form has 300 kB of each.
_LARGEST_PART = 4_000_000
_LONGEST_ROW = 2_000_000
_CHUNK = 1 << 16

_DAMAGED = "Tệp “{}” bị hỏng hoặc chép chưa trọn vẹn: hãy xin gửi lại, hoặc mở bằng Excel rồi lưu thành tệp mới."
_TOO_BIG = "Tệp “{}” lớn quá mức của một báo cáo: hãy chép riêng bảng số liệu sang một tệp Excel mới rồi nhập tệp đó."
_ENCRYPTED = "Tệp “{}” đặt mật khẩu: hãy mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu lại rồi nhập."
_SAVE_AS = "Tệp “{}” là {}: hãy mở tệp đó rồi lưu thành “Excel Workbook (.xlsx)”, sau đó nhập tệp mới."
_COPY_TABLE = "Tệp “{}” là {}, không phải tệp Excel: hãy mở tệp đó, chép bảng số liệu rồi dán vào báo cáo."
_NO_TABLE = "Tệp “{}” là {}, không phải tệp Excel: hãy chọn tệp .xlsx hoặc .json."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


class Package(NamedTuple):
    """A workbook that passed: what the clerk should know of it, and the columns each sheet hides, by the part's name."""

    remarks: tuple[str, ...]
    hidden_columns: dict[str, frozenset[int]]
    has_images: bool


def content_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file of reasonable size. Raises `UnreadableError`."""
    try:
        if not path.is_file() and path.exists():
            raise UnreadableError(f"“{path}” không phải là một tệp.")
        if path.stat().st_size > most:
            raise UnreadableError(_TOO_BIG.format(path.name))
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"Không tìm thấy tệp “{path}”.") from None
    except OSError:
        raise UnreadableError(f"Không đọc được tệp “{path}”: hãy kiểm tra ổ đĩa và quyền đọc tệp.") from None


def refuse_unless_zip(name: str, content: bytes) -> None:
    """Refuse, by what a file begins with, what is no zip archive at all."""
    if content.startswith(_ZIP):
        return
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableError(f"Tệp “{name}” trống.")
    if content.startswith(_OLE):
        raise UnreadableError(_old_office(name, content))
    if content.startswith(b"%PDF"):
        raise UnreadableError(_COPY_TABLE.format(name, "tệp PDF"))
    if content.startswith(_IMAGES):
        raise UnreadableError(f"Tệp “{name}” là hình ảnh, không có ô số liệu nào để đọc: hãy xin tệp Excel gốc.")
    what = "tệp văn bản" if b"\0" not in content[:4096] else "loại tệp không nhận ra được"
    raise UnreadableError(_NO_TABLE.format(name, what))


def html_in(content: bytes) -> str:
    """Return the text of a web page that calls itself a workbook, as many programs export it; empty when it is none."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<") or not re.search(rb"<(?:html|table|meta)\b", start):
        return ""
    return content.decode("utf-8-sig", errors="replace")


def _old_office(name: str, content: bytes) -> str:
    """Say what an OLE container holds, by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _ENCRYPTED.format(name)
    if "WordDocument".encode("utf-16-le") in content:
        return _COPY_TABLE.format(name, "văn bản Word đời cũ")
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return _SAVE_AS.format(name, "Excel đời cũ (.xls)")
    return _NO_TABLE.format(name, "tệp Office đời cũ")


def check_workbook(name: str, archive: ZipFile) -> Package:
    """Look through a workbook's archive before it is read. Raises `UnreadableError`."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    _refuse_other_documents(name, names)
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableError(_ENCRYPTED.format(name))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_INFLATED:
        raise UnreadableError(_TOO_BIG.format(name))
    hidden: dict[str, frozenset[int]] = {}
    uncalculated = False
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        is_sheet = part.filename.startswith("xl/worksheets/sheet")
        if not is_sheet and part.file_size > _LARGEST_PART:
            raise UnreadableError(_TOO_BIG.format(name))
        head, without_result = _look_through(name, archive, part, is_sheet=is_sheet)
        uncalculated |= without_result
        if is_sheet:
            hidden[part.filename] = _hidden_columns(head)
    return Package(tuple(_remarks(names, uncalculated=uncalculated)), hidden, any("/media/" in part for part in names))


def _refuse_other_documents(name: str, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "word/document.xml" in names:
        raise UnreadableError(_COPY_TABLE.format(name, "văn bản Word"))
    if "xl/workbook.bin" in names:
        raise UnreadableError(_SAVE_AS.format(name, "Excel nhị phân (.xlsb)"))
    if "content.xml" in names:
        raise UnreadableError(_SAVE_AS.format(name, "bảng tính LibreOffice (.ods)"))
    if "ppt/presentation.xml" in names:
        raise UnreadableError(_COPY_TABLE.format(name, "tệp trình chiếu"))
    raise UnreadableError(_NO_TABLE.format(name, "tệp nén"))


#: A formula cell without its result: the program that wrote it did not calculate. A text may be empty.
_NO_RESULT = re.compile(rb'<c\b(?![^<>]*\bt="str")[^<>]*>\s*<f[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>')
#: How much of a chunk is looked at again with the next: what is looked for may lie across.
_OVERLAP = 1024
_HIDDEN_COLUMN = re.compile(rb'<col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_COLUMN_BOUNDS = re.compile(rb'\b(min|max)="(\d{1,5})"')


def _look_through(name: str, archive: ZipFile, part: ZipInfo, *, is_sheet: bool) -> tuple[bytes, bool]:
    """Inflate a part a chunk at a time, keep none of it, and refuse what a reader would choke on.

    Returns its beginning and whether it has formulas without results.
    """
    head, tail, row_length, uncalculated = b"", b"", 0, False
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            head = head or chunk
            joined = tail + chunk
            # Entities can unfold without end, and no workbook needs any. Without the zeros UTF-16 reads like ASCII.
            plain = joined.replace(b"\0", b"") if b"\0" in joined else joined
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise UnreadableError(_DAMAGED.format(name))
            tail = joined[-_OVERLAP:]
            if is_sheet:
                last_row = chunk.rfind(b"<row")
                row_length = len(chunk) - last_row if last_row >= 0 else row_length + len(chunk)
                if row_length > _LONGEST_ROW and head is not chunk:
                    raise UnreadableError(_TOO_BIG.format(name))
                uncalculated = uncalculated or _NO_RESULT.search(joined) is not None
    return head, uncalculated


def _hidden_columns(head: bytes) -> frozenset[int]:
    """Return the hidden columns that a sheet's beginning lists, counted from 0; beyond the 100th nobody has figures."""
    found: set[int] = set()
    for match in _HIDDEN_COLUMN.finditer(head):
        bounds = {name: int(number) for name, number in _COLUMN_BOUNDS.findall(match[0])}
        found.update(range(bounds.get(b"min", 1) - 1, min(bounds.get(b"max", 0), 100)))
    return frozenset(found)


def _remarks(names: set[str], *, uncalculated: bool) -> list[str]:
    remarks = []
    if "xl/vbaProject.bin" in names:
        remarks.append("Tệp có macro: chỉ đọc số liệu, không chạy macro.")
    if any(part.startswith("xl/externalLinks/") for part in names):
        remarks.append("Tệp có công thức lấy số từ tệp khác: đã đọc kết quả lưu sẵn trong tệp, không mở tệp kia.")
    if uncalculated:
        remarks.append(
            "Tệp có công thức chưa được tính kết quả nên ô đó coi là trống: hãy mở bằng Excel, lưu lại rồi nhập lần nữa."
        )
    return remarks


def damaged(name: str) -> UnreadableError:
    """Return the refusal of a file that breaks off or contradicts itself."""
    return UnreadableError(_DAMAGED.format(name))


#: What a damaged archive, or a part of it, makes zipfile and XML readers raise.
DAMAGE = (
    BadZipFile,
    LargeZipFile,
    zlib.error,
    EOFError,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
)
