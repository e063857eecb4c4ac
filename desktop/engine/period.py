"""Reporting periods and the closing dates they propose.

A period is written `2024-05`, `2024-Q2`, `2024-6M` (first half), `2024-6M2` (second half), `2024-9M` or `2024`. Figures close
on the 14th: a month runs from the 15th of the month before to the 14th, a year from 15 December to 14 December. Real
reports deviate, so the dates are a proposal; a report carries its own.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 2000, 2100
_CLOSING_DAY = 14


class PeriodType(StrEnum):
    """The lengths of time a form can be due for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class Dates(NamedTuple):
    """The first and the last day a report covers."""

    start: date
    end: date


class Period(NamedTuple):
    """One reporting period: *ordinal* counts months, quarters or halves from 1; it is 1 for the others."""

    type: PeriodType
    year: int
    ordinal: int = 1

    @property
    def code(self) -> str:
        """The form used in commands, files and storage."""
        match self.type:
            case PeriodType.MONTH:
                return f"{self.year}-{self.ordinal:02}"
            case PeriodType.QUARTER:
                return f"{self.year}-Q{self.ordinal}"
            case PeriodType.HALF:
                return f"{self.year}-6M" + ("" if self.ordinal == 1 else "2")
            case PeriodType.NINE_MONTHS:
                return f"{self.year}-9M"
            case PeriodType.YEAR:
                return str(self.year)

    @property
    def label(self) -> str:
        """The words used in titles: "tháng 5 năm 2024", "quý II năm 2024", "6 tháng đầu năm 2024", "năm 2024"."""
        match self.type:
            case PeriodType.MONTH:
                return f"tháng {self.ordinal} năm {self.year}"
            case PeriodType.QUARTER:
                return f"quý {('I', 'II', 'III', 'IV')[self.ordinal - 1]} năm {self.year}"
            case PeriodType.HALF:
                return f"6 tháng {'đầu' if self.ordinal == 1 else 'cuối'} năm {self.year}"
            case PeriodType.NINE_MONTHS:
                return f"9 tháng đầu năm {self.year}"
            case PeriodType.YEAR:
                return f"năm {self.year}"

    @property
    def proposed_dates(self) -> Dates:
        """The closing dates that the field's rule gives."""
        first, last = self._months
        year, month = (self.year - 1, 12) if first == 1 else (self.year, first - 1)
        return Dates(date(year, month, _CLOSING_DAY + 1), date(self.year, last, _CLOSING_DAY))

    @property
    def previous(self) -> Period:
        """The period of the same type just before this one."""
        if self.ordinal > 1:
            return self._replace(ordinal=self.ordinal - 1)
        return self._replace(year=self.year - 1, ordinal=_COUNT[self.type])

    @property
    def next(self) -> Period:
        """The period of the same type just after this one."""
        if self.ordinal < _COUNT[self.type]:
            return self._replace(ordinal=self.ordinal + 1)
        return self._replace(year=self.year + 1, ordinal=1)

    def ends_before(self, other: Period) -> bool:
        """Whether this period is over before *other* is."""
        return self.proposed_dates.end < other.proposed_dates.end

    @property
    def _months(self) -> tuple[int, int]:
        """First and last month of the year that this period reports on."""
        length = 12 // _COUNT[self.type] if self.type is not PeriodType.NINE_MONTHS else 9
        return (self.ordinal - 1) * length + 1, self.ordinal * length

    @staticmethod
    def containing(day: date, type_: PeriodType) -> Period:
        """Return the period of *type_* in which *day* falls by the closing rule; the one a clerk works on that day."""
        month = day.month + (day.day > _CLOSING_DAY)
        year, month = (day.year + 1, 1) if month > 12 else (day.year, month)
        if type_ is PeriodType.NINE_MONTHS:
            return Period(type_, year)
        return Period(type_, year, (month - 1) // (12 // _COUNT[type_]) + 1)

    @staticmethod
    def parse(text: str) -> Period:
        """Read a period's code. Raises `ValueError` with a Vietnamese sentence."""
        for type_, pattern in _PATTERNS.items():
            if match := re.fullmatch(pattern, text.strip().upper()):
                year, index = int(match[1]), int(match[2] or 1)
                if FIRST_YEAR <= year <= LAST_YEAR and 1 <= index <= _COUNT[type_]:
                    return Period(type_, year, index)
        raise ValueError(f"Không hiểu kỳ báo cáo “{text}”: hãy ghi như 2024-05, 2024-Q2, 2024-6M, 2024-9M hoặc 2024.")


_COUNT = {
    PeriodType.MONTH: 12,
    PeriodType.QUARTER: 4,
    PeriodType.HALF: 2,
    PeriodType.NINE_MONTHS: 1,
    PeriodType.YEAR: 1,
}
_PATTERNS = {
    PeriodType.MONTH: "([0-9]{4})-([0-9]{2})",
    PeriodType.QUARTER: "([0-9]{4})-Q([0-9])",
    PeriodType.HALF: "([0-9]{4})-6M([0-9]?)",
    PeriodType.NINE_MONTHS: "([0-9]{4})-9M()",
    PeriodType.YEAR: "([0-9]{4})()",
}


def periods_of(year: int, type_: PeriodType) -> list[Period]:
    """Return all periods of *type_* in a year, in order."""
    return [Period(type_, year, ordinal) for ordinal in range(1, _COUNT[type_] + 1)]


def written_date(day: date) -> str:
    """Return *day* as official documents write it: "ngày 05 tháng 9 năm 2024", "ngày 14 tháng 02 năm 2024"."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
