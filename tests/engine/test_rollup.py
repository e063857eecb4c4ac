"""For which period the units below report."""

import pytest

from desktop.engine.period import Period, PeriodType
from desktop.engine.rollup import period_below

MONTH, QUARTER, YEAR = PeriodType.MONTH, PeriodType.QUARTER, PeriodType.YEAR


@pytest.mark.parametrize(
    ("upper", "types", "below"),
    [
        ("2024-05", (MONTH,), "2024-05"),
        ("2024-Q2", (MONTH,), "2024-06"),
        ("2024-9M", (MONTH, QUARTER), "2024-09"),
        ("2024", (MONTH,), "2024-12"),
        ("2024-Q4", (YEAR,), "2024"),
        ("2024-Q2", (MONTH, QUARTER), "2024-Q2"),
        ("2024-Q2", (YEAR,), None),
        ("2024-05", (QUARTER,), None),
    ],
)
def test_the_period_below_is_the_same_or_the_shortest_that_ends_with_it(
    upper: str, types: tuple[PeriodType, ...], below: str | None
) -> None:
    found = period_below(Period.parse(upper), types)
    assert (found.code if found else None) == below
