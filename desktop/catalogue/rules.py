"""`rules.toml`: what the figures must satisfy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from desktop.catalogue.rows import CODE, RawRow, number_inputs, type_of
from desktop.catalogue.toml import TomlFile
from desktop.engine.checking import NUMBER, TRUTH, TaskTableType, checked
from desktop.engine.expression import Expression, parse
from desktop.engine.findings import Severity
from desktop.engine.kinds import KINDS, Field, make_rule
from desktop.engine.rules import Missing, Rule
from desktop.engine.syntax import ExpressionError, Ref
from desktop.engine.tasks import TaskTable
from desktop.engine.values import ValueType

_COMMON: Mapping[str, type] = {
    "id": str,
    "kind": str,
    "severity": str,
    "missing": str,
    "message": str,
    "remedy": str,
    "basis": str,
}
_OPTIONAL = ("severity", "missing", "message", "remedy")
_LISTS = (Field.NUMBERS, Field.CELLS)


#: Findings about single cells are called so; see `desktop.engine.report`.
_NOT_A_RULE = "cell."


def read_rules(file: TomlFile, rows: list[RawRow], tables: Sequence[TaskTable] = ()) -> list[Rule]:
    """Return the rules over *rows* and task *tables*; what is wrong with them is noted in *file*."""
    top = file.table(file.data, {"rule": list}, "", optional=("rule",))
    reader = _Reader(file, {**type_of(rows), **{table.code: TaskTableType() for table in tables}}, number_inputs(rows))
    seen: dict[str, int] = {}
    rules = []
    for table, line in file.tables(top, "rule", file.headers("rule")):
        rules += reader.rules(table, line)
        if isinstance(name := table.get("id"), str):
            if not re.fullmatch(CODE, name) or name.startswith(_NOT_A_RULE):
                file.fault(
                    line, f"Tên quy tắc “{name}” không hợp lệ.", "Dùng chữ thường, số, gạch dưới, dấu chấm: plan.done_late."
                )
            if name in seen:
                file.fault(line, f"Quy tắc “{name}” đã có ở dòng {seen[name]}.", "Mỗi quy tắc một tên.")
            seen.setdefault(name, line)
    return rules


@cache
def _keys_of(kind: str) -> tuple[Mapping[str, type], Sequence[str]]:
    """Return the keys a rule of *kind* may have, with their types, and those it need not have."""
    fields = KINDS[kind].fields
    keys = dict(_COMMON) | {name: list if field in _LISTS else str for name, field in fields.items()}
    return keys, [*_OPTIONAL, *(name for name, field in fields.items() if field is Field.FIGURE)]


class _Reader:
    """Reads one `[[rule]]` at a time, against the cells of the form."""

    def __init__(self, file: TomlFile, types: Mapping[str, ValueType], inputs: Sequence[str]) -> None:
        self._file = file
        self._types = types
        self._inputs = inputs

    def rules(self, table: Mapping[str, Any], line: int) -> list[Rule]:
        spec = KINDS.get(str(table.get("kind")))
        if spec is None:
            self._file.fault(
                line, f"Không có loại quy tắc “{table.get('kind', '')}”.", f"Ghi “kind” là một trong: {', '.join(KINDS)}."
            )
            return []
        before = self._file.count
        keys, optional = _keys_of(str(table["kind"]))
        data = self._file.table(table, keys, "[[rule]]", line=line, optional=optional)
        fields = {name: self._field(name, kind, data[name], line) for name, kind in spec.fields.items() if name in data}
        if not data.get("message") and not spec.message:
            self._file.fault(line, "Thiếu khóa “message” trong [[rule]].", "Loại quy tắc này cần một câu của riêng nó.")
        severity = self._member(data, "severity", Severity, line)
        missing = self._member(data, "missing", Missing, line)
        if self._file.count > before:
            return []
        rules = []
        for variant in _variants(fields, spec.fields):
            try:
                rule = make_rule(
                    str(data["kind"]),
                    id=data["id"],
                    fields=variant,
                    severity=severity,
                    missing=missing,
                    message=data.get("message", ""),
                    remedy=data.get("remedy", ""),
                    basis=data["basis"],
                )
                self._check(rule, variant)
            except ExpressionError as error:
                remedy = "Sửa các khóa của quy tắc; trong ngoặc nhọn của câu thông báo ghi mã chỉ tiêu hoặc tên khóa."
                self._file.fault(line, f"Quy tắc “{data['id']}”: {error.message}.", remedy)
            else:
                rules.append(rule)
        return rules

    def _field(self, name: str, kind: Field, value: Any, line: int) -> Any:
        """Return what the key *name* of the rule on *line* holds, read as its kind of field."""
        if kind not in _LISTS:
            return self._read(name, kind, value, line)
        if not value:
            self._file.fault(self._file.line_of(name, line), f"“{name}” trống.", "Ghi ít nhất một mã.")
        if kind is Field.CELLS:
            value = [code for text in value for code in self._expanded(text)]
        return [self._read(name, kind, text, line) for text in value]

    def _expanded(self, text: Any) -> Sequence[Any]:
        """Return the number inputs that a code ending in "*" stands for; any other code stands for itself."""
        if not isinstance(text, str) or not text.endswith("*"):
            return (text,)
        return [code for code in self._inputs if code.startswith(text[:-1])] or (text,)

    def _read(self, name: str, kind: Field, text: Any, line: int) -> Expression | Decimal | None:
        try:
            return _limit(text) if kind is Field.FIGURE else self._expression(text, kind)
        except ExpressionError as error:
            self._file.fault(self._file.line_of(name, line), f"“{name}”: {error.message}.", "Sửa lại khóa này.")
            return None

    def _expression(self, text: Any, kind: Field) -> Expression:
        if not isinstance(text, str):
            raise ExpressionError(f"{text} phải là chữ trong ngoặc kép")
        if kind in (Field.CELL, Field.CELLS) and text not in self._types:
            raise ExpressionError(f"không có chỉ tiêu nào mang mã “{text}”")
        try:
            expression = parse(text)
            if kind is not Field.CELL:
                checked(expression, self._types.get, TRUTH if kind is Field.TRUTH else NUMBER)
        except ExpressionError as error:
            raise ExpressionError(f"“{text}”, ký tự thứ {error.position + 1}: {error.message}") from None
        return expression

    def _check(self, rule: Rule, fields: Mapping[str, Any]) -> None:
        """Make sure that blanks can count as zero where the rule says so, and that what its sentences name has a figure."""
        if rule.missing is Missing.ZERO:
            checked(rule.assertion, self._types.get, TRUTH)
        for name, expression in rule.operands.items():
            if name in fields:
                continue
            if not isinstance(expression.tree, Ref):
                checked(expression, self._types.get, NUMBER)
            elif expression.tree.code not in self._types:
                raise ExpressionError(f"câu thông báo: không có chỉ tiêu nào mang mã “{name}”")

    def _member(self, data: Mapping[str, Any], key: str, kind: type[Any], line: int) -> Any:
        if key not in data:
            return None
        try:
            return kind(data[key])
        except ValueError:
            choices = ", ".join(member.value for member in kind)
            self._file.fault(self._file.line_of(key, line), f"“{key}” không thể là “{data[key]}”.", f"Chọn: {choices}.")
            return None


def _limit(text: str) -> Decimal:
    try:
        limit = Decimal(text)
    except InvalidOperation:
        limit = Decimal("NaN")
    if not limit.is_finite():
        raise ExpressionError(f"“{text}” không phải là một con số như 100 hay 0.5")
    return limit


def _variants(fields: dict[str, Any], kinds: Mapping[str, Field]) -> list[dict[str, Any]]:
    """Return one set of fields for each code of a `CELLS` field."""
    for name, kind in kinds.items():
        if kind is Field.CELLS:
            return [fields | {name: cell} for cell in fields[name]]
    return [fields]
