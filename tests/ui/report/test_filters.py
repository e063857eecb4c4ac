"""Filters: only the rows that matter now, without anybody believing the others lost."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.engine.background import Background, PastReport
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.engine.values import Value
from desktop.session import ReportSession
from desktop.ui.report.page import ReportPage
from tests.helpers import tasks
from tests.helpers.tasks import REFORM, code
from tests.ui.report.clerk import Clerk, Memory

EMPTY, FAULTS, CHANGED, TYPED, ALL = "Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+0"


def rows(clerk: Clerk) -> list[str]:
    """The rows of the tab that can be seen, by what stands in front."""
    view, model = clerk.page.view, clerk.page.view.entries
    shown = [row for row in range(model.rowCount()) if not view.isRowHidden(row)]
    assert all(view.rowHeight(row) > 0 for row in shown)
    return [f"{model.text(row, 0)} {model.text(row, 1)}".strip() for row in shown]


def codes(clerk: Clerk) -> list[str]:
    view, model = clerk.page.view, clerk.page.view.entries
    return [found for row in range(model.rowCount()) if not view.isRowHidden(row) and (found := model.code(row))]


def strip(clerk: Clerk) -> str:
    line = clerk.page.filtering.strip
    return line.label.text() if line.isVisible() else ""


@pytest.fixture
def compared(ward_edition: Edition, journal: Memory, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    """The clerk with last month's report behind this one: 12 tasks were assigned, 7 done, 3 meetings held."""
    codes: dict[str, Value] = {}
    for row, typed in (("plan.tasks_assigned", "12"), ("plan.tasks_done", "7"), ("direction.meetings", "3")):
        codes[row] = ward_edition.indicators[row].type.read(typed).value
    background = Background([PastReport(Period.parse("2024-04"), codes)])
    report = Report(ward_edition, Unit("UBND phường Láng Hạ"), Period.parse("2024-05"), background=background)
    return Clerk(open_page(ReportSession(report, 1, journal, date(2024, 5, 17))))


# --- what is shown ---


def test_only_empty_leaves_what_is_still_to_be_filled_under_its_headings(clerk: Clerk, session: ReportSession) -> None:
    everything = rows(clerk)
    session.set_cells("gõ", [(Address("plan.issued"), "Có"), (Address("plan.tasks_assigned"), "12")])
    clerk.presses(EMPTY)
    filled, total = session.report.completeness()
    assert strip(clerk).startswith(f"Đang lọc: chỉ ô trống – {total - filled} dòng, phần này ")
    assert "plan.issued" not in codes(clerk)
    assert "plan.tasks_done" in codes(clerk)
    assert "plan.completion" not in codes(clerk), "the program works it out"
    assert rows(clerk)[:2] == everything[:2], "the headings above stay"
    assert clerk.page.filtering.strip.lift.text() == "Bỏ lọc (Esc)"


def test_a_heading_without_visible_rows_goes_with_them(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.meetings"), "5")
    clerk.presses(TYPED)
    assert codes(clerk) == ["direction.meetings"]
    assert len(rows(clerk)) == 3
    assert not any("kiểm tra" in row for row in rows(clerk))


def test_a_row_that_says_nothing_alone_stands_under_the_figure_it_belongs_to(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("grievances.received.denunciations"), "2")
    clerk.presses(TYPED)
    assert [row for row in rows(clerk) if row.startswith(("-", "+"))] == [
        rows(clerk)[-2],
        "+ Tố cáo",
    ]
    assert rows(clerk)[-2].startswith("- Số vụ việc khiếu nại")


def test_only_faults_leaves_the_rows_to_be_mended(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.meetings"), "năm lần")
    clerk.presses(FAULTS)
    assert codes(clerk) == ["direction.meetings"]
    assert "1 dòng" in strip(clerk)
    clerk.presses("Ctrl+PgDown")
    assert rows(clerk) == []
    assert strip(clerk).endswith("phần này không có dòng nào.")


def test_nothing_is_painted_of_the_rows_that_are_left_out(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("plan.tasks_done"), "5")
    clerk.presses(TYPED)
    view = clerk.page.view
    image = view.viewport().grab().toImage()
    below = view.rowViewportPosition(view.entries.row_of("plan.tasks_done") or 0) + view.rowHeight(
        view.entries.row_of("plan.tasks_done") or 0
    )
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(below, image.height())}
    assert len(colours) == 1


def test_nothing_passes_and_the_strip_says_so(clerk: Clerk) -> None:
    clerk.presses(FAULTS)
    assert strip(clerk) == "Đang lọc: chỉ dòng có lỗi hoặc cảnh báo – không có dòng nào."
    clerk.types("5")
    QApplication.clipboard().setText("7")
    clerk.presses("Down", "Tab", "Enter", "Delete", "PgUp", "Ctrl+End", "F2", "Space", "Shift+Down")
    clerk.presses("Ctrl+V", "Ctrl+D", "Ctrl+0", "Ctrl+C", "Ctrl+X", "F4", "Ctrl+A")
    assert clerk.page.session.undo_name is None
    clerk.presses("Escape")
    assert len(rows(clerk)) == 46
    clerk.goes_to("direction.meetings")
    clerk.presses("Ctrl+V")
    assert clerk.reads("direction.meetings") == "7", "with all rows shown the table takes it again"


def test_only_changed_compares_with_the_period_before(compared: Clerk) -> None:
    session = compared.page.session
    session.set_cells("gõ", [(Address("plan.tasks_assigned"), "12"), (Address("plan.tasks_done"), "9")])
    compared.presses(CHANGED)
    assert "plan.tasks_assigned" not in codes(compared)
    assert "plan.tasks_done" in codes(compared)
    assert "direction.meetings" in codes(compared), "it had a figure then and has none now"


def test_without_a_period_before_the_choice_is_off_and_says_why(clerk: Clerk) -> None:
    action = clerk.page.commands.filter_changed
    assert not action.isEnabled()
    assert "Chưa có báo cáo kỳ trước" in action.toolTip()
    clerk.presses(CHANGED)
    assert strip(clerk) == ""


def test_the_menu_beside_the_tabs_offers_the_filters(clerk: Clerk) -> None:
    menu = clerk.page.tab_line.filter_menu()
    assert menu.toolTipsVisible()
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Tất cả các dòng",
        "Chỉ ô trống",
        "Chỉ dòng có lỗi",
        "Chỉ dòng khác kỳ trước",
        "Chỉ dòng đã nhập",
    ]
    menu.actions()[1].trigger()
    assert strip(clerk).startswith("Đang lọc: chỉ ô trống")
    assert clerk.page.commands.filter_empty.isChecked()


def test_the_badges_count_everything_as_before(clerk: Clerk) -> None:
    before = clerk.page.tabs.badges
    clerk.presses(TYPED)
    assert clerk.page.tabs.badges == before


# --- keys ---


def test_keys_lead_only_through_what_is_shown(clerk: Clerk, session: ReportSession) -> None:
    for row in ("plan.issued", "plan.tasks_assigned", "direction.documents"):
        session.set_value(Address(row), "Có" if row == "plan.issued" else "1")
    session.set_value(Address("grievances.received.denunciations"), "1")
    clerk.presses(TYPED, "Ctrl+Home")
    assert clerk.stands_in == ("plan.issued", VALUE)
    clerk.presses("Down", "Down")
    assert clerk.stands_in == ("direction.documents", VALUE)
    clerk.presses("Tab", "Tab")
    assert clerk.stands_in[0] == "grievances.received.denunciations", "the total that a row stands under is passed over"
    clerk.presses("Up")
    assert clerk.stands_in[0] == "direction.documents"
    clerk.presses("PgUp")
    assert clerk.stands_in == ("plan.issued", VALUE)
    clerk.presses("PgDown")
    assert clerk.stands_in[0] == "grievances.received.denunciations"


def test_enter_goes_on_to_the_next_tab_that_has_such_rows(clerk: Clerk, session: ReportSession) -> None:
    last = next(reversed([row for row in session.report.edition.indicators.values() if not row.calculated]))
    session.set_cells("gõ", [(Address("direction.meetings"), "1"), (Address(last.code, NOTE), "ghi chú")])
    clerk.presses(TYPED, "Enter")
    assert clerk.tab == "II.5. Chính quyền số"
    assert clerk.stands_in == (last.code, VALUE)
    clerk.presses("Enter")
    assert "ô cuối cùng đang hiện" in clerk.notice


def test_delete_empties_only_what_can_be_seen(clerk: Clerk, session: ReportSession) -> None:
    cells = ["plan.tasks_assigned", "plan.tasks_done", "direction.documents"]
    session.set_cells("gõ", [(Address(row), "5") for row in cells])
    session.set_value(Address("plan.tasks_done"), "sáu")
    session.set_value(Address("direction.meetings"), "bảy")
    clerk.presses(FAULTS, "Ctrl+Home", "Shift+Down", "Shift+Down", "Delete")
    assert clerk.reads("direction.documents") == "5"
    assert clerk.reads("plan.tasks_done") == clerk.reads("direction.meetings") == ""


# --- what an edit does ---


def test_a_row_that_was_just_filled_stays_until_the_clerk_turns_to_another_tab(clerk: Clerk) -> None:
    clerk.presses(EMPTY)
    clerk.goes_to("direction.meetings")
    before = strip(clerk)
    clerk.types("5")
    clerk.presses("Enter")
    assert clerk.stands_in == ("direction.attendees", VALUE)
    assert "direction.meetings" in codes(clerk)
    assert strip(clerk) != before, "one row less is empty"
    clerk.presses("Ctrl+PgDown", "Ctrl+PgUp")
    assert "direction.meetings" not in codes(clerk)


def test_choosing_the_filter_again_brings_it_up_to_date(clerk: Clerk) -> None:
    clerk.presses(EMPTY)
    clerk.goes_to("direction.meetings")
    clerk.types("5")
    clerk.presses("Enter", EMPTY)
    assert "direction.meetings" not in codes(clerk)


def test_a_new_fault_comes_into_sight(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.meetings"), "năm")
    clerk.presses(FAULTS)
    session.set_value(Address("direction.attendees"), "sáu")
    assert codes(clerk) == ["direction.meetings", "direction.attendees"]
    assert " 2 dòng" in strip(clerk)


def test_undoing_shows_the_row_and_the_cursor_goes_there(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.types("5")
    clerk.presses("Enter", EMPTY)
    assert "plan.tasks_done" not in codes(clerk)
    clerk.presses("Ctrl+Z")
    assert "plan.tasks_done" in codes(clerk)
    assert clerk.stands_in == ("plan.tasks_done", VALUE)
    assert strip(clerk).startswith("Đang lọc")


# --- jumps ---


def test_jumping_to_a_fault_that_is_left_out_lifts_the_filter_and_says_so(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.meetings"), "năm")
    session.set_value(Address("plan.tasks_done"), "5")
    session.set_value(Address("plan.tasks_done"), "")
    clerk.presses(EMPTY, "F8")
    assert clerk.stands_in == ("direction.meetings", VALUE)
    assert len(rows(clerk)) == 46
    assert strip(clerk) == "Đã bỏ lọc “chỉ ô trống” để hiện dòng này."
    assert clerk.page.commands.show_all.isChecked()
    clerk.page.filtering.strip.again.click()
    assert strip(clerk).startswith("Đang lọc: chỉ ô trống")


def test_a_found_row_that_is_left_out_lifts_the_filter(clerk: Clerk) -> None:
    clerk.presses(TYPED, "Ctrl+F")
    clerk.types("to cao")
    clerk.presses("Enter")
    assert strip(clerk).startswith("Đã bỏ lọc “chỉ dòng đã nhập”")
    clerk.presses("Escape", "Escape")
    assert strip(clerk) == ""


def test_escape_closes_the_search_first_and_then_lifts_the_filter(clerk: Clerk) -> None:
    clerk.presses(EMPTY, "Ctrl+F", "Escape")
    assert strip(clerk)
    clerk.presses("Escape")
    assert strip(clerk) == ""
    assert clerk.page.commands.show_all.isChecked()
    assert len(rows(clerk)) == 46


def test_a_filter_waits_for_a_text_that_could_not_be_stored(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("direction.meetings")
    journal.full = True
    clerk.types("5")
    clerk.presses(EMPTY)
    assert strip(clerk) == ""
    assert clerk.page.commands.show_all.isChecked()


# --- other columns, tables of tasks ---


def test_showing_the_last_period_keeps_the_filter(compared: Clerk) -> None:
    compared.page.session.set_value(Address("direction.meetings"), "5")
    compared.presses(TYPED)
    before = rows(compared)
    compared.presses("F4")
    assert rows(compared) == before
    compared.presses("F4")
    assert rows(compared) == before


def test_tasks_are_filtered_under_their_groups(journal: Memory, open_page: Callable[[ReportSession], ReportPage]) -> None:
    clerk = Clerk(open_page(tasks.session(journal)))
    clerk.goes_to(code(REFORM, 2), "task")
    clerk.page.session.set_value(Address(code(REFORM, 2), "task"), "")
    clerk.presses(TYPED)
    assert rows(clerk) == ["I Chỉ đạo, điều hành", "1 Kế hoạch kiểm tra", "II Cải cách thể chế", "1 Rà soát văn bản"]
    clerk.presses("F5")
    assert clerk.stands_in[1] == "task"
    assert len(rows(clerk)) == 5, "the new row is there to be filled"
    clerk.presses("Ctrl+Z", ALL)
    assert len(rows(clerk)) == 7
