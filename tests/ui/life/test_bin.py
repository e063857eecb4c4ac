"""Putting drafts into the bin, taking them out, emptying it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from tests.ui.life.conftest import Clerk

Answers = Callable[[str], list[str]]


def test_delete_asks_by_name_and_says_how_to_get_it_back(clerk: Clerk, answers: Answers) -> None:
    home = clerk.goes_home()
    asked = answers("Giữ lại")
    QTest.keyClick(home.table, Qt.Key.Key_Delete)
    assert asked[0].startswith("Bỏ báo cáo tháng 5 năm 2024 (Báo cáo cải cách hành chính tháng) vào thùng rác?")
    assert clerk.listed() == ["Tháng 5 năm 2024"]
    answers("Bỏ vào thùng rác")
    QTest.keyClick(home.table, Qt.Key.Key_Delete)
    assert clerk.listed() == []
    assert "Lấy lại: Thùng rác" in clerk.notice
    assert [row.id for row in clerk.desk.deleted_reports()] == [1]


def test_what_lies_in_the_bin_is_listed_there_and_taken_out(clerk: Clerk, answers: Answers) -> None:
    clerk.goes_home()
    answers("Bỏ vào thùng rác")
    clerk.home.life.delete.trigger()
    home = clerk.opens_bin()
    assert clerk.listed() == ["Tháng 5 năm 2024"]
    assert str(home.reports.index(0, 1).data()) == "Trong thùng rác"
    assert not home.open_button.isVisible()
    assert not home.life.delete.isVisible()
    home.life.restore.trigger()
    assert clerk.listed() == []
    assert "Đã lấy lại báo cáo tháng 5 năm 2024" in clerk.notice
    assert [row.id for row in clerk.desk.reports()] == [1]


def test_emptying_the_bin_counts_names_and_is_for_ever(clerk: Clerk, answers: Answers) -> None:
    clerk.desk.delete_report(clerk.desk.new_report("ward-monthly", Period.parse("2024-07")))
    clerk.desk.delete_report(clerk.desk.new_report("ward-monthly", Period.parse("2024-08")))
    clerk.goes_home()
    home = clerk.opens_bin()
    asked = answers("Giữ lại")
    home.life.empty.trigger()
    assert asked[0].startswith("Xóa hẳn 2 báo cáo?")
    assert "Báo cáo tháng 7 năm 2024" in asked[0]
    assert len(clerk.listed()) == 2
    answers("Xóa hẳn")
    home.life.empty.trigger()
    assert clerk.desk.deleted_reports() == []
    assert "Đã xóa hẳn 2 báo cáo" in clerk.notice
    assert not home.life.empty.isEnabled()


def test_a_finalised_report_is_not_deleted_and_that_is_explained(clerk: Clerk, final: int, answers: Answers) -> None:
    home = clerk.goes_home(line=1)
    asked = answers("Bỏ vào thùng rác")
    QTest.keyClick(home.table, Qt.Key.Key_Delete)
    assert asked == []
    assert "đã chốt nên không xóa được" in clerk.notice
    assert len(clerk.desk.reports()) == 2


def test_a_report_whose_place_is_taken_stays_in_the_bin(clerk: Clerk, desk: Desk) -> None:
    desk.delete_report(1)
    desk.new_report("ward-monthly", Period.parse("2024-05"))
    clerk.area.page.give_up_typing()
    clerk.goes_home()
    home = clerk.opens_bin()
    home.life.restore.trigger()
    assert "Đã có báo cáo tháng 5 năm 2024" in clerk.notice
    assert clerk.listed() == ["Tháng 5 năm 2024"]


def test_an_empty_bin_says_so(clerk: Clerk) -> None:
    clerk.goes_home()
    home = clerk.opens_bin()
    assert not home.table.isVisible()
    assert home.menu.wanted.in_bin
    assert home._empty_title.text() == "Thùng rác đang trống"
