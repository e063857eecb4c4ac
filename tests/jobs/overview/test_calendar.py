"""The year's calendar: what is owed, when, how far it is, what is late and what is next."""

from datetime import UTC, date, datetime

import pytest

from desktop.engine.edits import Address
from desktop.engine.period import Period, PeriodType
from desktop.engine.unit import UnitLevel
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.overview import calendar, duties
from desktop.jobs.overview.calendar import Item, Line, Progress
from tests.helpers.ward_year import ASSIGNED, DONE, FORM, UNIT, fill_year

JUNE, JULY = Period.parse("2024-06"), Period.parse("2024-07")
TODAY = date(2024, 6, 20)


def line(desk: Desk, form: str = FORM, year: int = 2024, today: date = TODAY) -> Line:
    return next(line for line in calendar.year(desk, year, today) if line.edition.form == form)


def june(desk: Desk) -> Item:
    return line(desk).items[6]


def test_a_ward_owes_the_forms_of_its_level_for_all_their_kinds_of_period(new_desk: Desk) -> None:
    lines = calendar.year(new_desk, 2024, TODAY)
    assert {(line.edition.form, line.type) for line in lines} == {
        (FORM, PeriodType.MONTH),
        ("commune-statistics", PeriodType.YEAR),
    }
    assert list(line(new_desk).items) == list(range(1, 13))
    assert list(line(new_desk, "commune-statistics").items) == [12]


def test_a_form_that_is_used_is_owed_for_the_kinds_of_period_it_is_used_for(new_desk: Desk) -> None:
    new_desk.save_unit(UNIT._replace(level=UnitLevel.DISTRICT))
    assert calendar.owed(new_desk)["district-report"] == (
        PeriodType.QUARTER,
        PeriodType.HALF,
        PeriodType.NINE_MONTHS,
        PeriodType.YEAR,
    )
    new_desk.new_report("district-report", Period.parse("2024-Q1"))
    new_desk.new_report("district-report", Period.parse("2024-9M"))
    assert calendar.owed(new_desk)["district-report"] == (PeriodType.QUARTER, PeriodType.NINE_MONTHS)
    lines = [line for line in calendar.year(new_desk, 2024, TODAY) if line.edition.form == "district-report"]
    assert [list(line.items) for line in lines] == [[3, 6, 9, 12], [9]]


def test_the_clerk_chooses_what_is_owed(desk: Desk) -> None:
    duties.choose_duties(desk.database, {FORM: (), "district-report": (PeriodType.YEAR,)})
    owed = calendar.owed(desk)
    assert owed[FORM] == ()
    assert owed["district-report"] == (PeriodType.YEAR,)
    assert owed["commune-statistics"] == (PeriodType.YEAR,)


def test_a_period_is_due_some_days_after_it_closes(new_desk: Desk) -> None:
    assert june(new_desk).due == date(2024, 6, 17)


def test_how_far_a_report_is(desk: Desk) -> None:
    items = line(desk).items
    assert items[5].progress is Progress.DRAFT
    assert items[6].progress is Progress.NOT_BEGUN
    assert items[6].days_late(TODAY) == 3
    assert items[7].days_late(TODAY) == 0
    assert items[5].report is not None
    desk.open_report(items[5].report.id).set_cells("gõ ô", [(Address(ASSIGNED), "3"), (Address(DONE), "4")])
    assert line(desk).items[5].progress is Progress.FAULTY


def test_time_before_the_first_report_is_not_held_against_the_unit(new_desk: Desk) -> None:
    assert [item.progress for item in line(new_desk).items.values()][:7] == [Progress.NOT_OWED] * 6 + [Progress.NOT_BEGUN]
    assert calendar.outlook(new_desk, TODAY).late == []
    new_desk.new_report(FORM, Period.parse("2024-03"))
    progresses = [item.progress for item in line(new_desk).items.values()]
    assert progresses[:5] == [Progress.NOT_OWED, Progress.NOT_OWED, Progress.DRAFT, Progress.NOT_BEGUN, Progress.NOT_BEGUN]


def test_no_report_is_owed_before_its_form_was_issued(desk: Desk) -> None:
    before = Period.parse("2023-06")  # an older version of the program let it be made
    edition = desk.catalogue.find(FORM)
    dates = before.proposed_dates
    desk.database.create_report(edition, UNIT, before, dates, dates.end, datetime(2023, 6, 14, tzinfo=UTC))
    items = line(desk, year=2023).items
    assert items[6].progress is Progress.DRAFT
    assert {items[month].progress for month in range(7, 13)} == {Progress.NOT_OWED}


def test_late_and_next(new_desk: Desk) -> None:
    fill_year(new_desk, 5)
    outlook = calendar.outlook(new_desk, TODAY)
    assert [item.period.label for item in outlook.late] == [f"tháng {month} năm 2024" for month in range(1, 7)]
    assert [item.period for item in outlook.next] == [JULY]


def test_what_is_next_may_lie_far_off_or_in_another_year(new_desk: Desk) -> None:
    duties.choose_duties(new_desk.database, {FORM: ()})
    outlook = calendar.outlook(new_desk, date(2024, 12, 20))
    assert [item.period.code for item in outlook.next] == ["2025"]


def test_a_due_day_is_set_before_the_report_is_begun_and_goes_over_to_it(new_desk: Desk) -> None:
    calendar.set_due(new_desk, june(new_desk), date(2024, 6, 25))
    assert june(new_desk).due == date(2024, 6, 25)
    report = new_desk.new_report(FORM, JUNE)
    assert new_desk.open_report(report).due == date(2024, 6, 25)


def test_a_due_day_set_back_to_the_proposed_one_is_forgotten(new_desk: Desk) -> None:
    calendar.set_due(new_desk, june(new_desk), date(2024, 6, 25))
    calendar.set_due(new_desk, june(new_desk), date(2024, 6, 17))
    assert duties.moved_dues(new_desk.database) == {}


def test_the_due_day_of_a_report_is_its_own(desk: Desk) -> None:
    may = line(desk).items[5]
    calendar.set_due(desk, may, date(2024, 5, 20))
    assert may.report is not None
    assert desk.open_report(may.report.id).due == date(2024, 5, 20)
    assert line(desk).items[5].due == date(2024, 5, 20)


def test_a_due_day_years_away_is_a_slip(new_desk: Desk) -> None:
    with pytest.raises(RefusedError, match="cách tháng 6 năm 2024 hơn một năm"):
        calendar.set_due(new_desk, june(new_desk), date(2042, 6, 17))
    assert june(new_desk).due == date(2024, 6, 17)
