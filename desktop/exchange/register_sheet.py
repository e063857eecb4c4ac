"""The list of units below, from a spreadsheet of any column order: its columns are found by the words of their titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.engine.register import RegisterUnit, bare_name, level_of, plain_name
from desktop.engine.text import fold
from desktop.engine.values import Kind, value_type
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Cell, Grid, place
from desktop.exchange.reading.workbook import read_workbook

#: The words of titles, and the column they stand over. The first that fits counts.
_TITLES = (
    (
        "successors",
        ("sap nhap vao", "nhap vao", "chia thanh", "tach thanh", "don vi ke thua", "don vi moi", "hop nhat thanh", "tro thanh"),
    ),
    ("parent", ("don vi cap tren", "truc thuoc", "cap tren", "thuoc don vi", "thuoc huyen", "thuoc quan", "co quan cap tren")),
    ("contact", ("lien he", "dien thoai", "email", "thu dien tu", "dau moi")),
    ("since", ("tu ngay", "ngay thanh lap", "ngay bat dau", "hieu luc tu", "hoat dong tu")),
    ("until", ("den ngay", "ngay ket thuc", "ngay giai the", "hieu luc den", "hoat dong den", "het hieu luc")),
    ("level", ("cap", "loai", "loai don vi", "cap hanh chinh", "loai hinh")),
    ("code", ("ma", "ma don vi", "ma so", "ma xa", "ma dvhc", "ma dinh danh", "ma phuong")),
    (
        "name",
        ("ten", "ten don vi", "don vi", "don vi hanh chinh", "phuong", "xa", "phuong xa", "ten phuong xa", "don vi bao cao"),
    ),
)
_MUST_FIT_WHOLE = frozenset({"level", "code", "name"})
_FIRST_LINES = 30
_MOST_UNITS = 20_000
_DATE = value_type(Kind.DATE)


class SheetUnits(NamedTuple):
    """The units of a spreadsheet, and what is to be known of lines that were left out."""

    units: tuple[RegisterUnit, ...]
    remarks: tuple[str, ...]


def read_register(path: Path) -> SheetUnits:
    """Read the first sheet that lists units. Raises `UnreadableError` with one sentence."""
    book = read_workbook(path)
    for grid in book.grids:
        header = _header(grid)
        if header is not None:
            return _units(path.name, grid, *header)
    raise UnreadableError(
        f"Tệp “{path.name}” không có bảng nào ghi tên đơn vị: hãy đặt dòng tiêu đề có cột “Tên đơn vị” "
        "(và nếu có: Mã, Cấp, Đơn vị cấp trên, Liên hệ, Từ ngày, Đến ngày, Sáp nhập vào)."
    )


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the place of the line of titles, and which column holds what: the line of the first ones with most titles."""
    best: tuple[int, dict[str, int]] | None = None
    for at, line in enumerate(grid.lines[:_FIRST_LINES]):
        columns: dict[str, int] = {}
        for column, cell in sorted(line.cells.items()):
            field = _field(cell)
            if field:
                columns.setdefault(field, column)
        if "name" in columns and (best is None or len(columns) > len(best[1])):
            best = at, columns
    return best


def _field(cell: Cell) -> str:
    title = re.sub(r"[^a-z0-9]+", " ", fold(cell.text)).strip()
    for field, words in _TITLES:
        if title in words or (field not in _MUST_FIT_WHOLE and any(word in title for word in words)):
            return field
    return ""


def _units(file: str, grid: Grid, at: int, columns: Mapping[str, int]) -> SheetUnits:
    units: dict[str, RegisterUnit] = {}
    remarks: list[str] = []
    lines = grid.lines[at + 1 :]
    if len(lines) > _MOST_UNITS:
        raise UnreadableError(f"Tệp “{file}” có hơn {_MOST_UNITS} dòng: hãy chép riêng danh sách đơn vị sang một tệp khác.")
    for line in lines:
        texts = {field: cell.text for field, column in columns.items() if (cell := line.cells.get(column)) is not None}
        where = place(grid, line)
        unit = _unit(texts, where, remarks) if texts.get("name") else None
        if unit is None:
            continue
        if (other := units.get(unit.code)) is not None:
            remarks.append(f"{where}: mã “{unit.code}” đã là của {other.name}: hãy ghi mỗi đơn vị một mã; dòng này không nhập.")
            continue
        units[unit.code] = unit
    if not units:
        raise UnreadableError(f"Tệp “{file}” có tiêu đề nhưng không có dòng nào ghi tên đơn vị.")
    return SheetUnits(tuple(_linked(units, remarks)), tuple(remarks))


def _unit(texts: Mapping[str, str], where: str, remarks: list[str]) -> RegisterUnit | None:
    name = texts["name"]
    level = level_of(texts.get("level", "")) or level_of(name)
    if level is None:
        remarks.append(
            f"{where}: không rõ “{name}” là cấp nào: hãy thêm cột Cấp (phường, xã, huyện, tỉnh); dòng này không nhập."
        )
        return None
    days: dict[str, date | None] = {}
    for field in ("since", "until"):
        reading = _DATE.read(texts.get(field, ""))
        if reading.fault is not None:
            remarks.append(f"{where}: “{texts[field]}” không phải là ngày: hãy ghi như 01/07/2025; coi như để trống.")
        days[field] = reading.value if isinstance(reading.value, date) else None
    successors = tuple(part for text in re.split(r"[;,\n]", texts.get("successors", "")) if (part := text.strip()))
    code = texts.get("code", "") or plain_name(name).replace(" ", "-")
    return RegisterUnit(
        code, name, level, texts.get("parent", ""), texts.get("contact", ""), days["since"], days["until"], successors
    )


def _linked(units: Mapping[str, RegisterUnit], remarks: list[str]) -> list[RegisterUnit]:
    """Name parents and successors by their codes where they are listed by name; unknown ones stay as they are written."""
    by_name: dict[str, list[RegisterUnit]] = {}
    for unit in units.values():
        for name in dict.fromkeys((plain_name(unit.name), bare_name(unit.name))):
            by_name.setdefault(name, []).append(unit)

    def code_of(text: str, of: RegisterUnit, *, later: bool) -> str:
        if text in units:
            return text
        found = [other for other in by_name.get(plain_name(text), ()) if other.code != of.code]
        if later:  # a new unit often bears the name of one that it was made of
            found = [other for other in found if other.until is None or (of.until is not None and other.until > of.until)]
        return found[0].code if len(found) == 1 else text

    linked = []
    for unit in units.values():
        successors = tuple(code_of(text, unit, later=True) for text in unit.successors)
        remarks += [f"{unit.name}: không có “{text}” trong danh sách để kế thừa." for text in successors if text not in units]
        linked.append(
            unit._replace(parent=code_of(unit.parent, unit, later=False) if unit.parent else "", successors=successors)
        )
    return linked
