"""Leaving a report while something typed is not stored yet, or cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.storage import Database, DiskFullError
from desktop.ui.window import MainWindow
from tests.helpers.answering import answer

LEAVE = "Rời đi, bỏ nội dung ấy"
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def stuck(desk: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with an 8 typed into a cell, where the drive has no room left."""
    window = open_window(desk, 1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_done"))
    QTest.keyClicks(window.area.page.view, "8")

    def refuse(*_: object, **__: object) -> None:
        raise DiskFullError(1)

    for write in ("record", "save_header", "set_setting"):
        monkeypatch.setattr(Database, write, refuse)
    answer(monkeypatch, LEAVE)  # when the test is over
    return window


@pytest.mark.parametrize("leave", ["close", "go_home"])
def test_what_could_not_be_stored_is_not_left_behind_unasked(
    stuck: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    asked = answer(monkeypatch, "Ở lại")
    getattr(stuck, leave)()
    assert "sẽ mất" in asked[0]
    assert stuck.isVisible()
    assert stuck.area is not None
    assert "hết chỗ" in stuck.area.page.notice.text
    monkeypatch.undo()  # there is room again
    getattr(stuck, leave)()
    assert desk.open_report(1).report.shown("plan.tasks_done") == "8"
    assert len(asked) == 1


@pytest.mark.parametrize("leave", ["close", "go_home"])
def test_a_clerk_can_leave_without_what_could_not_be_stored(
    stuck: MainWindow, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    asked = answer(monkeypatch, LEAVE)
    getattr(stuck, leave)()
    assert len(asked) == 1
    assert not stuck.isVisible() or stuck.area is None


def test_what_waits_on_another_tab_is_stored_as_well(stuck: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stuck.area is not None
    page = stuck.area.page
    page.commands.next_tab.trigger()
    assert not page.save()
    page.tabs.setCurrentIndex(2)
    monkeypatch.undo()
    assert page.save()
    assert desk.open_report(1).report.shown("plan.tasks_done") == "8"


def test_a_full_data_drive_does_not_keep_from_exporting_elsewhere(
    stuck: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "báo cáo.pdf"), ""))
    stuck.actions_.pdf.trigger()
    qtbot.waitUntil((tmp_path / "báo cáo.pdf").exists)


def test_a_number_still_being_typed_is_stored_with_the_rest(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    number = window.area.page.header.number
    number.setFocus()
    QTest.keyClicks(number, "77")
    window.area.page.commands.save.trigger()
    assert desk.open_report(1).report.number == "77"
