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
    previous(code)  the row's value in the period before; blank when there is no report of it
    so_far(code)    the row's latest value earlier in the same year
    usual(code), usual_low(code), usual_high(code)   what its earlier periods lead one to expect (`Background.usual`)
    rows(table), rows_done(table)   how many tasks an open-ended table holds, and how many of them are done
    in_form('form', code)       the value in the unit's report of another form for the same period

The screen, the exports and the consolidation all evaluate an `Expression`; nothing else in the program computes a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, Protocol

from desktop.engine.documents import documents_in
from desktop.engine.values import ARITHMETIC, Value

ZERO = Decimal(0)
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


class ExpressionError(ValueError):
    """An expression that cannot be read or does not fit its cells. `position` counts characters from 0."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class Literal(NamedTuple):
    """A number, `yes`/`no`, or a choice code in quotes."""

    value: Value


class Ref(NamedTuple):
    """The value of an indicator."""

    code: str
    position: int = 0


class Call(NamedTuple):
    """A function or operator over its operands; operators are named by their sign."""

    name: str
    args: tuple[Node, ...]
    position: int = 0


Node = Literal | Ref | Call


class Expression:
    """A parsed expression: its text and its tree. What else is known of it is worked out when it is first asked for."""

    def __init__(self, text: str, tree: Node) -> None:
        self.text = text
        self.tree = tree

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The codes it refers to, in order of appearance."""
        return tuple(dict.fromkeys(code for code, _ in _refs(self.tree)))

    @cached_property
    def note_references(self) -> frozenset[str]:
        """The codes of the rows whose notes it asks for."""
        return frozenset(code for code, of_note in _refs(self.tree) if of_note)

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
    return Expression(text, _Parser(text).parse())


def with_zeros(expression: Expression) -> Expression:
    """Return *expression* with 0 in place of each blank it counts with; `filled`, `blank` and `note` still see the blank."""
    return Expression(expression.text, _with_zeros(expression.tree))


def _with_zeros(node: Node) -> Node:
    if isinstance(node, Ref):
        return Call(OR_ZERO, (node,), node.position)
    if isinstance(node, Literal) or node.name in CELL_FUNCTIONS | TASK_FUNCTIONS:
        return node
    return node._replace(args=tuple(_with_zeros(arg) for arg in node.args))


# --- reading ---------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[a-z][a-z0-9_.]*)|(?P<sign>[<>!]=|[-+*/(),=<>])|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|'(?P<text>[^']*)'|(?P<end>$))"
)
#: Beyond this an expression nests deeper than it can be worked out; long totals are written as one `sum(…)`.
_MOST_OPERATORS = 100
#: How tightly the operators between two operands bind.
_BINDING = {"or": 1, "and": 2, "=": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6}
_NOT_BINDING = 3
_OPERATORS = frozenset({*_BINDING, "not", "("})
_ARITY = {"sum": (1, 999), "ratio": (2, 2), "min": (1, 999), "max": (1, 999), "abs": (1, 1)}
CELL_FUNCTIONS = frozenset({"filled", "blank", "note", "document"})
_NOTE_FUNCTIONS = frozenset({"note", "document"})
#: What the earlier reports say of a row.
PAST_FUNCTIONS = frozenset({"previous", "so_far", "usual", "usual_low", "usual_high"})
TASK_FUNCTIONS = frozenset({"rows", "rows_done"})
IN_FORM = "in_form"
_ON_A_CODE = CELL_FUNCTIONS | PAST_FUNCTIONS | TASK_FUNCTIONS
_ARITY |= dict.fromkeys(_ON_A_CODE, (1, 1)) | {IN_FORM: (2, 2)}
#: What `with_zeros` puts around a cell; it cannot be written.
OR_ZERO = "zero"
_WORDS: dict[str, Value] = {"yes": True, "no": False}
#: What no indicator can be called.
RESERVED = frozenset({"and", "or", "not", *_WORDS, *_ARITY})


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


class _Parser:
    """A precedence climber over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        operators = [token for token in self._tokens if token.text in _OPERATORS and token.kind != "text"]
        if len(operators) > _MOST_OPERATORS:
            raise ExpressionError(f"dài quá, nhiều nhất {_MOST_OPERATORS} phép tính", operators[_MOST_OPERATORS].position)

    def parse(self) -> Node:
        tree = self._expression(0)
        if self._next.kind != "end":
            raise ExpressionError(f"thừa “{self._next.text}”", self._next.position)
        return tree

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _expect(self, sign: str) -> None:
        if self._next.text != sign or self._next.kind != "sign":
            raise ExpressionError(f"thiếu “{sign}”", self._next.position)
        self._at += 1

    def _expression(self, loosest: int) -> Node:
        left = self._operand()
        while (binding := _BINDING.get(self._next.text, 0)) > loosest and self._next.kind in ("sign", "name"):
            operator = self._take()
            left = Call(operator.text, (left, self._expression(binding)), operator.position)
        return left

    def _operand(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Literal(Decimal(token.text))
        if token.kind == "text":
            return Literal(token.text)
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            inner = self._expression(0)
            self._expect(")")
            return inner
        if token.text == "-":
            return Call("-", (Literal(ZERO), self._expression(_BINDING["*"])), token.position)
        found = f"gặp “{token.text}”" if token.text else "biểu thức bị dở dang"
        raise ExpressionError(f"thiếu một toán hạng: {found}", token.position)

    def _named(self, token: _Token) -> Node:
        if token.text == "not":
            return Call("not", (self._expression(_NOT_BINDING),), token.position)
        if token.text in _WORDS:
            return Literal(_WORDS[token.text])
        if self._next.text != "(":
            if token.text in _BINDING:
                raise ExpressionError(f"thiếu một toán hạng trước “{token.text}”", token.position)
            return Ref(token.text, token.position)
        if token.text not in _ARITY:
            raise ExpressionError(f"không có hàm “{token.text}”; các hàm là {', '.join(sorted(_ARITY))}", token.position)
        self._expect("(")
        args = [self._expression(0)]
        while self._next.text == "," and self._next.kind == "sign":
            self._take()
            args.append(self._expression(0))
        self._expect(")")
        least, most = _ARITY[token.text]
        if not least <= len(args) <= most:
            raise ExpressionError(f"hàm “{token.text}” nhận {least} giá trị, ở đây có {len(args)}", token.position)
        if token.text == IN_FORM:
            if not (isinstance(args[0], Literal) and isinstance(args[0].value, str) and isinstance(args[1], Ref)):
                raise ExpressionError(f"hàm “{IN_FORM}” nhận tên biểu mẫu trong dấu nháy và mã chỉ tiêu", token.position)
        elif token.text in _ON_A_CODE and not isinstance(args[0], Ref):
            raise ExpressionError(f"hàm “{token.text}” chỉ nhận mã của một chỉ tiêu", token.position)
        return Call(token.text, tuple(args), token.position)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:].lstrip()
            raise ExpressionError(f"không hiểu ký tự “{rest[:1]}”", len(text) - len(rest))
        kind = match.lastgroup or "end"
        yield _Token(kind, match[kind], match.start(kind))
        if kind == "end":
            return
        at = match.end()


def _refs(node: Node) -> Iterator[tuple[str, bool]]:
    """Yield each code that *node* names and whether it is its note that is asked for."""
    if isinstance(node, Ref):
        yield node.code, False
    elif isinstance(node, Call):
        if node.name in _NOTE_FUNCTIONS and isinstance(node.args[0], Ref):
            yield node.args[0].code, True
        elif node.name != IN_FORM:
            for arg in node.args:
                yield from _refs(arg)


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
    if node.name in _ON_A_CODE or node.name == OR_ZERO:
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
