"""The city's report of what its wards have sent, open in the window; data made once and copied."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.engine.edits import VALUE, Address
from desktop.jobs.desk import Desk
from desktop.ui.consolidated.part import ConsolidatedPart
from desktop.ui.window import MainWindow
from tests.helpers import city, wards
from tests.ui.report.clerk import Clerk

MISSING, FAULTY = (7, 11), (5,)


_Part = TypeVar("_Part", bound=QObject)


def part_of(whole: QObject, kind: type[_Part]) -> _Part:
    """The part of a kind that *whole* has."""
    found: Iterable[_Part] = whole.findChildren(kind)
    return next(iter(found))


class Office(Clerk):
    """Sits before the consolidated report of ten of twelve wards' nine whole reports."""

    def __init__(self, window: MainWindow, qtbot: QtBot, files: Path) -> None:
        assert window.area is not None
        super().__init__(window.area.page)
        self.window, self.desk, self.files = window, window.desk, files
        self.qtbot = qtbot
        self.part = part_of(window.area, ConsolidatedPart)
        self.waits()

    def waits(self) -> None:
        """Until what has come has been looked at."""
        self.qtbot.waitUntil(lambda: "đang xem" not in self.strip and self.part.standing.update_button.isEnabled())

    def fill(self, code: str, column: str = VALUE) -> QColor:
        """The colour of a cell, away from its marks."""
        view = self.page.view
        rect = view.visualRect(view.entries.index_of(Address(code, column)))
        return view.viewport().grab().toImage().pixelColor(rect.left() + 4, rect.top() + 4)

    @property
    def strip(self) -> str:
        """The line over the report."""
        return self.part.standing.label.text()


def made(folder: Path, names: list[str], **who: tuple[int, ...]) -> Path:
    """A data folder of the city with the wards' reports added up."""
    with Desk.open(folder / "data") as desk:
        (folder / "files").mkdir()
        assert city.furnish(desk, folder / "files", names, **who) == 1
    return folder


@pytest.fixture(scope="session")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("twelve"), wards.names()[:12], missing=MISSING, faulty=FAULTY)


@pytest.fixture(scope="session")
def all_wards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("all"), wards.names())


Copy = Callable[[Path], Desk]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    """Opens a copy of a data folder."""
    opened: list[Desk] = []

    def open_copy(folder: Path) -> Desk:
        shutil.copytree(folder, tmp_path / folder.name)
        opened.append(Desk.open(tmp_path / folder.name / "data"))
        return opened[-1]

    yield open_copy
    for desk in opened:
        desk.close()


@pytest.fixture
def enter(
    copy: Copy, open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Path], Office]]:
    """Opens the consolidated report in a copy of a data folder."""
    windows: list[MainWindow] = []

    def show(folder: Path) -> Office:
        window = open_window(copy(folder), 1)
        windows.append(window)
        window.resize(1366, 728)
        with qtbot.waitActive(window):
            window.activateWindow()
        office = Office(window, qtbot, tmp_path)
        office.page.view.setFocus()
        QApplication.processEvents()
        return office

    yield show
    for window in windows:
        window.close()


@pytest.fixture
def office(twelve: Path, enter: Callable[[Path], Office]) -> Office:
    return enter(twelve)
