"""An indicator across units, told in full: figures as the form shows them, ranks, changes, and who is far from the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from desktop.consolidation.joint import Joint
from desktop.consolidation.looking import Across, median, outliers, ranking
from desktop.engine.comparing import moved
from desktop.engine.period import Period
from desktop.engine.rollup import How
from desktop.engine.values import ARITHMETIC, Kind, NumberType, Value
from desktop.exchange.across.data import (
    MOST_PERIODS,
    Bounds,
    Comparison,
    Figure,
    Moved,
    PeriodColumn,
    UnitLine,
    bounds_of,
    why_far,
)
from desktop.jobs.consolidating.across import Arrivals, across
from desktop.jobs.desk import Desk
from desktop.jobs.overview.figures import PRACTICE, choices, short_label

_TENTH = Decimal("0.1")
_FAULT = "Báo cáo kỳ này có lỗi, chưa được tổng hợp."
_FAULTS_NOTE = "Kể cả số liệu của {} báo cáo có lỗi, chưa được tổng hợp."
_BLANKS_NOTE = "Chỗ trống: đơn vị chưa có số liệu, không phải bằng 0."
_FAR_NOTE = (
    "▲ ▼: lệch hẳn so với các đơn vị khác trong kỳ, tức là cách số giữa (trung vị) quá 3,5 lần độ lệch thường gặp "
    "(tính theo trung vị của các độ lệch)."
)
#: A ratio of all units, which is never the mean of their ratios.
_RATIO_NAME = "Tỷ lệ chung"
_JOINT_NAMES = {How.SUM: "Tổng cộng", How.MAX: "Lớn nhất"}


def compare(desk: Desk, arrivals: Arrivals, code: str, last: Period, count: int) -> Comparison:
    """Return all that is told of a row across units in *count* periods up to *last* (at most `MOST_PERIODS`)."""
    shown = arrivals.stretch(last, min(count, MOST_PERIODS))
    before = [] if len(shown) > 1 else arrivals.stretch(last, 2)[:-1]  # the change needs it though no column shows it
    found = across(desk, arrivals, code, [*before, *shown])
    told = _Telling(arrivals, found, hidden=len(before)).comparison(desk.unit.name if desk.unit else "")
    return told._replace(title=PRACTICE + told.title) if desk.practice else told


class _Telling:
    """Tells of *found*, whose first *hidden* periods have no column."""

    def __init__(self, arrivals: Arrivals, found: Across, hidden: int) -> None:
        self._edition = arrivals.edition
        self._row = arrivals.edition.indicators[found.code]
        assert isinstance(self._row.type, NumberType)  # noqa: S101 - only rows that hold figures are compared
        self._type = self._row.type
        self._found = found
        self._shown = range(hidden, len(found.periods))
        self._far = {at: {each.unit: each.deviations for each in outliers(found, at)} for at in self._shown}
        self._places = {each.unit: each.place for each in ranking(found)}
        self._faulty = {each.unit for each in arrivals.of(found.periods[-1]) if each.faults}

    def comparison(self, author: str) -> Comparison:
        columns = tuple(self._columns())
        lines = tuple(self._lines(columns[-1]))
        choice = next(each for each in choices(self._edition) if each.code == self._found.code)
        notes = [_FAR_NOTE] * any(self._far.values())
        notes += [_BLANKS_NOTE] * any(each.value is None for line in lines for each in line.figures)
        notes += [_FAULTS_NOTE.format(len(self._faulty))] * bool(self._faulty)
        return Comparison(
            choice.name,
            self._row.unit,
            self._edition.title,
            author,
            columns,
            lines,
            self._joint_name(columns),
            self._type,
            tuple(notes),
        )

    def _columns(self) -> Iterator[PeriodColumn]:
        for at in self._shown:
            units = sum(isinstance(row.values[at], Decimal) for row in self._found.rows)
            joint, middle = self._figure(self._found.joint[at]), self._figure(median(self._found, at))
            yield PeriodColumn(short_label(self._found.periods[at]), joint, middle, units)

    def _lines(self, last: PeriodColumn) -> Iterator[UnitLine]:
        for row in self._found.rows:
            figures = tuple(self._figure(row.values[at], self._far[at].get(row.unit, Decimal(0))) for at in self._shown)
            remarks = [why_far(figures[-1], last.median)] + [_FAULT] * (row.unit in self._faulty)
            yield UnitLine(
                row.unit,
                row.name,
                figures,
                self._places.get(row.unit, 0),
                _change(self._type, row.values),
                _percent(self._type, row.values),
                " ".join(filter(None, remarks)),
                tuple(row.received[at] for at in self._shown),
            )

    def _figure(self, value: Value, far: Decimal = Decimal(0)) -> Figure:
        if not isinstance(value, Decimal):
            return Figure(None, "")
        plain = value.normalize(ARITHMETIC) if value != value.to_integral_value() else value  # a median between two figures
        return Figure(value, self._type.shown(plain), far)

    def _joint_name(self, columns: Sequence[PeriodColumn]) -> str:
        how = Joint(self._edition, self._found.code).how
        if how in _JOINT_NAMES:
            return _JOINT_NAMES[how]
        return _RATIO_NAME if any(each.joint.value is not None for each in columns) else ""


def _last_two(values: Sequence[Value]) -> tuple[Decimal, Decimal] | None:
    then, now = (values[-2], values[-1]) if len(values) > 1 else (None, None)
    return (then, now) if isinstance(then, Decimal) and isinstance(now, Decimal) else None


def _change(type_: NumberType, values: Sequence[Value]) -> Moved:
    if (both := _last_two(values)) is None:
        return Moved()
    then, now = both
    return Moved(now - then, moved(type_, then, now))


def _percent(type_: NumberType, values: Sequence[Value]) -> Moved:
    """Return the change in percent of what it was; a ratio's is told in points only, and nothing grows from 0 by a share."""
    both = _last_two(values)
    if both is None or type_.kind is Kind.RATIO or not both[0]:
        return Moved()
    then, now = both
    share = ARITHMETIC.divide(100 * (now - then), abs(then)).quantize(_TENTH, ROUND_HALF_UP)
    return Moved(share, moved(NumberType(Kind.DECIMAL, 1), Decimal(0), share) + " %")


__all__ = [
    "MOST_PERIODS",
    "Bounds",
    "Comparison",
    "Figure",
    "Moved",
    "PeriodColumn",
    "UnitLine",
    "bounds_of",
    "compare",
    "why_far",
]
