"""The window of a city over twelve of its wards and three months of their reports."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.engine.period import Period
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.desk import Desk
from desktop.ui.across.page import AcrossPage
from desktop.ui.home.page import HomePage
from desktop.ui.overview import Overview
from desktop.ui.window import MainWindow
from tests.helpers import wards

WARDS = wards.names()[:12]
MONTHS = [Period.parse(f"2025-{month:02}") for month in (7, 8, 9)]
#: By their places: who sent nothing in the last month, whose report has errors, who came late, who typed noughts too many.
MISSING, FAULTY, LATE, SLIPPED = 7, 4, 3, 5


@pytest.fixture(scope="session")
def filled_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder, to be copied."""
    folder = tmp_path_factory.mktemp("city")
    with Desk.open(folder) as desk:
        desk.save_unit(wards.CITY)
        import_register(desk, wards.write_register(folder / "danh sách.xlsx", WARDS))
        wards.arrived(desk, WARDS, MONTHS, missing=[MISSING], faulty=[FAULTY], late=[LATE], slipped=[SLIPPED])
    return folder


@pytest.fixture
def open_page(open_window: Callable[..., MainWindow]) -> Callable[[Desk], AcrossPage]:
    """Shows the page over a desk."""

    def show(desk: Desk) -> AcrossPage:
        window = open_window(desk)
        window.resize(1366, 728)
        window.show_overview(Overview.ACROSS)
        home = window.stack.currentWidget()
        assert isinstance(home, HomePage)
        page = home._right.currentWidget()
        assert isinstance(page, AcrossPage)
        return page

    return show


@pytest.fixture
def page(tmp_path: Path, filled_city: Path, open_page: Callable[[Desk], AcrossPage], qtbot: QtBot) -> Iterator[AcrossPage]:
    """The page, with the row compared into which one ward typed noughts too many."""
    data = tmp_path / "city"
    shutil.copytree(filled_city, data)
    with Desk.open(data) as desk:
        page = open_page(desk)
        qtbot.waitUntil(lambda: page.comparison is not None)
        chooses(page, wards.SLIP, qtbot)
        yield page
        page.window().close()


def chooses(page: AcrossPage, code: str, qtbot: QtBot) -> None:
    """Chooses an indicator in the list and waits until it is shown."""
    with qtbot.waitSignal(page.compared):
        page.choice.choose(code)
