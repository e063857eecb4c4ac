"""The life of a report on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.commands import Result

Command = Callable[..., Result]
FORM = "ward-monthly"
ASSIGNED, DONE = "plan.tasks_assigned=20", "plan.tasks_done=18"
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"


@pytest.fixture
def report(cchc: Command) -> int:
    """A draft with open warnings and without errors."""
    made: int = cchc("new", FORM, "--period", "2024-05", "--json").data["report"]
    assert cchc("set", made, "plan.issued=Có", ASSIGNED, DONE).status == 0
    return made


def reasons(cchc: Command, report: int) -> dict[str, str]:
    return {found["rule"]: found["reason"] for found in cchc("check", report, "--json").data["findings"]}


def test_warnings_are_confirmed_by_row_or_by_rule(cchc: Command, report: int) -> None:
    assert set(reasons(cchc, report).values()) == {""}
    answer = cchc("confirm", report, "plan.issued", "plan.unfinished_explained", "--reason", REASON, "--json").data
    assert {each["rule"] for each in answer["confirmed"]} == {"plan.document_named", "plan.unfinished_explained"}
    assert answer["open_warnings"] == 0
    assert set(reasons(cchc, report).values()) == {REASON}
    assert f"Đã xác nhận: {REASON}" in cchc("check", report).out


def test_a_confirmed_warning_is_opened_again(cchc: Command, report: int) -> None:
    cchc("confirm", report, "plan.issued", "plan.unfinished_explained", "--reason", REASON)
    assert cchc("confirm", report, "plan.issued", "--reopen", "--json").data["open_warnings"] == 1
    assert reasons(cchc, report)["plan.document_named"] == ""


def test_what_is_not_a_warning_cannot_be_confirmed(cchc: Command, report: int, tmp_path: Path) -> None:
    refused = cchc("confirm", report, "plan.issued", "direction.meetings", "--reason", REASON)
    assert (refused.status, refused.out) == (2, "")
    assert "“direction.meetings”" in refused.err
    assert cchc("confirm", report, "plan.issued", "--reason", " ").status == 2
    assert cchc("confirm", report, "plan.issued").status == 2
    assert set(reasons(cchc, report).values()) == {""}


@pytest.fixture
def ready(cchc: Command, report: int) -> int:
    """A draft with which nothing is wrong."""
    cchc("confirm", report, "plan.issued", "plan.unfinished_explained", "--reason", REASON)
    return report


def test_a_report_is_finalised_once_nothing_speaks_against_it(cchc: Command, report: int) -> None:
    refused = cchc("finalise", report)
    assert (refused.status, refused.out) == (2, "")
    assert "còn 2 cảnh báo chưa có lý do" in refused.err
    cchc("confirm", report, "plan.issued", "plan.unfinished_explained", "--reason", REASON)
    answer = cchc("finalise", report, "--json").data
    assert (answer["status"], answer["number"], answer["version"], len(answer["hash"])) == ("finalised", "01", 1, 64)
    shown = cchc("show", report, "--json").data
    assert (shown["status"], shown["number"]) == ("finalised", "01")
    assert cchc("set", report, "plan.tasks_assigned=21").status == 2
    assert "đã chốt rồi" in cchc("finalise", report).err


def test_a_number_can_be_given(cchc: Command, ready: int) -> None:
    assert cchc("finalise", ready, "--number", "05/BC-UBND", "--json").data["number"] == "05/BC-UBND"


def test_a_finalised_report_is_amended_and_the_differences_are_listed(cchc: Command, ready: int) -> None:
    assert "còn là bản nháp" in cchc("amend", ready).err
    cchc("finalise", ready)
    amended = cchc("amend", ready, "--json").data
    assert (amended["version"], amended["status"], amended["amends"]) == (2, "draft", ready)
    assert "chưa khác gì" in cchc("differences", amended["report"]).out
    cchc("set", amended["report"], "plan.tasks_done=19")
    found = cchc("differences", amended["report"], "--json").data["differences"]
    assert [(each["code"], each["before"], each["after"], each["calculated"]) for each in found] == [
        ("plan.tasks_done", "18", "19", False),
        ("plan.completion", "90", "95", True),
    ]
    assert "“18” → “19”" in cchc("differences", amended["report"]).out
    assert cchc("differences", ready).status == 2
    assert cchc("amend", ready).status == 2


def test_a_draft_goes_to_the_bin_and_comes_back(cchc: Command, report: int) -> None:
    assert cchc("delete", report, "--json").data == {"report": report}
    assert cchc("show", report).status == 2
    (listed,) = cchc("bin", "--json").data["reports"]
    assert listed["report"] == report
    assert listed["deleted"]
    assert "tháng 5 năm 2024" in cchc("bin").out
    assert cchc("undelete", report).status == 0
    assert cchc("show", report).status == 0
    assert "trống" in cchc("bin").out


def test_the_bin_is_emptied(cchc: Command, report: int) -> None:
    cchc("delete", report)
    assert cchc("bin", "--empty", "--json").data == {"deleted": 1}
    assert cchc("undelete", report).status == 2


def test_a_finalised_report_is_not_deleted(cchc: Command, ready: int) -> None:
    cchc("finalise", ready)
    refused = cchc("delete", ready)
    assert refused.status == 2
    assert "đã chốt nên không xóa được" in refused.err


def test_a_second_report_of_a_period_is_refused(cchc: Command, report: int) -> None:
    refused = cchc("new", FORM, "--period", "2024-05")
    assert refused.status == 2
    assert f"(mã {report})" in refused.err
