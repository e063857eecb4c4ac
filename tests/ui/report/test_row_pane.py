"""The pane under the table tells all about the row with the cursor: where its figure goes, what watches it, what was before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.ui.report.history_dialog import HistoryDialog
from desktop.ui.report.page import ReportPage
from tests.ui.report.clerk import NOTE, Clerk


@pytest.fixture
def june(desk: Desk, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    """June, after the sample's May."""
    return Clerk(open_page(desk.open_report(desk.new_report("ward-monthly", Period.parse("2024-06")))))


def follows(clerk: Clerk, link: str) -> None:
    clerk.page.explanation.anchorClicked.emit(QUrl(link))


def test_it_tells_where_the_figure_goes_and_leads_there(june: Clerk) -> None:
    june.goes_to("plan.tasks_done")
    assert "Số này đi vào: Tỷ lệ hoàn thành so với Kế hoạch" in june.explanation
    follows(june, "row:plan.completion")
    assert june.stands_in[0] == "plan.completion"


def test_it_tells_what_the_rules_compare_now(june: Clerk) -> None:
    june.goes_to("plan.tasks_assigned")
    june.types("3")
    june.presses("Return")
    june.types("5")
    june.presses("Return")
    june.goes_to("plan.tasks_done")
    assert "✗ Dòng này (5) ≤ “Số nhiệm vụ được giao triển khai thực hiện trong kế hoạch" in june.explanation
    june.types("2")
    june.presses("Return")
    june.goes_to("plan.tasks_done")
    assert "✓ Dòng này (2) ≤ “Số nhiệm vụ được giao triển khai thực hiện trong kế hoạch" in june.explanation


def test_it_tells_how_the_row_stood_in_the_last_period(june: Clerk) -> None:
    june.goes_to("plan.tasks_assigned")
    assert "Tháng 5 năm 2024: 20." in june.explanation
    june.types("23")
    june.presses("Return", "Up")
    assert "Tháng 5 năm 2024: 20 (+3)." in june.explanation


def test_a_note_used_before_is_taken_by_a_click(june: Clerk, qtbot: QtBot) -> None:
    june.goes_to("plan.issued", NOTE)
    qtbot.waitUntil(lambda: "Dùng lại “Số 62/KH-UBND ngày 28/02/2024”" in june.explanation)
    follows(june, "note:0")
    assert june.reads("plan.issued", NOTE) == "Số 62/KH-UBND ngày 28/02/2024"
    assert "dùng lại giải trình" in june.page.commands.undo.text()


def test_the_changes_of_the_cell_follow_when_the_cursor_rests(june: Clerk, qtbot: QtBot) -> None:
    june.goes_to("plan.tasks_assigned")
    june.types("3")
    june.presses("Return", "Up")
    june.types("31")
    june.presses("Return", "Up")
    qtbot.waitUntil(lambda: "3 → 31" in june.explanation)
    assert "trống → 3" in june.explanation


def cells(table: QTableWidget, row: int) -> list[str]:
    texts = []
    for column in range(table.columnCount()):
        item = table.item(row, column)
        texts.append(item.text() if item else "")
    return texts


def test_shift_f4_opens_the_row_over_its_periods(june: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def look(dialog: HistoryDialog) -> int:
        seen.extend(cells(dialog.periods, row) for row in range(dialog.periods.rowCount()))
        seen.extend(cells(dialog.changes, row)[2:4] for row in range(dialog.changes.rowCount()))
        return 0

    monkeypatch.setattr(HistoryDialog, "exec", look)
    june.goes_to("plan.tasks_assigned")
    june.types("23")
    june.presses("Return", "Up", "Shift+F4")
    assert seen == [
        ["Tháng 6 năm 2024", "23", "+3", "", "Bản nháp"],
        ["Tháng 5 năm 2024", "20", "", "", "Bản nháp"],
        ["trống", "23"],
    ]


def test_a_click_on_the_course_opens_it_for_that_row(june: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Address | None] = []
    monkeypatch.setattr(HistoryDialog, "exec", lambda _dialog: opened.append(june.page.view.current_address))
    view = june.page.view
    row = view.entries.index_of(Address("direction.attendees")).row()
    june.goes_to("plan.issued")
    course = view.entries.fields.index("course")
    june.clicks_at(view.entries.index(row, course))
    assert opened == [Address("direction.attendees")]
