"""The text of an expression as a tree. `desktop.engine.expression` says what the language means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.values import Value

ZERO = Decimal(0)


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

#: A text, so that it is compiled only when an expression is read.
_WORDS_AND_SIGNS = (
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
ON_A_CODE = CELL_FUNCTIONS | PAST_FUNCTIONS | TASK_FUNCTIONS
_ARITY |= dict.fromkeys(ON_A_CODE, (1, 1)) | {IN_FORM: (2, 2)}
#: What `with_zeros` puts around a cell; it cannot be written.
OR_ZERO = "zero"
_WORDS: dict[str, Value] = {"yes": True, "no": False}
#: What no indicator can be called.
RESERVED = frozenset({"and", "or", "not", *_WORDS, *_ARITY})


def tree_of(text: str) -> Node:
    """Read *text*. Raises `ExpressionError` with the place of the first thing that cannot be read."""
    return _Parser(text).parse()


def references_in(node: Node) -> Iterator[tuple[str, bool]]:
    """Yield each code that *node* names and whether it is its note that is asked for."""
    if isinstance(node, Ref):
        yield node.code, False
    elif isinstance(node, Call):
        if node.name in _NOTE_FUNCTIONS and isinstance(node.args[0], Ref):
            yield node.args[0].code, True
        elif node.name != IN_FORM:
            for arg in node.args:
                yield from references_in(arg)


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
        elif token.text in ON_A_CODE and not isinstance(args[0], Ref):
            raise ExpressionError(f"hàm “{token.text}” chỉ nhận mã của một chỉ tiêu", token.position)
        return Call(token.text, tuple(args), token.position)


def _tokens(text: str) -> Iterator[_Token]:
    token = re.compile(_WORDS_AND_SIGNS)
    at = 0
    while True:
        match = token.match(text, at)
        if match is None:
            rest = text[at:].lstrip()
            raise ExpressionError(f"không hiểu ký tự “{rest[:1]}”", len(text) - len(rest))
        kind = match.lastgroup or "end"
        yield _Token(kind, match[kind], match.start(kind))
        if kind == "end":
            return
        at = match.end()
