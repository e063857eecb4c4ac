"""The list of reports: one of a form and period, drafts that go to the bin and come back."""

import pytest

from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.storage import DeletedReportError, UnknownReportError

FORM = "ward-monthly"
MAY, JUNE = Period.parse("2024-05"), Period.parse("2024-06")
ASSIGNED = "plan.tasks_assigned"


@pytest.fixture
def report(desk: Desk) -> int:
    made = desk.new_report(FORM, MAY)
    desk.open_report(made).set_cells("dán 2 ô", [(Address(ASSIGNED), "20"), (Address(ASSIGNED, NOTE), "theo Kế hoạch 29")])
    return made


# ----------------------------------------------------------------------------------------------------- new reports


def test_there_is_one_report_of_a_form_and_a_period(desk: Desk, report: int) -> None:
    with pytest.raises(RefusedError, match=rf"Đã có báo cáo tháng 5 năm 2024 .* đang soạn \(mã {report}\)"):
        desk.new_report(f"{FORM}@2024", MAY)
    assert [row.id for row in desk.reports()] == [report]
    assert desk.new_report(FORM, JUNE)


def test_a_period_before_the_form_was_in_force_is_refused(desk: Desk) -> None:
    for form in (FORM, f"{FORM}@2024"):
        with pytest.raises(RefusedError, match="áp dụng từ ngày 01 tháng 01 năm 2024, không lập được cho tháng 12 năm 2023"):
            desk.new_report(form, Period.parse("2023-12"))
    assert desk.reports() == []
    assert desk.new_report(FORM, Period.parse("2024-01"))  # begins in December, ends in January


# --------------------------------------------------------------------------------------------------------- the bin


def test_a_deleted_draft_is_out_of_sight(desk: Desk, report: int) -> None:
    desk.delete_report(report)
    assert desk.reports() == []
    (row,) = desk.deleted_reports()
    assert row.id == report
    assert row.deleted is not None
    with pytest.raises(DeletedReportError, match=f"mã {report} đang nằm trong thùng rác"):
        desk.open_report(report)
    with pytest.raises(DeletedReportError):
        desk.delete_report(report)


def test_what_lies_in_the_bin_is_no_background_for_others(desk: Desk, report: int) -> None:
    june = desk.new_report(FORM, JUNE)
    assert desk.open_report(june).report.background.past[0].values[ASSIGNED] == 20
    desk.delete_report(report)
    session = desk.open_report(june)
    assert session.report.background.past == ()
    assert [row.report_id for row in session.row_history(ASSIGNED)] == [june]
    assert session.notes_before(ASSIGNED) == []


def test_a_deleted_draft_comes_back_whole(desk: Desk, report: int) -> None:
    before = desk.report(report)
    desk.delete_report(report)
    desk.restore_report(report)
    assert desk.report(report) == before
    assert desk.open_report(report).report.shown(ASSIGNED) == "20"
    assert desk.deleted_reports() == []
    with pytest.raises(RefusedError, match="không nằm trong thùng rác"):
        desk.restore_report(report)


def test_a_report_does_not_come_back_beside_another_of_its_period(desk: Desk, report: int) -> None:
    desk.delete_report(report)
    other = desk.new_report(FORM, MAY)
    with pytest.raises(RefusedError, match=rf"đang soạn \(mã {other}\)"):
        desk.restore_report(report)
    assert [row.id for row in desk.deleted_reports()] == [report]


def test_the_latest_deleted_comes_first(desk: Desk, report: int) -> None:
    june = desk.new_report(FORM, JUNE)
    desk.delete_report(june)
    desk.delete_report(report)
    assert [row.id for row in desk.deleted_reports()] == [report, june]


def test_emptying_the_bin_leaves_no_part_of_what_was_in_it(desk: Desk, report: int) -> None:
    june = desk.new_report(FORM, JUNE)
    desk.delete_report(report)
    assert desk.empty_bin() == 1
    assert desk.empty_bin() == 0
    assert [row.id for row in desk.reports()] == [june]
    with pytest.raises(UnknownReportError):
        desk.restore_report(report)
    parts = "SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM value) + (SELECT count(*) FROM change)"
    assert desk.database._file.connection.execute(parts).fetchone()[0] == 0
