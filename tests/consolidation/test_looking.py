"""Looking across units: ranks, and the units far from the others."""

from decimal import Decimal

from desktop.consolidation.looking import Across, UnitRow, outliers, ranking
from desktop.engine.period import Period
from desktop.engine.values import Value

MAY, JUNE = Period.parse("2024-05"), Period.parse("2024-06")


def across(*figures: int | None, before: int | None = None) -> Across:
    def value(figure: int | None) -> Value:
        return None if figure is None else Decimal(figure)

    rows = tuple(UnitRow(str(at), f"Phường {at:02}", (value(before), value(figure))) for at, figure in enumerate(figures))
    return Across("dossiers.resolved", (MAY, JUNE), rows)


def test_units_with_the_same_figure_share_a_place_and_blanks_have_none() -> None:
    found = [(each.place, each.name) for each in ranking(across(5, 9, None, 9, 1))]
    assert found == [(1, "Phường 01"), (1, "Phường 03"), (3, "Phường 00"), (4, "Phường 04")]


def test_one_outlier_does_not_hide_another() -> None:
    found = outliers(across(100, 104, 98, 101, 99, 103, 1000, 100_000))
    assert [each.name for each in found] == ["Phường 07", "Phường 06"]
    assert found[0].deviations > found[1].deviations > 0
    assert outliers(across(100, 104, 98, 101, 99, 103, 0))[0].deviations < 0


def test_a_unit_that_alone_differs_is_told_though_the_median_deviation_is_zero() -> None:
    assert [each.name for each in outliers(across(7, 7, 7, 7, 7, 7, 90))] == ["Phường 06"]
    assert outliers(across(7, 7, 7, 7, 7, 7)) == []


def test_few_units_have_no_usual_figure() -> None:
    assert outliers(across(1, 1, 1, 900)) == []
