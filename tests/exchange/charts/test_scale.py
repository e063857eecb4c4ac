"""The upright axis."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.charts.scale import scale_for


def ticks(*values: str, from_zero: bool = True) -> list[str]:
    return [
        format(tick.normalize(), "f") for tick in scale_for([Decimal(value) for value in values], 5, from_zero=from_zero).ticks
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("3", "14"), ["0", "5", "10", "15"]),
        (("1468", "26"), ["0", "500", "1000", "1500"]),
        (("0.5", "0.9"), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (("1", "2"), ["0", "1", "2"]),
        (("-30", "20"), ["-30", "-20", "-10", "0", "10", "20"]),
        ((), ["0", "1"]),
        (("0",), ["0", "1"]),
        (("100",), ["0", "20", "40", "60", "80", "100"]),
    ],
)
def test_nice_steps(values: tuple[str, ...], expected: list[str]) -> None:
    assert ticks(*values) == expected


def test_lines_that_lie_close_together_do_not_begin_at_zero() -> None:
    assert ticks("95.2", "99.8", from_zero=False) == ["95", "96", "97", "98", "99", "100"]
    assert ticks("95.2", "99.8") == ["0", "20", "40", "60", "80", "100"]
    assert ticks("10", "99", from_zero=False)[0] == "0"


@given(st.lists(st.decimals(-(10**15), 10**15, places=3), max_size=8), st.booleans())
def test_every_figure_stands_between_the_ends(values: list[Decimal], from_zero: bool) -> None:
    scale = scale_for(values, 5, from_zero=from_zero)
    assert all(scale.low <= value <= scale.high for value in values)
    assert 2 <= len(scale.ticks) <= 9
    assert scale.ticks[-1] == scale.high
