"""The sheet of keys says what is so: each key of the tables is pressed here, each of the menus belongs to an action."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.engine.edits import NOTE, VALUE
from desktop.jobs.desk import Desk
from desktop.ui.help.keys import OF_LISTS, OF_TABLES, as_text, of_menus
from desktop.ui.help.sheet import KeySheet
from desktop.ui.home.page import HomePage
from desktop.ui.report.page import ReportPage
from desktop.ui.window import MainWindow
from tests.ui.help.hands import click
from tests.ui.report.clerk import Clerk

OpenWindow = Callable[..., MainWindow]
ANSWER, FIGURE, NEXT = "plan.issued", "plan.tasks_assigned", "plan.tasks_done"


@pytest.fixture
def clerk(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> Clerk:
    """At the sample's report, in the cell of `FIGURE`."""
    window = open_window(desk, 1)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.area is not None
    clerk = Clerk(window.area.page)
    clerk.goes_to(FIGURE)
    return clerk


def leads(*keys: str, to: tuple[str, str], start: tuple[str, str] = (FIGURE, VALUE)) -> Callable[[Clerk], None]:
    def press(clerk: Clerk) -> None:
        clerk.goes_to(*start)
        clerk.presses(*keys)
        assert clerk.stands_in == to

    return press


def edits_in_the_cell(clerk: Clerk) -> None:
    before = clerk.reads(FIGURE)
    clerk.presses("F2")
    clerk.types("7")
    clerk.presses("Enter")
    assert clerk.reads(FIGURE) == f"{before}7"


def selects(*keys: str, least: int) -> Callable[[Clerk], None]:
    def press(clerk: Clerk) -> None:
        clerk.presses(*keys)
        assert len(clerk.page.view.selectedIndexes()) >= least

    return press


def lists_what_can_be_done(clerk: Clerk) -> None:
    clerk.presses("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "&Dán" in [action.text() for action in menu.actions()]
    menu.close()


def changes_the_answer(clerk: Clerk) -> None:
    clerk.goes_to(ANSWER)
    before = clerk.reads(ANSWER)
    clerk.presses("Space")
    assert clerk.reads(ANSWER) != before


def lists_the_answers(clerk: Clerk) -> None:
    clerk.goes_to(ANSWER)
    clerk.presses("Alt+Down")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Không" in [action.text() for action in menu.actions()]
    menu.close()


def leaves_the_table(clerk: Clerk) -> None:
    clerk.presses("Ctrl+Tab")
    assert not clerk.page.tables.isAncestorOf(clerk.hand)


def gives_up(clerk: Clerk) -> None:
    before = clerk.reads(FIGURE)
    clerk.types("9")
    clerk.presses("Esc")
    assert clerk.reads(FIGURE) == before


def begins_a_line(clerk: Clerk) -> None:
    clerk.goes_to(NEXT, NOTE)
    clerk.types("a")
    clerk.presses("Ctrl+Enter")
    clerk.types("b")
    clerk.presses("Enter")
    assert clerk.reads(NEXT, NOTE) == "a\nb"


def goes_beside(clerk: Clerk) -> None:
    leads("Down", to=(NEXT, VALUE))(clerk)
    leads("Right", "Left", "Up", to=(ANSWER, VALUE))(clerk)


def goes_to_the_ends(clerk: Clerk) -> None:
    clerk.presses("Ctrl+End")
    end = clerk.stands_in
    clerk.presses("Down")
    assert clerk.stands_in == end


PRESSED: dict[str, Callable[[Clerk], None]] = {
    "Enter": leads("Enter", to=(NEXT, VALUE)),
    "Shift+Enter": leads("Shift+Enter", to=(FIGURE, VALUE), start=(NEXT, VALUE)),
    "Tab": leads("Tab", to=(FIGURE, NOTE)),
    "Shift+Tab": leads("Shift+Tab", to=(FIGURE, VALUE), start=(FIGURE, NOTE)),
    "↑ ↓ ← →": goes_beside,
    "Home": leads("Home", to=(FIGURE, VALUE), start=(FIGURE, NOTE)),
    "End": leads("End", to=(FIGURE, NOTE)),
    "Ctrl+Home": leads("Ctrl+Home", to=(ANSWER, VALUE), start=(NEXT, VALUE)),
    "Ctrl+End": goes_to_the_ends,
    "F2": edits_in_the_cell,
    "Shift+↑ ↓ ← →": selects("Shift+Down", least=2),
    "Ctrl+A": selects("Ctrl+A", least=50),
    "Shift+F10": lists_what_can_be_done,
    "Phím cách": changes_the_answer,
    "Alt+↓": lists_the_answers,
    "Ctrl+Tab": leaves_the_table,
    "Esc": gives_up,
    "Ctrl+Enter": begins_a_line,
}


def test_every_key_of_the_tables_is_pressed_here() -> None:
    assert [key.keys for group in OF_TABLES for key in group.keys] == list(PRESSED)


def test_the_keys_of_the_list_of_reports_do_what_the_sheet_says(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    home = window.stack.currentWidget()
    assert isinstance(home, HomePage)
    keys = {action.text().replace("&", ""): action.shortcut() for action in home.table.actions()}
    assert [key.keys for key in OF_LISTS[0].keys] == ["Enter", "Delete"]
    assert keys["Bỏ vào thùng rác…"] == QKeySequence(Qt.Key.Key_Delete)
    for enter in (Qt.Key.Key_Enter, Qt.Key.Key_Return):
        window.go_home()
        home = window.stack.currentWidget()
        assert isinstance(home, HomePage)
        QTest.keyClick(home.table, enter)
        assert window.area is not None


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("key", PRESSED)
def test_a_key_of_the_tables_does_what_the_sheet_says(clerk: Clerk, key: str) -> None:
    PRESSED[key](clerk)


def sheet_of(window: MainWindow) -> KeySheet:
    window.helping._keys.trigger()
    return next(each for each in window.children() if isinstance(each, KeySheet))


def shortcuts(window: MainWindow, page: ReportPage) -> list[QAction]:
    """The actions of window and page that have a key."""
    return [action for widget in (window, page) for action in widget.actions() if action.shortcuts()]


def test_every_action_with_a_key_stands_on_the_sheet(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    text = sheet_of(window).browser.toPlainText()
    for action in shortcuts(window, window.area.page):
        assert action.text().replace("&", "").partition(":")[0].removesuffix("…") in text


def test_without_a_report_the_sheet_is_as_full(desk: Desk, open_window: OpenWindow) -> None:
    with_report = sheet_of(open_window(desk, 1)).browser.toPlainText()
    assert sheet_of(open_window(desk)).browser.toPlainText() == with_report


def test_the_sheet_is_copied_as_words_and_columns(desk: Desk, open_window: OpenWindow) -> None:
    click(sheet_of(open_window(desk)), "Chép")
    copied = QGuiApplication.clipboard().mimeData()
    assert "F8\tLỗi tiếp theo" in copied.text()
    assert "Lỗi tiếp theo" in copied.html()


def test_an_action_in_two_menus_is_told_once() -> None:
    action = QAction("&Làm lại: gõ ô…")
    action.setShortcut("Ctrl+PgDown")
    groups = of_menus([("&Sửa", [action]), ("&Xem", [action, QAction("Không có phím")])])
    assert as_text(groups) == "Thực đơn Sửa\nCtrl+PgDn\tLàm lại"
