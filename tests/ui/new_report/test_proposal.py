"""The period that a new report proposes."""

from datetime import date

import pytest

from desktop.engine.period import Period, PeriodType
from desktop.ui.new_report.proposal import ORDINAL_WORDS, TYPE_WORDS, proposed_period


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2024, 5, 12), "2024-05"),  # closes in two days
        (date(2024, 5, 16), "2024-05"),  # closed two days ago
        (date(2024, 5, 30), "2024-06"),
        (date(2024, 12, 20), "2024-12"),
    ],
)
def test_the_nearest_closing_day_counts(today: date, period: str) -> None:
    assert proposed_period(PeriodType.MONTH, today, ()).code == period


def test_a_period_with_a_report_is_passed_over() -> None:
    taken = [Period.parse("2024-05")]
    assert proposed_period(PeriodType.MONTH, date(2024, 5, 16), taken).code == "2024-06"


@pytest.mark.parametrize("type_", PeriodType)
def test_every_type_has_words_for_all_its_periods(type_: PeriodType) -> None:
    assert TYPE_WORDS[type_]
    first = Period(type_, 2024)
    ordinals, period = 1, first.next
    while period.year == 2024:
        ordinals, period = ordinals + 1, period.next
    assert len(ORDINAL_WORDS.get(type_, ("",))) == ordinals
