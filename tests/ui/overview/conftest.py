"""The window over a ward's year: nine months of 2024 but June, seen on 20 August."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.home.page import HomePage
from desktop.ui.overview.calendar_page import CalendarPage
from desktop.ui.overview.charts_page import ChartsPage
from desktop.ui.window import MainWindow
from tests.helpers.ward_year import fill_year

TODAY = date(2024, 8, 20)


@pytest.fixture
def year_desk(empty_desk: Desk) -> Desk:
    fill_year(empty_desk, 9)
    return empty_desk


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Callable[[Desk], MainWindow]:
    """Shows the window over a desk."""
    style.apply(qapp)

    def open_(desk: Desk) -> MainWindow:
        window = MainWindow(desk, TODAY)
        qtbot.addWidget(window)
        window.start()
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    return open_


@pytest.fixture
def window(year_desk: Desk, show: Callable[[Desk], MainWindow]) -> MainWindow:
    return show(year_desk)


def home_of(window: MainWindow) -> HomePage:
    home = window.stack.currentWidget()
    assert isinstance(home, HomePage)
    return home


def calendar_of(window: MainWindow) -> CalendarPage:
    """The calendar, which stands before the clerk."""
    page = home_of(window)._right.currentWidget()
    assert isinstance(page, CalendarPage)
    return page


def charts_of(window: MainWindow) -> ChartsPage:
    """The charts, which stand before the clerk."""
    page = home_of(window)._right.currentWidget()
    assert isinstance(page, ChartsPage)
    return page


@pytest.fixture
def calendar(window: MainWindow) -> CalendarPage:
    window.actions_.calendar.trigger()
    return calendar_of(window)


@pytest.fixture
def charts(window: MainWindow) -> ChartsPage:
    window.actions_.charts.trigger()
    return charts_of(window)
