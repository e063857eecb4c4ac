"""`rows.csv`: one paper row a line."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.catalogue.faults import FaultList
from desktop.engine.calculation import CyclicExpressionsError, Plan
from desktop.engine.checking import NUMBER, checked
from desktop.engine.definition import Heading, Indicator, Row
from desktop.engine.expression import Expression, ExpressionError, parse
from desktop.engine.values import NUMBERS, Kind, ValueType, value_type

COLUMNS = (
    "code", "section", "marker", "level", "style", "label", "unit", "type", "decimals", "choices", "expression",
    "note_hint", "guidance",
)  # fmt: skip
STYLES = ("", "bold", "italic", "bold-italic")
HEADING = "heading"
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_CHOICE_CODE = re.compile(r"[A-Za-z0-9_]+")
_DEEPEST_LEVEL = 9
_MOST_DECIMALS = 12


class RawRow(NamedTuple):
    """A row of the form, its tab, and the line it stands on."""

    row: Row
    section: str
    line: int


def type_of(rows: list[RawRow]) -> Mapping[str, ValueType]:
    """Return the value type of each indicator by its code."""
    return {row.row.code: row.row.type for row in rows if isinstance(row.row, Indicator)}


def read_rows(path: Path, faults: FaultList) -> list[RawRow]:
    """Return the rows of the form in paper order; what is wrong with them goes to *faults*."""
    note = partial(faults.add, path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        note(0, "Thiếu tệp này.", "Mỗi phiên bản biểu mẫu phải có đủ các tệp.")
        return []
    except UnicodeDecodeError:
        note(0, "Tệp không phải là UTF-8.", "Lưu lại bằng UTF-8.")
        return []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: list[RawRow] = []
    try:
        header = tuple(next(reader, ()))
        if header != COLUMNS:
            note(1, f"Các cột là {', '.join(header)}.", f"Phải là: {','.join(COLUMNS)}")
            return []
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(COLUMNS):
                note(line, f"Dòng có {len(cells)} ô, cần {len(COLUMNS)}.", "Kiểm tra dấu phẩy và dấu ngoặc kép.")
            else:
                rows.append(RawRow(_row(dict(zip(COLUMNS, cells, strict=True)), partial(note, line)), cells[1], line))
            line = reader.line_num + 1
    except csv.Error as error:
        note(reader.line_num, f"Không đọc được CSV: {error}.", "Kiểm tra dấu ngoặc kép.")
    _check_codes(rows, faults, path.name)
    _check_expressions(rows, faults, path.name)
    return rows


def _row(cells: dict[str, str], note: partial[None]) -> Row:
    for column, text in cells.items():
        if not unicodedata.is_normalized("NFC", text):
            note(f"Chữ ở cột “{column}” chưa ở dạng NFC.", "Lưu lại với Unicode dựng sẵn.")
        if text != text.strip():
            note(f"Cột “{column}” có khoảng trắng thừa ở đầu hoặc cuối.", "Bỏ khoảng trắng đó.")
    if not _CODE.fullmatch(cells["code"]):
        note(f"Mã “{cells['code']}” không hợp lệ.", "Dùng chữ thường, số, gạch dưới, ngăn bằng dấu chấm: plan.tasks_done.")
    if not cells["label"]:
        note("Dòng không có nội dung.", "Ghi nội dung ở cột “label”.")
    if cells["style"] not in STYLES:
        note(f"Không có kiểu chữ “{cells['style']}”.", "Chọn bold, italic, bold-italic hoặc để trống.")
    level = int(cells["level"]) if cells["level"].isdigit() else -1
    if not 0 <= level <= _DEEPEST_LEVEL:
        note(f"Cấp “{cells['level']}” không hợp lệ.", f"Ghi một số từ 0 đến {_DEEPEST_LEVEL}.")
    common = (cells["code"], cells["marker"], level, cells["style"], cells["label"])
    if cells["type"] == HEADING:
        for column in ("unit", "decimals", "choices", "expression", "note_hint"):
            if cells[column]:
                note(f"Dòng tiêu đề không có “{column}”.", "Bỏ ô này, hoặc đổi kiểu dữ liệu của dòng.")
        return Heading(*common)
    type_ = _type(cells, note)
    return Indicator(*common, cells["unit"], type_, _expression(cells, type_, note), cells["note_hint"], cells["guidance"])


def _type(cells: dict[str, str], note: partial[None]) -> ValueType:
    kinds = {kind.value: kind for kind in Kind}
    kind = kinds.get(cells["type"])
    if kind is None:
        note(f"Không có kiểu dữ liệu “{cells['type']}”.", f"Chọn: {HEADING}, {', '.join(kinds)}.")
        kind = Kind.TEXT
    decimals = int(cells["decimals"]) if cells["decimals"].isdigit() else None
    if cells["decimals"] and (decimals is None or decimals > _MOST_DECIMALS or kind not in NUMBERS - {Kind.COUNT}):
        note(f"Số chữ số thập phân “{cells['decimals']}” không hợp lệ.", "Chỉ ghi cho decimal, money, ratio: 0 đến 12.")
        decimals = None
    choices = {}
    for choice in filter(None, cells["choices"].split(";")):
        code, equals, label = choice.partition("=")
        if not equals or not _CHOICE_CODE.fullmatch(code) or not label or code in choices:
            note(f"Lựa chọn “{choice}” không hợp lệ.", "Ghi như none=Chưa triển khai;done=Đã triển khai, mỗi mã một lần.")
        choices[code] = label
    if bool(choices) != (kind is Kind.CHOICE):
        note("Cột “choices” chỉ đi với kiểu choice, và kiểu choice phải có cột này.", "Sửa một trong hai cột.")
    return value_type(kind, decimals=decimals, unit=cells["unit"], choices=choices)


def _expression(cells: dict[str, str], type_: ValueType, note: partial[None]) -> Expression | None:
    if not cells["expression"]:
        return None
    if type_.kind not in NUMBERS:
        note("Chỉ dòng có giá trị là số mới được tính.", "Bỏ biểu thức hoặc đổi kiểu dữ liệu.")
    try:
        return parse(cells["expression"])
    except ExpressionError as error:
        note(f"Biểu thức, ký tự thứ {error.position + 1}: {error.message}.", "Sửa lại biểu thức.")
        return None


def _check_codes(rows: list[RawRow], faults: FaultList, file: str) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row.row.code in first:
            faults.add(file, row.line, f"Mã “{row.row.code}” đã có ở dòng {first[row.row.code]}.", "Mỗi dòng một mã.")
        first.setdefault(row.row.code, row.line)


def _check_expressions(rows: list[RawRow], faults: FaultList, file: str) -> None:
    types = type_of(rows)
    expressions: dict[str, Expression] = {}
    lines = {row.row.code: row.line for row in rows}
    for raw in rows:
        if not isinstance(raw.row, Indicator) or raw.row.expression is None:
            continue
        try:
            checked(raw.row.expression, types.get, NUMBER)
        except ExpressionError as error:
            faults.add(file, raw.line, f"Biểu thức, ký tự thứ {error.position + 1}: {error.message}.", "Sửa lại biểu thức.")
        else:
            expressions[raw.row.code] = raw.row.expression
    try:
        Plan(expressions)
    except CyclicExpressionsError as error:
        faults.add(file, lines[error.cycle[0]], f"Các dòng được tính vòng quanh: {error}.", "Bỏ một biểu thức trong vòng.")
