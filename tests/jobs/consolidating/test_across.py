"""An indicator over units and periods, from what has come."""

from pathlib import Path

import pytest

from desktop.consolidation.looking import ranking
from desktop.engine.period import Period, PeriodType
from desktop.jobs.consolidating.across import across, comparable, filled, periods_received
from desktop.jobs.consolidating.inbox import take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from tests.helpers import wards
from tests.helpers.wards import FORM, PERIOD, report, submission
from tests.jobs.consolidating.conftest import again

JULY = Period.parse("2025-07")
CODE = "dossiers.resolved"
FIRST, SECOND, THIRD = wards.names()[:3]


@pytest.fixture
def two_months(city: Desk, tmp_path: Path) -> Desk:
    for period, names in ((JULY, (FIRST, SECOND)), (PERIOD, (FIRST, SECOND, THIRD))):
        paths = []
        for name in names:
            path = tmp_path / f"{period.code} {name}.cchc"
            path.write_bytes(submission(report(name, period)))
            paths.append(path)
        take_in(city, Collected.of(city, FORM, period), paths)
    return city


def test_units_stand_by_name_with_a_figure_a_period(two_months: Desk) -> None:
    edition = again(two_months).edition
    assert periods_received(two_months, FORM, PeriodType.MONTH) == [JULY, PERIOD]
    found = across(two_months, edition, CODE, [JULY, PERIOD])
    expected = {name: (report(name, JULY).value(CODE), report(name).value(CODE)) for name in (FIRST, SECOND)}
    expected[THIRD] = (None, report(THIRD).value(CODE))
    assert {row.name: row.values for row in found.rows} == expected
    assert [row.name for row in found.rows] == sorted(expected)
    assert ranking(found)[0].value == max(report(name).value(CODE) for name in expected)  # type: ignore[type-var]


def test_only_figures_are_compared(two_months: Desk) -> None:
    codes = comparable(again(two_months).edition)
    assert CODE in codes
    assert "plan.issued" not in codes


def test_completeness_is_told_a_unit(two_months: Desk) -> None:
    shares = filled(again(two_months))
    assert [each.name for each in shares] == sorted([FIRST, SECOND, THIRD])
    assert all(0 < each.share <= 100 for each in shares)
