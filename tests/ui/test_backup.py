"""Backing up and bringing back, in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.ui.home.page import HomePage
from desktop.ui.window import MainWindow
from tests.helpers.answering import answer


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the clerk chooses, whatever is asked."""
    chosen = tmp_path / "bản sao.cchc-saoluu"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    return chosen


def backs_up(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.actions_.back_up.trigger()
    qtbot.waitUntil(lambda: str(file) in window.notice.text)
    assert file.exists()


def test_what_was_typed_since_the_backup_goes_only_after_a_yes(
    desk: Desk, open_window: Callable[..., MainWindow], file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(desk, 1)
    backs_up(window, file, qtbot)
    assert window.area is not None
    window.area.page.session.set_value(Address("plan.tasks_assigned"), "99")
    asked = answer(monkeypatch, "Không thay")
    window.actions_.bring_back.trigger()
    assert "UBND phường Yết Kiêu, có 1 báo cáo" in asked[0]
    assert desk.open_report(1).report.shown("plan.tasks_assigned") == "99"
    answer(monkeypatch, "Khôi phục")
    window.actions_.bring_back.trigger()
    assert desk.open_report(1).report.shown("plan.tasks_assigned") == "20"
    assert "Đã khôi phục 1 báo cáo" in window.notice.text
    assert "truoc-khi-khoi-phuc" in window.notice.text
    assert isinstance(window.stack.currentWidget(), HomePage)


def test_a_file_that_is_no_backup_changes_nothing(
    desk: Desk, open_window: Callable[..., MainWindow], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(desk, 1)
    file.write_text("không phải bản sao lưu", encoding="utf-8")
    asked = answer(monkeypatch, "Khôi phục")
    window.actions_.bring_back.trigger()
    assert not asked
    assert file.name in window.notice.text
    assert desk.reports()
