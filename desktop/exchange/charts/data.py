"""What a chart shows, before anything is drawn."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

#: More would leave no room for the figures.
MOST_SERIES, MOST_CATEGORIES = 6, 36
#: Bars of one picture; more are drawn as a picture for each series, so that every bar can carry its figure.
_MOST_BARS = 48


class ChartKind(StrEnum):
    """How the figures are drawn."""

    BARS = "bars"
    LINES = "lines"


class Series(NamedTuple):
    """The figures of one indicator: a value for each period, `None` where there is none, and how the form shows each."""

    name: str
    unit: str
    values: tuple[Decimal | None, ...]
    shown: tuple[str, ...]


class Chart(NamedTuple):
    """A chart: *categories* are the periods' labels, *notes* stand beneath it."""

    title: str
    subtitle: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()


class Panel(NamedTuple):
    """One picture of a chart: series of one unit, by their numbers in the chart, counted from 1."""

    unit: str
    series: dict[int, Series]

    @property
    def values(self) -> list[Decimal]:
        """All figures that there are."""
        return [value for series in self.series.values() for value in series.values if value is not None]


def panels(chart: Chart) -> list[Panel]:
    """Divide a chart into pictures: figures of different units never share an axis."""
    by_unit: dict[str, dict[int, Series]] = {}
    for number, series in enumerate(chart.series, 1):
        by_unit.setdefault(series.unit, {})[number] = series
    found = []
    for unit, group in by_unit.items():
        if chart.kind is ChartKind.BARS and len(group) * len(chart.categories) > _MOST_BARS:
            found += [Panel(unit, {number: series}) for number, series in group.items()]
        else:
            found.append(Panel(unit, group))
    return found
