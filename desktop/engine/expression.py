"""The one language of totals, ratios and rules.

    sum(complaints.received, denunciations.received)          ratio(plan.tasks_done, plan.tasks_assigned)
    100 * (staff.assigned - staff.present) / staff.assigned   not plan.issued = yes or note(plan.issued)

Operands are indicator codes, numbers, `yes`, `no` and choice codes in quotes. Blank travels: arithmetic with a blank is
blank, a comparison with a blank is *unknown* (`None`), and `and`, `or`, `not` follow Kleene's logic. A division by zero is
blank too. Functions:

    sum(a, b, …)    adds what is there; blank when all are blank
    ratio(a, b)     100 × a / b
    min, max        of what is there; blank when all are blank
    abs(a)
    filled(code), blank(code)   whether the cell holds a value
    note(code)      whether the row's note is filled
    document(code)  whether the row's note names a document by number and date
    previous(code)  the row's value in the report that ended just before this one begins; blank when there is none
    so_far(code)    the row's latest value in a report of the first part of the time that this one covers
    usual(code), usual_low(code), usual_high(code)   what its earlier periods lead one to expect (`Background.usual`)
    rows(table), rows_done(table)   how many tasks an open-ended table holds, and how many of them are done
    in_form('form', code)       the value in the unit's report of another form for the same period

The screen, the exports and the consolidation all evaluate an `Expression`; nothing else in the program computes a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from desktop.engine.documents import documents_in
from desktop.engine.syntax import (
    CELL_FUNCTIONS,
    IN_FORM,
    ON_A_CODE,
    OR_ZERO,
    PAST_FUNCTIONS,
    TASK_FUNCTIONS,
    ZERO,
    Call,
    Literal,
    Node,
    Ref,
    references_in,
    tree_of,
)
from desktop.engine.values import ARITHMETIC, Value

HUNDRED = Decimal(100)


class Scope(Protocol):
    """Where an expression finds the figures it names."""

    def value(self, code: str) -> Value:
        """Return the meaning of the cell *code*; `None` is blank."""

    def note(self, code: str) -> str:
        """Return the note of the row *code*; empty when there is none."""

    def past(self, function: str, code: str) -> Value:
        """Return what the earlier reports say of the row *code*; *function* is one of `PAST_FUNCTIONS`."""

    def tasks(self, table: str) -> tuple[int, int]:
        """Return how many rows a task table holds, and how many are done."""

    def elsewhere(self, form: str, code: str) -> Value:
        """Return the value of *code* in the report of another form for the same period."""


class Expression:
    """A parsed expression: its text and its tree. What else is known of it is worked out when it is first asked for."""

    def __init__(self, text: str, tree: Node) -> None:
        self.text = text
        self.tree = tree

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The codes it refers to, in order of appearance."""
        return tuple(dict.fromkeys(code for code, _ in references_in(self.tree)))

    @cached_property
    def note_references(self) -> frozenset[str]:
        """The codes of the rows whose notes it asks for."""
        return frozenset(code for code, of_note in references_in(self.tree) if of_note)

    @cached_property
    def evaluate(self) -> Callable[[Scope], Value]:
        """Return the value in a scope; `None` when it is blank or, for a comparison, unknown."""
        return _compiled(self.tree)

    @property
    def is_total(self) -> bool:
        """Whether this is a plain `sum(…)`: such a total may be typed while all its parts are blank."""
        return isinstance(self.tree, Call) and self.tree.name == "sum"

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "evaluate"}

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


def parse(text: str) -> Expression:
    """Read *text*. Raises `ExpressionError` with the place of the first thing that cannot be read."""
    return Expression(text, tree_of(text))


def with_zeros(expression: Expression) -> Expression:
    """Return *expression* with 0 in place of each blank it counts with; `filled`, `blank` and `note` still see the blank."""
    return Expression(expression.text, _with_zeros(expression.tree))


def _with_zeros(node: Node) -> Node:
    if isinstance(node, Ref):
        return Call(OR_ZERO, (node,), node.position)
    if isinstance(node, Literal) or node.name in CELL_FUNCTIONS | TASK_FUNCTIONS:
        return node
    return node._replace(args=tuple(_with_zeros(arg) for arg in node.args))


# --- evaluating ------------------------------------------------------------------------------------------------------

_Evaluate = Callable[[Scope], Value]


def _compiled(node: Node) -> _Evaluate:
    """Turn a tree into nested closures once, so that an edit does not walk trees."""
    if isinstance(node, Literal):
        constant = node.value
        return lambda _scope: constant
    if isinstance(node, Ref):
        code = node.code
        return lambda scope: scope.value(code)
    if node.name in ON_A_CODE or node.name == OR_ZERO:
        return _cell_function(node)
    if node.name == IN_FORM:
        form, other = str(node.args[0].value), node.args[1].code  # type: ignore[union-attr]  # as the parser made them
        return lambda scope: scope.elsewhere(form, other)
    parts = [_compiled(arg) for arg in node.args]
    if node.name in _OVER_ALL:
        combine_all = _OVER_ALL[node.name]
        return lambda scope: combine_all([value for part in parts if (value := part(scope)) is not None])
    if node.name in _LOGIC:
        return _LOGIC[node.name](parts)
    if len(parts) == 1:
        return lambda scope: _absolute(parts[0](scope))
    combine, (first, second) = _OVER_TWO[node.name], parts

    def evaluate(scope: Scope) -> Value:
        left, right = first(scope), second(scope)
        return None if left is None or right is None else combine(left, right)

    return evaluate


def _cell_function(node: Call) -> _Evaluate:
    code = node.args[0].code  # type: ignore[union-attr]  # the parser lets only a Ref through
    if node.name == "note":
        return lambda scope: bool(scope.note(code))
    if node.name == "document":
        return lambda scope: any(document.day for document in documents_in(scope.note(code)))
    if node.name in TASK_FUNCTIONS:
        which = 0 if node.name == "rows" else 1
        return lambda scope: Decimal(scope.tasks(code)[which])
    if node.name in PAST_FUNCTIONS:
        function = node.name
        return lambda scope: scope.past(function, code)
    if node.name == OR_ZERO:
        return lambda scope: ZERO if (value := scope.value(code)) is None else value
    wanted = node.name == "filled"
    return lambda scope: (scope.value(code) is not None) is wanted


def _absolute(value: Value) -> Value:
    return value.copy_abs() if isinstance(value, Decimal) else None


def _total(values: list[Value]) -> Value:
    if not values:
        return None
    total = ZERO
    for value in values:
        total = ARITHMETIC.add(total, value)  # type: ignore[arg-type]  # `checked` lets only numbers through
    return total


def _divided(part: Value, whole: Value) -> Value:
    return ARITHMETIC.divide(part, whole) if whole else None  # type: ignore[arg-type]


def _ratio(part: Value, whole: Value) -> Value:
    return _divided(ARITHMETIC.multiply(HUNDRED, part), whole)  # type: ignore[arg-type]


def _not(parts: list[_Evaluate]) -> _Evaluate:
    (part,) = parts

    def evaluate(scope: Scope) -> Value:
        value = part(scope)
        return None if value is None else not value

    return evaluate


def _decided_by(deciding: bool) -> Callable[[list[_Evaluate]], _Evaluate]:  # noqa: FBT001 - named where it is called
    """Return Kleene's `or` (decided by true) or `and` (decided by false)."""

    def build(parts: list[_Evaluate]) -> _Evaluate:
        first, second = parts

        def evaluate(scope: Scope) -> Value:
            left = first(scope)
            if left is deciding:
                return deciding
            right = second(scope)
            if right is deciding:
                return deciding
            return None if left is None or right is None else not deciding

        return evaluate

    return build


_OVER_ALL: dict[str, Callable[[list[Value]], Value]] = {
    "sum": _total,
    "min": lambda values: min(values) if values else None,  # type: ignore[type-var]
    "max": lambda values: max(values) if values else None,  # type: ignore[type-var]
}
_LOGIC: dict[str, Callable[[list[_Evaluate]], _Evaluate]] = {
    "not": _not,
    "or": _decided_by(deciding=True),
    "and": _decided_by(deciding=False),
}
_OVER_TWO: dict[str, Callable[[Value, Value], Value]] = {
    "+": ARITHMETIC.add,  # type: ignore[dict-item]
    "-": ARITHMETIC.subtract,  # type: ignore[dict-item]
    "*": ARITHMETIC.multiply,  # type: ignore[dict-item]
    "/": _divided,
    "ratio": _ratio,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,  # type: ignore[operator]
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}
