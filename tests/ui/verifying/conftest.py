"""What a ward sends, and the window of an office that looks at it."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.exchange.submission.writing import Life, submission_bytes
from desktop.jobs.desk import Desk
from desktop.ui.verifying.window import VerifyWindow
from desktop.ui.window import MainWindow
from tests.helpers import wards

OpenWindow = Callable[..., MainWindow]
WARD = "Phường Láng"
REASON = "Còn trong hạn"
ATTACHED = {"Kế hoạch 29.txt": b"the plan", "biểu.txt": b"a table"}


@cache
def report(period: str = "2025-08") -> Report:
    """A ward's report, with a warning confirmed."""
    made = wards.report(WARD, Period.parse(period))
    texts = {Address("plan.tasks_done"): "1", Address("plan.completion", NOTE): ""}
    made.apply(Edit("gõ", tuple(made.change(address, text) for address, text in texts.items())))
    assert made.open_warnings
    made.apply(Edit("xác nhận", (), tuple(made.confirmation(each, REASON) for each in made.open_warnings)))
    return made


@cache
def sent(period: str = "2025-08", key: bytes = wards.seed(WARD)) -> bytes:
    """Its submission."""
    return submission_bytes(report(period), Life(wards.ON_TIME), key, ATTACHED)


class Office:
    """Whoever looks at what came."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.desk = window.desk
        self._qtbot = qtbot

    @property
    def proving(self) -> VerifyWindow:
        """The window that proves."""
        widgets: Iterable[QWidget] = self.window.findChildren(QWidget)
        (found,) = [each for each in widgets if isinstance(each, VerifyWindow)]
        return found

    def gets(self, content: bytes, name: str = "tháng 8.cchc") -> Path:
        """Lays a file where mail programs do."""
        path = self.desk.database.path.with_name(name)
        path.write_bytes(content)
        return path

    def looks_at(self, path: Path) -> VerifyWindow:
        """Opens a file and waits for what comes of it."""
        self.window.post.check_file(path)
        return self.waits()

    def types(self, code: str) -> VerifyWindow:
        """Types a code."""
        self.proving.code.setText(code)
        self.proving.code_button.click()
        return self.waits()

    def waits(self) -> VerifyWindow:
        """Waits until nothing is being proved."""
        self._qtbot.waitUntil(lambda: self.proving.proving is None)
        return self.proving

    def is_asked(self, kind: type[QDialog]) -> QDialog:
        """The dialog that stands before the window."""
        dialogs: Iterable[QDialog] = self.proving.findChildren(QDialog)
        (found,) = [each for each in dialogs if isinstance(each, kind) and each.isVisible()]
        return found


@pytest.fixture
def office(empty_desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> Office:
    empty_desk.save_unit(wards.CITY)
    return Office(open_window(empty_desk), qtbot)
