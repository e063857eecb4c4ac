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

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import NamedTuple, Protocol

from desktop.engine.expression import ZERO, Call, Expression, ExpressionError, Literal, Node, Ref, Scope, parse
from desktop.engine.findings import Finding, Severity
from desktop.engine.text import shortened
from desktop.engine.values import Value, figure


class Missing(StrEnum):
    """What a blank cell means to a rule."""

    SKIP = "skip"
    FAIL = "fail"
    ZERO = "zero"
    PARTIAL = "partial"


class NamedScope(Scope, Protocol):
    """A scope that can also name its rows; a report is one."""

    def label(self, code: str) -> str:
        """Return the printed label of the row."""

    def shown(self, code: str) -> str:
        """Return the row's value as it is shown."""


class Rule(NamedTuple):
    """One rule of an edition.

    *operands* are what the sentences can name: the kind's fields are described with label and figure, a code in braces
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
        """The codes the rule looks at, the anchor first."""
        codes = {self.anchor: None} | dict.fromkeys(self.assertion.references)
        return tuple(codes | dict.fromkeys(self.condition.references) if self.condition else codes)

    def check(self, scope: NamedScope) -> Finding | None:
        """Return what is wrong in *scope*, `None` when nothing is."""
        if self.condition is not None and self.condition.evaluate(scope) is not True:
            return None
        if not self._broken(scope):
            return None
        return Finding(
            self.id,
            self.severity,
            self.references,
            _sentence(self.message, self, scope),
            _sentence(self.remedy, self, scope),
            in_note=self.anchor in self.assertion.note_references,
        )

    def _broken(self, scope: NamedScope) -> bool:
        if self.missing is Missing.ZERO:
            return self.assertion.evaluate(_BlankIsZero(scope)) is False
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
    """Build one rule of *kind*. Raises `ExpressionError` when a sentence names something that cannot be read."""
    spec = KINDS[kind]
    built = spec.build(fields)
    missing = missing or spec.missing
    operands = {name: _joined(value) for name, value in fields.items() if isinstance(value, Expression | list)}
    message, remedy = message or spec.message, remedy or spec.remedy
    for name in _PLACEHOLDER.findall(message + remedy):
        if name not in operands and name not in fields:
            operands[name] = parse(name)
    figures = {name: Expression(str(value), Literal(value)) for name, value in fields.items() if isinstance(value, Decimal)}
    first = next(ref for name in fields if name in operands for ref in operands[name].references)
    return Rule(
        id=id,
        kind=kind,
        severity=severity or spec.severity,
        missing=missing,
        condition=built.condition,
        assertion=built.assertion,
        partial=built.partial if missing is Missing.PARTIAL else None,
        anchor=_anchor(built, first),
        operands=operands | figures,
        message=message,
        remedy=remedy,
        basis=basis,
    )


# --- sentences -------------------------------------------------------------------------------------------------------

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_MOST_NAMED = 4


def _sentence(template: str, rule: Rule, scope: NamedScope) -> str:
    described = KINDS[rule.kind].fields

    def text(match: re.Match[str]) -> str:
        expression = rule.operands[match[1]]
        return _description(expression, scope) if match[1] in described else _figure(expression, scope)

    return _PLACEHOLDER.sub(text, template)


def _description(expression: Expression, scope: NamedScope) -> str:
    """Return label and figure: “Số nhiệm vụ được giao” (20); of a sum, its parts and what they give."""
    tree = expression.tree
    if isinstance(tree, Literal):
        return _figure(expression, scope)
    if isinstance(tree, Ref):
        return f"“{shortened(scope.label(tree.code))}” ({scope.shown(tree.code) or 'trống'})"
    codes = expression.references
    total = _figure(expression, scope)
    if len(codes) > _MOST_NAMED:
        first, last = (shortened(scope.label(code), 50) for code in (codes[0], codes[-1]))
        return f"{len(codes)} dòng từ “{first}” đến “{last}” (cộng lại được {total})"
    named = ", ".join(_description(Expression(code, Ref(code)), scope) for code in codes)
    return f"{named} tính ra {total}"


def _figure(expression: Expression, scope: NamedScope) -> str:
    if isinstance(expression.tree, Ref):
        return scope.shown(expression.tree.code) or "trống"
    value = expression.evaluate(scope)
    return figure(value) if isinstance(value, Decimal) else "trống"


def _joined(value: Expression | list[Expression]) -> Expression:
    """Return one expression that adds up a list, skipping blanks, for naming it in a sentence."""
    if isinstance(value, Expression):
        return value
    if len(value) == 1:
        return value[0]
    return _call("sum", *value)


# --- kinds -----------------------------------------------------------------------------------------------------------


class _BlankIsZero:
    """A scope in which no number is blank; only for rules that say so."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def value(self, code: str) -> Value:
        value = self._scope.value(code)
        return ZERO if value is None else value

    def note(self, code: str) -> str:
        return self._scope.note(code)


def _call(name: str, *args: Expression) -> Expression:
    text = f"({f' {name} '.join(arg.text for arg in args)})" if name != "sum" else f"sum({', '.join(a.text for a in args)})"
    return Expression(text, Call(name, tuple(arg.tree for arg in args)))


def _added(parts: Sequence[Expression]) -> Expression:
    """Return the strict sum, which is blank as soon as one part is."""
    return reduce(lambda left, right: _call("+", left, right), parts)


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
    return _Built(reduce(lambda left, right: _call("and", left, right), bounds))


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
