"""The upright axis: which figures it is divided by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
#: Lines whose figures lie closer together than this share of the largest do not begin at 0: they would all look flat.
_FLAT = Decimal("0.25")


class Scale(NamedTuple):
    """An axis from *low* to *high* in steps of *step*."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> list[Decimal]:
        """The figures written at the axis, from the lowest."""
        return [self.low + self.step * n for n in range(int((self.high - self.low) / self.step) + 1)]

    def share(self, value: Decimal) -> float:
        """Return how far up *value* stands: 0 at the lowest figure, 1 at the highest."""
        return float((value - self.low) / (self.high - self.low))


def scale_for(values: Sequence[Decimal], steps: int, *, from_zero: bool) -> Scale:
    """Return the axis for *values* with about *steps* steps of 1, 2, 2,5 or 5 and zeros.

    It begins at 0 unless a figure is negative, or *from_zero* is false and the figures lie close together.
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if from_zero or low <= 0 or high - low > high * _FLAT or high == low:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    whole = all(value == value.to_integral_value() for value in values)
    step = _step((high - low) / steps, whole=whole)
    low = (low / step).to_integral_value(ROUND_FLOOR) * step
    high = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(low, high, step)


def _step(least: Decimal, *, whole: bool) -> Decimal:
    """Return the smallest nice step that is not below *least*; between counts there is nothing."""
    power = Decimal(1).scaleb(least.adjusted())
    steps = [nice * power for nice in _NICE if nice * power >= least]
    return next((step for step in steps if step == step.to_integral_value()), Decimal(1)) if whole else steps[0]
