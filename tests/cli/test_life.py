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
