"""How a rule's sentence is filled in: rows by their names and figures, sums by their parts and what they give."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Protocol

from desktop.engine.expression import Expression, Scope
from desktop.engine.syntax import Call, Literal, Node, Ref
from desktop.engine.text import shortened
from desktop.engine.values import figure

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BLANK = "trống"
_MOST_NAMED = 4
_SHORT_LABEL = 50


class NamedScope(Scope, Protocol):
    """A scope that can also name its rows; a report is one."""

    def name(self, code: str) -> str:
        """Return the row's name in a sentence, one that tells it from every other row."""

    def label(self, code: str) -> str:
        """Return the row's label as printed, which other rows may have too."""

    def shown(self, code: str) -> str:
        """Return the row's value as it is shown."""


def filled_in(template: str, operands: Mapping[str, Expression], described: Collection[str], scope: NamedScope) -> str:
    """Return *template* with its placeholders filled in: those in *described* with name and figure, others with the figure."""

    def text(match: re.Match[str]) -> str:
        expression = operands[match[1]]
        return description(expression, scope) if match[1] in described else _figure(expression, scope)

    told = PLACEHOLDER.sub(text, template)
    return told[:1].upper() + told[1:]


def description(expression: Expression, scope: NamedScope) -> str:
    """Return name and figure: “Số nhiệm vụ được giao” (20); of a sum, what it gives and its parts."""
    tree = expression.tree
    if isinstance(tree, Literal):
        return _figure(expression, scope)
    if isinstance(tree, Ref):
        return _cell(tree.code, scope)
    codes = expression.references
    result = _figure(expression, scope)
    given = f"tổng ({result}) của" if _adds(tree) else f"số ({result}) tính từ"
    if len(codes) > _MOST_NAMED:
        first, last = (shortened(scope.label(code), _SHORT_LABEL) for code in (codes[0], codes[-1]))
        return f"{given} {len(codes)} dòng từ “{first}” đến “{last}”"
    *others, last = (_cell(code, scope) for code in codes)
    return f"{given} {', '.join(others)}{' và ' if others else ''}{last}"


def _cell(code: str, scope: NamedScope) -> str:
    return f"“{scope.name(code)}” ({scope.shown(code) or _BLANK})"


def _figure(expression: Expression, scope: NamedScope) -> str:
    if isinstance(expression.tree, Ref):
        return scope.shown(expression.tree.code) or _BLANK
    value = expression.evaluate(scope)
    return figure(value) if isinstance(value, Decimal) else _BLANK


def _adds(node: Node) -> bool:
    """Whether nothing but additions is in *node*."""
    return isinstance(node, Ref) or (isinstance(node, Call) and node.name in ("+", "sum") and all(map(_adds, node.args)))
