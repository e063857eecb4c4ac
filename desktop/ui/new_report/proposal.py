"""Which period a clerk most likely wants to report on. No Qt here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from desktop.engine.period import Period, PeriodType

TYPE_WORDS = {
    PeriodType.MONTH: "Tháng",
    PeriodType.QUARTER: "Quý",
    PeriodType.HALF: "6 tháng",
    PeriodType.NINE_MONTHS: "9 tháng",
    PeriodType.YEAR: "Năm",
}
#: The words of each ordinal; the other types have one period a year and need none.
ORDINAL_WORDS = {
    PeriodType.MONTH: tuple(f"Tháng {month}" for month in range(1, 13)),
    PeriodType.QUARTER: ("Quý I", "Quý II", "Quý III", "Quý IV"),
    PeriodType.HALF: ("6 tháng đầu năm", "6 tháng cuối năm"),
}


def proposed_period(type_: PeriodType, today: date, taken: Collection[Period]) -> Period:
    """Return the period whose closing day is nearest to *today*; when it has its report already, the next one."""
    now = Period.containing(today, type_)
    before = now.previous
    to_come = now.proposed_dates.end - today
    since = today - before.proposed_dates.end
    nearest = before if since <= to_come else now
    return nearest.next if nearest in taken else nearest
