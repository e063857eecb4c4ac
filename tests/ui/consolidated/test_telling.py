"""The words about cells that the wards' monthly reports feed into the district's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Period
from desktop.engine.unit import Unit, UnitLevel
from desktop.jobs.consolidating.fed import Fed
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.consolidating.units import unit_parts
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.ui.consolidated import telling
from tests.helpers import wards

JUNE, QUARTER = Period.parse("2025-06"), Period.parse("2025-Q2")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, ReportSession, Fed]]:
    """The district's report of a quarter, fed by twelve wards' reports of June."""
    with Desk.open(tmp_path_factory.mktemp("district")) as desk:
        desk.save_unit(Unit("UBND quận Hà Đông", level=UnitLevel.DISTRICT))
        wards.arrived(desk, wards.names()[:12], [JUNE])
        done = consolidate(desk, Collected.of(desk, "district-report", QUARTER))
        assert done is not None
        session = desk.open_report(done.report)
        yield desk, session, Fed(desk, session)


Tell = Callable[[str], str]


@pytest.fixture
def how(district: tuple[Desk, ReportSession, Fed]) -> Tell:
    _desk, session, fed = district
    return lambda code: telling.how_of_row(session.report, fed, code)


@pytest.fixture
def foot(district: tuple[Desk, ReportSession, Fed]) -> Tell:
    desk, session, fed = district
    return lambda code: telling.foot(session.report, fed, unit_parts(desk, session, fed, code))


def answers(code: str) -> list[str]:
    made = (wards.report(name, JUNE) for name in wards.names()[:12])
    return [each.shown(code) for each in made]


def test_a_count_says_what_is_counted_and_of_how_many(how: Tell, foot: Tell) -> None:
    given = answers("one_stop.modern_equipment")
    yes = given.count("Có")
    assert 0 < yes < 12
    told = how("one_stop.communes.modern")
    assert told.startswith("Đếm các đơn vị có “Trang thiết bị hiện có tại")
    assert told.endswith(f"” là Có: {yes} trên 12 đơn vị đã trả lời.")
    assert foot("one_stop.communes.modern") == f"Có: {yes}; không: {12 - yes}. Bằng số trong báo cáo."


def test_a_sum_of_another_forms_row_names_it(how: Tell, foot: Tell, district: tuple[Desk, ReportSession, Fed]) -> None:
    told = how("one_stop.communes.staff")
    assert told.startswith("Cộng từ 12 đơn vị, từ dòng “")
    assert told.endswith("” của biểu mẫu “Báo cáo cải cách hành chính tháng”.")
    total = district[1].report.shown("one_stop.communes.staff")
    assert foot("one_stop.communes.staff") == f"Tổng của 12 đơn vị có số: {total}. Bằng số trong báo cáo."


def test_the_largest_figure_and_the_number_of_units(how: Tell, foot: Tell, district: tuple[Desk, ReportSession, Fed]) -> None:
    report = district[1].report
    assert how("procedures.communes.total").startswith("Số lớn nhất trong 12 đơn vị, từ dòng “")
    largest = report.shown("procedures.communes.total")
    assert foot("procedures.communes.total") == f"Số lớn nhất của 12 đơn vị có số: {largest}. Bằng số trong báo cáo."
    assert how("communes.total") == "Số đơn vị phải gửi biểu mẫu “Báo cáo cải cách hành chính tháng”."
    assert foot("communes.total") == "12 đơn vị đã gửi. Báo cáo ghi 12."


def test_notes_are_told_as_the_units_words(district: tuple[Desk, ReportSession, Fed]) -> None:
    _desk, session, fed = district
    told = telling.explained(session.report, fed, Address("one_stop.communes.modern", NOTE))
    assert "Gộp giải trình, câu trả lời của 12 đơn vị" in told


def test_the_districts_own_rows_have_nothing_of_it(district: tuple[Desk, ReportSession, Fed], tmp_path: Path) -> None:
    desk, session, fed = district
    assert telling.explained(session.report, fed, Address("plan.issued")) == ""
    assert unit_parts(desk, session, fed, "plan.issued").parts == []
