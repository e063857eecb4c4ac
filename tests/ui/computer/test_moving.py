"""The data goes to another folder through the window, or stays where it is."""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import drives, locations
from desktop.jobs import data_folder
from desktop.jobs.desk import Desk
from desktop.ui.computer.lost_dialog import LostDataDialog
from desktop.ui.computer.move_dialog import MoveDialog
from desktop.ui.window import MainWindow


@pytest.fixture
def dialog(usual: Path, stick: Path, qtbot: QtBot) -> MoveDialog:
    made = MoveDialog(usual, None)
    qtbot.addWidget(made)
    made.show()
    return made


def stick_button(dialog: MoveDialog) -> QPushButton:
    buttons: Iterable[QPushButton] = dialog.place.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == "USB: USB")


def test_a_stick_is_one_click_away_and_what_will_happen_is_said_first(dialog: MoveDialog, stick: Path, usual: Path) -> None:
    assert not dialog.move_button.isEnabled()
    stick_button(dialog).click()
    assert f"chép vào “{stick}”, đọc lại để đối chiếu" in dialog.what.text()
    assert dialog.move_button.isEnabled()
    assert list(stick.iterdir()) == []


def test_the_data_is_moved(dialog: MoveDialog, stick: Path, usual: Path, qtbot: QtBot) -> None:
    stick_button(dialog).click()
    with qtbot.waitSignal(dialog.moved) as moved:
        dialog.move_button.click()
    assert moved.args == [stick, True]
    assert data_folder.found(None) == stick
    assert locations.has_data(usual)  # until the window has opened the new folder
    assert not dialog.isVisible()


def test_a_typed_folder_is_looked_at_when_the_field_is_left(dialog: MoveDialog, tmp_path: Path) -> None:
    QTest.keyClicks(dialog.place.line, str(tmp_path / "o mang"))
    assert not dialog.move_button.isEnabled()
    QTest.keyClick(dialog.place.line, Qt.Key.Key_Tab)
    assert dialog.move_button.isEnabled()


def test_data_that_is_there_is_used(dialog: MoveDialog, stick: Path, usual: Path, qtbot: QtBot) -> None:
    shutil.copytree(usual, stick / "CCHC")
    stick_button(dialog).click()
    assert "đã có dữ liệu của UBND phường Yết Kiêu, 1 báo cáo" in dialog.what.text()
    assert dialog.move_button.text() == "&Dùng dữ liệu ở đó"
    with qtbot.waitSignal(dialog.moved) as moved:
        dialog.move_button.click()
    assert moved.args == [stick / "CCHC", False]


def test_a_network_drive_is_told_of(dialog: MoveDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "is_remote", lambda _path: True)
    stick_button(dialog).click()
    assert "mỗi lúc chỉ một người mở được" in dialog.what.text()


def test_the_same_folder_is_a_sentence(dialog: MoveDialog, usual: Path) -> None:
    dialog.place.choose(usual)
    assert "rồi: hãy chọn thư mục khác" in dialog.notice.text
    assert not dialog.move_button.isEnabled()


def test_stopped_halfway_everything_is_as_before(
    dialog: MoveDialog, stick: Path, usual: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_folder, "move", lambda _from, _to, _told, wanted: _until_stopped(wanted))
    stick_button(dialog).click()
    dialog.move_button.click()
    assert dialog.running.is_busy
    assert not dialog.move_button.isEnabled()
    dialog.reject()  # stops, and stays
    qtbot.waitUntil(lambda: not dialog.running.is_busy)
    assert dialog.isVisible()
    assert dialog.move_button.isEnabled()
    assert data_folder.found(None) == usual


def _until_stopped(wanted: Callable[[], bool]) -> bool:
    while wanted():
        pass
    return False


def test_a_folder_that_cannot_be_written_is_a_sentence(dialog: MoveDialog, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "một tệp").touch()
    dialog.place.choose(tmp_path / "một tệp" / "CCHC")
    dialog.move_button.click()
    qtbot.waitUntil(lambda: "một tệp" in dialog.notice.text)
    assert dialog.isVisible()


def test_data_of_a_shortcut_cannot_be_moved(usual: Path, stick: Path, qtbot: QtBot) -> None:
    dialog = MoveDialog(stick, None)
    qtbot.addWidget(dialog)
    assert "lối tắt" in dialog.notice.text
    assert not dialog.place.isEnabled()


def test_back_to_the_usual_folder_is_offered_where_the_data_is_elsewhere(usual: Path, stick: Path, qtbot: QtBot) -> None:
    data_folder.move(usual, stick)
    dialog = MoveDialog(stick, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.usual_button.click()
    assert dialog.place.folder == usual
    assert dialog.move_button.isEnabled()


def test_the_menu_offers_it_but_not_while_practising(desk: Desk, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(desk)
    assert all(action.isVisible() for action in window._computer.of_data)
    practice = open_window(desk, practice=True)
    assert not any(action.isVisible() for action in practice._computer.of_data)


# ------------------------------------------------------------------------------------------- while it is not there


@pytest.fixture
def lost(usual: Path, stick: Path, qtbot: QtBot) -> LostDataDialog:
    """The stick with the data is out."""
    data_folder.move(usual, stick / "CCHC")
    data_folder.retire(usual, datetime(2026, 11, 22, tzinfo=UTC))
    (stick / "CCHC").rename(stick / "trong túi")
    dialog = LostDataDialog(stick / "CCHC")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_trying_again_goes_on_once_the_stick_is_in(lost: LostDataDialog, stick: Path) -> None:
    lost.again.click()
    assert "Vẫn chưa thấy" in lost.notice.text
    assert lost.isVisible()
    (stick / "trong túi").rename(stick / "CCHC")
    lost.again.click()
    assert lost.result()
    assert data_folder.found(None) == stick / "CCHC"


def test_another_folder_must_have_data(
    lost: LostDataDialog, stick: Path, tmp_path: Path, chooses: Callable[[Path | str], None]
) -> None:
    chooses("")
    lost.other.click()
    assert lost.notice.text == ""
    chooses(tmp_path)
    lost.other.click()
    assert "không có tệp dữ liệu" in lost.notice.text
    chooses(stick / "trong túi")
    lost.other.click()
    assert lost.result()
    assert data_folder.found(None) == stick / "trong túi"


def test_the_usual_folder_is_taken_knowingly(lost: LostDataDialog, usual: Path) -> None:
    assert "chưa có báo cáo nào" in lost.about_usual.text()
    lost.usual.click()
    assert lost.result()
    assert data_folder.found(None) == usual


def test_closing_opens_nothing(lost: LostDataDialog, usual: Path, stick: Path) -> None:
    lost.reject()
    assert not lost.result()
    assert not locations.has_data(usual)
    assert not (stick / "CCHC").exists()
