"""Which units are looked at: by name, or those at the top, at the bottom, or far from the others. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from desktop.engine.text import fold
from desktop.jobs.consolidating.comparison import Comparison, UnitLine

#: So many are at the top and at the bottom.
FEW = 20


class Units(Enum):
    """A choice of units, in words."""

    ALL = "Tất cả đơn vị"
    HIGHEST = f"{FEW} đơn vị cao nhất"
    LOWEST = f"{FEW} đơn vị thấp nhất"
    FAR = "Đơn vị lệch hẳn"
    BLANK = "Đơn vị chưa có số liệu"


def is_named(name: str, wanted: str) -> bool:
    """Whether a unit's name holds all words of *wanted*, with or without diacritics."""
    if not wanted:
        return True
    folded = fold(name)
    return all(word in folded for word in fold(wanted).split())


def selected(comparison: Comparison, units: Units, name: str) -> list[UnitLine]:
    """Return the units that are chosen, by their names."""
    chosen = _of_kind(comparison.lines, units)
    return [line for line in comparison.lines if line.unit in chosen and is_named(line.name, name)]


def by_figure(lines: Sequence[UnitLine]) -> list[UnitLine]:
    """Return *lines* with the highest figure of the last period first, blanks last."""
    return sorted(lines, key=lambda line: (line.last.value is None, -(line.last.value or 0)))


def _of_kind(lines: Sequence[UnitLine], units: Units) -> set[str]:
    ordered = [line.unit for line in by_figure(lines) if line.last.value is not None]
    match units:
        case Units.ALL:
            return {line.unit for line in lines}
        case Units.HIGHEST:
            return set(ordered[:FEW])
        case Units.LOWEST:
            return set(ordered[-FEW:])
        case Units.FAR:
            return {line.unit for line in lines if any(figure.far for figure in line.figures)}
        case Units.BLANK:
            return {line.unit for line in lines if line.last.value is None}
