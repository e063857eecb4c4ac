"""The kinds of rule a form can use: their fields, what they say by default, and how each becomes an assertion.

Every kind is put into the language of `desktop.engine.expression`; none has an evaluator of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.expression import Expression, parse, with_zeros
from desktop.engine.findings import Severity
from desktop.engine.rules import Missing, Rule
from desktop.engine.sentences import PLACEHOLDER
from desktop.engine.syntax import Call, ExpressionError, Literal


class Field(StrEnum):
    """What a field of a rule holds in `rules.toml`."""

    NUMBER = "number"  # an expression that gives a number
    NUMBERS = "numbers"  # a list of them
    TRUTH = "truth"  # an expression that is true or false
    CELL = "cell"  # the code of one indicator
    CELLS = "cells"  # a list of codes; the rule stands for each of them
    FIGURE = "figure"  # a plain decimal number, as text


#: The fields of one rule as the loader has read them.
Fields = Mapping[str, "Expression | list[Expression] | Decimal | None"]


class KindSpec(NamedTuple):
    """One kind of rule: its fields, what it says by default, and how it becomes a condition and an assertion."""

    fields: Mapping[str, Field]
    severity: Severity
    missing: Missing
    message: str
    remedy: str
    build: Callable[[Fields], _Built]


class _Built(NamedTuple):
    assertion: Expression
    condition: Expression | None = None
    partial: Expression | None = None
    message: str = ""
    named: Mapping[str, Expression] = {}


def make_rule(
    kind: str,
    *,
    id: str,  # noqa: A002 - the key's name in rules.toml
    fields: Fields,
    severity: Severity | None = None,
    missing: Missing | None = None,
    message: str = "",
    remedy: str = "",
    basis: str = "",
) -> Rule:
    """Build one rule of *kind*. Raises `ExpressionError` when the fields or the sentences make no rule."""
    spec = KINDS[kind]
    built = spec.build(fields)
    missing = missing or spec.missing
    if missing is Missing.PARTIAL and built.partial is None:
        raise ExpressionError(f"“{Missing.PARTIAL}” chỉ đi với quy tắc loại partition")
    operands = {name: _operand(value) for name, value in fields.items() if value is not None}
    codes = [code for operand in operands.values() for code in operand.references]
    if not codes:
        raise ExpressionError("quy tắc không nhắc đến chỉ tiêu nào")
    message, remedy = message or built.message or spec.message, remedy or spec.remedy
    operands |= built.named
    return Rule(
        id=id,
        kind=kind,
        severity=severity or spec.severity,
        missing=missing,
        condition=built.condition,
        assertion=with_zeros(built.assertion) if missing is Missing.ZERO else built.assertion,
        partial=built.partial if missing is Missing.PARTIAL else None,
        anchor=_anchor(built, codes[0]),
        operands=operands | _named_besides(message + remedy, operands, spec),
        message=message,
        remedy=remedy,
        described=frozenset(spec.fields),
        basis=basis,
    )


def _named_besides(sentences: str, operands: Mapping[str, Expression], spec: KindSpec) -> dict[str, Expression]:
    """Return what the sentences name beyond the rule's fields, by the text in braces."""
    if "{" in (rest := PLACEHOLDER.sub("", sentences)) or "}" in rest:
        raise ExpressionError("câu thông báo có dấu ngoặc nhọn lẻ")
    named = {}
    for name in PLACEHOLDER.findall(sentences):
        if spec.fields.get(name) is Field.TRUTH or (name in spec.fields and name not in operands):
            raise ExpressionError(f"câu thông báo không ghi được “{{{name}}}”: khóa này không có con số")
        if name not in operands:
            try:
                named[name] = parse(name)
            except ExpressionError as error:
                raise ExpressionError(f"câu thông báo, “{{{name}}}”: {error.message}") from None
    return named


# --- how a kind becomes condition and assertion ----------------------------------------------------------------------


def _call(name: str, *args: Expression) -> Expression:
    text = f"({f' {name} '.join(arg.text for arg in args)})" if name != "sum" else f"sum({', '.join(a.text for a in args)})"
    return Expression(text, Call(name, tuple(arg.tree for arg in args)))


def _function(name: str, cell: Expression) -> Expression:
    return Expression(f"{name}({cell.text})", Call(name, (cell.tree,)))


def _added(parts: Sequence[Expression]) -> Expression:
    """Return the strict sum, which is blank as soon as one part is; halved, since a long chain would nest too deep."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return _call("+", _added(parts[:half]), _added(parts[half:]))


def _operand(value: Expression | list[Expression] | Decimal) -> Expression:
    """Return a field as a sentence names it: of a list the sum of what is there."""
    if isinstance(value, Decimal):
        return Expression(str(value), Literal(value))
    if isinstance(value, list):
        return value[0] if len(value) == 1 else _call("sum", *value)
    return value


def _one(fields: Fields, name: str) -> Expression:
    value = fields[name]
    assert isinstance(value, Expression)  # noqa: S101 - the loader reads fields by their spec
    return value


def _many(fields: Fields, name: str) -> list[Expression]:
    value = fields[name]
    assert isinstance(value, list)  # noqa: S101 - the loader reads fields by their spec
    return value


def _at_most(fields: Fields) -> _Built:
    return _Built(_call("<=", _one(fields, "part"), _one(fields, "whole")))


def _partition(fields: Fields) -> _Built:
    whole, parts = _one(fields, "whole"), _many(fields, "parts")
    return _Built(_call("=", _added(parts), whole), partial=_call("<=", _call("sum", *parts), whole))


def _flow(fields: Fields) -> _Built:
    return _Built(_call("=", _added(_many(fields, "incoming")), _added(_many(fields, "outgoing"))))


def _pair(fields: Fields) -> _Built:
    return _Built(_one(fields, "then"), condition=_one(fields, "when"))


def _note(fields: Fields) -> _Built:
    cell = _one(fields, "indicator")
    return _Built(_function("note", cell), condition=_one(fields, "when"))


def _range(fields: Fields) -> _Built:
    cell = _one(fields, "indicators")
    bounds = [
        _call(sign, cell, Expression(str(limit), Literal(limit)))
        for name, sign in (("min", ">="), ("max", "<="))
        if isinstance(limit := fields.get(name), Decimal)
    ]
    if not bounds:
        raise ExpressionError("quy tắc loại range cần “min” hoặc “max”")
    if len(bounds) == 2:
        return _Built(_call("and", *bounds))
    return _Built(bounds[0], message="{indicators} lớn hơn {max}." if "max" in fields else "{indicators} nhỏ hơn {min}.")


def _check(fields: Fields) -> _Built:
    return _Built(_one(fields, "assert"))


def _document(fields: Fields) -> _Built:
    cell = _one(fields, "indicator")
    return _Built(_function("document", cell), condition=_one(fields, "when"))


def _carried(fields: Fields) -> _Built:
    last = _function("previous", _one(fields, "before"))
    return _Built(_call("=", _one(fields, "now"), last), named={"last": last})


def _cumulative(fields: Fields) -> _Built:
    cell = _one(fields, "indicators")
    last = _function("so_far", cell)
    return _Built(_call(">=", cell, last), named={"last": last})


def _outlier(fields: Fields) -> _Built:
    cell = _one(fields, "indicators")
    named = {name: _function(name, cell) for name in ("usual", "usual_low", "usual_high")}
    within = (_call(">=", cell, named["usual_low"]), _call("<=", cell, named["usual_high"]))
    return _Built(_call("and", *within), named=named)


def _anchor(built: _Built, first: str) -> str:
    """Return the cell to jump to: what is to be mended, not the condition that made it due."""
    return built.assertion.references[0] if built.condition is not None and built.assertion.references else first


KINDS: dict[str, KindSpec] = {
    "bound": KindSpec(
        {"part": Field.NUMBER, "whole": Field.NUMBER},
        Severity.ERROR,
        Missing.SKIP,
        "{part} lớn hơn {whole}.",
        "Kiểm tra lại hai số này: số trước không thể vượt số sau.",
        _at_most,
    ),
    "subset": KindSpec(
        {"part": Field.NUMBER, "whole": Field.NUMBER},
        Severity.ERROR,
        Missing.SKIP,
        "{part} lớn hơn {whole}, trong khi chỉ là một phần của số đó.",
        "Kiểm tra lại hai số này.",
        _at_most,
    ),
    "partition": KindSpec(
        {"whole": Field.NUMBER, "parts": Field.NUMBERS},
        Severity.ERROR,
        Missing.PARTIAL,
        "{parts} không khớp với {whole}.",
        "Kiểm tra lại các dòng thành phần: cộng lại phải đúng bằng tổng số.",
        _partition,
    ),
    "flow": KindSpec(
        {"incoming": Field.NUMBERS, "outgoing": Field.NUMBERS},
        Severity.ERROR,
        Missing.SKIP,
        "{incoming} không bằng {outgoing}.",
        "Kiểm tra lại: số phải giải quyết bằng số đã giải quyết cộng với số đang giải quyết.",
        _flow,
    ),
    "pair": KindSpec(
        {"when": Field.TRUTH, "then": Field.TRUTH},
        Severity.WARNING,
        Missing.FAIL,
        "Hai dòng đi với nhau nhưng mới có một dòng được ghi.",
        "Ghi dòng còn thiếu hoặc xem lại dòng đã ghi.",
        _pair,
    ),
    "note": KindSpec(
        {"indicator": Field.CELL, "when": Field.TRUTH},
        Severity.WARNING,
        Missing.SKIP,
        "{indicator} cần được giải trình.",
        "Ghi lời giải trình vào dòng này.",
        _note,
    ),
    "range": KindSpec(
        {"indicators": Field.CELLS, "min": Field.FIGURE, "max": Field.FIGURE},
        Severity.ERROR,
        Missing.SKIP,
        "{indicators} nằm ngoài khoảng từ {min} đến {max}.",
        "Kiểm tra lại con số này.",
        _range,
    ),
    "document": KindSpec(
        {"indicator": Field.CELL, "when": Field.TRUTH},
        Severity.WARNING,
        Missing.SKIP,
        "{indicator}: dòng này chưa ghi rõ số, ký hiệu và ngày của văn bản.",
        "Ghi như: Kế hoạch số 29/KH-UBND ngày 19/01/2024.",
        _document,
    ),
    "carried": KindSpec(
        {"now": Field.CELL, "before": Field.CELL},
        Severity.WARNING,
        Missing.SKIP,
        "{now} khác số cuối kỳ trước ({last}).",
        "Số kỳ trước chuyển qua phải bằng số đang giải quyết cuối kỳ trước; kiểm tra lại cả hai kỳ.",
        _carried,
    ),
    "cumulative": KindSpec(
        {"indicators": Field.CELLS},
        Severity.WARNING,
        Missing.SKIP,
        "{indicators} nhỏ hơn số đã báo cáo trước đó trong năm ({last}).",
        "Số lũy kế từ đầu năm không giảm đi; kiểm tra lại, hoặc đính chính kỳ trước.",
        _cumulative,
    ),
    "outlier": KindSpec(
        {"indicators": Field.CELLS},
        Severity.WARNING,
        Missing.SKIP,
        "{indicators} khác hẳn các kỳ trước: thường khoảng {usual}, từ {usual_low} đến {usual_high} "
        "(trung vị và độ lệch tuyệt đối trung vị của các kỳ trước).",
        "Kiểm tra xem có gõ thừa, thiếu hoặc đảo chữ số không; nếu đúng, xác nhận và nêu lý do.",
        _outlier,
    ),
    "check": KindSpec({"assert": Field.TRUTH}, Severity.ERROR, Missing.SKIP, "", "Kiểm tra lại các con số này.", _check),
}
