"""The page around the table: tabs, undo, the head of the report, refusals, a locked report, sizes."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDateEdit,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Dates
from desktop.session import ReportSession
from desktop.ui.report import tables
from desktop.ui.report.editors import LineEditor
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.page import ReportPage
from tests.ui.report.clerk import NOTE, VALUE, Clerk, Memory


def test_keys_switch_the_tabs_round(clerk: Clerk) -> None:
    clerk.presses("Ctrl+PgDown")
    assert clerk.tab == "II.1. Cải cách thể chế"
    assert clerk.hand is clerk.page.view
    clerk.presses("Ctrl+PgUp", "Ctrl+PgUp")
    assert clerk.tab == "II.5. Chính quyền số"
    clerk.presses("Ctrl+PgDown")
    assert clerk.stands_in == ("plan.issued", VALUE)


def test_the_keyboard_comes_to_the_table_and_leaves_it(clerk: Clerk) -> None:
    clerk.page.header.number.setFocus()
    clerk.page.setFocus()
    assert clerk.hand is clerk.page.view
    clerk.presses("Ctrl+Tab")
    assert not clerk.page.view.hasFocus()
    clerk.page.view.setFocus()
    clerk.presses("Ctrl+Shift+Tab")
    assert not clerk.page.view.hasFocus()


def test_the_panes_are_reached_also_while_nothing_is_wrong(clerk: Clerk) -> None:
    clerk.presses("Ctrl+Tab")
    assert clerk.hand is clerk.page.explanation


def test_a_tab_remembers_where_the_clerk_was(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    clerk.presses("Ctrl+PgDown", "Ctrl+PgUp")
    assert clerk.stands_in == ("direction.meetings", VALUE)


def test_switching_the_tab_stores_what_is_being_typed(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    clerk.types("6")
    clerk.presses("Ctrl+PgDown")
    assert clerk.reads("direction.meetings") == "6"


def test_undo_and_redo_are_named_and_show_where(clerk: Clerk) -> None:
    undo, redo = clerk.page.commands.undo, clerk.page.commands.redo
    assert not undo.isEnabled()
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("4")
    clerk.presses("Enter")
    assert undo.text() == "&Hoàn tác: gõ “Số nhiệm vụ được giao … kế hoạch”"
    clerk.goes_to("discipline.leaders")
    clerk.presses("Ctrl+Z")
    assert clerk.stands_in == ("plan.tasks_assigned", VALUE)
    assert clerk.reads("plan.tasks_assigned") == ""
    assert not undo.isEnabled()
    assert redo.text() == "Làm &lại: gõ “Số nhiệm vụ được giao … kế hoạch”"
    clerk.presses("Ctrl+Y")
    assert clerk.reads("plan.tasks_assigned") == "4"


def test_each_edit_says_that_it_is_stored(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("4")
    with qtbot.waitSignal(clerk.page.saved) as told:
        clerk.presses("Enter")
    assert told.args is not None
    assert told.args[0].startswith("Đã lưu ")


def test_ctrl_s_stores_what_is_being_typed_and_says_so(clerk: Clerk, journal: Memory, qtbot: QtBot) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("4")
    with qtbot.waitSignal(clerk.page.saved):
        clerk.presses("Ctrl+S")
    assert len(journal.outcomes) == 1


# --- what cannot be stored ---


def test_a_full_drive_keeps_the_typed_text_in_the_cell_and_tells(clerk: Clerk, journal: Memory, qtbot: QtBot) -> None:
    journal.full = True
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("31")
    with qtbot.waitSignal(clerk.page.refused) as told:
        clerk.presses("Enter")
    assert told.args is not None
    assert "hết chỗ" in told.args[0]
    assert "hết chỗ" in clerk.notice
    assert isinstance(clerk.hand, LineEditor)
    assert clerk.hand.text() == "31"
    assert clerk.stands_in == ("plan.tasks_assigned", VALUE)
    assert clerk.page.session.report.entry(Address("plan.tasks_assigned")) is None

    journal.full = False
    clerk.presses("Enter")
    assert clerk.reads("plan.tasks_assigned") == "31"
    assert clerk.stands_in == ("plan.tasks_done", VALUE)
    assert clerk.notice == ""


def test_a_text_that_waits_survives_a_click_elsewhere(clerk: Clerk, journal: Memory) -> None:
    journal.full = True
    clerk.goes_to("plan.tasks_assigned", NOTE)
    clerk.types("một câu dài")
    waiting = clerk.hand
    clerk.clicks("direction.documents")
    assert waiting.isVisible()
    assert clerk.stands_in == ("direction.documents", VALUE)
    journal.full = False
    waiting.setFocus()
    clerk.presses("Enter")
    assert clerk.reads("plan.tasks_assigned", NOTE) == "một câu dài"


def test_escape_gives_up_a_text_that_waits(clerk: Clerk, journal: Memory) -> None:
    journal.full = True
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("31")
    clerk.presses("Enter", "Escape")
    assert clerk.hand is clerk.page.view
    assert clerk.reads("plan.tasks_assigned") == ""


def test_an_answer_and_an_undo_that_cannot_be_stored_are_told(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("plan.issued")
    clerk.types("c")
    journal.full = True
    clerk.types("k")
    assert "hết chỗ" in clerk.notice
    clerk.page.notice.hide()
    clerk.presses("Ctrl+Z")
    assert "hết chỗ" in clerk.notice
    assert clerk.reads("plan.issued") == "Có"


# --- a locked report ---


def test_a_locked_report_can_be_read_but_not_changed(locked_clerk: Clerk, journal: Memory) -> None:
    locked_clerk.goes_to("plan.tasks_assigned")
    locked_clerk.types("5")
    assert "Báo cáo đã chốt" in locked_clerk.notice
    assert locked_clerk.hand is locked_clerk.page.view
    for key in ("F2", "Delete", "Enter", "Space"):
        locked_clerk.presses(key)
    assert journal.outcomes == []
    header = locked_clerk.page.header
    assert header.number.isReadOnly()
    assert header.start.isReadOnly()
    assert header.status.text() == "Đã chốt"


# --- the head ---


def test_the_head_says_whose_report_it_is(clerk: Clerk) -> None:
    header = clerk.page.header
    assert header.title.text() == "Tháng 5 năm 2024"
    assert header.unit.text() == "UBND phường Láng Hạ"
    assert header.status.text() == "Bản nháp"
    assert header.symbol.text() == "/BC-UBND"
    assert header.filled.text() == "Đã điền 0 / 77 ô"
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("4")
    clerk.presses("Enter")
    assert header.filled.text() == "Đã điền 1 / 77 ô"


def test_number_and_due_day_are_stored(clerk: Clerk, journal: Memory) -> None:
    header = clerk.page.header
    header.number.setFocus()
    clerk.types("12")
    clerk.presses("Return")
    header.due.setDate(QDate(2024, 5, 20))
    dates = Dates(date(2024, 4, 15), date(2024, 5, 14))
    assert journal.headers == [("12", dates, date(2024, 5, 17)), ("12", dates, date(2024, 5, 20))]


def test_changed_dates_appear_in_the_labels(clerk: Clerk, journal: Memory) -> None:
    clerk.goes_to("dossiers.on_time_ratio")
    heading = clerk.page.view.entries.index(clerk.page.view.currentIndex().row() - 1, 1)
    assert "từ ngày 15 tháng 4 năm 2024" in heading.data()
    before = clerk.page.view.viewport().grab(clerk.page.view.visualRect(heading)).toImage()
    clerk.page.header.start.setDate(QDate(2024, 1, 1))
    assert "từ ngày 01 tháng 01 năm 2024" in heading.data()
    assert clerk.page.view.viewport().grab(clerk.page.view.visualRect(heading)).toImage() != before
    assert journal.headers[-1][1].start == date(2024, 1, 1)


def test_dates_in_the_wrong_order_are_refused_in_words(clerk: Clerk, journal: Memory) -> None:
    clerk.page.header.end.setDate(QDate(2024, 1, 1))
    assert "Ngày cuối kỳ đứng trước ngày đầu kỳ" in clerk.notice
    assert journal.headers == []
    clerk.page.header.start.setDate(QDate(2023, 12, 15))
    assert journal.headers[-1][1] == Dates(date(2023, 12, 15), date(2024, 1, 1))
    assert clerk.notice == ""


def test_a_head_that_cannot_be_stored_is_told(clerk: Clerk, journal: Memory) -> None:
    journal.full = True
    clerk.page.header.due.setDate(QDate(2024, 5, 30))
    assert "hết chỗ" in clerk.notice


# --- what the main window asks for ---


@pytest.mark.parametrize(("keys", "signal"), [("Ctrl+E", "export_requested"), ("Ctrl+W", "closed")])
def test_requests_go_to_the_main_window(clerk: Clerk, qtbot: QtBot, keys: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(clerk.page, signal)):
        clerk.presses(keys)


def test_refresh_shows_what_others_have_changed(clerk: Clerk, session: ReportSession) -> None:
    session.report.number = "77"
    clerk.page.refresh()
    assert clerk.page.header.number.text() == "77"


# --- looks ---


def test_a_larger_font_makes_rows_higher(clerk: Clerk, qtbot: QtBot) -> None:
    view = clerk.page.view
    before = view.rowHeight(2)
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    qtbot.waitUntil(lambda: view.rowHeight(2) > 1.5 * before)


def test_narrow_labels_wrap_and_wide_ones_do_not(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to("inspection.handling_ratio")
    view = clerk.page.view
    row = view.currentIndex().row()
    assert view.rowHeight(row) > view.rowHeight(row - 1)
    clerk.page.resize(4000, 640)
    qtbot.waitUntil(lambda: view.rowHeight(row) == view.rowHeight(row - 1))


def test_a_note_that_fits_leaves_its_row_one_line_high(clerk: Clerk) -> None:
    clerk.page.session.take_in("nhập từ tệp", [(Address("procedures.total", NOTE), "Kế hoạch số 46/KH-UBND ngày 03/03/2023")])
    clerk.goes_to("procedures.total")
    view = clerk.page.view
    row = view.currentIndex().row()
    assert view.rowHeight(row) == view.rowHeight(0)


def test_columns_share_the_width_as_on_paper(clerk: Clerk) -> None:
    view = clerk.page.view
    shares = [column.width for column in view.entries.columns]
    widths = [view.columnWidth(column) for column in range(len(shares))]
    assert sum(widths) == view.viewport().width()
    for width, share in zip(widths, shares, strict=True):
        assert width / sum(widths) == pytest.approx(share / sum(shares), abs=0.01)


def test_a_heading_reaches_to_the_right_edge(clerk: Clerk) -> None:
    assert clerk.page.view.columnSpan(0, 1) == 4
    assert clerk.page.view.columnSpan(2, 1) == 1


@pytest.mark.parametrize("width", [910, 1366])
def test_the_page_fits_a_small_screen(
    open_page: Callable[[ReportSession], ReportPage], session: ReportSession, width: int
) -> None:
    page = open_page(session)
    page.resize(width, 400)
    QApplication.processEvents()
    assert page.width() == width


def test_on_a_low_window_the_table_gets_the_height(session: ReportSession, qtbot: QtBot) -> None:
    page = ReportPage(session)
    qtbot.addWidget(page)
    page.resize(910, 440)
    page.show()
    assert not page.findings.isVisible()
    assert page.view.height() > page.height() / 2


def test_only_what_is_shown_is_built_at_once_the_rest_a_moment_later(
    session: ReportSession, open_page: Callable[[ReportSession], ReportPage], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(tables, "_QUIET", 3_600_000)  # on a busy machine a fifth of a second is over before the clerk looks
    clerk = Clerk(open_page(session))
    assert list(clerk.page.findChildren(EntryView)) == [clerk.page.view]
    clerk.presses("Ctrl+PgDown")
    assert len(list(clerk.page.findChildren(EntryView))) == 2
    moment = clerk.page.tables._prepare_later
    assert moment.isActive()
    moment.start(0)  # a moment later
    qtbot.waitUntil(lambda: len(list(clerk.page.findChildren(EntryView))) == 6)
    views: list[EntryView] = list(clerk.page.findChildren(EntryView))
    shown, hidden = clerk.page.view, next(view for view in views if not view.isVisible())
    assert [hidden.columnWidth(column) for column in range(4)] == [shown.columnWidth(column) for column in range(4)]


def test_every_control_has_a_name(clerk: Clerk) -> None:
    kinds = (QAbstractButton, QLineEdit, QDateEdit, QAbstractScrollArea, QTabBar)
    widgets: list[QWidget] = list(clerk.page.findChildren(QWidget))
    inside = (QDateEdit, QTabBar, QTableView)  # their parts are theirs
    controls = [each for each in widgets if isinstance(each, kinds) and not isinstance(each.parentWidget(), inside)]
    assert len(controls) >= 8
    assert [each for each in controls if not each.accessibleName()] == []
