"""F1 as the clerk meets it: from a page, a cell, an open editor, a dialog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import NOTE, Address
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.help.window import GuideWindow
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.window import MainWindow
from tests.ui.help.hands import click

OpenWindow = Callable[..., MainWindow]

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def guide_of(window: QWidget) -> GuideWindow:
    found = [each for each in window.children() if isinstance(each, GuideWindow)]
    assert len(found) == 1
    return found[0]


def press(*keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        hand = QApplication.focusWidget()
        assert hand is not None
        code, modifier = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(hand, code, modifier)


def place(guide: GuideWindow) -> str:
    return guide.browser.source().fragment()


@pytest.fixture
def window(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The sample's report, with the keyboard in its table."""
    window = open_window(desk, 1)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.area is not None
    window.area.page.view.setFocus()
    return window


def test_f1_at_home_tells_about_the_list_of_reports(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    press(Qt.Key.Key_F1)
    assert place(guide_of(window)) == "home"
    assert guide_of(window).about.isHidden()


@pytest.mark.parametrize(
    ("cell", "wanted", "said"),
    [(Address("plan.tasks_done"), "numbers", "Gõ số nguyên"), (Address("plan.tasks_done", NOTE), "notes", "Nhiệm vụ")],
)
def test_f1_in_a_cell_explains_the_cell_above_its_chapter(window: MainWindow, cell: Address, wanted: str, said: str) -> None:
    assert window.area is not None
    window.area.page.jump_to(cell)
    press(Qt.Key.Key_F1)
    guide = guide_of(window)
    assert place(guide) == wanted
    about = guide.about.toPlainText()
    assert window.area.page.session.report.label(cell.code) in about
    assert said in about


def test_f1_in_a_calculated_cell_says_how_it_is_worked_out(window: MainWindow) -> None:
    assert window.area is not None
    page = window.area.page
    code = next(
        row.code for row in page.session.report.edition.indicators.values() if not page.session.report.takes_value(row.code)
    )
    page.jump_to(Address(code))
    press(Qt.Key.Key_F1)
    assert place(guide_of(window)) == "calculated"
    assert "Cách tính" in guide_of(window).about.toPlainText()


def test_f1_while_typing_leaves_the_editor_open(window: MainWindow) -> None:
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_done"))
    press(Qt.Key.Key_4, Qt.Key.Key_2)
    editor = QApplication.focusWidget()
    press(Qt.Key.Key_F1)
    assert place(guide_of(window)) == "numbers"
    window.activateWindow()
    assert editor is not None
    assert editor.isVisible()
    assert editor.property("text") == "42"


def test_f1_on_the_list_of_faults_and_in_the_head(window: MainWindow) -> None:
    assert window.area is not None
    page = window.area.page
    for widget, wanted in ((page.findings.table, "findings"), (page.header.number, "head"), (page.explanation, "explanation")):
        window.activateWindow()
        page.commands.findings.setChecked(True)
        page.commands.explain.setChecked(True)
        widget.setFocus()
        press(Qt.Key.Key_F1)
        assert place(guide_of(window)) == wanted


def test_shift_f1_shows_and_hides_the_explanation(window: MainWindow) -> None:
    assert window.area is not None
    explain = window.area.page.commands.explain
    before = explain.isChecked()
    press((Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier))
    assert explain.isChecked() is not before
    assert window.findChildren(GuideWindow) == []


def test_f1_in_a_dialog_opens_a_guide_that_can_be_used_there(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewReportDialog)
        QTest.keyClick(dialog.year, Qt.Key.Key_F1)
        guide = guide_of(dialog)
        seen.append(place(guide))
        guide.contents.search.setFocus()
        handle = guide.windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_X)  # comes to nothing in a window that the dialog keeps waiting
        seen.append(guide.contents.search.text())

    def look_and_close() -> None:
        try:
            look()
        finally:
            modal = QApplication.activeModalWidget()
            assert modal is not None
            modal.close()

    QTimer.singleShot(100, look_and_close)
    window.begin_report()
    assert seen == ["new", "x"]


def test_the_contents_and_the_page_go_together(window: MainWindow) -> None:
    window.show_guide("start")
    guide = guide_of(window)
    guide.contents.tree.setCurrentItem(guide.contents._items["finalise"])
    assert place(guide) == "finalise"
    assert "Lỗi thì phải sửa" in guide.browser.toPlainText()
    guide.browser.setSource(guide.browser.source().resolved(QUrl("findings.html#confirming")))
    assert guide.contents.tree.currentItem() is guide.contents._items["confirming"]
    guide.browser.backward()
    assert guide.contents.tree.currentItem() is guide.contents._items["finalise"]


def test_searching_leaves_the_sections_with_the_words_and_marks_them(window: MainWindow) -> None:
    window.show_guide()
    guide = guide_of(window)
    QTest.keyClicks(guide.contents.search, "dinh chinh")
    shown = {name for name, item in guide.contents._items.items() if not item.isHidden()}
    assert {"life", "amend"} <= shown
    assert "bin" not in shown
    QTest.keyClick(guide.contents.search, Qt.Key.Key_Return)
    assert guide.browser.extraSelections()
    guide.contents.search.setText("kính thiên văn")
    assert "Không có mục nào" in guide.contents.nothing.text()
    assert not guide.contents.nothing.isHidden()


def test_the_guide_wears_the_theme(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    window.show_guide("keys")
    guide = guide_of(window)
    assert style.theme().panel.name() in guide.browser.document().toHtml()
    dark = style.LIGHT._replace(panel=QColor("#123456"), input=QColor("#0a0b0c"))
    try:
        style.apply(qapp, dark)
        qtbot.waitUntil(lambda: dark.panel.name() in guide.browser.document().toHtml())
        assert guide.browser.palette().color(QPalette.ColorRole.Base) == dark.input
        assert dark.panel.name() not in guide.browser.for_paper().toHtml()
    finally:
        style.apply(qapp)


def test_larger_text_and_pictures_within_the_width(window: MainWindow, qtbot: QtBot) -> None:
    window.show_guide("typing")
    guide = guide_of(window)
    before = guide.browser.document().defaultFont().pointSizeF()
    click(guide, "Phóng to")
    assert guide.browser.document().defaultFont().pointSizeF() > before
    guide.resize(700, 500)
    qtbot.waitUntil(lambda: guide.browser.horizontalScrollBar().maximum() == 0)
