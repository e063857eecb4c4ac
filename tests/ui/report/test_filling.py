"""Selecting cells, and filling several at once: Ctrl+D, Ctrl+0, Delete, and the menu of the selected cells."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.engine.edits import Address
from desktop.ui import style
from tests.ui.report.clerk import NOTE, VALUE, Clerk, Memory
from tests.ui.report.clipboards import copied, copies_elsewhere, filled

#: The offscreen platform says this of every menu; real platforms do not.
OFFSCREEN_MENU = pytest.mark.qt_log_ignore(r"^This plugin does not support (raise|grabbing the keyboard)")


def selected(clerk: Clerk) -> list[tuple[str, str]]:
    """The selected cells of the report, row by row."""
    view = clerk.page.view
    indexes = sorted(view.selectedIndexes(), key=lambda index: (index.row(), index.column()))
    return [(address.code, address.column) for index in indexes if (address := view.entries.address(index)) is not None]


def place(clerk: Clerk, code: str, column: str = VALUE) -> QPoint:
    view = clerk.page.view
    return view.visualRect(view.entries.index_of(Address(code, column))).center()


def types(clerk: Clerk, **figures: str) -> None:
    for code, text in figures.items():
        clerk.goes_to(code.replace("__", "."))
        clerk.types(text)
        clerk.presses("Enter")


# --- selecting ---


def test_shift_and_arrows_select_from_corner_to_corner_over_headings(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Shift+Down", "Shift+Down")
    assert selected(clerk) == [(code, VALUE) for code in ("plan.tasks_done", "plan.completion", "direction.documents")]
    assert clerk.stands_in == ("direction.documents", VALUE)
    clerk.presses("Shift+Up", "Shift+Up", "Shift+Right")
    assert selected(clerk) == [("plan.tasks_done", VALUE), ("plan.tasks_done", NOTE)]


def test_shift_with_home_end_and_pages_selects(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Shift+End")
    assert selected(clerk) == [("plan.tasks_done", VALUE), ("plan.tasks_done", NOTE)]
    clerk.presses("Down", "Up", "Shift+Home")
    assert selected(clerk) == [("plan.tasks_done", VALUE), ("plan.tasks_done", NOTE)]
    clerk.goes_to("plan.issued")
    clerk.presses("Shift+PgDown")
    assert {column for _, column in selected(clerk)} == {VALUE}
    assert len(selected(clerk)) > 5
    clerk.presses("Shift+PgUp", "Shift+PgUp")
    assert selected(clerk) == [("plan.issued", VALUE)]
    clerk.presses("Ctrl+Shift+End")
    assert selected(clerk)[-1] == ("superior_tasks.completion", VALUE)


def test_a_selection_begins_where_typing_has_led(clerk: Clerk) -> None:
    clerk.presses("Down", "Up")
    types(clerk, communication__conferences="2")
    clerk.presses("Shift+Down")
    assert [code for code, _ in selected(clerk)] == ["communication.news_items", "communication.contests"]


def test_ctrl_a_selects_the_tab(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.presses("Ctrl+A")
    assert len(selected(clerk)) == 2 * sum(1 for _ in clerk.page.view.entries.section.indicators)
    assert clerk.stands_in == ("plan.tasks_done", VALUE)


def test_shift_and_click_selects(clerk: Clerk) -> None:
    clerk.clicks("plan.tasks_assigned")
    viewport = clerk.page.view.viewport()
    QTest.mouseClick(
        viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place(clerk, "direction.documents", NOTE)
    )
    assert len(selected(clerk)) == 8
    assert selected(clerk)[0] == ("plan.tasks_assigned", VALUE)


def test_dragging_selects_and_the_cursor_never_stands_in_a_heading(clerk: Clerk) -> None:
    view = clerk.page.view
    start, end = place(clerk, "plan.tasks_assigned"), place(clerk, "direction.documents")
    heading = QPoint(end.x(), end.y() - view.rowHeight(view.rowAt(end.y())))
    assert view.entries.is_heading(view.rowAt(heading.y()))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for at in (QPoint(start.x(), start.y() + 9), place(clerk, "plan.completion"), heading):
        QTest.mouseMove(view.viewport(), at)
        assert clerk.stands_in[0].startswith("plan.")
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert [code for code, _ in selected(clerk)] == [
        "plan.tasks_assigned",
        "plan.tasks_done",
        "plan.completion",
        "direction.documents",
    ]


def test_selected_cells_are_seen_also_where_something_is_wrong(clerk: Clerk) -> None:
    types(clerk, plan__tasks_assigned="ba", plan__tasks_done="4")
    clerk.goes_to("plan.issued")
    clerk.presses("Shift+Down", "Shift+Down", "Shift+Down")
    for code in ("plan.tasks_assigned", "plan.tasks_done"):
        assert clerk.colour(code) == style.theme().selection
    assert clerk.corner("plan.tasks_assigned") == style.theme().error_mark


# --- repeating the cell above ---


def test_ctrl_d_repeats_the_cell_above(clerk: Clerk) -> None:
    types(clerk, direction__documents="8")
    clerk.goes_to("direction.meetings")
    clerk.presses("Ctrl+D")
    assert clerk.reads("direction.meetings") == "8"
    assert clerk.page.commands.undo.text() == "&Hoàn tác: lặp ô trên vào 1 ô"


def test_ctrl_d_over_several_rows_fills_down_in_each_column(clerk: Clerk, journal: Memory) -> None:
    types(clerk, communication__conferences="2")
    clerk.goes_to("communication.conferences", NOTE)
    clerk.types("tại phường")
    clerk.presses("Enter")
    clerk.goes_to("communication.conferences")
    clerk.presses("Shift+Right", "Shift+Down", "Shift+Down", "Ctrl+D")
    assert filled(clerk) == {
        f"communication.{what}{star}": text
        for what in ("conferences", "news_items", "contests")
        for star, text in (("", "2"), ("*", "tại phường"))
    }
    assert len(journal.outcomes) == 3
    clerk.presses("Ctrl+Z")
    assert len(filled(clerk)) == 2


def test_ctrl_d_stores_first_what_is_being_typed(clerk: Clerk) -> None:
    types(clerk, direction__documents="8")
    clerk.goes_to("direction.meetings")
    clerk.types("5")
    clerk.presses("Ctrl+D")
    assert clerk.reads("direction.meetings") == "8"
    clerk.presses("Ctrl+Z")
    assert clerk.reads("direction.meetings") == "5"


def test_an_answer_is_not_repeated_into_a_figure(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued")
    clerk.types("c")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+D")
    assert clerk.reads("plan.tasks_assigned") == ""
    assert "không hợp với ô này" in clerk.notice


def test_nothing_above_is_told(clerk: Clerk) -> None:
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+D")
    assert "Ô trên đang trống" in clerk.notice


# --- nothing happened ---


def test_ctrl_0_fills_the_empty_counts_of_the_selection(clerk: Clerk, journal: Memory) -> None:
    types(clerk, plan__tasks_done="3")
    clerk.goes_to("plan.issued")
    clerk.presses("Shift+Down", "Shift+Down", "Shift+Down", "Shift+Down", "Shift+Right", "Ctrl+0")
    assert filled(clerk) == {"plan.tasks_done": "3", "plan.tasks_assigned": "0", "direction.documents": "0"}
    assert clerk.page.commands.undo.text() == "&Hoàn tác: điền 0 vào 2 ô"
    assert len(journal.outcomes) == 2


def test_ctrl_and_the_number_pads_zero_fill_one_cell(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    keypad = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(clerk.hand, Qt.Key.Key_0, keypad)
    assert filled(clerk) == {"direction.meetings": "0"}


def test_totals_are_left_to_be_calculated(clerk: Clerk) -> None:
    clerk.goes_to("grievances.received")
    clerk.presses("Shift+Down", "Shift+Down", "Shift+Down", "Ctrl+0")
    assert len(filled(clerk)) == 3
    assert clerk.reads("grievances.received") == "0"
    clerk.goes_to("grievances.resolved")
    clerk.presses("Ctrl+0")
    assert filled(clerk)["grievances.resolved"] == "0"


def test_where_no_count_is_empty_it_is_told(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+0")
    assert "Không có ô số đếm nào còn trống" in clerk.notice
    assert journal.outcomes == []


# --- clearing ---


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_clearing_names_the_number_of_cells(clerk: Clerk, key: str) -> None:
    types(clerk, plan__tasks_assigned="3", plan__tasks_done="3")
    clerk.goes_to("plan.tasks_assigned", NOTE)
    clerk.types("giữ lại")
    clerk.presses("Enter")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Shift+Down", "Shift+Down", "Shift+Down", key)
    assert filled(clerk) == {"plan.tasks_assigned*": "giữ lại"}
    assert clerk.page.commands.undo.text() == "&Hoàn tác: xóa 2 ô"


def test_undo_goes_back_without_limit(clerk: Clerk) -> None:
    for number in range(120):
        types(clerk, direction__documents=str(number + 1))
    clerk.presses(*["Ctrl+Z"] * 120)
    assert filled(clerk) == {}
    clerk.presses(*["Ctrl+Y"] * 120)
    assert clerk.reads("direction.documents") == "120"


def test_emptying_a_cell_is_named_so(clerk: Clerk) -> None:
    types(clerk, direction__attendees="3")
    assert clerk.page.commands.undo.text() == "&Hoàn tác: gõ “Tổng số lượt người tham dự”"
    clerk.goes_to("direction.attendees")
    clerk.presses("F2", "Backspace", "Enter")
    assert clerk.page.commands.undo.text() == "&Hoàn tác: xóa “Tổng số lượt người tham dự”"


# --- the menu of the selected cells ---


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


@OFFSCREEN_MENU
def test_a_right_click_offers_what_can_be_done(clerk: Clerk) -> None:
    types(clerk, plan__tasks_assigned="3")
    viewport = clerk.page.view.viewport()
    at = place(clerk, "plan.tasks_assigned")
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.sendEvent(viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at)))
    words = [action.text().replace("&", "") for action in menu().actions()]
    assert words == [
        *("Cắt", "Sao chép", "Sao chép cả dòng", "Dán", ""),
        *("Lặp ô trên", "Điền 0 (không phát sinh)", "", "Xóa nội dung", ""),
        "Hoàn tác: gõ “Số nhiệm vụ được giao … kế hoạch”",
    ]
    menu().actions()[1].trigger()
    menu().close()
    assert copied() == "3\r\n"


@OFFSCREEN_MENU
def test_a_right_click_keeps_the_selection_it_is_made_on(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Shift+Down")
    viewport = clerk.page.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place(clerk, "plan.tasks_assigned"))
    assert len(selected(clerk)) == 2


@OFFSCREEN_MENU
def test_shift_f10_opens_the_menu_at_the_cursor(clerk: Clerk) -> None:
    copies_elsewhere("12")
    clerk.goes_to("direction.documents")
    clerk.presses("Shift+F10")
    QTest.keyClick(menu(), Qt.Key.Key_D)
    assert filled(clerk) == {"direction.documents": "12"}


# --- input methods in figures ---


def test_an_input_method_composes_in_a_cell_of_figures(clerk: Clerk) -> None:
    clerk.goes_to("direction.documents")
    clerk.composes("1", commit="12")
    clerk.presses("Enter")
    assert clerk.reads("direction.documents") == "12"
