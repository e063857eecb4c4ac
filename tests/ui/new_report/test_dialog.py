"""Beginning a report in the window."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.engine.period import Dates, Period
from desktop.jobs.desk import Desk
from desktop.ui.new_report.dialog import NewReportDialog

TODAY = date(2024, 5, 20)


def dialog_for(desk: Desk, qtbot: QtBot) -> NewReportDialog:
    dialog = NewReportDialog(desk, "ward-monthly", TODAY)
    qtbot.addWidget(dialog)
    return dialog


def test_period_and_closing_dates_are_proposed(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(empty_desk, qtbot)
    assert dialog.period == Period.parse("2024-05")
    assert dialog.dates == Dates(date(2024, 4, 15), date(2024, 5, 14))


def test_the_access_key_of_the_period_leads_to_the_first_field_there_is(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(empty_desk, qtbot)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert dialog.ordinal.hasFocus()


def test_a_draft_is_made_with_the_dates_as_they_were_changed(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(empty_desk, qtbot)
    dialog.choose(Period.parse("2024-03"))
    dialog.end.setDate(QDate(2024, 3, 10))
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.create_button.click()
    (row,) = empty_desk.reports()
    assert opened.args == [row.id]
    assert row.period == Period.parse("2024-03")
    assert row.dates == Dates(date(2024, 2, 15), date(2024, 3, 10))


def test_the_period_of_an_existing_report_opens_that_report(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(desk, qtbot)
    assert dialog.period == Period.parse("2024-06")
    dialog.choose(Period.parse("2024-05"))
    assert "Đã có báo cáo tháng 5 năm 2024" in dialog.notice.text()
    assert dialog.create_button.text() == "&Mở báo cáo đã có"
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.create_button.click()
    assert opened.args == [1]
    assert len(desk.reports()) == 1


def test_dates_in_the_wrong_order_are_said_before_the_button_is_pressed(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(empty_desk, qtbot)
    dialog.end.setDate(QDate(2024, 1, 1))
    assert "Ngày cuối kỳ đứng trước ngày đầu kỳ" in dialog.notice.text()
    assert not dialog.create_button.isEnabled()
    dialog.choose(Period.parse("2024-02"))
    assert dialog.create_button.isEnabled()


def test_a_period_before_the_form_was_in_force_is_refused_before_the_button_is_pressed(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(empty_desk, qtbot)
    dialog.choose(Period.parse("2023-12"))
    assert "áp dụng từ ngày 01 tháng 01 năm 2024, không lập được cho tháng 12 năm 2023" in dialog.notice.text()
    assert not dialog.create_button.isEnabled()
    dialog.choose(Period.parse("2024-02"))
    assert dialog.create_button.isEnabled()
    assert dialog.notice.text() == ""


def test_a_draft_in_the_bin_is_offered_instead_of_a_new_one(desk: Desk, qtbot: QtBot) -> None:
    desk.delete_report(1)
    dialog = dialog_for(desk, qtbot)
    dialog.choose(Period.parse("2024-05"))
    assert "Trong thùng rác có một bản nháp tháng 5 năm 2024 đã điền 65 / 77 ô" in dialog.notice.text()
    assert not dialog.restore_button.isHidden()
    assert dialog.create_button.isEnabled()
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.restore_button.click()
    assert opened.args == [1]
    assert [row.id for row in desk.reports()] == [1]


def test_without_one_in_the_bin_nothing_is_offered(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_for(desk, qtbot)
    assert dialog.restore_button.isHidden()
    dialog.choose(Period.parse("2024-05"))
    assert dialog.restore_button.isHidden()
