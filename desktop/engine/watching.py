"""Which rules look at a row, and what they compare now: also while nothing is wrong, for whoever wants to know."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.engine.expression import Expression
from desktop.engine.report import Report
from desktop.engine.rules import Rule
from desktop.engine.sentences import description
from desktop.engine.syntax import IN_FORM, OR_ZERO, TASK_FUNCTIONS, Call, Literal, Node
from desktop.engine.values import Value, figure

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "=": "=", "<": "<", ">": ">"}
_JOINED = {"and": " và ", "or": " hoặc "}
_PAST = {
    "previous": "số kỳ trước",
    "so_far": "số đã báo cáo trước đó trong năm",
    "usual": "số thường thấy",
    "usual_low": "mức thấp thường thấy",
    "usual_high": "mức cao thường thấy",
}
_TASKS = {"rows": "số nhiệm vụ", "rows_done": "số nhiệm vụ đã hoàn thành"}
_ASKED = {"filled": "đã có số liệu", "blank": "còn trống", "note": "có ghi giải trình", "document": "có văn bản ghi rõ ngày"}


class Watched(NamedTuple):
    """A rule, what it compares in words with the figures of now, and whether that *holds*; `None` while cells are blank."""

    rule: Rule
    told: str
    holds: bool | None


def watching(report: Report, code: str) -> list[Watched]:
    """Return the rules that look at a row and apply now, in the order of the form's rules."""
    found = []
    for rule in report.edition.rules_about.get(code, ()):
        if rule.condition is not None and rule.condition.evaluate(report) is not True:
            continue
        holds = False if rule.check(report) else rule.assertion.evaluate(report)
        told = _said(rule.assertion.tree, report)
        if rule.condition is not None:
            told = f"vì {_said(rule.condition.tree, report)}: {told}"
        told = told.replace(_named(code, report), "dòng này")
        found.append(Watched(rule, told[:1].upper() + told[1:], None if holds is None else bool(holds)))
    return found


def _said(node: Node, report: Report) -> str:
    """Return what is asserted, each operand with its figure."""
    if not isinstance(node, Call):
        return description(Expression("", node), report)
    name, args = node.name, node.args
    if name in _JOINED:
        return _JOINED[name].join(_said(arg, report) for arg in args)
    if name == "not":
        return f"không phải {_said(args[0], report)}"
    if name in _ASKED:
        return f"{_named(args[0], report)} {_ASKED[name]}"
    if name == "=" and isinstance(args[1], Literal) and not isinstance(args[1].value, Decimal):
        return f"{_named(args[0], report)} là {_shown(args[1].value)}"
    if name in _SIGNS:
        return f" {_SIGNS[name]} ".join(_operand(arg, report) for arg in args)
    return _operand(node, report)


def _named(cell: Node | str, report: Report) -> str:
    """Return a row's name alone, where its figure says nothing."""
    code = cell if isinstance(cell, str) else Expression("", cell).references[0]
    return f"“{report.name(code)}”"


def _operand(node: Node, report: Report) -> str:
    """Return one side of a comparison."""
    if isinstance(node, Literal):
        return _shown(node.value)
    if isinstance(node, Call):
        value = _shown(Expression("", node).evaluate(report))
        if node.name in _PAST:
            return f"{_PAST[node.name]} ({value})"
        if node.name in TASK_FUNCTIONS:
            return f"{_TASKS[node.name]} ({value})"
        if node.name == IN_FORM:
            return f"số ở biểu mẫu khác ({value})"
        if node.name == OR_ZERO:
            return _operand(node.args[0], report)
    return description(Expression("", node), report)


def _shown(value: Value) -> str:
    match value:
        case None:
            return "trống"
        case bool():
            return "Có" if value else "Không"
        case Decimal():
            return figure(value)
        case _:
            return str(value)
