"""The consolidated report: a report like any other, fed by the units, typed over with a reason, brought up to date."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.engine.background import Background
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Period
from desktop.engine.report import EditRefusedError, Report, Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.exchange.submission.reading import opened
from desktop.jobs import life
from desktop.jobs.consolidating.export import export_consolidated
from desktop.jobs.consolidating.fed import TYPED_OVER, Fed, Update
from desktop.jobs.consolidating.inbox import take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import add_up_again, behind, consolidate, late_arrivals
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.submission.making import submission_of
from desktop.session import ReportSession
from tests.helpers import wards
from tests.helpers.wards import FORM, PERIOD, Sent, report, submission
from tests.jobs.consolidating.conftest import again, receive

DOCUMENTS, RESOLVED, RATIO = "direction.documents", "dossiers.resolved", "dossiers.on_time_ratio"


@pytest.fixture
def made(city: Desk, sent: Sent) -> ReportSession:
    """The report of what four wards sent without errors."""
    receive(city, sent.folder)
    done = consolidate(city, again(city))
    assert done is not None
    return city.open_report(done.report)


def bring_up_to_date(city: Desk, draft: ReportSession) -> Update:
    """Take what has come into the draft that is open in the window."""
    added = add_up_again(city, draft.report_id)
    assert added is not None
    return Fed(city, draft).feed(added)


def total(code: str, *places: int) -> int:
    return sum(int(str(report(wards.names()[place]).value(code))) for place in places)


def test_it_adds_up_those_without_errors(city: Desk, made: ReportSession) -> None:
    resolved, on_time = total(RESOLVED, 0, 1, 4, 5), total("dossiers.on_time", 0, 1, 4, 5)
    assert made.report.value(RESOLVED) == resolved
    assert made.report.shown(RATIO) == f"{100 * on_time / resolved:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    assert made.report.status is Status.DRAFT
    assert city.is_consolidated(made.report_id)
    assert made.undo_name is None  # opened anew; what was fed is one step in the log
    assert [entry.name for entry in made.change_log(Address(RESOLVED))] == ["tổng hợp từ 4 đơn vị"]


def test_those_with_errors_can_be_added_as_well(city: Desk, sent: Sent) -> None:
    receive(city, sent.folder)
    done = consolidate(city, again(city), with_faulty=True)
    assert done is not None
    assert city.open_report(done.report).report.value(RESOLVED) == total(RESOLVED, 0, 1, 2, 4, 5)


def test_nothing_has_come_yet(city: Desk) -> None:
    with pytest.raises(RefusedError, match="Chưa có báo cáo nào"):
        consolidate(city, again(city))
    assert city.reports() == []


def test_a_cancelled_consolidation_changes_nothing(city: Desk, sent: Sent) -> None:
    receive(city, sent.folder)
    assert consolidate(city, again(city), wanted=lambda: False) is None
    assert city.reports() == []


def test_a_late_arrival_brings_the_draft_up_to_date_in_one_step(city: Desk, made: ReportSession, tmp_path: Path) -> None:
    before = made.report.shown(RESOLVED)
    path = tmp_path / "muộn.cchc"
    path.write_bytes(submission(report(wards.names()[6])))
    receive(city, path)
    assert [row.name for row in late_arrivals(city, again(city), made.report_id)] == ["Phường Vĩnh Tuy"]
    done = bring_up_to_date(city, made)
    assert [row.name for row in done.arrived] == ["Phường Vĩnh Tuy"]
    assert made.report.value(RESOLVED) == total(RESOLVED, 0, 1, 4, 5, 6)
    assert late_arrivals(city, again(city), made.report_id) == []
    made.undo()
    assert made.report.shown(RESOLVED) == before
    assert Fed(city, made).overridden == []  # what it was fed with is taken back as well
    assert [row.name for row in late_arrivals(city, again(city), made.report_id)] == ["Phường Vĩnh Tuy"]
    made.redo()
    assert Fed(city, made).overridden == []
    assert late_arrivals(city, again(city), made.report_id) == []


def test_a_cell_typed_over_keeps_its_figure_and_needs_a_reason(city: Desk, made: ReportSession) -> None:
    cell = Address(DOCUMENTS)
    assert not Fed(city, made).states()[cell].overridden
    with pytest.raises(EditRefusedError, match="không cần lý do"):
        Fed(city, made).explain(cell, "vì thế")
    made.set_value(cell, "7")
    assert Fed(city, made).unexplained == [cell]
    bring_up_to_date(city, made)
    assert made.report.shown(DOCUMENTS) == "7"
    with pytest.raises(EditRefusedError, match="Hãy ghi lý do"):
        Fed(city, made).explain(cell, "  ")
    Fed(city, made).explain(cell, "Phường Cửa Nam báo qua điện thoại")
    state = Fed(city, made).states()[cell]
    assert (state.overridden, state.reason, state.units) == (True, "Phường Cửa Nam báo qua điện thoại", 4)
    made.set_value(cell, "8")
    assert Fed(city, made).unexplained == [cell]  # the reason was for 7
    Fed(city, made).restore(cell)
    assert Fed(city, made).unexplained == []
    assert made.report.value(DOCUMENTS) == total(DOCUMENTS, 0, 1, 4, 5)


def test_it_is_not_finalised_with_a_figure_typed_over_without_a_reason(city: Desk, made: ReportSession) -> None:
    cell = Address(DOCUMENTS)
    made.set_value(cell, "7")
    made.confirm(made.report.open_warnings, "Đã xem")
    assert made.report.errors == ()
    with pytest.raises(RefusedError, match="khác số tổng hợp từ các đơn vị mà chưa có lý do"):
        life.finalise(city, made)
    Fed(city, made).explain(cell, "Đã đối chiếu")
    life.finalise(city, made)
    with pytest.raises(RefusedError, match="đã chốt"):
        consolidate(city, again(city))
    amended = city.open_report(life.amend(city, made.report_id))
    assert Fed(city, amended).states()[cell].reason == "Đã đối chiếu"
    assert consolidate(city, again(city)) is not None


def test_what_was_typed_over_goes_with_the_submission(city: Desk, made: ReportSession) -> None:
    made.set_value(Address(DOCUMENTS), "7")
    made.confirm(made.report.open_warnings, "Đã xem")
    Fed(city, made).explain(Address(DOCUMENTS), "Đã đối chiếu")
    life.finalise(city, made)
    sent = opened(submission_of(city, made.report_id), "gửi.cchc").submission
    told = {key.message: reason for key, reason in sent.reasons.items() if key.rule == TYPED_OVER}
    fed = f"{total(DOCUMENTS, 0, 1, 4, 5)}"
    assert told == {f"Ô ghi 7; số tổng hợp từ 4 đơn vị là {fed}.": "Đã đối chiếu"}
    assert set(sent.reasons.values()) == {"Đã đối chiếu", "Đã xem"}


def test_own_rows_are_typed_as_usual_and_stay(city: Desk, made: ReportSession) -> None:
    issued = Address("plan.issued")
    assert issued not in Fed(city, made).states()
    made.set_value(issued, "có")
    made.set_value(Address(issued.code, NOTE), "Kế hoạch số 29/KH-UBND ngày 19/01/2025")
    bring_up_to_date(city, made)
    assert made.report.shown("plan.issued") == "Có"


def test_behind_a_cell_stand_those_that_were_added(city: Desk, made: ReportSession, tmp_path: Path) -> None:
    found = behind(city, made.report_id, RESOLVED)
    assert [each.name for each in found] == ["Phường Cửa Nam", "Phường Giảng Võ", "Phường Hai Bà Trưng", "Phường Hoàn Kiếm"]
    assert sum(int(str(each.value)) for each in found) == made.report.value(RESOLVED)
    path = tmp_path / "muộn.cchc"
    path.write_bytes(submission(report(wards.names()[6])))
    receive(city, path)
    assert len(behind(city, made.report_id, RESOLVED)) == 4  # it is not in the draft yet
    assert next(each.shown for each in behind(city, made.report_id, RATIO)).startswith("99,")


def test_the_workbook_holds_the_units_and_what_could_not_be_counted(
    city: Desk, made: ReportSession, sent: Sent, tmp_path: Path
) -> None:
    receive(city, sent.folder)
    path = tmp_path / "tổng hợp.xlsx"
    assert export_consolidated(made.report, again(city), path)
    book = load_workbook(path)
    assert book.sheetnames == ["PHỤ LỤC 3", "cchc", "Đơn vị", "Chưa tính được"]
    units = book["Đơn vị"]
    assert (units.print_title_rows, units.print_title_cols) == ("$1:$3", "$A:$B"), "each page says whose figures these are"
    codes = [cell.value for cell in units[1]]
    column = codes.index(RESOLVED)
    lines = {row[0].value: row for row in units.iter_rows(min_row=4)}
    assert list(lines) == ["Phường Ba Đình", "Phường Cửa Nam", "Phường Giảng Võ", "Phường Hai Bà Trưng", "Phường Hoàn Kiếm"]
    counted = [row[column].value for row in lines.values() if row[1].value != "Có lỗi"]
    assert sum(int(str(value)) for value in counted) == made.report.value(RESOLVED)
    told = {(row[0].value, row[2].value) for row in book["Chưa tính được"].iter_rows(min_row=2)}
    assert {
        ("Phường Vĩnh Tuy", "Chưa gửi"),
        ("Phường Ba Đình", "Có lỗi"),
        ("Phường Ngọc Hà", "Hỏng hoặc bị sửa"),
        ("Phường Cửa Nam", "Gửi muộn"),
    } <= told


# --- wards into the district's report ---


def test_a_district_is_fed_by_its_wards_last_month(desk: Desk, tmp_path: Path) -> None:
    desk.save_unit(Unit("UBND quận Hà Đông", level=UnitLevel.DISTRICT))
    june, quarter = Period.parse("2025-06"), Period.parse("2025-Q2")
    collected = Collected.of(desk, "district-report", quarter)
    assert collected.forms["ward-monthly"].period == june
    paths = []
    for name in wards.names()[:3]:
        path = tmp_path / f"{name}.cchc"
        path.write_bytes(submission(report(name, june)))
        paths.append(path)
    assert {item.fate.value for item in take_in(desk, collected, paths)} == {"accepted"}
    done = consolidate(desk, Collected.of(desk, "district-report", quarter))
    assert done is not None
    session = desk.open_report(done.report)
    assert session.report.shown("communes.total") == "3"
    assert session.report.value("one_stop.communes.staff") == sum(
        int(str(report(name, june).value("one_stop.staff"))) for name in wards.names()[:3]
    )
    assert [each.name for each in behind(desk, done.report, "one_stop.communes.modern")] == sorted(wards.names()[:3])


def test_districts_become_a_city_by_the_same_act(desk: Desk, tmp_path: Path) -> None:
    from tests.forms.conftest import examples, filled_from

    desk.save_unit(wards.CITY)
    path = next(path for path in examples() if path.stem == "consistent" and path.parts[-4] == "district-report")
    example = filled_from(path).report
    paths = []
    for name in ("UBND quận Hà Đông", "UBND quận Đống Đa"):
        one = Report(
            example.edition,
            Unit(name, level=UnitLevel.DISTRICT),
            example.period,
            dates=example.dates,
            entries=example.entries,
            number="1",
            status=Status.FINALISED,
            background=Background(),
        )
        paths.append(tmp_path / f"{name}.cchc")
        paths[-1].write_bytes(submission(one))
    collected = Collected.of(desk, "district-report", example.period)
    take_in(desk, collected, paths)
    done = consolidate(desk, Collected.of(desk, "district-report", example.period))
    assert done is not None
    city = desk.open_report(done.report).report
    edition: Edition = city.edition
    for code in ("dossiers.communes.resolved", "communes.total", "finance.communes.funds"):
        assert city.value(code) == example.value(code) + example.value(code)  # type: ignore[operator]
    for code, row in edition.indicators.items():
        if row.calculated and row.type.kind == "ratio":
            assert city.shown(code) == example.shown(code), code  # of two alike, the same


def test_a_period_that_the_form_is_not_made_for_is_refused(city: Desk) -> None:
    with pytest.raises(RefusedError, match="không lập cho quý II"):
        Collected.of(city, FORM, Period.parse("2025-Q2"))
    assert PERIOD.code == "2025-08"
