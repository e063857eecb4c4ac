"""The office above on the day after the deadline: who has sent, what is wrong with it, and the report made of it."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.consolidating import inbox
from desktop.jobs.consolidating.inbox import files_in, survey, take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.ui.consolidated.received_view import ReceivedView
from desktop.ui.overview import Overview
from desktop.ui.receiving import fates
from desktop.ui.receiving.figures import Group
from desktop.ui.receiving.intake import Taken
from desktop.ui.receiving.intake_dialog import IntakeDialog
from desktop.ui.receiving.marks import Mark
from desktop.ui.receiving.receiving_page import ReceivingPage
from desktop.ui.receiving.reports_dialog import UnitReportsDialog
from desktop.ui.receiving.units_page import UnitsPage
from desktop.ui.window import MainWindow
from tests.helpers import wards
from tests.helpers.answering import answer
from tests.helpers.dropping import drop
from tests.helpers.wards import FORM, PERIOD, Sent, report, submission

TODAY = date(2025, 8, 25)
Part = TypeVar("Part", bound=QWidget)
Clerk = Callable[[Desk], ReceivingPage]


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Six of eight wards: one late, one with an error, one damaged, one as a workbook."""
    folder = tmp_path_factory.mktemp("receiving") / "Tháng 8"
    return wards.send_all(folder, wards.names()[:8], late=[1], missing=[6, 7], faulty=[2], damaged=[3], workbooks=[4])


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Opens the page of what came in."""

    def come(desk: Desk) -> ReceivingPage:
        window = MainWindow(desk, TODAY)
        qtbot.addWidget(window)
        window.start()
        with qtbot.waitSignal(window.painted):
            window.show()
        window.show_overview(Overview.RECEIVING)
        return part(window, ReceivingPage)

    return come


def part(of: QWidget, kind: type[Part]) -> Part:
    found: Iterable[Part] = of.findChildren(kind)
    return next(iter(found))


def takes_in(page: ReceivingPage, qtbot: QtBot, *paths: Path) -> IntakeDialog:
    """Take in files, to the end."""
    page.take_in(paths)
    dialogs: Iterable[IntakeDialog] = page.findChildren(IntakeDialog)
    dialog = list(dialogs)[-1]
    qtbot.waitUntil(lambda: dialog._intake is None)
    return dialog


def received(desk: Desk, sent: Sent) -> Desk:
    take_in(desk, Collected.of(desk, FORM, PERIOD), files_in([sent.folder]))
    return desk


def figures(page: ReceivingPage) -> dict[str, int]:
    return {group.value: page.figures.count(group) for group in Group}


def listed(page: ReceivingPage) -> list[str]:
    return [line.texts[0] for line in page.lines.lines]


# --- the page ---


def test_the_period_that_has_just_closed_is_proposed(listed_wards: Desk, clerk: Clerk) -> None:
    assert clerk(listed_wards).choice.choice == (FORM, PERIOD)


def test_the_last_choice_is_proposed_again_until_another_period_has_closed(listed_wards: Desk, clerk: Clerk) -> None:
    clerk(listed_wards).choice.period.setCurrentIndex(4)
    assert clerk(listed_wards).choice.choice == (FORM, Period.parse("2025-05"))
    window = MainWindow(listed_wards, date(2025, 9, 16))
    window.start()
    window.show_overview(Overview.RECEIVING)
    assert part(window, ReceivingPage).choice.choice == (FORM, Period.parse("2025-09"))
    window.close()


def test_before_anything_has_come_all_are_missing(listed_wards: Desk, clerk: Clerk) -> None:
    page = clerk(listed_wards)
    assert figures(page) == {"Phải gửi": 8, "Đã gửi": 0, "Gửi muộn": 0, "Chưa gửi": 8, "Có lỗi": 0}
    assert not page.consolidate_button.isEnabled()
    assert page._due.text() == "Hạn gửi: 17/08/2025"


def test_without_a_register_the_page_says_what_to_do(city: Desk, clerk: Clerk) -> None:
    page = clerk(city)
    assert page._stack.currentIndex() == 1
    assert "Danh sách đơn vị" in page._empty.text()


def test_a_form_that_is_not_made_for_a_period_is_told(listed_wards: Desk, clerk: Clerk) -> None:
    page = clerk(listed_wards)
    page.choice.form.setCurrentIndex(page.choice.form.findData("commune-statistics"))
    assert page.choice.choice == ("commune-statistics", Period.parse("2025"))
    assert page._collected is not None


def test_figures_filter_the_list(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    assert figures(page) == {"Phải gửi": 8, "Đã gửi": 6, "Gửi muộn": 2, "Chưa gửi": 2, "Có lỗi": 2}
    page.figures.choose(Group.MISSING)
    assert listed(page) == ["Phường Bạch Mai", "Phường Vĩnh Tuy"]
    page.figures.choose(Group.MISSING)
    assert len(listed(page)) == 8
    assert page.figures.group is Group.EXPECTED


def test_a_unit_with_errors_shows_them_and_the_letter(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.figures.choose(Group.FAULTY)
    assert page.lines.lines[0].texts[1] == "Có lỗi"
    page.details.copy_button.click()
    letter = QGuiApplication.clipboard().text()
    assert letter.startswith("Kính gửi: UBND phường Ba Đình,")
    assert "1. Số hồ sơ TTHC giải quyết đúng hạn" in letter
    assert letter in page.details.text.toPlainText()


def test_a_file_that_could_not_be_taken_in_is_told_of_the_next_day(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.figures.choose(Group.FAULTY)
    assert page.lines.lines[1].texts[:4] == ("Phường Ngọc Hà", "Hỏng hoặc bị sửa", "", "003 Phường Ngọc Hà.cchc")
    page.table.selectRow(1)
    page.details.copy_button.click()
    assert "lập lại tệp gửi bằng chương trình" in QGuiApplication.clipboard().text()


def test_a_file_of_a_unit_that_nobody_knows_is_not_forgotten(
    listed_wards: Desk, clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "lạ.cchc").write_bytes(submission(report(wards.names()[50])))
    page = clerk(listed_wards)
    takes_in(page, qtbot, tmp_path).accept()
    page.figures.choose(Group.FAULTY)
    assert [line.texts[:2] for line in page.lines.lines] == [(wards.names()[50], "Không rõ đơn vị")]
    assert figures(page) == {"Phải gửi": 8, "Đã gửi": 0, "Gửi muộn": 0, "Chưa gửi": 8, "Có lỗi": 1}


def test_a_unit_without_faults_has_no_letter(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.figures.choose(Group.LATE)
    assert "Phường Cửa Nam" in listed(page)
    page.table.selectRow(listed(page).index("Phường Cửa Nam"))
    assert "Gửi muộn: bản đầu lập ngày 21/08/2025, hạn 17/08/2025." in page.details.text.toPlainText()
    assert not page.details.copy_button.isEnabled()


def test_who_is_missing_is_copied_as_a_list(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.reminder_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("2/8 đơn vị chưa gửi “Báo cáo")
    assert "1. Phường Vĩnh Tuy – 024.30000007" in text


# --- taking in ---


def test_every_file_is_told_of_and_the_counts_add_up(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk(listed_wards)
    dialog = takes_in(page, qtbot, sent.folder)
    assert dialog.summary.text() == "6 tệp: 4 đã nhận; 1 có lỗi, chưa tính; 1 hỏng hoặc bị sửa."
    assert [line.texts[:3] for line in dialog.lines.lines[:2]] == [
        ("002 Phường Ba Đình.cchc", "Có lỗi, chưa tính", "Phường Ba Đình"),
        ("003 Phường Ngọc Hà.cchc", "Hỏng hoặc bị sửa", "Phường Ngọc Hà"),
    ]
    assert figures(page) == {"Phải gửi": 8, "Đã gửi": 6, "Gửi muộn": 2, "Chưa gửi": 2, "Có lỗi": 2}


def test_taking_in_again_says_that_all_is_there(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    dialog = takes_in(clerk(received(listed_wards, sent)), qtbot, sent.folder)
    assert dialog.summary.text() == "6 tệp: 5 đã nhận từ trước; 1 hỏng hoặc bị sửa."


def test_results_are_filtered_by_fate(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    dialog = takes_in(clerk(listed_wards), qtbot, sent.folder)
    words = [dialog.filter.itemText(at) for at in range(dialog.filter.count())]
    assert words == ["Mọi tệp (6)", "Cần gửi trả (2)", "Có lỗi, chưa tính (1)", "Hỏng hoặc bị sửa (1)", "Đã nhận (4)"]
    dialog.filter.setCurrentIndex(1)
    assert len(dialog.lines.lines) == 2


def test_what_was_passed_over_is_listed(listed_wards: Desk, sent: Sent, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "thư đến"
    folder.mkdir()
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "liên kết").symlink_to(sent.folder)
    dialog = takes_in(clerk(listed_wards), qtbot, folder, sent.files[0])
    assert dialog.summary.text() == "2 tệp: 1 không đọc được; 1 đã nhận. Ngoài ra bỏ qua 1 tệp không phải báo cáo."
    assert ("Thumbs.db", "Bỏ qua") in [line.texts[:2] for line in dialog.lines.lines]


def test_what_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> object:
        raise PermissionError

    monkeypatch.setattr("desktop.jobs.consolidating.inbox.os.scandir", refuse)
    found = survey([tmp_path])
    assert (found.files, [each.path for each in found.passed]) == ([], [tmp_path])
    taken = Taken((), (), tuple(found.passed))
    assert fates.summed_up(taken) == "Không có tệp nào để nhận. Còn 1 thư mục chưa đọc hết."
    assert [(shown.fate, shown.line.mark) for shown in fates.lines(taken)] == [("Chưa đọc", Mark.FAULT)]


def test_a_great_many_files_are_taken_in_part_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_MOST_FILES", 2)
    paths = [tmp_path / f"{name}.cchc" for name in "abc"]
    found = survey([*paths[:2], *paths])
    assert found.files == paths[:2]
    assert "2 tệp đầu tiên" in found.passed[0].why


def test_an_intake_that_is_stopped_keeps_what_it_has(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk(listed_wards)
    page.take_in([sent.folder])
    dialog = part(page, IntakeDialog)
    intake = dialog._intake
    assert intake is not None

    def stop_at_two(done: int, _of: int, _name: str) -> None:
        if done == 2:
            intake.stop()

    intake.progressed.connect(stop_at_two, Qt.ConnectionType.DirectConnection)
    qtbot.waitUntil(lambda: dialog._intake is None)
    assert "4 chưa đọc vì đã dừng" in dialog.summary.text()
    assert [line.texts[1] for line in dialog.lines.lines].count("Chưa đọc") == 4
    assert figures(page)["Đã gửi"] == 2
    dialog.accept()
    assert takes_in(page, qtbot, sent.folder).summary.text().startswith("6 tệp: 2 đã nhận từ trước")


def test_the_window_lives_while_files_are_taken_in(
    listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window_answers = Event()

    def wait_for_the_window(*args: object, **more: object) -> object:
        assert window_answers.wait(5)
        return take_in(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("desktop.ui.receiving.intake.take_in", wait_for_the_window)
    page = clerk(listed_wards)
    page.take_in([sent.folder])
    dialog = part(page, IntakeDialog)
    dialog.reject()  # Escape stops first; what was taken in is then shown
    QTimer.singleShot(0, window_answers.set)
    qtbot.waitUntil(lambda: dialog._intake is None)
    assert dialog.isVisible()
    assert "6 chưa đọc vì đã dừng" in dialog.summary.text()


def test_the_reply_to_a_file_is_copied_and_all_are_written(
    listed_wards: Desk, sent: Sent, clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = takes_in(clerk(listed_wards), qtbot, sent.folder)
    dialog.table.selectRow(1)
    dialog.details.copy_button.click()
    assert "lập lại tệp gửi bằng chương trình" in QGuiApplication.clipboard().text()
    path = tmp_path / "thư.txt"
    monkeypatch.setattr("desktop.ui.receiving.intake_dialog.ask_where_to_write", lambda *_args: path)
    dialog.save_button.click()
    text = path.read_text(encoding="utf-8-sig")
    assert text.count("Kính gửi: ") == 2


@pytest.mark.parametrize("says_yes", [True, False])
def test_a_changed_key_is_trusted_only_when_the_clerk_says_so(
    listed_wards: Desk, sent: Sent, clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, says_yes: bool
) -> None:
    other = tmp_path / "lại.cchc"
    other.write_bytes(submission(report(wards.names()[0], version=2), key=b"x" * 32))
    dialog = takes_in(clerk(received(listed_wards, sent)), qtbot, other, sent.files[1])
    assert dialog.lines.lines[0].texts[1] == "Khóa ký đã đổi"
    assert dialog.trust_button.isVisible()
    assert "KHÔNG PHẢI khóa đã biết" in dialog.details.text.toPlainText()
    dialog.details.copy_button.click()
    assert "mạo danh" not in QGuiApplication.clipboard().text()
    asked = answer(monkeypatch, "Đơn vị đã xác nhận, tin khóa mới" if says_yes else "Không tin")
    dialog.trust_button.click()
    qtbot.waitUntil(lambda: dialog._intake is None)
    assert len(asked) == 1
    assert asked[0].startswith("Từ nay tin khóa mới này là của Phường Hoàn Kiếm?")
    fates = {line.texts[0]: line.texts[1] for line in dialog.lines.lines}
    assert fates["lại.cchc"] == ("Đã nhận, thay phiên bản cũ" if says_yes else "Khóa ký đã đổi")
    assert dialog.trust_button.isVisible() is not says_yes


def test_files_and_folders_are_dropped_on_the_page(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk(listed_wards)
    assert drop(page, (sent.files[0], sent.folder))
    dialog = part(page, IntakeDialog)
    qtbot.waitUntil(lambda: dialog._intake is None)
    assert dialog.summary.text().startswith("6 tệp")


def test_a_drive_that_fails_is_told_in_one_sentence(
    listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RefusedError("Đĩa đã đầy.")

    monkeypatch.setattr("desktop.ui.receiving.intake.take_in", fail)
    dialog = takes_in(clerk(listed_wards), qtbot, sent.folder)
    assert dialog.notice.text == "⚠ Đĩa đã đầy. Những tệp đã nhận trước đó vẫn còn; nhận lại không bị tính hai lần."


# --- the consolidated report ---


def opened_report(page: ReceivingPage, qtbot: QtBot) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.area is not None)
    return window


def test_consolidating_opens_the_report_and_says_what_was_done(
    listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot
) -> None:
    page = clerk(received(listed_wards, sent))
    page.consolidate_button.click()
    window = opened_report(page, qtbot)
    assert window.notice.text.startswith("Đã tổng hợp báo cáo của 4 đơn vị vào ")
    assert window.area is not None
    assert window.area.page.session.report.period == PERIOD


def test_reports_with_errors_are_counted_when_they_are_wanted(
    listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot
) -> None:
    page = clerk(received(listed_wards, sent))
    page.with_faulty.setChecked(True)
    page.consolidate_button.click()
    assert opened_report(page, qtbot).notice.text.startswith("Đã tổng hợp báo cáo của 5 đơn vị vào ")


def test_a_cell_typed_over_is_kept_and_told(listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk(received(listed_wards, sent))
    page.consolidate_button.click()
    window = opened_report(page, qtbot)
    assert window.area is not None
    window.area.page.session.set_value(Address("direction.documents"), "7")
    window.go_home()
    again = part(window.stack.currentWidget(), ReceivingPage)
    again.consolidate_button.click()
    window = opened_report(again, qtbot)
    assert "1 ô giữ nguyên vì đã sửa tay" in window.notice.text
    assert window.area is not None
    assert window.area.page.session.report.shown("direction.documents") == "7"


def test_a_finalised_report_is_not_changed(
    listed_wards: Desk, sent: Sent, clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise RefusedError("Báo cáo đã chốt nên không tổng hợp thêm được.")

    monkeypatch.setattr("desktop.ui.receiving.consolidating.consolidate", refuse)
    page = clerk(received(listed_wards, sent))
    with qtbot.waitSignal(page.refused) as refused:
        page.consolidate_button.click()
    assert refused.args == ["Báo cáo đã chốt nên không tổng hợp thêm được."]


# --- looking at a unit's reports ---


def test_enter_on_a_unit_shows_its_report(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.table.selectRow(listed(page).index("Phường Cửa Nam"))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert part(page, ReceivedView).title.text() == "Phường Cửa Nam"
    part(page, ReceivedView).close()


def test_a_unit_that_has_sent_nothing_has_nothing_to_show(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    page.figures.choose(Group.MISSING)
    assert not page.open_button.isEnabled()
    assert not page.reports_button.isEnabled()


def test_all_reports_of_a_unit_are_listed(listed_wards: Desk, sent: Sent, clerk: Clerk, tmp_path: Path) -> None:
    name = wards.names()[0]
    (tmp_path / "2.cchc").write_bytes(submission(report(name, version=2)))
    page = clerk(received(listed_wards, sent))
    take_in(listed_wards, Collected.of(listed_wards, FORM, PERIOD), [tmp_path / "2.cchc"])
    page.refresh()
    page.table.selectRow(listed(page).index(name))
    page.reports_button.click()
    lines = part(page, UnitReportsDialog).lines.lines
    assert [(line.texts[0], line.texts[4]) for line in lines] == [
        ("Tháng 8 năm 2025", "Đính chính 1"),
        ("Tháng 8 năm 2025", "Bản đầu"),
    ]


def test_reports_of_a_unit_that_is_no_more_stay_readable(listed_wards: Desk, sent: Sent, clerk: Clerk) -> None:
    page = clerk(received(listed_wards, sent))
    first = listed_wards.database.register.units()[0]
    listed_wards.database.register.write([first._replace(until=date(2025, 8, 20), successors=("00002",))])
    window = page.window()
    assert isinstance(window, MainWindow)
    window.show_overview(Overview.UNITS)
    units = part(window, UnitsPage)
    units.merged.setChecked(True)
    units.table.stand_on(listed_wards.database.register.units()[0])
    units.reports_button.click()
    dialog = part(units, UnitReportsDialog)
    assert len(dialog.lines.lines) == 1
    dialog.open_button.click()
    assert part(dialog, ReceivedView).title.text() == "Phường Hoàn Kiếm"
    part(dialog, ReceivedView).close()
