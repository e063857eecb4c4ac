"""A TOML file that knows on which line its keys stand, read against the keys it may have."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from desktop.catalogue.faults import FaultList

_TYPE_NAMES = {str: "chữ trong ngoặc kép", int: "số nguyên", list: "danh sách trong ngoặc vuông"}
_E = TypeVar("_E", bound=StrEnum)


class TomlFile:
    """The contents of one file and where the faults in it are noted."""

    def __init__(self, name: str, text: str, data: dict[str, Any], faults: FaultList) -> None:
        self.name = name
        self.data = data
        self._lines = text.splitlines()
        self._faults = faults

    @classmethod
    def read(cls, path: Path, faults: FaultList) -> TomlFile | None:
        """Read *path*; a file that is missing or is not TOML is a fault, and `None`."""
        try:
            text = path.read_text(encoding="utf-8")
            data = tomllib.loads(text)
        except FileNotFoundError:
            faults.add(path.name, 0, "Thiếu tệp này.", "Mỗi phiên bản biểu mẫu phải có đủ các tệp.")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            line = getattr(error, "lineno", 0)
            faults.add(path.name, line, f"Không đọc được TOML: {error}.", "Sửa lại cú pháp, lưu bằng UTF-8.")
        else:
            if not unicodedata.is_normalized("NFC", text):
                bad = [n for n, row in enumerate(text.splitlines(), 1) if not unicodedata.is_normalized("NFC", row)]
                faults.add(path.name, bad[0] if bad else 0, "Chữ chưa ở dạng NFC.", "Lưu lại tệp với Unicode dựng sẵn.")
            return cls(path.name, text, data, faults)
        return None

    @property
    def count(self) -> int:
        """How many faults have been noted so far."""
        return len(self._faults.faults)

    def fault(self, line: int, message: str, remedy: str = "") -> None:
        """Note a fault in this file."""
        self._faults.add(self.name, line, message, remedy)

    def line_of(self, text: str, start: int = 0) -> int:
        """Return the number of the first line from *start* that holds *text*; *start* when there is none."""
        for number in range(max(start, 1), len(self._lines) + 1):
            if text in self._lines[number - 1]:
                return number
        return start

    def header_lines(self, header: str) -> Iterator[int]:
        """Yield the line of each `[[header]]`."""
        wanted = f"[[{header}]]"
        return (number for number, line in enumerate(self._lines, 1) if line.strip() == wanted)

    def table(
        self,
        table: Mapping[str, Any],
        keys: Mapping[str, type],
        where: str,
        *,
        line: int = 0,
        optional: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return the keys of *table* that are known and of the right type; note the others, and those missing."""
        place = f" trong [[{where}]]" if where else ""
        found = {}
        for key, value in table.items():
            at = self.line_of(key, line)
            if key not in keys:
                self.fault(at, f"Không biết khóa “{key}”{place}.", f"Các khóa: {', '.join(keys)}.")
            elif not isinstance(value, keys[key]) or (keys[key] is int and isinstance(value, bool)):
                self.fault(at, f"“{key}” phải là {_TYPE_NAMES.get(keys[key], 'ngày (2024-01-31)')}.")
            else:
                found[key] = value
        for key in keys:
            if key not in table and key not in optional:
                self.fault(line, f"Thiếu khóa “{key}”{place}.", "Thêm khóa này.")
        return found

    def tables(self, table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """Return the tables in the list *key*."""
        values = table.get(key, [])
        good = [value for value in values if isinstance(value, dict)]
        if len(good) < len(values) or (key in table and not values):
            self.fault(self.line_of(key), f"“{key}” phải là một hay nhiều bảng.")
        return good

    def same(self, table: Mapping[str, Any], key: str, wanted: str) -> None:
        """Make sure that *key* repeats the folder's name."""
        if key in table and table[key] != wanted:
            self.fault(self.line_of(key), f"“{key}” là “{table[key]}”, thư mục tên “{wanted}”.", "Đặt hai tên giống nhau.")

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Sequence[str]) -> None:
        """Make sure that *key* holds one of *allowed*."""
        if key in table and table[key] not in allowed:
            self.fault(self.line_of(table[key]), f"“{key}” không thể là “{table[key]}”.", f"Chọn: {', '.join(allowed)}.")

    def members(self, table: Mapping[str, Any], key: str, kind: type[_E]) -> list[_E]:
        """Return the list *key* as members of *kind*."""
        known = {member.value: member for member in kind}
        found = []
        for text in table.get(key, []):
            if text in known:
                found.append(known[text])
            else:
                self.fault(self.line_of(key), f"“{key}” không thể có “{text}”.", f"Chọn: {', '.join(known)}.")
        return found
