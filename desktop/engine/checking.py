"""Whether an expression fits the cells it names: numbers are added, choices compared with their codes, words with nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from desktop.engine.expression import Expression
from desktop.engine.syntax import (
    CELL_FUNCTIONS,
    IN_FORM,
    OR_ZERO,
    PAST_FUNCTIONS,
    TASK_FUNCTIONS,
    Call,
    ExpressionError,
    Literal,
    Node,
    Ref,
)
from desktop.engine.values import NUMBERS, Kind, Value, ValueType

NUMBER, TRUTH, DAY, CHOICE, WORDS = "số", "đúng/sai", "ngày", "lựa chọn", "chữ"
_ARITHMETIC_NAMES = frozenset({"+", "-", "*", "/", "ratio", "sum", "min", "max", "abs", OR_ZERO, *PAST_FUNCTIONS})


class TaskTableType(ValueType):
    """What stands for a task table where a cell's type is asked for: it has rows, and no value."""


_LOGIC_NAMES = frozenset({"and", "or", "not"})
_ORDERINGS = frozenset({"<", "<=", ">", ">="})


def checked(expression: Expression, type_of: Callable[[str], ValueType | None], wanted: str) -> None:
    """Make sure that *expression* fits the cells it names and yields *wanted* (`NUMBER` or `TRUTH`).

    *type_of* gives the type of a code, `None` for one that does not exist or is a heading. Raises `ExpressionError`.
    """
    found = _type(expression.tree, type_of)
    if found != wanted:
        raise ExpressionError(f"biểu thức cho ra {found}, ở đây cần {wanted}")


def _type(node: Node, type_of: Callable[[str], ValueType | None]) -> str:
    if isinstance(node, Literal):
        return _type_of_value(node.value)
    if isinstance(node, Ref):
        return _type_of_cell(_existing(node, type_of))
    if node.name in CELL_FUNCTIONS:
        _existing(node.args[0], type_of)
        return TRUTH
    if node.name in TASK_FUNCTIONS:
        if not isinstance(_existing(node.args[0], type_of), TaskTableType):
            raise ExpressionError(f"“{node.name}” chỉ nhận mã của một bảng nhiệm vụ", node.position)
        return NUMBER
    if node.name == IN_FORM:
        return NUMBER  # the other form is another edition, which may not be installed: an unknown code there is blank
    if node.name in _LOGIC_NAMES:
        _all(node, type_of, TRUTH)
        return TRUTH
    if node.name in _ARITHMETIC_NAMES:
        _all(node, type_of, NUMBER)
        return NUMBER
    left, right = (_type(arg, type_of) for arg in node.args)
    # What is written freely can be there or not, and that is all: `filled`, `blank`, `note`.
    if left != right or left == WORDS or (node.name in _ORDERINGS and left not in (NUMBER, DAY)):
        raise ExpressionError(f"không so sánh được {left} với {right} bằng “{node.name}”", node.position)
    _known_choice(node, type_of)
    return TRUTH


def _all(node: Call, type_of: Callable[[str], ValueType | None], wanted: str) -> None:
    for arg in node.args:
        if (found := _type(arg, type_of)) != wanted:
            raise ExpressionError(f"“{node.name}” cần {wanted}, không nhận {found}", getattr(arg, "position", node.position))


def _existing(node: Node, type_of: Callable[[str], ValueType | None]) -> ValueType:
    assert isinstance(node, Ref)  # noqa: S101 - the parser lets only a Ref through
    cell = type_of(node.code)
    if cell is None:
        raise ExpressionError(f"không có chỉ tiêu nào mang mã “{node.code}”", node.position)
    return cell


def _known_choice(node: Call, type_of: Callable[[str], ValueType | None]) -> None:
    """Refuse a comparison with a choice that the cell does not offer: it would be false for ever."""
    for cell, other in (node.args, node.args[::-1]):
        if isinstance(cell, Ref) and isinstance(other, Literal) and isinstance(other.value, str):
            choices = getattr(type_of(cell.code), "choices", {})
            if choices and other.value not in choices:
                raise ExpressionError(f"“{cell.code}” không có lựa chọn “{other.value}”", node.position)


def _type_of_cell(cell: ValueType) -> str:
    if cell.kind in NUMBERS:
        return NUMBER
    return {Kind.YES_NO: TRUTH, Kind.DATE: DAY, Kind.CHOICE: CHOICE}.get(cell.kind, WORDS)


def _type_of_value(value: Value) -> str:
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, Decimal):
        return NUMBER
    return DAY if isinstance(value, date) else CHOICE
