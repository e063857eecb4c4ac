"""An expression of the engine as a spreadsheet formula: the one translation there is.

A spreadsheet reads an empty cell as zero and a text as an error; the engine reads both as blank, and blank travels. So a
formula first asks whether the cells it needs hold numbers (`COUNT`) and whether its divisors are not zero, one question
inside the other, because a spreadsheet evaluates everything that stands side by side. A blank result is the empty text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.expression import Expression
from desktop.engine.syntax import Call, Literal, Node, Ref

#: What a missing operand of a function over "what is there" is replaced with, so that it changes nothing.
_NEUTRAL = {"sum": "0", "min": "1E+300", "max": "-1E+300"}
_OPERATIONS = {"+": "{}+{}", "-": "{}-{}", "*": "{}*{}", "/": "{}/{}", "ratio": "100*{}/{}", "abs": "ABS({})"}
_DIVISIONS = frozenset({"/", "ratio"})
#: The longest text that a formula can hold.
LONGEST_TEXT = 255

CellOf = Callable[[str], str]


def formula(expression: Expression, cell_of: CellOf, decimals: int, otherwise: Decimal | str = "") -> str:
    """Return *expression* as a formula whose result is rounded half up to *decimals*.

    *cell_of* gives the cell of an indicator, such as `C14`. *otherwise* is the result where the expression is blank: the
    figure, or the text of at most `LONGEST_TEXT` characters, typed into a total whose parts are all blank. Raises
    `ValueError` for what cannot stand in a calculated cell, which holds a number: answers, texts, comparisons.
    """
    part = _translated(expression.tree, cell_of)
    return "=" + part.guarded(f"ROUND({part.text},{decimals})", _constant(otherwise))


class _Part(NamedTuple):
    """A subexpression: *text* has a value where all *cells* hold numbers and then all *conditions* are true, in order."""

    text: str
    cells: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()

    def guarded(self, value: str, otherwise: str) -> str:
        """Return *value* where this part has one, else *otherwise*."""
        questions = list(self.conditions)
        if self.cells:
            questions.insert(0, f"COUNT({_ranges(self.cells)})={len(self.cells)}")
        for question in reversed(questions):
            value = f"IF({question},{value},{otherwise})"
        return value


def _translated(node: Node, cell_of: CellOf) -> _Part:
    match node:
        case Ref(code):
            cell = cell_of(code)
            return _Part(cell, (cell,))
        case Literal(Decimal() as number):
            return _Part(format(number, "f"))
        case Call(name) if name in _NEUTRAL:
            return _over_all(node, cell_of)
        case Call(name) if name in _OPERATIONS:
            return _operation(node, cell_of)
        case _:
            raise ValueError(f"a calculated cell cannot contain {node}")


def _operation(node: Call, cell_of: CellOf) -> _Part:
    """Translate what has a value only where all its operands have one."""
    parts = [_translated(arg, cell_of) for arg in node.args]
    texts = [part.text for part in parts]
    if node.name != "abs":
        texts = [f"({text})" if _is_infix(arg) else text for arg, text in zip(node.args, texts, strict=True)]
    conditions = [condition for part in parts for condition in part.conditions]
    if node.name in _DIVISIONS:
        conditions.append(f"{texts[1]}<>0")
    cells = dict.fromkeys(cell for part in parts for cell in part.cells)
    return _Part(_OPERATIONS[node.name].format(*texts), tuple(cells), tuple(conditions))


def _over_all(node: Call, cell_of: CellOf) -> _Part:
    """Translate a function over those of its operands that have a value."""
    cells = [cell_of(arg.code) for arg in node.args if isinstance(arg, Ref)]
    others = [_translated(arg, cell_of) for arg in node.args if not isinstance(arg, Ref)]
    values = [_ranges(cells)] if cells else []
    values += [part.guarded(part.text, _NEUTRAL[node.name]) for part in others]
    counts = [f"COUNT({_ranges(cells)})"] if cells else []
    counts += [part.guarded("1", "0") for part in others]
    return _Part(f"{node.name.upper()}({','.join(values)})", conditions=(f"{'+'.join(counts)}>0",))


def _is_infix(node: Node) -> bool:
    return isinstance(node, Call) and node.name in _OPERATIONS and node.name != "abs"


def _ranges(cells: Sequence[str]) -> str:
    """Return a list of cells as short as it can be written: `C24,C26:C28`."""
    runs: list[list[str]] = []
    for cell in cells:
        if runs and cell == _below(runs[-1][-1]):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}:{_parts(run[-1])[1]}" for run in runs)


def _below(cell: str) -> str:
    sheet, place = _parts(cell)
    column = place.rstrip("0123456789")
    return f"{sheet}{column}{int(place[len(column) :]) + 1}"


def _parts(cell: str) -> tuple[str, str]:
    """Split `'PHỤ LỤC 2'!C14` into the sheet with its mark, perhaps empty, and the place on it."""
    sheet, mark, place = cell.rpartition("!")
    return sheet + mark, place


def _constant(value: Decimal | str) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    text = value.replace('"', '""')
    return f'"{text}"'
