"""A clerk who sends a finalised report through the window."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs import life
from desktop.jobs.desk import Desk
from desktop.jobs.submission.keys import KeyState, own_key
from desktop.ui.files import Place
from desktop.ui.submitting.dialog import SendDialog
from desktop.ui.submitting.made import MadeView
from desktop.ui.window import MainWindow
from tests.helpers.dropping import drop


class Clerk:
    """Sits before the window; *out* is the folder where files to send went last."""

    def __init__(self, desk: Desk, window: MainWindow, qtbot: QtBot, out: Path) -> None:
        self.desk = desk
        self.window = window
        self.qtbot = qtbot
        self.out = out

    def opens(self, report_id: int) -> None:
        assert self.window.open_report(report_id)

    def sends(self, report_id: int) -> SendDialog:
        """Opens a report and begins to send it."""
        self.opens(report_id)
        with self.qtbot.waitActive(self.window):  # after a dialog that was closed
            self.window.activateWindow()
        QTest.keyClick(
            self.window.focusWidget(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        dialog = self.dialog
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    @property
    def dialog(self) -> SendDialog:
        found: Iterable[SendDialog] = self.window.findChildren(SendDialog)
        (dialog,) = (each for each in found if each.isVisible())
        return dialog

    def makes(self) -> MadeView:
        """Makes the file, and waits for it."""
        dialog = self.dialog
        click(dialog, "Lập tệp gửi")
        self.qtbot.waitUntil(lambda: dialog.result_view is not None)
        assert dialog.result_view is not None
        return dialog.result_view

    def is_refused(self, sentence: str) -> None:
        """Makes the file, and is told why there is none; nothing chosen is lost."""
        dialog = self.dialog
        chosen = (dialog.choices.path, dialog.choices.attachments.paths)
        click(dialog, "Lập tệp gửi")
        self.qtbot.waitUntil(lambda: sentence in dialog.notice.text)
        assert dialog.isVisible()
        assert dialog.make_button.isVisible()
        assert (dialog.choices.path, dialog.choices.attachments.paths) == chosen

    def types_passphrase(self, text: str) -> None:
        field = self.dialog.choices.passphrase
        assert field is not None
        field.field.clear()
        QTest.keyClicks(field.field, text)

    def drops(self, paths: Iterable[Path]) -> bool:
        """Drags files onto the dialog and lets go; returns whether they were taken."""
        return drop(self.dialog, paths)

    @property
    def key(self) -> KeyState:
        key = own_key(self.desk)
        assert key is not None
        return key


def click(there: QWidget, words: str) -> None:
    """Click the button with *words*, or of that name."""
    buttons: Iterable[QPushButton] = there.findChildren(QPushButton)
    (button,) = (
        each for each in buttons if each.isVisible() and words in (each.text().replace("&", ""), each.accessibleName())
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def read(there: QWidget) -> str:
    """All words on labels."""
    labels: Iterable[QLabel] = there.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture
def final(desk: Desk) -> int:
    """A report of April, finalised under the number 7."""
    session = desk.open_report(desk.new_report("ward-monthly", Period.parse("2024-04")))
    session.set_cells("dán", [(Address("plan.tasks_assigned"), "20"), (Address("plan.tasks_done"), "18")])
    session.confirm(session.report.open_warnings, "Còn trong hạn")
    return life.finalise(desk, session, "7").id


@pytest.fixture
def clerk(desk: Desk, final: int, open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path) -> Clerk:
    out = tmp_path / "gửi"
    out.mkdir()
    desk.database.set_setting(Place.SUBMISSIONS, str(out))
    window = open_window(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    return Clerk(desk, window, qtbot, out)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was handed to other programs, which all can open it."""
    urls: list[QUrl] = []

    def take(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


@pytest.fixture
def chooses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Has the dialog for a place to write answered; the list gets what it proposed."""

    def answer(path: Path) -> list[str]:
        proposed: list[str] = []

        def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
            proposed.append(name)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        return proposed

    return answer
