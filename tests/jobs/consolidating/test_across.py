"""An indicator over units and periods, from what has come."""

from pathlib import Path

import pytest

from desktop.consolidation.looking import ranking
from desktop.engine.period import Period, PeriodType
from desktop.jobs.consolidating.across import Arrivals, across, comparable, forms_received, fullness
from desktop.jobs.consolidating.inbox import take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import consolidate
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
    (edition,) = forms_received(two_months)
    arrivals = Arrivals(two_months, edition)
    assert arrivals.types == [PeriodType.MONTH]
    assert arrivals.periods(PeriodType.MONTH) == [JULY, PERIOD]
    assert arrivals.stretch(PERIOD, 12) == [JULY, PERIOD]
    assert arrivals.stretch(PERIOD, 1) == [PERIOD]
    found = across(two_months, arrivals, CODE, [JULY, PERIOD])
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
    (edition,) = forms_received(two_months)
    lines = fullness(two_months, Arrivals(two_months, edition), JULY).lines
    assert [line.name for line in lines[-2:]] == sorted([FIRST, SECOND])
    assert all(0 < line.share <= 100 for line in lines[-2:])
    assert {line.state for line in lines[:-2]} == {"Chưa gửi"}
    assert len(lines) == 8


def test_the_total_is_that_of_the_consolidated_report(two_months: Desk) -> None:
    update = consolidate(two_months, again(two_months), with_faulty=True)
    assert update is not None
    upper = two_months.open_report(update.report).report
    arrivals = Arrivals(two_months, forms_received(two_months)[0])
    codes = comparable(arrivals.edition)
    joint = {code: across(two_months, arrivals, code, [PERIOD]).joint[0] for code in codes}
    typed_ratios = {code for code in codes if joint[code] is None and upper.value(code) is None}
    assert {code: joint[code] for code in codes if code not in typed_ratios} == {
        code: upper.value(code) for code in codes if code not in typed_ratios
    }
    assert joint["plan.completion"] is not None
