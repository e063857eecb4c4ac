"""A desk with the sample ward on it, one without anything, and the window over either."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.window import MainWindow
from tests.ui import places

TODAY = date(2024, 5, 20)
_PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits long for what must come: a machine may be busy, and what never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:  # noqa: N802 - pytest-qt's name
        """Wait until *callback* says yes."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE_MS, **how: Any) -> Any:  # noqa: N802 - pytest-qt's name
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitActive(self, widget: Any, *, timeout: int = _PATIENCE_MS) -> Any:  # noqa: N802 - pytest-qt's name
        """Wait until a window has the keyboard."""
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def _clear_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing of Python's on the clipboard: without a screen, Qt drops it only after Python is gone, and crashes."""
    yield
    qapp.clipboard().clear()


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

    def show(desk: Desk, report: int | None = None, *, practice: bool = False, closed_by_caller: bool = False) -> MainWindow:
        if practice:
            desk.mark_as_practice()
        window = MainWindow(desk, TODAY)
        if not closed_by_caller:
            qtbot.addWidget(window)
        window.start(report)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    return show


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with reports in it, to be copied."""
    folder = tmp_path_factory.mktemp("furnished")
    with Desk.open(folder) as desk:
        places.furnish(desk)
    return folder


@pytest.fixture
def go(tmp_path: Path, furnished: Path, open_window: OpenWindow, qtbot: QtBot) -> places.Go:
    """Goes to a place as a clerk does, on data of its own, and looks at it."""
    data = tmp_path / "place"

    def go(place: places.Place, visit: places.Visit) -> None:
        shutil.rmtree(data, ignore_errors=True)
        if not place.before_first_start:
            shutil.copytree(furnished, data)
        with Desk.open(data) as desk:
            window = open_window(desk, practice=place.practice, closed_by_caller=True)
            window.resize(1366, 728)
            met: list[QWidget] = []

            def look(there: QWidget) -> None:
                met.append(there)
                there.activateWindow()
                qtbot.waitUntil(lambda: QApplication.activeWindow() is there)
                visit(there)

            place.come(window, qtbot, look)
            assert met
            dialogs: Iterable[QDialog] = window.findChildren(QDialog)
            for dialog in dialogs:  # one that is left would keep the next place waiting
                if isValid(dialog):
                    dialog.close()
            QApplication.processEvents()  # what the window does once it is on the screen asks the desk
            window.close()
            window.deleteLater()  # the windows of many places together would answer each to all
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return go
