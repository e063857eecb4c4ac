"""What a report is compared with: the unit's earlier reports of the same form, and its other reports of the same period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.period import Dates, Period
from desktop.engine.values import Value

#: Fewer earlier periods say nothing about what is usual.
LEAST_PERIODS = 4
#: What lies further back says little about today.
MOST_PERIODS = 12
#: From the median absolute deviation to a standard deviation, were the figures normally distributed.
_MAD_SCALE = Decimal("1.4826")
_TOLERATED_DEVIATIONS = Decimal(5)
#: Figures that hardly ever move have a deviation near 0; a change within this share of the median is never odd.
_TOLERATED_SHARE = Decimal("0.35")
_TOLERATED_STEP = Decimal(3)
_ZERO = Decimal(0)
#: Closing days are moved by some days or weeks; what begins later than this does not follow.
_LONGEST_GAP = timedelta(days=31)
#: A year is begun on 15 December or on 1 January.
_SAME_START = timedelta(days=20)


class PastReport(NamedTuple):
    """The values of one earlier report, and the dates it covered where they were not the proposed ones."""

    period: Period
    values: Mapping[str, Value]
    dates: Dates | None = None

    @property
    def covers(self) -> Dates:
        """The first and the last day it reports on."""
        return self.dates or self.period.proposed_dates


class Usual(NamedTuple):
    """What a row's earlier figures lead one to expect: their median and the band around it."""

    median: Decimal
    low: Decimal
    high: Decimal
    periods: int


class Background:
    """Earlier reports, the latest first, and other forms' reports of the same period, by form."""

    def __init__(self, past: Sequence[PastReport] = (), others: Mapping[str, Mapping[str, Value]] | None = None) -> None:
        self.past = tuple(past)
        self.others = dict(others or {})
        self._past_values = [report.values for report in self.past]
        self._usual: dict[str, Usual | None] = {}

    def previous(self, code: str, start: date) -> Value:
        """Return the row's value in the report that ended just before *start*, blank when there is none.

        Reports of nine months do not follow each other, nor do reports that all begin with the year.
        """
        latest = next(iter(self.past), None)
        if latest is None or not timedelta(0) < start - latest.covers.end <= _LONGEST_GAP:
            return None
        return latest.values.get(code)

    def so_far(self, code: str, start: date) -> Value:
        """Return the row's latest value within the time that a report from *start* covers: it cannot fall below that."""
        within = (report for report in self.past if start <= report.covers.start + _SAME_START)
        return next((value for report in within if (value := report.values.get(code)) is not None), None)

    def usual(self, code: str) -> Usual | None:
        """Return what is usual for a row, `None` while fewer than four periods hold a figure.

        Median and MAD (median absolute deviation), because one wrong figure in the past must not hide the next.
        """
        if code not in self._usual:
            figures = [value for values in self._past_values if isinstance(value := values.get(code), Decimal)]
            self._usual[code] = _band(figures) if len(figures) >= LEAST_PERIODS else None
        return self._usual[code]


def _band(figures: list[Decimal]) -> Usual:
    """Return median and band; a report asks for some seven hundred of them when it is opened."""
    figures.sort()
    middle = _median(figures)
    deviations = [abs(figure - middle) for figure in figures]
    deviations.sort()
    deviation = _median(deviations) * _MAD_SCALE
    width = max(deviation * _TOLERATED_DEVIATIONS, middle * _TOLERATED_SHARE, _TOLERATED_STEP)
    return Usual(middle, max(middle - width, _ZERO), middle + width, len(figures))


def _median(ordered: list[Decimal]) -> Decimal:
    """Return the middle figure, of an even number of them the mean of the two; `statistics` would cost a start 10 ms."""
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    low, high = ordered[half - 1 : half + 1]
    return low if low == high else (low + high) / 2


NOTHING = Background()
