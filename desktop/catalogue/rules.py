"""`rules.toml`: what the figures must satisfy."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from desktop.catalogue.faults import FaultList
from desktop.catalogue.rows import RawRow, type_of
from desktop.catalogue.toml import TomlFile
from desktop.engine.checking import NUMBER, TRUTH, checked
from desktop.engine.expression import Expression, ExpressionError, parse
from desktop.engine.findings import Severity
from desktop.engine.rules import KINDS, Field, Missing, Rule, make_rule
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


def read_rules(path: Path, rows: list[RawRow], faults: FaultList) -> list[Rule]:
    """Return the rules of an edition; what is wrong with them goes to *faults*."""
    file = TomlFile.read(path, faults)
    if file is None:
        return []
    top = file.table(file.data, {"rule": list}, "", optional=("rule",))
    reader = _Reader(file, type_of(rows))
    seen: dict[str, int] = {}
    rules = []
    for table, line in zip(file.tables(top, "rule"), file.header_lines("rule"), strict=False):
        rules += reader.rules(table, line)
        name = str(table.get("id", ""))
        if name in seen:
            file.fault(line, f"Quy tắc “{name}” đã có ở dòng {seen[name]}.", "Mỗi quy tắc một tên.")
        seen.setdefault(name, line)
    return rules


class _Reader:
    """Reads one `[[rule]]` at a time, against the cells of the form."""

    def __init__(self, file: TomlFile, types: Mapping[str, ValueType]) -> None:
        self._file = file
        self._types = types

    def rules(self, table: Mapping[str, Any], line: int) -> list[Rule]:
        spec = KINDS.get(str(table.get("kind")))
        if spec is None:
            self._file.fault(line, f"Không có loại quy tắc “{table.get('kind')}”.", f"Chọn: {', '.join(KINDS)}.")
            return []
        before = self._file.count
        keys = dict(_COMMON) | {name: list if kind in _LISTS else str for name, kind in spec.fields.items()}
        optional = [*_OPTIONAL, *(name for name, kind in spec.fields.items() if kind is Field.FIGURE)]
        data = self._file.table(table, keys, "rule", line=line, optional=optional)
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
                self._check_placeholders(rule)
            except ExpressionError as error:
                self._file.fault(line, f"Câu thông báo: {error.message}.", "Trong ngoặc nhọn ghi mã chỉ tiêu hoặc tên khóa.")
            else:
                rules.append(rule)
        return rules

    def _field(self, name: str, kind: Field, value: Any, line: int) -> Any:
        at = self._file.line_of(name, line)
        if kind is Field.FIGURE:
            try:
                return Decimal(value)
            except InvalidOperation:
                self._file.fault(at, f"“{name}” không phải là số.", 'Ghi như "100".')
                return None
        if kind in _LISTS:
            if not value:
                self._file.fault(at, f"“{name}” trống.", "Ghi ít nhất một mã.")
            return [self._expression(str(text), NUMBER, at) for text in value]
        return self._expression(value, TRUTH if kind is Field.TRUTH else None if kind is Field.CELL else NUMBER, at)

    def _expression(self, text: str, wanted: str | None, line: int) -> Expression | None:
        try:
            expression = parse(text)
            if wanted is not None:
                checked(expression, self._types.get, wanted)
            elif text not in self._types:
                raise ExpressionError(f"không có chỉ tiêu nào mang mã “{text}”")
        except ExpressionError as error:
            self._file.fault(line, f"“{text}”, ký tự thứ {error.position + 1}: {error.message}.", "Sửa lại biểu thức.")
            return None
        return expression

    def _check_placeholders(self, rule: Rule) -> None:
        for expression in rule.operands.values():
            for code in expression.references:
                if code not in self._types:
                    raise ExpressionError(f"không có chỉ tiêu nào mang mã “{code}”")

    def _member(self, data: Mapping[str, Any], key: str, kind: type[Any], line: int) -> Any:
        if key not in data:
            return None
        try:
            return kind(data[key])
        except ValueError:
            choices = ", ".join(member.value for member in kind)
            self._file.fault(self._file.line_of(key, line), f"“{key}” không thể là “{data[key]}”.", f"Chọn: {choices}.")
            return None


def _variants(fields: dict[str, Any], kinds: Mapping[str, Field]) -> list[dict[str, Any]]:
    """Return one set of fields for each code of a `CELLS` field."""
    for name, kind in kinds.items():
        if kind is Field.CELLS:
            return [fields | {name: cell} for cell in fields[name]]
    return [fields]
