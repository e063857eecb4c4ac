"""`rows.csv`: one paper row a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.catalogue.faults import FaultList
from desktop.catalogue.table import read_table
from desktop.engine.calculation import CyclicExpressionsError, Plan
from desktop.engine.checking import NUMBER, checked
from desktop.engine.definition import Heading, Indicator, Row
from desktop.engine.expression import Expression, parse
from desktop.engine.syntax import RESERVED, ExpressionError
from desktop.engine.values import NUMBERS, Kind, ValueType, value_type

COLUMNS = (
    "code", "section", "marker", "level", "style", "label", "unit", "type", "decimals", "choices", "expression",
    "note_hint", "guidance",
)  # fmt: skip
STYLES = ("", "bold", "italic", "bold-italic")
HEADING = "heading"
#: A choice whose code is printed, where a form asks for "Không = 0; Có = 1".
CODED_CHOICE = "coded_choice"
#: How an indicator's code, and a rule's name, is written.
ROWS = "rows.csv"
CODE = r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*"
_CHOICE_CODE = r"[A-Za-z0-9_]+"
_KINDS = {kind.value: kind for kind in Kind} | {CODED_CHOICE: Kind.CHOICE}
_LEVELS = {str(level): level for level in range(10)}
_DECIMALS = {str(decimals): decimals for decimals in range(13)}


class RawRow(NamedTuple):
    """A row of the form, its tab, and the line it stands on."""

    row: Row
    section: str
    line: int


def number_inputs(rows: list[RawRow]) -> list[str]:
    """Return the codes of the rows into which a number is typed, in paper order."""
    indicators = [raw.row for raw in rows if isinstance(raw.row, Indicator)]
    return [row.code for row in indicators if not row.calculated and row.type.kind in NUMBERS]


def read_rows(path: Path, faults: FaultList) -> list[RawRow] | None:
    """Return the rows of the form in paper order; what is wrong with them goes to *faults*.

    `None` when the file could not be read to its end: nothing can be said then about what refers to its rows.
    """
    lines = read_table(path, COLUMNS, faults)
    if lines is None:
        return None
    rows = [RawRow(_row(line.cells, line.note), line.cells["section"], line.number) for line in lines]
    _check_codes(rows, faults, path.name)
    _check_expressions(rows, faults, path.name)
    return rows


def type_of(rows: list[RawRow]) -> Mapping[str, ValueType]:
    """Return the value type of each indicator by its code."""
    return {row.row.code: row.row.type for row in rows if isinstance(row.row, Indicator)}


def _row(cells: dict[str, str], note: partial[None]) -> Row:
    if not re.fullmatch(CODE, cells["code"]) or cells["code"] in RESERVED:
        note(f"Mã “{cells['code']}” không hợp lệ.", "Dùng chữ thường, số, gạch dưới, ngăn bằng dấu chấm: plan.tasks_done.")
    if not cells["label"]:
        note("Dòng không có nội dung.", "Ghi nội dung ở cột “label”.")
    if cells["style"] not in STYLES:
        note(f"Không có kiểu chữ “{cells['style']}”.", "Chọn bold, italic, bold-italic hoặc để trống.")
    level = _LEVELS.get(cells["level"])
    if level is None:
        note(f"Cấp “{cells['level']}” không hợp lệ.", "Ghi một số từ 0 đến 9.")
    common = (cells["code"], cells["marker"], level or 0, cells["style"], cells["label"])
    if cells["type"] == HEADING:
        for column in ("unit", "decimals", "choices", "expression", "note_hint", "guidance"):
            if cells[column]:
                note(f"Dòng tiêu đề không có “{column}”.", "Bỏ ô này, hoặc đổi kiểu dữ liệu của dòng.")
        return Heading(*common)
    type_ = _type(cells, note)
    return Indicator(*common, cells["unit"], type_, _expression(cells, type_, note), cells["note_hint"], cells["guidance"])


def _type(cells: dict[str, str], note: partial[None]) -> ValueType:
    kind = _KINDS.get(cells["type"])
    if kind is None:
        note(f"Không có kiểu dữ liệu “{cells['type']}”.", f"Chọn: {HEADING}, {', '.join(_KINDS)}.")
        kind = Kind.TEXT
    decimals = _DECIMALS.get(cells["decimals"])
    if cells["decimals"] and (decimals is None or kind not in NUMBERS - {Kind.COUNT}):
        note(f"Số chữ số thập phân “{cells['decimals']}” không hợp lệ.", "Chỉ ghi cho decimal, money, ratio: 0 đến 12.")
    choices = {}
    for choice in filter(None, cells["choices"].split(";")):
        code, equals, label = choice.partition("=")
        if not equals or not re.fullmatch(_CHOICE_CODE, code) or not label or code in choices:
            note(f"Lựa chọn “{choice}” không hợp lệ.", "Ghi như none=Chưa triển khai;done=Đã triển khai, mỗi mã một lần.")
        choices[code] = label
    if bool(choices) != (kind is Kind.CHOICE):
        note("Cột “choices” chỉ đi với kiểu choice, và kiểu choice phải có cột này.", "Sửa một trong hai cột.")
    return value_type(kind, decimals=decimals, unit=cells["unit"], choices=choices, coded=cells["type"] == CODED_CHOICE)


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
    while True:
        try:
            Plan(expressions)
        except CyclicExpressionsError as error:
            line = min(lines[code] for code in error.cycle)
            faults.add(file, line, f"Các dòng được tính vòng quanh: {error}.", "Bỏ một biểu thức trong vòng.")
            del expressions[error.cycle[0]]
        else:
            break
