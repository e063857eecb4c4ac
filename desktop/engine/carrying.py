"""What can be carried over from the last report: rows that stay the same, and rows that begin where another one ended."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from desktop.engine.background import PastReport
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.values import Value


class Ground(Enum):
    """Why a row may be carried over."""

    BEGINS_THERE = auto()  # a rule of the form says that it equals the end of the period before
    STEADY = auto()  # it has said the same, and not "none", in the latest reports
    LAST = auto()  # it said something last time


class Carried(NamedTuple):
    """A blank row and what it would hold: the value that *source* had in the last report, and the text that is typed."""

    code: str
    source: str
    value: Value
    text: str
    ground: Ground


#: So many reports in a row must have said the same.
_STEADY_REPORTS = 2


def carried(report: Report) -> list[Carried]:
    """Return, in paper order, every blank row that has something to carry over. Nothing that is typed is ever replaced."""
    past = report.background.past
    if not past:
        return []
    begins = dict(_beginnings(report))
    return [found for code in report.edition.indicators if (found := _carried(report, past, code, begins.get(code)))]


def _carried(report: Report, past: tuple[PastReport, ...], code: str, source: str | None) -> Carried | None:
    indicator = report.edition.indicators[code]
    if indicator.calculated or report.entry(Address(code)) is not None:
        return None
    value = past[0].values.get(source or code)
    if value is None:
        return None
    text = indicator.type.edited(value)
    return Carried(code, source or code, value, text, Ground.BEGINS_THERE if source else _ground(past, code, value))


def _ground(past: tuple[PastReport, ...], code: str, value: Value) -> Ground:
    latest = [report.values.get(code) for report in past[:_STEADY_REPORTS]]
    # That nothing happened twice does not mean that nothing happened now: a 0 is for the clerk to say.
    steady = value != 0 and len(latest) == _STEADY_REPORTS and all(each == value for each in latest)
    return Ground.STEADY if steady else Ground.LAST


def _beginnings(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the rows that begin where another row of the report just before ended, with that row."""
    for rule in report.edition.rules:
        if rule.kind == "carried":
            (now,), (before,) = rule.operands["now"].references, rule.operands["before"].references
            if report.background.previous(before, report.dates.start) is not None:
                yield now, before
