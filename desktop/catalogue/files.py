"""How the files of an edition are read: UTF-8 text, whatever program saved it."""

from __future__ import annotations

from pathlib import Path

from desktop.catalogue.faults import FaultList


def read_text(path: Path, faults: FaultList) -> str | None:
    """Return the text of *path*, line ends made alike, without a byte-order mark; `None`, and a fault, when there is none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        faults.add(path.name, 0, "Thiếu tệp này.", "Mỗi phiên bản biểu mẫu phải có đủ các tệp.")
        return None
    except OSError as error:
        faults.add(path.name, 0, f"Không đọc được tệp này ({error.strerror}).", "Kiểm tra quyền đọc của tệp.")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.add(path.name, line, "Tệp không phải là UTF-8.", "Lưu lại bằng UTF-8.")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
