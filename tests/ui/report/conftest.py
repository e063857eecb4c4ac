"""A ward's draft for May 2024, open in the report page."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.engine.report import Report, Status
from desktop.engine.unit import Unit
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report.page import ReportPage
from tests.ui.report.clerk import Clerk, Memory


@pytest.fixture(scope="session")
def ward_edition() -> Edition:
    return Catalogue(locations.forms()).edition("ward-monthly", "2024")


@pytest.fixture
def journal() -> Memory:
    return Memory()


@pytest.fixture
def session(ward_edition: Edition, journal: Memory) -> ReportSession:
    report = Report(ward_edition, Unit("UBND phường Láng Hạ"), Period.parse("2024-05"))
    return ReportSession(report, 1, journal, date(2024, 5, 17))


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication) -> Callable[[ReportSession], ReportPage]:
    """Opens the page of a session as large as it is on an office's screen."""
    style.wear(qapp, style.Look.LIGHT)
    style.zoom(qapp, 1.0)

    def open_(session: ReportSession) -> ReportPage:
        page = ReportPage(session)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        with qtbot.waitActive(page):
            page.show()
        page.view.setFocus()
        return page

    return open_


@pytest.fixture
def clerk(session: ReportSession, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    return Clerk(open_page(session))


@pytest.fixture
def locked_clerk(session: ReportSession, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    session.report.status = Status.FINALISED
    return Clerk(open_page(session))
