"""Ctrl+F: words and figures are found on all tabs while they are typed, and the cursor goes there."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.engine.edits import NOTE, VALUE, Address
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report.finding.search_bar import SearchBar
from desktop.ui.report.page import ReportPage
from tests.helpers import tasks
from tests.helpers.editions import district
from tests.helpers.reports import empty
from tests.helpers.tasks import REFORM, code
from tests.ui.report.clerk import Clerk, Memory


def bar(clerk: Clerk) -> SearchBar:
    return clerk.page.searching.bar


def searches(clerk: Clerk, words: str) -> None:
    clerk.presses("Ctrl+F")
    clerk.types(words)


def told(clerk: Clerk) -> str:
    QApplication.processEvents()
    return bar(clerk).told.text()


def listed(clerk: Clerk) -> list[str]:
    """The lines of the list under the field."""
    results = bar(clerk).results
    assert results.isVisible()
    return [str(results.entries.index(row).data()) for row in range(results.entries.rowCount())]


# --- what is found ---


def test_words_without_diacritics_find_those_with_them_on_all_tabs(clerk: Clerk) -> None:
    searches(clerk, "ty le")
    lines = listed(clerk)
    assert lines[0] == "I. Chỉ đạo, điều hành"
    assert lines[1].startswith("- Tỷ lệ hoàn thành so với Kế hoạch")
    assert "II.2. Cải cách TTHC" in lines
    assert told(clerk) == f"{sum(not line.startswith('I') for line in lines)} dòng"


def test_all_words_must_stand_in_the_row_in_any_order(clerk: Clerk) -> None:
    searches(clerk, "hanh ban ke hoach")
    assert "- Ban hành Kế hoạch CCHC" in listed(clerk)
    clerk.presses("Escape")
    searches(clerk, "ban hanh khong co chu nay")
    assert told(clerk) == "Không thấy “ban hanh khong co chu nay”. Thử ít chữ hơn; không cần gõ dấu."


def test_a_figure_is_found_by_its_digits_and_as_it_is_shown(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.attendees"), "68897")
    for typed in ("68897", "68.897", "8.89"):
        searches(clerk, typed)
        assert listed(clerk) == ["I. Chỉ đạo, điều hành", "- Tổng số lượt người tham dự, 68.897"]


def test_a_calculated_figure_is_found_too(clerk: Clerk, session: ReportSession) -> None:
    session.set_cells("gõ", [(Address("plan.tasks_assigned"), "31"), (Address("plan.tasks_done"), "21")])
    shown = clerk.reads("plan.completion")
    searches(clerk, shown)
    assert any(line.endswith(shown) for line in listed(clerk))


def test_diacritics_that_are_typed_bring_the_rows_with_just_these_first(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("plan.issued", NOTE), "Hoãn ban la")
    session.set_value(Address("communication.contests", NOTE), "hoàn bản là")
    searches(clerk, "hoàn bản là")
    assert listed(clerk) == [
        "I. Chỉ đạo, điều hành",
        "- Số cuộc thi, hoàn bản là",
        "I. Chỉ đạo, điều hành – khác dấu",
        "- Ban hành Kế hoạch CCHC, Hoãn ban la",
    ]


def test_a_note_is_found_and_shown_in_its_own_cell(clerk: Clerk, session: ReportSession) -> None:
    session.set_value(Address("direction.meetings", NOTE), "Kế hoạch số 29/KH-UBND ngày 19/01/2024")
    searches(clerk, "29/kh")
    clerk.presses("Enter")
    assert clerk.stands_in == ("direction.meetings", NOTE)


def test_a_row_is_found_by_its_number_and_its_code(clerk: Clerk) -> None:
    searches(clerk, "3.2")
    assert any(line.startswith("3.2 Tình hình khiếu nại") for line in listed(clerk))
    searches(clerk, "grievances.received.comp")
    assert told(clerk) == "1 dòng"


def test_a_heading_leads_to_the_first_row_beneath_it(clerk: Clerk) -> None:
    searches(clerk, "tinh hinh khieu nai to cao")
    clerk.presses("Enter", "Escape")
    assert clerk.stands_in == ("grievances.received", VALUE)


def test_what_is_typed_later_is_found_and_what_is_gone_is_not(clerk: Clerk) -> None:
    clerk.goes_to("direction.attendees")
    searches(clerk, "4321")
    assert told(clerk).startswith("Không thấy")
    clerk.presses("Escape")
    clerk.types("4321")
    clerk.presses("Enter", "Ctrl+F")
    assert told(clerk) == "1 dòng"
    clerk.page.view.setFocus()
    clerk.presses("Ctrl+Z")
    assert told(clerk).startswith("Không thấy")


# --- from one result to the next ---


def test_enter_and_f3_go_on_and_shift_goes_back_round_at_the_ends(clerk: Clerk) -> None:
    searches(clerk, "ban hanh ke hoach")
    clerk.presses("Enter")
    assert clerk.stands_in == ("plan.issued", VALUE)
    first = told(clerk)
    assert first.startswith("1 trong ")
    assert clerk.hand is bar(clerk).field
    assert not bar(clerk).results.isVisible()
    clerk.presses("F3")
    assert clerk.stands_in == ("inspection.plan_issued", VALUE)
    assert told(clerk).startswith("2 trong ")
    clerk.presses("Shift+F3", "Shift+Enter")
    count = int(first.split()[2])
    assert told(clerk) == f"{count} trong {count} dòng"
    clerk.presses("F3")
    assert told(clerk) == first


def test_f3_goes_on_from_where_the_clerk_has_gone(clerk: Clerk) -> None:
    searches(clerk, "to cao")
    clerk.presses("Enter", "Escape")
    clerk.goes_to("grievances.resolved")
    clerk.presses("F3")
    assert clerk.stands_in[0].startswith("grievances.resolved.")
    assert clerk.hand is clerk.page.view


def test_f3_without_words_opens_the_search(clerk: Clerk) -> None:
    clerk.presses("F3")
    assert clerk.hand is bar(clerk).field


def test_escape_closes_and_leaves_the_cursor_in_the_found_cell(clerk: Clerk) -> None:
    searches(clerk, "to cao")
    clerk.presses("Escape")
    assert not bar(clerk).isVisible()
    assert not bar(clerk).results.isVisible()
    assert clerk.stands_in == ("plan.issued", VALUE), "nothing was chosen: back to where the clerk was"
    clerk.presses("Ctrl+F", "Enter", "Escape")
    assert "denunciations" in clerk.stands_in[0] or "grievances" in clerk.stands_in[0]
    clerk.types("5")
    clerk.presses("Enter")
    assert clerk.page.session.undo_name == "gõ “Số vụ việc khiếu nại, tố … đã tiếp nhận”"


def test_ctrl_f_again_types_over_the_last_words(clerk: Clerk) -> None:
    searches(clerk, "to cao")
    clerk.presses("Escape", "Ctrl+F")
    assert bar(clerk).field.selectedText() == "to cao"
    assert told(clerk).endswith("dòng")


def test_a_result_is_chosen_from_the_list_by_keys(clerk: Clerk) -> None:
    searches(clerk, "to cao")
    clerk.presses("Down", "Down", "Up", "Up")
    assert bar(clerk).field.hasFocus()
    clerk.presses("Down", "Down", "Enter")
    assert clerk.page.view.hasFocus()
    assert told(clerk).startswith("2 trong ")


def test_the_list_steps_over_the_titles_of_tabs(clerk: Clerk) -> None:
    searches(clerk, "ty le")
    results = bar(clerk).results
    clerk.presses("Down")
    seen = []
    for _ in range(results.entries.rowCount()):
        seen.append(str(results.currentIndex().data()))
        clerk.presses("Down")
    assert not any(line.startswith(("I.", "II.")) for line in seen)


def test_the_list_goes_on_to_the_last_of_many_results(of_the_district: Clerk) -> None:
    searches(of_the_district, "e")
    of_the_district.presses("Down")
    results = bar(of_the_district).results
    while results.entries.canFetchMore(results.rootIndex()):
        of_the_district.presses("End")
    of_the_district.presses("End", "Enter")
    found = int(told(of_the_district).split()[0])
    assert told(of_the_district) == f"{found} trong {found} dòng"


def test_a_result_is_chosen_from_the_list_with_the_mouse(clerk: Clerk) -> None:
    searches(clerk, "ty le")
    results = bar(clerk).results
    place = results.visualRect(results.entries.index(2)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert told(clerk).startswith("2 trong ")
    assert clerk.hand is clerk.page.view


def test_what_is_being_typed_in_a_cell_is_stored_before_the_search(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    clerk.types("77")
    searches(clerk, "77")
    assert listed(clerk)[1].endswith("77")


# --- input methods ---


def test_a_word_that_is_being_composed_is_searched_for(clerk: Clerk) -> None:
    clerk.presses("Ctrl+F")
    clerk.types("tố ")
    clerk.composes("c", "ca", commit="")
    before = told(clerk)
    clerk.composes("c", "ca", "cao", commit="cáo")
    assert bar(clerk).field.text() == "tố cáo"
    assert told(clerk) != before
    assert told(clerk).endswith("dòng")


def test_results_follow_the_composition_before_it_is_committed(clerk: Clerk) -> None:
    clerk.presses("Ctrl+F")
    QApplication.sendEvent(clerk.hand, QInputMethodEvent("xyzw", []))
    assert told(clerk).startswith("Không thấy “xyzw”")
    QApplication.sendEvent(clerk.hand, QInputMethodEvent("to cao", []))
    assert told(clerk).endswith("dòng")
    assert bar(clerk).field.text() == ""


# --- marks in the table ---


def painted(clerk: Clerk, row: str, colour: QColor, column: int = 1) -> bool:
    """Whether some of a cell is painted in *colour*."""
    view = clerk.page.view
    image = view.viewport().grab(view.visualRect(view.entries.index(view.entries.row_of(row) or 0, column))).toImage()
    return any(image.pixelColor(x, y) == colour for y in range(image.height()) for x in range(image.width()))


def test_found_words_are_marked_in_the_table_until_the_search_is_closed(clerk: Clerk) -> None:
    found = style.theme().found
    assert not painted(clerk, "plan.issued", found)
    searches(clerk, "ban hanh ccHC")
    assert painted(clerk, "plan.issued", found)
    assert not painted(clerk, "plan.tasks_done", found), "“hành” alone is not what was searched for"
    clerk.presses("Escape")
    assert not painted(clerk, "plan.issued", found)


# --- tables of tasks, long forms ---


@pytest.fixture
def of_the_district(journal: Memory, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    return Clerk(open_page(ReportSession(empty(district()), 1, journal, date(2024, 5, 17))))


@pytest.fixture
def of_tasks(journal: Memory, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    return Clerk(open_page(tasks.session(journal)))


def test_tasks_are_found_in_the_column_with_the_words(of_tasks: Clerk) -> None:
    of_tasks.goes_to(code(REFORM, 2), "remark")
    of_tasks.types("chậm do thiếu kinh phí")
    of_tasks.presses("Enter", "Ctrl+Home")
    searches(of_tasks, "kinh phi")
    of_tasks.presses("Enter", "Escape")
    assert of_tasks.stands_in == (code(REFORM, 2), "remark")


def test_the_heading_of_a_group_is_found(of_tasks: Clerk) -> None:
    searches(of_tasks, "cai cach the che")
    assert told(of_tasks) == "1 dòng"
    of_tasks.presses("Enter", "Escape")
    assert of_tasks.stands_in[0] == code(REFORM, 3)


def test_a_task_that_is_added_is_found_and_one_that_is_deleted_is_not(of_tasks: Clerk) -> None:
    of_tasks.goes_to(code(REFORM, 1), "task")
    of_tasks.presses("F5")
    of_tasks.types("khảo sát hài lòng")
    of_tasks.presses("Enter")
    searches(of_tasks, "khao sat")
    assert told(of_tasks) == "1 dòng"
    of_tasks.presses("Enter", "Escape", "F6", "Ctrl+F")
    assert told(of_tasks).startswith("Không thấy")


# --- without a mouse or a screen ---


def test_the_controls_of_search_and_filter_have_names(clerk: Clerk) -> None:
    searches(clerk, "ty le")
    clerk.presses("Alt+1")
    buttons: list[QAbstractButton] = list(clerk.page.findChildren(QAbstractButton))
    assert [button for button in buttons if button.isVisible() and not button.accessibleName()] == []
    assert bar(clerk).field.accessibleDescription() == told(clerk)
