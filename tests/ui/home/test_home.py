"""The list of reports."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.home.model import SECOND_LINE, SHARE, Column
from desktop.ui.home.page import HomePage
from desktop.ui.home.side_menu import Wanted

TODAY = date(2024, 5, 20)


def home_of(desk: Desk, qtbot: QtBot) -> HomePage:
    home = HomePage(desk, TODAY)
    qtbot.addWidget(home)
    home.refresh()
    home.show()
    return home


def listed(home: HomePage) -> list[str]:
    model = home.reports
    return [model.index(row, Column.REPORT).data() for row in range(model.rowCount())]


def test_an_empty_list_says_what_to_do_next(empty_desk: Desk, qtbot: QtBot) -> None:
    home = home_of(empty_desk, qtbot)
    assert not home.table.isVisible()
    assert not home.open_button.isEnabled()
    with qtbot.waitSignal(home.new_wanted) as asked:
        home.menu.form_activated.emit("ward-monthly")
    assert asked.args == ["ward-monthly"]


def test_a_report_tells_form_period_status_filled_faults_and_due_date(desk: Desk, qtbot: QtBot) -> None:
    home = home_of(desk, qtbot)
    row = desk.reports()[0]
    cells = {column: home.reports.index(0, column) for column in Column}
    assert cells[Column.REPORT].data() == "Tháng 5 năm 2024"
    assert cells[Column.REPORT].data(SECOND_LINE) == "Báo cáo cải cách hành chính tháng"
    assert cells[Column.STATUS].data() == "Bản nháp"
    assert cells[Column.FILLED].data() == f"{row.filled} / {row.total} ô"
    assert cells[Column.FILLED].data(SHARE) == row.filled / row.total
    assert cells[Column.FAULTS].data() == f"{row.warnings} cảnh báo"
    assert cells[Column.DUE].data() == "03/05/2024"
    assert cells[Column.DUE].data(SECOND_LINE) == "quá hạn 17 ngày"
    assert cells[Column.DUE].data(Qt.ItemDataRole.ForegroundRole) == style.theme().error_mark
    assert "quá hạn 17 ngày" in cells[Column.DUE].data(Qt.ItemDataRole.AccessibleTextRole)


def test_years_choose_what_is_listed(desk: Desk, qtbot: QtBot) -> None:
    desk.new_report("ward-monthly", Period.parse("2025-12"))
    home = home_of(desk, qtbot)
    assert listed(home) == ["Tháng 12 năm 2025", "Tháng 5 năm 2024"]
    home.menu.chosen.emit(Wanted(year=2025))
    assert listed(home) == ["Tháng 12 năm 2025"]


def test_enter_and_double_click_open_a_report(desk: Desk, qtbot: QtBot) -> None:
    home = home_of(desk, qtbot)
    with qtbot.waitActive(home):
        home.activateWindow()
    home.table.setFocus()
    with qtbot.waitSignal(home.open_wanted) as asked:
        QTest.keyClick(home.table, Qt.Key.Key_Return)
    assert asked.args == [1]
    with qtbot.waitSignal(home.open_wanted):
        home.table.doubleClicked.emit(home.reports.index(0, 0))


def test_the_report_that_was_open_is_the_current_one(desk: Desk, qtbot: QtBot) -> None:
    newer = desk.new_report("ward-monthly", Period.parse("2024-06"))
    home = home_of(desk, qtbot)
    home.refresh(1)
    assert home.reports.report_at(home.table.currentIndex()).id == 1
    home.refresh(newer)
    assert home.reports.report_at(home.table.currentIndex()).id == newer
