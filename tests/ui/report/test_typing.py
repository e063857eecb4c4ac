"""Filling the table by keyboard: figures, answers, notes, the way from cell to cell."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from desktop.ui import style
from desktop.ui.report.editors import LineEditor, NoteEditor
from tests.ui.report.clerk import NOTE, VALUE, Clerk, Memory

#: The offscreen platform says this of every menu; real platforms do not.
OFFSCREEN_MENU = pytest.mark.qt_log_ignore(r"^This plugin does not support (raise|grabbing the keyboard)")


def test_a_page_opens_in_its_first_white_cell(clerk: Clerk) -> None:
    assert clerk.stands_in == ("plan.issued", VALUE)


def test_enter_goes_down_the_figures_and_a_ratio_appears(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("31")
    clerk.presses("Enter")
    assert clerk.stands_in == ("plan.tasks_done", VALUE)
    clerk.types("21")
    clerk.presses("Return")
    assert clerk.reads("plan.completion") == "67,74"


def test_enter_skips_what_the_program_calculates_and_headings(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Enter")
    assert clerk.stands_in == ("direction.documents", VALUE)
    clerk.presses("Shift+Enter")
    assert clerk.stands_in == ("plan.tasks_done", VALUE)


def test_tab_reads_as_the_paper_does(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Tab")
    assert clerk.stands_in == ("plan.tasks_done", NOTE)
    clerk.presses("Tab")
    assert clerk.stands_in == ("plan.completion", NOTE)
    clerk.presses("Tab")
    assert clerk.stands_in == ("direction.documents", VALUE)
    clerk.presses("Shift+Tab", "Shift+Tab")
    assert clerk.stands_in == ("plan.tasks_done", NOTE)


def test_tab_stores_what_was_typed(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("14662")
    clerk.presses("Tab")
    assert clerk.reads("plan.tasks_assigned") == "14.662"
    assert clerk.stands_in == ("plan.tasks_assigned", NOTE)


def test_typing_leads_from_the_last_cell_of_a_tab_to_the_next_tab_and_back(clerk: Clerk) -> None:
    clerk.goes_to("superior_tasks.done")
    clerk.types("4")
    clerk.presses("Enter")
    assert clerk.stands_in == ("legal_documents.reviewed", VALUE)
    assert clerk.tab == "II.1. Cải cách thể chế"
    clerk.presses("Shift+Enter")
    assert clerk.stands_in == ("superior_tasks.done", VALUE)


def test_the_last_cell_of_the_form_says_how_much_is_left(clerk: Clerk) -> None:
    clerk.goes_to("payment.procedures_integrated", NOTE)
    clerk.presses("Tab")
    assert clerk.notice == "Đây là ô cuối cùng của báo cáo; còn 77 ô để trống."


def test_arrows_go_by_rows_that_have_a_value_also_a_calculated_one(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Down")
    assert clerk.stands_in == ("plan.completion", VALUE)
    clerk.presses("Down")
    assert clerk.stands_in == ("direction.documents", VALUE)
    clerk.presses("Right")
    assert clerk.stands_in == ("direction.documents", NOTE)
    clerk.presses("Up", "Home")
    assert clerk.stands_in == ("plan.completion", VALUE)
    clerk.presses("Ctrl+End")
    assert clerk.stands_in == ("superior_tasks.completion", VALUE)
    clerk.presses("Ctrl+Home", "Up")
    assert clerk.stands_in == ("plan.issued", VALUE)


def test_arrows_finish_a_figure(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("8")
    clerk.presses("Down")
    assert clerk.reads("plan.tasks_assigned") == "8"
    assert clerk.stands_in == ("plan.tasks_done", VALUE)


def test_digits_replace_and_f2_changes(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("68897")
    clerk.presses("Enter", "Up")
    clerk.presses("F2")
    assert isinstance(clerk.hand, LineEditor)
    assert clerk.hand.text() == "68897"
    clerk.presses("Backspace", "Enter", "Up")
    assert clerk.reads("plan.tasks_assigned") == "6.889"
    clerk.types("5")
    clerk.presses("Enter")
    assert clerk.reads("plan.tasks_assigned") == "5"


def test_a_cell_that_was_only_looked_at_makes_no_edit(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("1.234")
    clerk.presses("Enter", "Up", "F2", "Enter")
    clerk.goes_to("plan.tasks_assigned", NOTE)
    clerk.presses("F2", "Enter")
    assert len(journal.outcomes) == 1


def test_escape_leaves_the_cell_as_it_was(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("12")
    clerk.presses("Escape", "Escape")
    assert clerk.reads("plan.tasks_assigned") == ""
    assert journal.outcomes == []
    assert clerk.hand is clerk.page.view


def test_delete_clears_the_selected_cells_in_one_step(clerk: Clerk, journal: Memory) -> None:
    for code in ("plan.tasks_assigned", "plan.tasks_done"):
        clerk.goes_to(code)
        clerk.types("3")
        clerk.presses("Enter")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Shift+Down", "Delete")
    assert clerk.reads("plan.tasks_assigned") == clerk.reads("plan.tasks_done") == ""
    assert len(journal.outcomes) == 3
    clerk.presses("Ctrl+Z")
    assert clerk.reads("plan.tasks_done") == "3"


def test_a_total_is_passed_over_but_can_be_typed_while_its_parts_are_blank(clerk: Clerk) -> None:
    clerk.goes_to("grievances.received")
    assert clerk.colour("grievances.received") == style.theme().calculated
    clerk.types("7")
    clerk.presses("Enter")
    assert clerk.reads("grievances.received") == "7"
    assert clerk.colour("grievances.received") == style.theme().input
    assert clerk.stands_in == ("grievances.received.complaints", VALUE)
    clerk.presses("Shift+Enter")
    assert clerk.stands_in == ("grievances.received", VALUE)
    clerk.presses("Delete", "Enter", "Shift+Enter")
    assert clerk.stands_in[0] != "grievances.received"


def test_a_typed_total_is_calculated_as_soon_as_a_part_is_typed(clerk: Clerk) -> None:
    clerk.goes_to("grievances.received")
    clerk.types("7")
    clerk.presses("Enter")
    clerk.types("7")
    clerk.presses("Enter")
    assert clerk.reads("grievances.received") == "7"
    assert clerk.colour("grievances.received") == style.theme().calculated
    clerk.presses("Up", "Up")
    clerk.types("9")
    assert "do chương trình tính" in clerk.notice
    assert clerk.reads("grievances.received") == "7"


@pytest.mark.parametrize(("letter", "answer"), [("c", "Có"), ("K", "Không"), ("1", "Có"), ("0", "Không")])
def test_answers_are_picked_by_a_letter(clerk: Clerk, letter: str, answer: str) -> None:
    clerk.goes_to("plan.issued")
    clerk.types(letter)
    assert clerk.reads("plan.issued") == answer
    assert clerk.hand is clerk.page.view


def test_space_goes_through_the_answers(clerk: Clerk) -> None:
    clerk.goes_to("digital.sharing_platform")
    seen = []
    for _ in range(4):
        clerk.presses("Space")
        seen.append(clerk.reads("digital.sharing_platform"))
    assert seen == ["Chưa triển khai", "Đang triển khai", "Đã triển khai", "Chưa triển khai"]


def test_a_letter_goes_on_among_answers_that_begin_alike(clerk: Clerk) -> None:
    clerk.goes_to("digital.sharing_platform")
    clerk.types("đ")
    assert clerk.reads("digital.sharing_platform") == "Đang triển khai"
    clerk.types("D")
    assert clerk.reads("digital.sharing_platform") == "Đã triển khai"


@OFFSCREEN_MENU
@pytest.mark.parametrize("opening", ["F2", "Alt+Down", "w"])
def test_the_list_of_answers_opens_and_one_is_chosen(clerk: Clerk, opening: str) -> None:
    clerk.goes_to("plan.issued")
    clerk.presses(opening)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Có", "Không", "", "Để trống"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert clerk.reads("plan.issued") == "Không"


@OFFSCREEN_MENU
def test_a_click_on_the_arrow_opens_the_list(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued")
    clerk.clicks("plan.issued")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    assert clerk.reads("plan.issued") == ""


def test_a_click_on_a_label_goes_to_the_rows_value(clerk: Clerk) -> None:
    view = clerk.page.view
    clerk.goes_to("plan.tasks_done", NOTE)
    row = view.currentIndex().row()
    label = view.visualRect(view.entries.index(row + 2, 1))  # a heading: nothing happens
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, label.center())
    assert clerk.stands_in == ("plan.tasks_done", NOTE)
    label = view.visualRect(view.entries.index(row + 1, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, label.center())
    assert clerk.stands_in == ("plan.completion", VALUE)


def test_vietnamese_letters_are_typed_into_a_note(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued", NOTE)
    clerk.types("Kế hoạch số 29/KH-UBND ngày 19/01/2024")
    clerk.presses("Enter")
    assert clerk.reads("plan.issued", NOTE) == "Kế hoạch số 29/KH-UBND ngày 19/01/2024"
    assert clerk.stands_in == ("plan.tasks_assigned", NOTE)


def test_an_input_method_composes_in_a_note_that_it_opens_itself(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued", NOTE)
    clerk.composes("t", "tie", "tiê", "tiế", commit="tiếng ")
    assert isinstance(clerk.hand, NoteEditor)
    clerk.composes("v", "vie", commit="Việt")
    clerk.presses("Enter")
    assert clerk.reads("plan.issued", NOTE) == "tiếng Việt"


def test_a_composition_in_a_cell_of_answers_is_not_begun(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued")
    assert not clerk.page.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    clerk.goes_to("plan.issued", NOTE)
    assert clerk.page.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize("keys", ["Ctrl+Return", "Alt+Return", "Ctrl+Enter"])
def test_a_note_takes_several_lines(clerk: Clerk, keys: str) -> None:
    clerk.goes_to("plan.issued", NOTE)
    clerk.types("a")
    before = clerk.page.view.rowHeight(clerk.page.view.currentIndex().row())
    clerk.presses(keys)
    clerk.types("b")
    clerk.presses("Enter", "Up")
    assert clerk.reads("plan.issued", NOTE) == "a\nb"
    assert clerk.page.view.rowHeight(clerk.page.view.currentIndex().row()) > before


def test_several_lines_are_pasted_into_an_open_note(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued", NOTE)
    data = QMimeData()
    data.setText("một\r\nhai\r\nba")
    clerk.presses("F2")
    assert isinstance(clerk.hand, NoteEditor)
    before = clerk.hand.height()
    clerk.hand.insertFromMimeData(data)
    assert clerk.hand.height() > before
    clerk.presses("Enter")
    assert clerk.reads("plan.issued", NOTE) == "một\nhai\nba"


@OFFSCREEN_MENU
def test_a_note_of_ten_thousand_characters_is_kept_whole_and_shown_short(clerk: Clerk) -> None:
    long = "Kế hoạch số 29. " * 625
    clerk.goes_to("plan.issued", NOTE)
    clerk.presses("F2")
    assert isinstance(clerk.hand, NoteEditor)
    clerk.hand.insertPlainText(long)
    assert clerk.hand.geometry().bottom() <= clerk.page.view.viewport().height()
    clerk.presses("Enter", "Up")
    assert clerk.reads("plan.issued", NOTE) == long.strip()
    view = clerk.page.view
    assert view.rowHeight(view.currentIndex().row()) < 10 * view.fontMetrics().height()
    place = view.visualRect(view.currentIndex()).center()
    hovering = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), hovering)
    assert long[:1990] in QToolTip.text()
    QToolTip.hideText()


def test_what_cannot_be_read_stays_as_typed_and_turns_pink(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("ba mươi")
    clerk.presses("Enter")
    assert clerk.reads("plan.tasks_assigned") == "ba mươi"
    assert clerk.colour("plan.tasks_assigned") == style.theme().error
    assert clerk.corner("plan.tasks_assigned") == style.theme().error_mark
    assert "không phải là một con số" in clerk.hovers("plan.tasks_assigned")
    clerk.presses("Up", "F2")
    assert isinstance(clerk.hand, LineEditor)
    assert clerk.hand.text() == "ba mươi"


@pytest.mark.parametrize("typed", ["-5", "1,2,3", "10000000000000000", "🙂"], ids=["minus", "signs", "huge", "emoji"])
def test_bad_figures_are_kept_marked_and_can_be_taken_back(clerk: Clerk, typed: str) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types(typed)
    clerk.presses("Enter")
    assert clerk.reads("plan.tasks_assigned") == typed
    assert clerk.page.tabs.badge(0).faults.errors == 1
    clerk.presses("Ctrl+Z")
    assert clerk.reads("plan.tasks_assigned") == ""
    assert clerk.page.tabs.badge(0).faults.errors == 0
