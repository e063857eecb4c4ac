"""A warning that is right as it stands: the clerk says why, and it asks for nothing more."""

from collections.abc import Callable

import pytest

from desktop.engine.edits import Address
from desktop.ui import style
from desktop.ui.report.confirm_dialog import ConfirmDialog
from desktop.ui.report.findings_list import Column
from tests.ui.report.clerk import NOTE, VALUE, Clerk

Answer = Callable[[str], list[str]]


@pytest.fixture
def warned(clerk: Clerk) -> Clerk:
    """A plan answered without its document, and a month without any task done: two warnings, no error."""
    cells = {"plan.issued": "Có", "plan.tasks_assigned": "3", "plan.tasks_done": "1"}
    clerk.page.session.take_in("nhập từ tệp", [(Address(code), text) for code, text in cells.items()])
    return clerk


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Has the dialog answered with a reason, or with "" to open the warning again; the list gets the reason it showed."""

    def answer(reason: str) -> list[str]:
        shown: list[str] = []

        def fill(dialog: ConfirmDialog) -> int:
            shown.append(dialog.field.text())
            dialog.field.setText(reason)
            (dialog.confirm_button if reason else dialog.reopen_button).click()
            return dialog.result()

        monkeypatch.setattr(ConfirmDialog, "exec", fill)
        return shown

    return answer


def listed(clerk: Clerk) -> list[str]:
    entries = clerk.page.findings.entries
    return [f"{entries.index(row, Column.SEVERITY).data()}" for row in range(entries.rowCount())]


def test_a_confirmed_warning_asks_for_nothing_more(warned: Clerk, answers: Answer) -> None:
    assert listed(warned) == ["Cảnh báo", "Cảnh báo"]
    answers("Kế hoạch chưa đóng dấu")
    warned.goes_to("plan.issued", NOTE)
    warned.presses("F9")
    assert listed(warned) == ["Đã xác nhận", "Cảnh báo"]
    assert warned.page.tabs.badge(0).faults == (0, 1)
    assert "Lý do: Kế hoạch chưa đóng dấu" in warned.hovers("plan.issued", NOTE)
    assert "có cảnh báo đã xác nhận" in warned.hears("plan.issued", NOTE)
    warned.goes_to("direction.meetings")
    assert warned.colour("plan.issued", NOTE) == style.theme().input
    warned.presses("F8")
    assert warned.stands_in == ("plan.completion", NOTE)
    warned.presses("F8")
    assert warned.stands_in == ("plan.completion", NOTE)


def test_confirming_is_undone_like_any_edit(warned: Clerk, answers: Answer) -> None:
    answers("Kế hoạch chưa đóng dấu")
    warned.goes_to("plan.issued", NOTE)
    warned.presses("F9")
    assert "xác nhận" in warned.page.commands.undo.text()
    warned.presses("Ctrl+Z")
    assert listed(warned) == ["Cảnh báo", "Cảnh báo"]


def test_a_confirmed_warning_can_be_opened_again(warned: Clerk, answers: Answer) -> None:
    answers("Kế hoạch chưa đóng dấu")
    warned.goes_to("plan.issued", NOTE)
    warned.presses("F9")
    shown = answers("")
    warned.presses("F9")
    assert shown == ["Kế hoạch chưa đóng dấu"]
    assert listed(warned) == ["Cảnh báo", "Cảnh báo"]


def test_where_nothing_is_to_be_confirmed_the_clerk_is_told(clerk: Clerk, answers: Answer) -> None:
    shown = answers("x")
    clerk.goes_to("direction.meetings")
    clerk.presses("F9")
    assert "không có cảnh báo nào để xác nhận" in clerk.notice
    assert shown == []


def test_an_error_is_not_confirmed(warned: Clerk, answers: Answer) -> None:
    warned.goes_to("plan.tasks_done", VALUE)
    warned.types("9")
    warned.presses("Return", "Up")
    shown = answers("x")
    warned.presses("F9")
    assert shown == []
    assert "Lỗi thì phải sửa" in warned.notice


def test_from_the_list_the_chosen_one_is_confirmed(warned: Clerk, answers: Answer) -> None:
    answers("Làm cả năm")
    warned.page.findings.table.selectRow(1)
    warned.page.findings.table.setFocus()
    warned.presses("F9")
    assert listed(warned) == ["Cảnh báo", "Đã xác nhận"]
