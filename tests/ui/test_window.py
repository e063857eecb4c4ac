"""The main window, asked as a clerk asks it."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.jobs.demo import UNIT
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.ui import export
from desktop.ui.home.page import HomePage
from desktop.ui.new_report.dialog import NewReportDialog
from desktop.ui.profile.dialog import ProfileDialog
from desktop.ui.profile.welcome import WelcomePage
from desktop.ui.window import MainWindow

OpenWindow = Callable[..., MainWindow]


def menu_words(window: MainWindow, menu: int) -> list[str]:
    """What a menu offers when it is opened."""
    opened = window.menuBar().actions()[menu].menu()
    assert isinstance(opened, QMenu)
    opened.aboutToShow.emit()
    return [action.text().replace("&", "") for action in opened.actions() if not action.isSeparator()]


# --- the list's menu ---


def test_over_the_list_the_menu_offers_what_can_be_done_with_its_report(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    assert menu_words(window, 0)[:3] == ["Lập báo cáo mới…", "Mở", "Lập tệp gửi…"]
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    offered = {action.text().replace("&", ""): action for action in menu.actions() if action.isVisible()}
    assert {"Mở", "Bỏ vào thùng rác…"} < set(offered)
    assert not {"Lập bản đính chính", "Lấy lại", "Dọn thùng rác…"} & set(offered)  # a draft, not in the bin
    offered["Mở"].trigger()
    assert window.area is not None


def test_over_the_calendar_the_menu_offers_nothing_of_the_list(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    window.actions_.calendar.trigger()
    assert "Bỏ vào thùng rác…" not in menu_words(window, 0)
    window.open_report(1)
    assert "Bỏ vào thùng rác…" not in menu_words(window, 0)


# --- first start ---


def test_the_first_start_asks_for_the_profile_and_goes_home(empty_desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(empty_desk)
    welcome = window.stack.currentWidget()
    assert isinstance(welcome, WelcomePage)
    assert not window.actions_.new.isEnabled()
    welcome.start.click()
    assert "tên đơn vị" in welcome.form.fault
    QTest.keyClicks(welcome.form.name, "UBND phuong Yet Kieu")
    QTest.keyClicks(welcome.form.place, "Yet Kieu")
    welcome.start.click()
    assert isinstance(window.stack.currentWidget(), HomePage)
    assert empty_desk.unit is not None
    assert empty_desk.unit.name == "UBND phuong Yet Kieu"
    assert window.actions_.new.isEnabled()


@pytest.mark.parametrize(("room", "fills"), [((1366, 728), True), ((1280, 680), True), ((1920, 1040), False)])
def test_on_a_small_screen_the_first_window_fills_it_and_its_frame_hides_no_button(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, room: tuple[int, int], fills: bool
) -> None:
    monkeypatch.setattr(MainWindow, "screen", lambda _self: SimpleNamespace(availableGeometry=lambda: QRect(0, 0, *room)))
    window = MainWindow(empty_desk, date(2024, 5, 20))
    qtbot.addWidget(window)
    assert window.isMaximized() is fills
    assert window.width() <= room[0]
    assert window.height() <= room[1]


def test_the_way_round_asks_for_the_practice_desk(empty_desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(empty_desk)
    welcome = window.stack.currentWidget()
    assert isinstance(welcome, WelcomePage)
    with qtbot.waitSignal(window.practice_wanted) as asked:
        welcome.sample.click()
    assert asked.args == [True]


def test_the_practice_window_says_so_and_leads_back(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk, 1, practice=True)
    assert "luyện tập" in window.windowTitle()
    labels: Iterable[QLabel] = window.findChildren(QLabel)
    assert any("không phải báo cáo thật" in label.text() for label in labels)
    assert "Trở về báo cáo thật" in menu_words(window, 0)
    assert not window.actions_.back_up.isVisible()
    assert not window.actions_.bring_back.isVisible()
    with qtbot.waitSignal(window.practice_wanted) as asked:
        window.actions_.practice.trigger()
    assert asked.args == [False]


# --- pages ---


def test_a_report_opens_and_closes(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    home = window.stack.currentWidget()
    assert isinstance(home, HomePage)
    home.open_wanted.emit(1)
    assert window.area is not None
    assert window.windowTitle() == "Báo cáo cải cách hành chính tháng, tháng 5 năm 2024 – CCHC"
    window.area.page.commands.close.trigger()
    assert isinstance(window.stack.currentWidget(), HomePage)
    assert window.stack.count() == 1


def test_typing_is_saved_at_once_and_the_status_bar_says_so(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_done"))
    QTest.keyClicks(window.area.page.view, "9")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert desk.open_report(1).report.shown("plan.tasks_done") == "9"
    assert window.statusBar().currentMessage().startswith("Đã lưu")
    assert "Hoàn tác: gõ “Số nhiệm vụ đã hoàn thành theo kế hoạch”" in menu_words(window, 1)


def test_a_cell_still_being_typed_is_kept_when_the_window_closes(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_done"))
    QTest.keyClicks(window.area.page.view, "8")
    window.close()
    assert desk.open_report(1).report.shown("plan.tasks_done") == "8"


def test_a_report_that_is_not_there_is_a_sentence_at_home(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    assert not window.open_report(99)
    assert "Không có báo cáo nào mang mã 99" in window.notice.text
    assert isinstance(window.stack.currentWidget(), HomePage)


def test_menus_offer_what_can_be_done(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    assert "Xem bản in" not in menu_words(window, 0)
    assert not window.actions_.pdf.isEnabled()
    window.open_report(1)
    assert {"Xem bản in", "Kết xuất Excel…", "Kết xuất PDF…", "Hồ sơ đơn vị…"} <= set(menu_words(window, 0))
    assert "Lỗi tiếp theo" in menu_words(window, 2)
    assert "Khóa ký của đơn vị…" in menu_words(window, 3)
    assert "Hướng dẫn sử dụng" in menu_words(window, 4)


def test_a_new_report_is_opened(desk: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(desk)
    monkeypatch.setattr(NewReportDialog, "exec", lambda dialog: dialog.create_button.click())
    window.actions_.new.trigger()
    assert window.area is not None
    assert window.area.page.session.report.period.code == "2024-06"


def test_a_changed_profile_reaches_the_open_draft(desk: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(desk, 1)

    def rename(dialog: ProfileDialog) -> int:
        dialog.form.signer.setText("Lê Thị Hoa")
        dialog.save.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ProfileDialog, "exec", rename)
    window.actions_.profile.trigger()
    assert desk.unit == UNIT._replace(signer="Lê Thị Hoa")
    assert window.area is not None
    assert window.area.page.session.report.unit.signer == "Lê Thị Hoa"


def test_the_window_stands_where_it_stood(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    window.showNormal()  # the screen of the tests is so small that the window fills it
    window.resize(640, 480)
    window.close()
    assert open_window(desk).size() == window.size()


# --- export ---


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_workbook_and_pdf_are_written(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    choose(monkeypatch, tmp_path / "báo cáo")  # the ending is added
    window.area.page.commands.export.trigger()
    qtbot.waitUntil(lambda: "báo cáo.xlsx" in window.notice.text)
    assert openpyxl.load_workbook(tmp_path / "báo cáo.xlsx").sheetnames
    window.actions_.pdf.trigger()
    qtbot.waitUntil(lambda: "báo cáo.pdf" in window.notice.text)
    with pypdfium2.PdfDocument(tmp_path / "báo cáo.pdf") as document:
        assert len(document) > 1
    assert desk.database.get_setting("export.folder") == str(tmp_path)


def test_a_file_that_cannot_be_written_is_a_sentence(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(desk, 1)
    choose(monkeypatch, tmp_path / "no such folder" / "report.pdf")
    window.actions_.pdf.trigger()
    qtbot.waitUntil(lambda: "Chưa có thư mục" in window.notice.text)


def test_an_export_called_off_writes_nothing(desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(desk, 1)
    path = tmp_path / "report.xlsx"
    running = export.Export(desk.open_report(1).report, export.WORKBOOK, path, window)
    buttons: Iterable[QPushButton] = running._progress.findChildren(QPushButton)
    next(iter(buttons)).click()
    with qtbot.waitSignal(running.destroyed):
        pass
    assert not path.exists()


def test_what_is_typed_after_the_request_does_not_reach_the_file(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(desk, 1)
    session = desk.open_report(1)
    session.set_value(Address("plan.tasks_done"), "7")
    seen: list[str] = []

    def look(report: Report, _path: Path, _wanted: Callable[[], bool]) -> bool:
        seen.append(report.shown("plan.tasks_done"))
        return False

    running = export.Export(session.report, export.PDF._replace(write=look), tmp_path / "report.pdf", window)
    session.set_value(Address("plan.tasks_done"), "5")
    with qtbot.waitSignal(running.destroyed):
        pass
    assert seen == ["7"]


def test_a_refusal_of_a_job_is_told(desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(desk, 1)

    def refuse(*_: object) -> bool:
        raise RefusedError("Không được.")

    running = export.Export(desk.open_report(1).report, export.PDF._replace(write=refuse), tmp_path / "x.pdf", window)
    with qtbot.waitSignal(running.refused) as told:
        pass
    assert told.args == ["Không được."]
    qtbot.waitUntil(lambda: not isValid(running))


# --- another start ---


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_later_start_brings_the_window_back_with_its_report(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    window.showMinimized()
    window.come_to_front(1)
    assert not window.isMinimized()
    assert window.area is not None
    page = window.area.page
    window.come_to_front(1)
    assert window.area.page is page
