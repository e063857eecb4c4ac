"""A report beside the one before it: what each row said then, how far it has moved since, and its course over the periods."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.values import NUMBERS, Value

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
        """Return how far a figure has moved, "+1.204" or "−3", "khác" for another answer; nothing where one of both is blank.

        The two figures are subtracted as they are shown, so that what stands beside them adds up.
        """
        now, then = self._report.value(code), self.previous(code)
        if now is None or then is None:
            return ""
        indicator = self._report.edition.indicators[code]
        if indicator.type.kind not in NUMBERS:
            return "" if now == then else "khác"
        assert isinstance(now, Decimal)  # noqa: S101 - its kind says so
        assert isinstance(then, Decimal)  # noqa: S101
        step = now - then
        if not step:
            return "0"
        return f"{_MINUS if step < 0 else '+'}{indicator.shown(abs(step))}"

    def course(self, code: str) -> list[Point]:
        """Return the row in all periods that are known, the earliest first, this report's the last."""
        points = [Point(report.period, report.values.get(code)) for report in reversed(self._report.background.past)]
        return [*points, Point(self._report.period, self._report.value(code))]
