"""A warning is confirmed with a reason: stored, undone, and open again once it says something else."""

import pytest

from desktop.engine.edits import NOTE, Address
from desktop.engine.findings import Finding
from desktop.engine.report import EditRefusedError, Outcome, Report
from desktop.session import ReportSession
from tests.helpers.clerk import Clerk, NoDisk, opens

ASSIGNED, DONE = "plan.tasks_assigned", "plan.tasks_done"
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"


class FullDisk(NoDisk):
    """A journal on which nothing can be stored."""

    def record(self, *_: object) -> None:
        raise OSError("đĩa đầy")


@pytest.fixture
def clerk() -> Clerk:
    return opens("ward-monthly").types(ASSIGNED, "20").types(DONE, "18")


def warnings(report: Report) -> list[str]:
    return [finding.rule for finding in report.open_warnings]


def warning(clerk: Clerk, rule: str = "plan.unfinished_explained") -> Finding:
    (found,) = (finding for finding in clerk.report.findings if finding.rule == rule)
    return found


def test_a_confirmed_warning_still_stands_and_is_no_longer_open(clerk: Clerk) -> None:
    found = warning(clerk)
    outcome = clerk.session.confirm([found], f" {REASON} ")
    assert outcome is not None
    assert outcome.findings_changed
    assert not outcome.codes
    assert clerk.report.reason(found) == REASON
    assert found in clerk.report.findings
    assert found.rule not in warnings(clerk.report)
    assert clerk.report.confirmed == {found.key: REASON}


def test_confirming_is_one_step_that_can_be_taken_back(clerk: Clerk) -> None:
    found = list(clerk.report.open_warnings)
    assert len(found) > 1
    clerk.session.confirm(found, REASON)
    assert clerk.session.undo_name == f"xác nhận {len(found)} cảnh báo"
    assert not clerk.report.open_warnings
    clerk.undoes()
    assert list(clerk.report.open_warnings) == found
    clerk.redoes()
    assert not clerk.report.open_warnings


def test_another_reason_replaces_the_first_and_undoing_brings_it_back(clerk: Clerk) -> None:
    found = warning(clerk)
    clerk.session.confirm([found], REASON)
    assert clerk.session.confirm([found], REASON) is None
    clerk.session.confirm([found], "Lý do khác")
    clerk.undoes()
    assert clerk.report.reason(found) == REASON
    assert clerk.session.undo_name == "xác nhận cảnh báo"


def test_a_confirmed_warning_can_be_opened_again(clerk: Clerk) -> None:
    found = warning(clerk)
    clerk.session.confirm([found], REASON)
    clerk.session.reopen([found])
    assert clerk.session.undo_name == "bỏ xác nhận cảnh báo"
    assert found.rule in warnings(clerk.report)
    clerk.undoes()
    assert clerk.report.reason(found) == REASON


def test_the_reason_waits_while_the_warning_does_not_stand(clerk: Clerk) -> None:
    clerk.session.confirm([warning(clerk)], REASON)
    clerk.types(DONE, "20").sees_no_finding("plan.unfinished_explained")
    assert not clerk.report.confirmed
    clerk.undoes()
    assert clerk.report.reason(warning(clerk)) == REASON


def test_views_hear_of_a_confirmation_until_they_are_gone(clerk: Clerk) -> None:
    heard: list[Outcome] = []
    clerk.session.on_change(heard.append)
    clerk.session.confirm([warning(clerk)], REASON)
    assert [outcome.findings_changed for outcome in heard] == [True]
    clerk.session.off_change(heard.append)
    clerk.session.off_change(heard.append)
    clerk.types(DONE, "17")
    assert len(heard) == 1


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_asked_for(clerk: Clerk, reason: str) -> None:
    with pytest.raises(EditRefusedError, match="lý do"):
        clerk.session.confirm([warning(clerk)], reason)


def test_an_error_cannot_be_confirmed(clerk: Clerk) -> None:
    clerk.types(DONE, "21")
    with pytest.raises(EditRefusedError, match="phải sửa"):
        clerk.session.confirm(clerk.report.errors, REASON)
    assert clerk.report.errors


def test_a_warning_that_is_gone_cannot_be_confirmed_nor_those_beside_it(clerk: Clerk) -> None:
    gone = warning(clerk)
    clerk.notes(DONE, "Còn 2 nhiệm vụ về số hóa")
    with pytest.raises(EditRefusedError, match="không còn như lúc anh, chị đọc"):
        clerk.session.confirm([*clerk.report.open_warnings, gone], REASON)
    assert not clerk.report.reasons


def test_a_confirmation_that_cannot_be_stored_is_taken_back(clerk: Clerk) -> None:
    found = warning(clerk)
    clerk.session._journal = FullDisk()
    with pytest.raises(OSError, match="đĩa đầy"):
        clerk.session.confirm([found], REASON)
    assert clerk.report.reason(found) == ""
    assert clerk.session.undo_name == "gõ “Số nhiệm vụ đã hoàn thành theo kế hoạch”"


def test_tasks_have_no_history_in_other_reports() -> None:
    district = opens("district-report", "2021-9M")
    assert district.session.row_history("reform_tasks#1") == []
    assert district.session.notes_before("reform_tasks#1") == []
    assert district.session.change_log(Address("reform_tasks#1", NOTE)) == []


def test_a_session_that_is_told_to_forget_a_view_keeps_the_others(clerk: Clerk) -> None:
    gone: list[Outcome] = []
    kept: list[Outcome] = []
    session: ReportSession = clerk.session

    def leave(outcome: Outcome) -> None:
        gone.append(outcome)
        session.off_change(leave)

    session.on_change(leave)
    session.on_change(kept.append)
    clerk.types(DONE, "16").types(DONE, "15")
    assert (len(gone), len(kept)) == (1, 2)
