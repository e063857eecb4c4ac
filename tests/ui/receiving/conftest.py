"""The window of a city over eight of its wards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.jobs.consolidating.register import import_register
from desktop.jobs.desk import Desk
from desktop.ui.home.page import HomePage
from desktop.ui.overview import Overview
from desktop.ui.receiving.units_page import UnitsPage
from desktop.ui.window import MainWindow
from tests.helpers import wards


@pytest.fixture
def city(empty_desk: Desk) -> Desk:
    """The city's desk, its register still empty."""
    empty_desk.save_unit(wards.CITY)
    return empty_desk


@pytest.fixture
def listed_wards(city: Desk, tmp_path: Path) -> Desk:
    """The city's desk with eight wards in its register."""
    import_register(city, wards.write_register(tmp_path / "danh sách.xlsx", wards.names()[:8]))
    return city


@pytest.fixture
def units_of(open_window: Callable[..., MainWindow]) -> Callable[[Desk], UnitsPage]:
    """Shows the list of units over a desk."""

    def show(desk: Desk) -> UnitsPage:
        window = open_window(desk)
        home = window.stack.currentWidget()
        assert isinstance(home, HomePage)
        home.show_overview(Overview.UNITS)
        page = home._right.currentWidget()
        assert isinstance(page, UnitsPage)
        return page

    return show
