"""Looking across units: an indicator over units and periods, who ranks where, who is far from the others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.register import name_order
from desktop.engine.values import Value

#: Fewer units say nothing about what is usual among them.
LEAST_UNITS = 5
#: From a median absolute deviation to a standard deviation, were the figures normally distributed.
_SCALE = Decimal("1.4826")
_TOLERATED = Decimal("3.5")


class UnitRow(NamedTuple):
    """One unit's figures, a period each, in the order of the periods; blank where it did not report.

    *received* are the numbers of the received versions that say so, `None` where none has come.
    """

    unit: str
    name: str
    values: tuple[Value, ...]
    received: tuple[int | None, ...] = ()


class Across(NamedTuple):
    """An indicator over units and periods; *joint* is what the units make together, a figure a period."""

    code: str
    periods: tuple[Period, ...]
    rows: tuple[UnitRow, ...]
    joint: tuple[Decimal | None, ...] = ()


class Ranked(NamedTuple):
    """A unit's place in one period; units with the same figure share a place."""

    place: int
    unit: str
    name: str
    value: Decimal


class Outlier(NamedTuple):
    """A unit far from the others: its figure, the middle one, and how many robust deviations lie between (negative below)."""

    unit: str
    name: str
    value: Decimal
    median: Decimal
    deviations: Decimal


def ranking(across: Across) -> list[Ranked]:
    """Return the units in the order of their figures in the last period, the greatest first; blanks have none."""
    figures = _figures(across, -1)
    figures.sort(key=lambda each: each[0], reverse=True)
    found: list[Ranked] = []
    for value, units in groupby(figures, key=lambda each: each[0]):
        first = len(found) + 1
        found += [
            Ranked(first, row.unit, row.name, value) for _, row in sorted(units, key=lambda each: name_order(each[1].name))
        ]
    return found


def median(across: Across, place: int = -1) -> Decimal | None:
    """Return the middle figure of the *place*-th period; `None` without any."""
    figures = [value for value, _ in _figures(across, place)]
    return _median(figures) if figures else None


def outliers(across: Across, place: int = -1) -> list[Outlier]:
    """Return the units whose figure is more than 3,5 robust deviations (median and MAD) from the middle, the farthest first.

    One wrong figure must not hide another, as it would with mean and standard deviation. Where more than half of the units
    have the same figure the mean deviation takes the place of the MAD, which is 0 then.
    """
    figures = _figures(across, place)
    if len(figures) < LEAST_UNITS:
        return []
    middle = _median([value for value, _ in figures])
    distances = [abs(value - middle) for value, _ in figures]
    scale = _median(distances) * _SCALE or sum(distances, Decimal(0)) / len(distances)
    if not scale:
        return []
    found = [Outlier(row.unit, row.name, value, middle, (value - middle) / scale) for value, row in figures]
    far = [each for each in found if abs(each.deviations) > _TOLERATED]
    return sorted(far, key=lambda each: (-abs(each.deviations), name_order(each.name)))


def _figures(across: Across, place: int) -> list[tuple[Decimal, UnitRow]]:
    return [(value, row) for row in across.rows if isinstance(value := row.values[place], Decimal)]


def _median(values: Sequence[Decimal]) -> Decimal:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
