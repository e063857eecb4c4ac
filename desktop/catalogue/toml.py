"""A TOML file that knows on which line its keys stand, read against the keys it may have."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from desktop.catalogue.faults import FaultList
from desktop.catalogue.files import read_text

_TYPE_NAMES: Mapping[type, str] = {
    str: "chữ trong ngoặc kép",
    int: "số nguyên",
    list: "danh sách trong ngoặc vuông",
    date: "ngày (2024-01-31)",
}
_E = TypeVar("_E", bound=StrEnum)


class TomlFile:
    """The contents of one file and where the faults in it are noted."""

    def __init__(self, name: str, text: str, data: dict[str, Any], faults: FaultList) -> None:
        self.name = name
        self.data = data
        self._lines = text.split("\n")
        self._faults = faults

    @classmethod
    def read(cls, path: Path, faults: FaultList) -> TomlFile | None:
        """Read *path*; a file that is missing or is not TOML is a fault, and `None`."""
        text = read_text(path, faults)
        if text is None:
            return None
        try:
            data = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            line, column = _place(str(error), text)
            remedy = "Xem lại dấu bằng, dấu ngoặc, dấu ngoặc kép, hoặc khóa ghi hai lần."
            faults.add(path.name, line, f"Sai cú pháp TOML ở ký tự thứ {column}.", remedy)
            return None
        if not unicodedata.is_normalized("NFC", text):
            for number, row in enumerate(text.split("\n"), 1):
                if not unicodedata.is_normalized("NFC", row):
                    faults.add(path.name, number, "Chữ chưa ở dạng NFC.", "Lưu lại tệp với Unicode dựng sẵn.")
        return cls(path.name, text, data, faults)

    @property
    def count(self) -> int:
        """How many faults have been noted so far."""
        return len(self._faults.faults)

    def fault(self, line: int, message: str, remedy: str = "") -> None:
        """Note a fault in this file."""
        self._faults.add(self.name, line, message, remedy)

    def line_of(self, key: str, start: int = 0) -> int:
        """Return the number of the first line from *start* on that gives *key* a value; *start* when there is none."""
        given = re.compile(rf"""(?:^|[{{,])\s*["']?{re.escape(key)}["']?\s*=""")
        for number in range(max(start, 1), len(self._lines) + 1):
            if given.search(self._lines[number - 1]):
                return number
        return start

    def headers(self, name: str) -> Iterator[int]:
        """Yield the line of each `[[name]]`."""
        header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
        return (number for number, line in enumerate(self._lines, 1) if "[[" in line and header.match(line))

    def items(self, key: str, start: int) -> Iterator[int]:
        """Yield the lines, from the one of the list *key* on, that begin with a table in braces."""
        first = self.line_of(key, start)
        return (number for number, line in enumerate(self._lines[first - 1 :], first) if line.lstrip().startswith("{"))

    def table(
        self,
        table: Mapping[str, Any],
        keys: Mapping[str, type],
        where: str,
        *,
        line: int = 0,
        optional: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return the keys of *table* that are known and of the right type; note the others, and those missing.

        The table begins on *line*; the keys that need not be there are *optional*.
        """
        place = f" trong {where}" if where else ""
        found = {}
        for key, value in table.items():
            if key not in keys:
                self.fault(self.line_of(key, line), f"Không biết khóa “{key}”{place}.", f"Các khóa: {', '.join(keys)}.")
            elif type(value) is not keys[key]:  # a bool is an int, a date with a time is a date: neither is meant
                self.fault(self.line_of(key, line), f"“{key}” phải là {_TYPE_NAMES[keys[key]]}.", "Sửa lại giá trị này.")
            else:
                found[key] = value
        for key in keys:
            if key not in table and key not in optional:
                self.fault(line, f"Thiếu khóa “{key}”{place}.", "Thêm khóa này.")
        return found

    def tables(
        self, table: Mapping[str, Any], key: str, headers: Iterator[int], line: int = 0
    ) -> Iterator[tuple[dict[str, Any], int]]:
        """Yield the tables in the list *key* with their lines: those of *headers*, or the line of *key* where it is a list."""
        values = table.get(key, [])
        if key in table and (not values or not all(isinstance(value, dict) for value in values)):
            remedy = f"Ghi mỗi bảng dưới một dòng [[{key}]] hay trong ngoặc nhọn."
            self.fault(self.line_of(key, line), f"“{key}” phải là một hay nhiều bảng.", remedy)
        for value in values:
            if isinstance(value, dict):
                yield value, next(headers, None) or self.line_of(key, line)

    def same(self, table: Mapping[str, Any], key: str, wanted: str) -> None:
        """Make sure that *key* repeats the folder's name."""
        if key in table and table[key] != wanted:
            self.fault(self.line_of(key), f"“{key}” là “{table[key]}”, thư mục tên “{wanted}”.", "Đặt hai tên giống nhau.")

    def members(self, table: Mapping[str, Any], key: str, kind: type[_E]) -> list[_E]:
        """Return the list *key* as members of *kind*."""
        known = {member.value: member for member in kind}
        found = []
        for text in table.get(key, []):
            if isinstance(text, str) and text in known:
                found.append(known[text])
            else:
                self.fault(self.line_of(key), f"“{key}” không thể có “{text}”.", f"Chọn: {', '.join(known)}.")
        if key in table and not table[key]:
            self.fault(self.line_of(key), f"“{key}” trống.", f"Ghi ít nhất một trong: {', '.join(known)}.")
        return found


def _place(message: str, text: str) -> tuple[int, int]:
    """Return line and column from the parser's message; it names none at the end of the text."""
    if match := re.search(r"at line (\d+), column (\d+)", message):
        return int(match[1]), int(match[2])
    lines = text.rstrip().split("\n")
    return len(lines), len(lines[-1]) + 1
