"""A desk with the sample ward on it, one without anything, and the window over either."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.window import MainWindow

TODAY = date(2024, 5, 20)


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "data") as desk:
        yield desk


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """The sample's report has the number 1."""
    fill_sample(empty_desk)
    return empty_desk


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> OpenWindow:
    """Shows the main window over a desk, as the program does."""
    style.wear(qapp, style.Look.LIGHT)
    style.zoom(qapp, 1.0)

    def show(desk: Desk, report: int | None = None, *, practice: bool = False) -> MainWindow:
        if practice:
            desk.mark_as_practice()
        window = MainWindow(desk, TODAY)
        qtbot.addWidget(window)
        window.start(report)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    return show
