"""Figures of the unit's stored reports over periods, as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.period import Period, PeriodType, periods_of
from desktop.engine.report import Status
from desktop.engine.unit import Unit
from desktop.engine.values import NUMBERS
from desktop.exchange.charts.data import MOST_CATEGORIES, MOST_SERIES, Chart, ChartKind, Series
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError

#: Before the title of what is drawn while practising.
PRACTICE = "LUYỆN TẬP – "
_NOT_FINAL, _NOT_FINAL_NOTE = "*", "* Số liệu chưa chốt."
_GAPS_NOTE = "Chỗ trống: chưa có số liệu, không phải bằng 0."
_ROMAN = ("I", "II", "III", "IV")


class Choice(NamedTuple):
    """An indicator that can be drawn."""

    code: str
    name: str
    unit: str


def choices(edition: Edition) -> list[Choice]:
    """Return the indicators that hold numbers, in paper order."""
    return [
        Choice(row.code, _without_dates(edition.names[row.code]), row.unit)
        for row in edition.indicators.values()
        if row.type.kind in NUMBERS
    ]


class History:
    """The stored reports of a form: of each period the last version. What was read once is kept."""

    def __init__(self, desk: Desk, edition: Edition) -> None:
        self._desk = desk
        self._edition = edition
        ordered = sorted(desk.reports(), key=lambda row: (row.version, row.id))
        self._reports = {row.period: row for row in ordered if row.form == edition.form}
        self._stored: dict[int, dict[str, str]] = {}

    @property
    def types(self) -> list[PeriodType]:
        """The kinds of period there are reports of, the shortest first."""
        used = {period.type for period in self._reports}
        return [type_ for type_ in PeriodType if type_ in used]

    def periods(self, type_: PeriodType) -> list[Period]:
        """Return all periods of a kind from the first report to the last, also those without a report."""
        reported = sorted(period for period in self._reports if period.type is type_)
        return _from_to(reported[0], reported[-1]) if reported else []

    def has_figures(self, code: str, type_: PeriodType) -> bool:
        """Whether any report of a kind of period holds a figure of an indicator."""
        return any(self._value(row, code) is not None for period, row in self._reports.items() if period.type is type_)

    def chart(self, codes: Sequence[str], first: Period, last: Period, kind: ChartKind, title: str = "") -> Chart:
        """Return the chart of indicators from one period to another. Raises `RefusedError` when it could not be read."""
        periods = _from_to(first, last)
        if not codes:
            raise RefusedError("Hãy chọn ít nhất một chỉ tiêu.")
        if len(codes) > MOST_SERIES:
            raise RefusedError(f"Một biểu đồ chứa nhiều nhất {MOST_SERIES} chỉ tiêu: hãy bỏ bớt.")
        if not periods:
            raise RefusedError("Kỳ đầu đứng sau kỳ cuối: hãy chọn lại.")
        if len(periods) > MOST_CATEGORIES:
            raise RefusedError(f"Một biểu đồ chứa nhiều nhất {MOST_CATEGORIES} kỳ: hãy chọn khoảng ngắn hơn.")
        series = tuple(self._series(code, periods) for code in codes)
        drafts = {period for period in periods if self._is_draft(period)}
        notes = [_NOT_FINAL_NOTE] * bool(drafts) + [_GAPS_NOTE] * any(None in each.values for each in series)
        unit = (self._desk.unit or Unit("")).name
        stretch = f"từ {short_label(first)} đến {short_label(last)}" if first != last else short_label(first)
        return Chart(
            PRACTICE * self._desk.practice + (title.strip() or self._edition.title),
            f"{unit}, {stretch}",
            kind,
            tuple(short_label(period) + _NOT_FINAL * (period in drafts) for period in periods),
            series,
            tuple(notes),
        )

    def _series(self, code: str, periods: list[Period]) -> Series:
        indicator = self._edition.indicators[code]
        values = tuple(self._value(self._reports.get(period), code) for period in periods)
        shown = tuple("" if value is None else indicator.type.shown(value) for value in values)
        return Series(_without_dates(self._edition.names[code]), indicator.unit, values, shown)

    def _is_draft(self, period: Period) -> bool:
        return period in self._reports and self._reports[period].status is Status.DRAFT

    def _value(self, row: ReportRow | None, code: str) -> Decimal | None:
        """Return a figure as the edition of its report understood it; another edition may count it in another type."""
        if row is None:
            return None
        if row.id not in self._stored:
            self._stored[row.id] = self._desk.database.values(row.id)
        value = None
        with suppress(KeyError, ValueError):  # a row that the report's edition does not have, or left blank
            value = self._desk.edition_of(row).indicators[code].type.from_stored(self._stored[row.id][code])
        return value if isinstance(value, Decimal) else None


def short_label(period: Period) -> str:
    """Return how an axis calls a period: "tháng 5/2024", "quý II/2024", "6 tháng đầu 2024", "9 tháng 2024", "năm 2024"."""
    match period.type:
        case PeriodType.MONTH:
            return f"tháng {period.ordinal}/{period.year}"
        case PeriodType.QUARTER:
            return f"quý {_ROMAN[period.ordinal - 1]}/{period.year}"
        case PeriodType.HALF:
            return f"6 tháng {'đầu' if period.ordinal == 1 else 'cuối'} {period.year}"
        case PeriodType.NINE_MONTHS:
            return f"9 tháng {period.year}"
        case PeriodType.YEAR:
            return period.label


def _from_to(first: Period, last: Period) -> list[Period]:
    years = range(first.year, last.year + 1)
    every = [period for year in years for period in periods_of(year, first.type)]
    return [period for period in every if first <= period <= last]


def _without_dates(name: str) -> str:
    """Return the name of a row whose dates differ from report to report."""
    return name.replace("{from}", "đầu kỳ").replace("{to}", "cuối kỳ")


__all__ = [
    "MOST_CATEGORIES",
    "MOST_SERIES",
    "PRACTICE",
    "Chart",
    "ChartKind",
    "Choice",
    "History",
    "choices",
    "short_label",
]
