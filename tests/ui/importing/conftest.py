"""A ward's empty draft for May 2024 in the window, and the workbook that the ward had sent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.engine.period import Period
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk
from desktop.ui.window import MainWindow
from tests.jobs.importing import ward_seed
from tests.ui.importing.clerk import Clerk


@pytest.fixture
def clerk(empty_desk: Desk, open_window: Callable[..., MainWindow], qtbot: QtBot) -> Clerk:
    empty_desk.save_unit(Unit("UBND phường Yết Kiêu"))
    window = open_window(empty_desk, empty_desk.new_report("ward-monthly@2024", Period.parse("2024-05")))
    return Clerk(window, qtbot)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return ward_seed.workbook(tmp_path / "tháng 5.xlsx")


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """What the clerk will choose when asked for a file; nothing when the clerk thinks better of it."""

    def choose(path: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path) if path else "", ""))

    return choose


@pytest.fixture
def looks_through(clerk: Clerk, choose: Callable[[Path | None], None]) -> Callable[[Path], Clerk]:
    """The clerk has chosen a file from the menu and sees its preview."""

    def look(path: Path) -> Clerk:
        choose(path)
        assert clerk.window.area is not None
        clerk.window.area.page.commands.import_file.trigger()
        clerk.waits_for_the_preview()
        return clerk

    return look
