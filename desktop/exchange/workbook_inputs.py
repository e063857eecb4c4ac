"""What the cells to be typed in take: the rules a spreadsheet program keeps while a clerk types into the workbook."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from desktop.engine.values import COUNT_LIMIT, NUMBER_LIMIT, ChoiceType, Kind, NumberType, ValueType, YesNoType
from desktop.exchange.task_lines import YES

#: Older days are no dates to a spreadsheet, nor to the engine.
_FIRST_DAY = date(1900, 1, 1)

_TITLE = "Chưa nhận được số liệu này"
_WHOLE = "Ô này chỉ nhận số nguyên từ 0 trở lên, ví dụ 12. Nội dung bằng chữ, đề nghị ghi ở cột Giải trình."
_DECIMAL = "Ô này chỉ nhận số từ 0 trở lên, ví dụ 1234,5. Nội dung bằng chữ, đề nghị ghi ở cột Giải trình."
_RATIO = "Ô này chỉ nhận tỷ lệ phần trăm từ 0 trở lên, ví dụ 67,74. Nội dung bằng chữ, đề nghị ghi ở cột Giải trình."
_DATE = "Ô này chỉ nhận ngày, ví dụ 14/05/2024."
_CHOICE = "Hãy chọn một trong các câu trả lời của danh sách."
_MARK = "Hãy ghi chữ x khi nhiệm vụ đã hoàn thành; chưa hoàn thành thì để trống."

#: What a cell takes that is marked when a task is done.
MARKED = {"validate": "list", "source": f'="{YES}"', "error_title": "Chưa nhận được dấu này", "error_message": _MARK}


def answers_of(type_: ValueType) -> tuple[str | int, ...]:
    """Return what a clerk can pick from in a cell of *type_*; nothing where anything else can be typed."""
    if isinstance(type_, YesNoType):
        return type_.printed(value=True), type_.printed(value=False)
    return tuple(answer(type_.printed(code)) for code in type_.choices) if isinstance(type_, ChoiceType) else ()


def answer(printed: str) -> str | int:
    """Return a *printed* answer as a cell holds it: a code such as "0" is a number, as it is when a clerk types it."""
    return int(printed) if re.fullmatch(r"0|[1-9][0-9]?", printed) else printed


def validation(type_: ValueType, answers: str) -> dict[str, Any]:
    """Return what XlsxWriter needs to validate a cell of *type_*; *answers* is the range that lists its words, if any."""
    if isinstance(type_, NumberType):
        limit = COUNT_LIMIT - 1 if type_.kind is Kind.COUNT else NUMBER_LIMIT
        kind = "integer" if type_.whole else "decimal"
        message = _WHOLE if type_.whole else _RATIO if type_.kind is Kind.RATIO else _DECIMAL
        rule = {"validate": kind, "criteria": "between", "minimum": 0, "maximum": int(limit)}
    elif type_.kind is Kind.DATE:
        rule, message = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}, _DATE
    elif answers:
        rule, message = {"validate": "list", "source": answers}, _CHOICE
    else:
        return {"validate": "any"}
    return {**rule, "error_title": _TITLE, "error_message": message}
