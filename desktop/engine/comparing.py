"""A report beside the one before it: what each row said then, how far it has moved since, and its course over the periods."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.values import Value, ValueType

_MINUS = "−"


class Point(NamedTuple):
    """A row in one period."""

    period: Period
    value: Value


class Comparison:
    """Compares *report* with the unit's latest earlier report of the same form and kind of period."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @property
    def period(self) -> Period | None:
        """The period that is compared with; `None` while there is no earlier report."""
        past = self._report.background.past
        return past[0].period if past else None

    def previous(self, code: str) -> Value:
        """Return what the row said then."""
        past = self._report.background.past
        return past[0].values.get(code) if past else None

    def shown(self, code: str) -> str:
        """Return what the row said then, as the window shows it."""
        return self._report.edition.indicators[code].shown(self.previous(code))

    def differs(self, code: str) -> bool:
        """Whether the row says something else now; blank and filled are different, too."""
        return self._report.value(code) != self.previous(code)

    def change(self, code: str) -> str:
        """Return how far the row has moved since; see `moved`."""
        return moved(self._report.edition.indicators[code].type, self.previous(code), self._report.value(code))

    def course(self, code: str) -> list[Point]:
        """Return the row in all periods that are known, the earliest first, this report's the last."""
        points = [Point(report.period, report.values.get(code)) for report in reversed(self._report.background.past)]
        return [*points, Point(self._report.period, self._report.value(code))]


def moved(type_: ValueType, then: Value, now: Value) -> str:
    """Return how far a figure has moved, "+1.204" or "−3", "khác" for another answer; nothing where one of both is blank."""
    if now is None or then is None:
        return ""
    if not isinstance(now, Decimal) or not isinstance(then, Decimal):
        return "" if now == then else "khác"
    step = now - then
    return f"{_MINUS if step < 0 else '+'}{type_.shown(abs(step))}" if step else "0"
