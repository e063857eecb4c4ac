"""Reporting periods, the closing dates they propose, and dates in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.period import FIRST_YEAR, LAST_YEAR, Period, PeriodType, written_date

COUNTS = {PeriodType.MONTH: 12, PeriodType.QUARTER: 4, PeriodType.HALF: 2, PeriodType.NINE_MONTHS: 1, PeriodType.YEAR: 1}
EVERY_PERIOD = [
    Period(type_, year, ordinal)
    for type_, count in COUNTS.items()
    for year in (FIRST_YEAR, 2023, 2024, LAST_YEAR)
    for ordinal in range(1, count + 1)
]


@pytest.mark.parametrize(
    ("code", "label", "start", "end"),
    [
        ("2024-01", "tháng 1 năm 2024", date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-05", "tháng 5 năm 2024", date(2024, 4, 15), date(2024, 5, 14)),
        ("2024-12", "tháng 12 năm 2024", date(2024, 11, 15), date(2024, 12, 14)),
        ("2024-Q1", "quý I năm 2024", date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q2", "quý II năm 2024", date(2024, 3, 15), date(2024, 6, 14)),
        ("2024-Q3", "quý III năm 2024", date(2024, 6, 15), date(2024, 9, 14)),
        ("2024-Q4", "quý IV năm 2024", date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-6M", "6 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-6M2", "6 tháng cuối năm 2024", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9M", "9 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", "năm 2024", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_code_label_and_proposed_dates(code: str, label: str, start: date, end: date) -> None:
    period = Period.parse(code)
    assert period.code == code
    assert period.label == label
    assert period.proposed_dates == (start, end)


@pytest.mark.parametrize("period", EVERY_PERIOD, ids=lambda period: period.code)
def test_every_code_is_read_back(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.parse(f" {period.code.lower()} ") == period


@pytest.mark.parametrize("period", EVERY_PERIOD, ids=lambda period: period.code)
def test_periods_follow_each_other_without_gap(period: Period) -> None:
    assert period.next.previous == period.previous.next == period
    if period.type is not PeriodType.NINE_MONTHS:
        assert period.next.proposed_dates.start - period.proposed_dates.end == timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-13",
        "2024-00",
        "2024-5",
        "2024-Q5",
        "2024-Q0",
        "2024-6M3",
        "2024-6M0",
        "2024-3M",
        "24-05",
        "1999",
        "2101",
        "٢٠٢٤",
        "tháng 5",
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="Không hiểu kỳ báo cáo") as refused:
        Period.parse(text)
    assert f"“{text}”" in str(refused.value)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 1)), st.sampled_from(PeriodType))
def test_a_day_lies_in_the_period_that_a_clerk_works_on(day: date, type_: PeriodType) -> None:
    period = Period.containing(day, type_)
    assert Period.parse(period.code) == period
    start, end = period.proposed_dates
    if type_ is PeriodType.NINE_MONTHS:  # the last three months belong to none: they still look back on the nine
        end = date(period.year, 12, 14)
    assert start <= day <= end


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 9, 5), "ngày 05 tháng 9 năm 2024"),
        (date(2024, 2, 14), "ngày 14 tháng 02 năm 2024"),
        (date(2024, 1, 1), "ngày 01 tháng 01 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 10, 10), "ngày 10 tháng 10 năm 2024"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_written_with_a_zero(day: date, written: str) -> None:
    assert written_date(day) == written
