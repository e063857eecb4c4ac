"""Rules: what the figures of a report must satisfy, as data, and what is said when they do not.

A rule has a *condition* (it applies only where that is true), an *assertion* (it is broken where that is false), and a
strategy for an assertion that is unknown because a cell is blank:

    skip      nothing is said: a blank is "not reported", not a fault
    fail      a blank breaks the rule ("if A is filled, B must be too")
    zero      blanks count as 0
    partial   of a partition: while parts are blank, those that are there may not exceed the whole

`KINDS` lists the kinds a form can use and the fields each takes. Every kind becomes a condition and an assertion in the
language of `desktop.engine.expression`; none has an evaluator of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.expression import Call, Expression, ExpressionError, Literal, Node, parse, with_zeros
from desktop.engine.findings import Finding, Severity
from desktop.engine.sentences import PLACEHOLDER, NamedScope, filled_in


class Missing(StrEnum):
    """What a blank cell means to a rule."""

    SKIP = "skip"
    FAIL = "fail"
    ZERO = "zero"
    PARTIAL = "partial"


class Rule(NamedTuple):
    """One rule of an edition.

    *operands* are what the sentences can name: the kind's fields are described with name and figure, a code in braces
    gives the figure alone. *anchor* is the cell to jump to. *partial* replaces the assertion while cells are blank.
    *basis* says what the rule rests on.
    """

    id: str
    kind: str
    severity: Severity
    missing: Missing
    condition: Expression | None
    assertion: Expression
    partial: Expression | None
    anchor: str
    operands: Mapping[str, Expression]
    message: str
    remedy: str
    basis: str = ""

    @property
    def references(self) -> tuple[str, ...]:
        """The codes the rule compares, the anchor first."""
        codes = {self.anchor: None} | dict.fromkeys(self.assertion.references)
        return tuple(codes | dict.fromkeys(self.condition.references) if self.condition else codes)

    @property
    def watched(self) -> tuple[str, ...]:
        """The codes whose change can change the finding: those compared, and those its sentences name besides."""
        named = [code for operand in self.operands.values() for code in operand.references]
        return tuple(dict.fromkeys([*self.references, *named]))

    def check(self, scope: NamedScope) -> Finding | None:
        """Return what is wrong in *scope*, `None` when nothing is."""
        if self.condition is not None and self.condition.evaluate(scope) is not True:
            return None
        if not self._broken(scope):
            return None
        described = KINDS[self.kind].fields
        return Finding(
            self.id,
            self.severity,
            self.references,
            filled_in(self.message, self.operands, described, scope),
            filled_in(self.remedy, self.operands, described, scope),
            in_note=self.anchor in self.assertion.note_references,
        )

    def _broken(self, scope: NamedScope) -> bool:
        holds = self.assertion.evaluate(scope)
        if holds is None and self.partial is not None:
            return self.partial.evaluate(scope) is False
        return holds is False or (holds is None and self.missing is Missing.FAIL)


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


# --- kinds -----------------------------------------------------------------------------------------------------------


def _call(name: str, *args: Expression) -> Expression:
    text = f"({f' {name} '.join(arg.text for arg in args)})" if name != "sum" else f"sum({', '.join(a.text for a in args)})"
    return Expression(text, Call(name, tuple(arg.tree for arg in args)))


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
    return _Built(Expression(f"note({cell.text})", Call("note", (cell.tree,))), condition=_one(fields, "when"))


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
        "Ghi vào cột Giải trình của dòng này.",
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
    "check": KindSpec({"assert": Field.TRUTH}, Severity.ERROR, Missing.SKIP, "", "Kiểm tra lại các con số này.", _check),
}

__all__ = ["KINDS", "ExpressionError", "Field", "KindSpec", "Missing", "NamedScope", "Node", "Rule", "make_rule"]
