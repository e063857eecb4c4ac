"""What is told of an indicator across units, before anything is shown, drawn or written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from desktop.engine.values import NumberType
from desktop.engine.values import figure as words_of

#: More periods than a landscape page has room for.
MOST_PERIODS = 12
_TENTH = Decimal("0.1")
#: An outlier so many times the highest of the others is cut off in charts.
_CUT = 1.6


class Figure(NamedTuple):
    """One unit's figure in one period: exact, as the form shows it, and for an outlier by how many robust deviations.

    *far* is 0 for all others, negative below the middle.
    """

    value: Decimal | None
    shown: str
    far: Decimal = Decimal(0)


def why_far(figure: Figure, median: Figure) -> str:
    """Return in words why *figure* is far from the others, whose middle is *median*; nothing where it is not."""
    if not figure.far:
        return ""
    times = words_of(abs(figure.far).quantize(_TENTH, ROUND_HALF_UP))
    side = "Cao" if figure.far > 0 else "Thấp"
    return f"{side} hơn hẳn: lệch gấp {times} lần độ lệch thường gặp; giữa các đơn vị là {median.shown}."


class Bounds(NamedTuple):
    """The figures at both ends of a scale. What lies beyond *high* is drawn up to it, and shown as cut off."""

    low: float
    high: float

    def share(self, value: Decimal | float) -> float:
        """Return how far from *low* to *high* a figure lies, at most 1."""
        return min(1.0, (float(value) - self.low) / (self.high - self.low))

    def cuts(self, value: Decimal) -> bool:
        """Whether a figure lies beyond the scale."""
        return float(value) > self.high


def bounds_of(figures: Iterable[Figure]) -> Bounds:
    """Return the scale for *figures*, from 0. One slip of the finger must not flatten all others: outliers may be cut off."""
    known = [figure for figure in figures if figure.value is not None]
    values = [float(figure.value or 0) for figure in known]
    usual = max((float(figure.value or 0) for figure in known if not figure.far), default=0.0)
    highest = max([*values, 0.0])
    high = usual if 0 < usual * _CUT < highest else highest
    low = min([*values, 0.0])
    return Bounds(low, high if high > low else low + 1)


class Moved(NamedTuple):
    """How far a figure has moved since the period before: exact and as it is shown."""

    value: Decimal | None = None
    shown: str = ""


class UnitLine(NamedTuple):
    """One unit: a figure a period; *place*, *change* and *percent* are those of the last period, *place* 0 without a figure.

    *remark* says in words what is to be noticed; *received* are the numbers of the received reports, a period each.
    """

    unit: str
    name: str
    figures: tuple[Figure, ...]
    place: int
    change: Moved
    percent: Moved
    remark: str
    received: tuple[int | None, ...]

    @property
    def last(self) -> Figure:
        """The figure of the last period."""
        return self.figures[-1]


class PeriodColumn(NamedTuple):
    """One period: what an axis calls it, what the units make together, the middle figure, and how many gave one."""

    label: str
    joint: Figure
    median: Figure
    units: int

    @property
    def title(self) -> str:
        """What stands above its figures."""
        return self.label[:1].upper() + self.label[1:]


class Comparison(NamedTuple):
    """An indicator across units, by their names. *joint_name* is what `PeriodColumn.joint` is called, "" where it is none.

    *author* is the office that looks; *notes* are for the reader of paper.
    """

    title: str
    measure: str
    form: str
    author: str
    columns: tuple[PeriodColumn, ...]
    lines: tuple[UnitLine, ...]
    joint_name: str
    type: NumberType
    notes: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The indicator with its unit of measure."""
        return f"{self.title} ({self.measure})" if self.measure else self.title

    @property
    def stretch(self) -> str:
        """From which period to which."""
        first, last = self.columns[0].label, self.columns[-1].label
        return first if first == last else f"từ {first} đến {last}"

    @property
    def has_percent(self) -> bool:
        """Whether changes can be told in percent; those of ratios are told in points."""
        return any(line.percent.shown for line in self.lines)

    @property
    def outliers(self) -> list[UnitLine]:
        """The units that are far from the others in the last period, the farthest first."""
        return sorted((line for line in self.lines if line.last.far), key=lambda line: -abs(line.last.far))


class FilledLine(NamedTuple):
    """How complete one unit's report of a period is: rows that say something, of how many; *received* 0 when none has come.

    *state* says in words what *faulty* and *late* say.
    """

    unit: str
    name: str
    filled: int
    total: int
    state: str
    received: int
    faulty: bool = False
    late: bool = False

    @property
    def share(self) -> Decimal:
        """In percent."""
        return Decimal(100 * self.filled) / self.total if self.total else Decimal(0)


class Fullness(NamedTuple):
    """How complete the units' reports are: those that are missing first, then the emptiest."""

    form: str
    period: str
    author: str
    lines: tuple[FilledLine, ...]

    @property
    def missing(self) -> int:
        """How many units have sent nothing."""
        return sum(not line.received for line in self.lines)
