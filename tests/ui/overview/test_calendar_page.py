"""The year's calendar, as a clerk reads and uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import PeriodType
from desktop.engine.report import Status
from desktop.jobs.desk import Desk
from desktop.jobs.overview import duties
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.overview import telling
from desktop.ui.overview.calendar_model import ITEM
from desktop.ui.overview.calendar_page import CalendarPage
from desktop.ui.overview.duties_dialog import DutiesDialog
from desktop.ui.window import MainWindow
from tests.helpers.ward_year import ASSIGNED, DONE, FORM, UNIT
from tests.ui.overview.conftest import calendar_of, home_of


def goes_to(calendar: CalendarPage, month: int, row: int = 0) -> None:
    calendar.table.setCurrentIndex(calendar.model.index(row, month - 1))


def cell(calendar: CalendarPage, month: int, row: int = 0) -> str:
    return str(calendar.model.index(row, month - 1).data())


def types_due(calendar: CalendarPage, digits: str) -> None:
    """Presses F2 and types a day, as in "25062024"."""
    QTest.keyClick(calendar.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QDateEdit)
    editor.setSelectedSection(QDateEdit.Section.DaySection)
    QTest.keyClicks(editor, digits)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_the_side_menu_leads_to_the_calendar_and_back(window: MainWindow) -> None:
    home = home_of(window)
    home.menu.setFocus()
    QTest.keyClick(home.menu, Qt.Key.Key_Home)
    QTest.keyClick(home.menu, Qt.Key.Key_Down)
    assert calendar_of(window).table.isVisible()
    QTest.keyClick(home.menu, Qt.Key.Key_End)
    QTest.keyClick(home.menu, Qt.Key.Key_Up)  # from the bin to the last year
    assert home.table.isVisible()


def test_a_click_on_a_heading_of_the_side_menu_leaves_chosen_what_is_shown(window: MainWindow, calendar: CalendarPage) -> None:
    menu = home_of(window).menu
    heading = menu.visualItemRect(menu.topLevelItem(1))
    QTest.mouseClick(menu.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert [item.text(0) for item in menu.selectedItems()] == ["Lịch báo cáo"]
    assert calendar.isVisible()


def test_each_month_says_how_far_its_report_is_in_words(calendar: CalendarPage) -> None:
    assert cell(calendar, 5) == "Nháp\nHạn 17/05\nTrễ 95 ngày"
    assert cell(calendar, 6) == "Chưa lập\nHạn 17/06\nTrễ 64 ngày"
    assert cell(calendar, 9).startswith("Nháp\nHạn 17/09\n")
    assert "ô" in cell(calendar, 9)
    assert cell(calendar, 10) == "Chưa lập\nHạn 17/10"
    told = calendar.model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "tháng 5 năm 2024: nháp, đã điền" in told
    assert "Hạn nộp 17/05/2024, trễ 95 ngày" in told


def test_all_twelve_months_have_room_on_the_smallest_screen(window: MainWindow, calendar: CalendarPage) -> None:
    window.resize(1366, 728)
    QApplication.processEvents()
    assert calendar.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (99, "Trễ 99 ngày"),
        (100, "Trễ 3 tháng"),
        (299, "Trễ 9 tháng"),
        (300, "Trễ ~1 năm"),
        (1890, "Trễ ~5 năm"),
    ],
)
def test_a_cell_has_room_for_how_late_a_report_is_the_line_below_is_exact(calendar: CalendarPage, days: int, told: str) -> None:
    may = calendar.model.index(0, 4).data(ITEM)
    later = date(2024, 5, 17) + timedelta(days)
    assert telling.cell(may, later)[2] == told
    assert f"trễ {days} ngày" in telling.sentence(may, later)
    assert QFontMetrics(calendar.table.font()).horizontalAdvance(told) < calendar.table.columnWidth(4)


def test_a_report_with_errors_says_so(year_desk: Desk, calendar: CalendarPage) -> None:
    july = next(row for row in year_desk.reports() if row.period.code == "2024-07")
    year_desk.open_report(july.id).set_cells("gõ ô", [(Address(ASSIGNED), "3"), (Address(DONE), "4")])
    calendar.refresh()
    assert cell(calendar, 7).startswith("Có lỗi")
    goes_to(calendar, 7)
    assert "1 lỗi" in calendar.told.text()


def test_the_strip_names_what_is_late_and_what_is_next(calendar: CalendarPage) -> None:
    assert "tháng 1/2024</a> (trễ 216 ngày)" in calendar.late.text()
    assert calendar.late.text().endswith("và 4 báo cáo khác.")
    assert "tháng 9/2024</a> (hạn 17/09/2024, còn 28 ngày)" in calendar.next.text()


def test_a_link_of_the_strip_leads_to_its_report_in_whatever_year(calendar: CalendarPage) -> None:
    calendar.year.setValue(2023)
    calendar.next.linkActivated.emit("next:0")
    assert calendar.year.value() == 2024
    assert calendar.table.currentIndex().data(ITEM).period.code == "2024-09"


def test_the_calendar_opens_on_what_is_to_be_done_first(calendar: CalendarPage) -> None:
    assert calendar.table.currentIndex().data(ITEM).period.code == "2024-01"
    assert "trễ 216 ngày" in calendar.told.text()


def test_enter_opens_a_report_and_closing_it_leads_back(window: MainWindow, calendar: CalendarPage) -> None:
    goes_to(calendar, 5)
    QTest.keyClick(calendar.table, Qt.Key.Key_Return)
    assert window.area is not None
    assert window.area.page.session.report.period.code == "2024-05"
    window.area.page.commands.close.trigger()
    assert calendar_of(window).table.isVisible()


def test_enter_on_a_month_without_a_report_begins_it(
    window: MainWindow, calendar: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def accept(dialog: NewReportDialog) -> None:
        proposed.append((dialog.form.currentData(), dialog.period.code))
        dialog.create_button.click()

    monkeypatch.setattr(NewReportDialog, "exec", accept)
    goes_to(calendar, 6)
    assert calendar.go_button.text() == "&Lập báo cáo…"
    QTest.keyClick(calendar.table, Qt.Key.Key_Return)
    assert proposed == [(FORM, "2024-06")]
    assert window.area is not None
    assert window.area.page.session.report.period.code == "2024-06"


def test_the_due_day_is_edited_in_its_cell(year_desk: Desk, calendar: CalendarPage, qtbot: QtBot) -> None:
    goes_to(calendar, 6)
    types_due(calendar, "25082024")
    qtbot.waitUntil(lambda: "Hạn 25/08" in cell(calendar, 6))
    assert cell(calendar, 6) == "Chưa lập\nHạn 25/08"
    assert "tháng 6/2024</a> (hạn 25/08/2024, còn 5 ngày)" in calendar.next.text()
    goes_to(calendar, 5)
    types_due(calendar, "30082024")
    qtbot.waitUntil(lambda: "Hạn 30/08" in cell(calendar, 5))
    may = next(row for row in year_desk.reports() if row.period.code == "2024-05")
    assert year_desk.open_report(may.id).due == date(2024, 8, 30)


def test_a_due_day_that_is_refused_is_a_sentence(window: MainWindow, calendar: CalendarPage, qtbot: QtBot) -> None:
    goes_to(calendar, 6)
    types_due(calendar, "25062042")
    qtbot.waitUntil(lambda: "hơn một năm" in window.notice.text)
    assert "Hạn 17/06" in cell(calendar, 6)


def test_a_month_without_a_period_offers_nothing(calendar: CalendarPage) -> None:
    goes_to(calendar, 3, row=1)
    assert "không có kỳ báo cáo" in calendar.told.text()
    assert not calendar.go_button.isEnabled()
    assert not calendar.due_button.isEnabled()


def test_the_clerk_ticks_what_is_owed(year_desk: Desk, calendar: CalendarPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def tick(dialog: DutiesDialog) -> bool:
        assert dialog.ticks[FORM, PeriodType.MONTH].isChecked()
        dialog.ticks["commune-statistics", PeriodType.YEAR].setChecked(False)
        dialog.ticks["district-report", PeriodType.QUARTER].setChecked(True)
        return True

    monkeypatch.setattr(DutiesDialog, "exec", tick)
    calendar.duties_button.click()
    headers = [
        calendar.model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(calendar.model.rowCount())
    ]
    assert headers == [
        "Báo cáo cải cách hành chính tháng, hằng tháng",
        "Báo cáo cải cách hành chính của quận, huyện, hằng quý",
    ]


def test_an_empty_calendar_says_what_to_do(empty_desk: Desk, show: Callable[[Desk], MainWindow]) -> None:
    empty_desk.save_unit(UNIT)
    duties.choose_duties(empty_desk.database, {edition.form: () for edition in empty_desk.forms()})
    window = show(empty_desk)
    window.actions_.calendar.trigger()
    page = calendar_of(window)
    assert not page.table.isVisible()
    assert "không có báo cáo nào" in page.late.text()
    assert not page.go_button.isEnabled()


def test_a_report_that_is_done_is_not_late(year_desk: Desk, calendar: CalendarPage) -> None:
    goes_to(calendar, 4)
    item = calendar.table.currentIndex().data(ITEM)
    assert item.report is not None
    done = item._replace(report=item.report._replace(status=Status.FINALISED))
    assert done.days_late(date(2024, 8, 20)) == 0
    assert item.days_late(date(2024, 8, 20)) == 125
    corrected = item._replace(report=item.report._replace(version=2))
    assert corrected.days_late(date(2024, 8, 20)) == 0
