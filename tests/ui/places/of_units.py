"""What comes from the units below: taken in, made one report, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.consolidating.choice import Choice, remember
from desktop.jobs.consolidating.inbox import files_in, take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.consolidating.report import consolidate
from desktop.ui.across.page import AcrossPage
from desktop.ui.consolidated.part import ConsolidatedPart
from desktop.ui.consolidated.received_view import ReceivedView
from desktop.ui.consolidated.units_dialog import UnitsDialog
from desktop.ui.overview import Overview
from desktop.ui.receiving.figures import Group
from desktop.ui.receiving.intake_dialog import IntakeDialog
from desktop.ui.receiving.receiving_page import ReceivingPage
from desktop.ui.receiving.reports_dialog import UnitReportsDialog
from desktop.ui.receiving.units_import import UnitsImportDialog
from desktop.ui.receiving.units_page import UnitsPage
from desktop.ui.window import MainWindow
from tests.helpers.wards import FORM, PERIOD, arrived, names, report, submission, write_register
from tests.ui.places.coming import Place, Visit, part_of, show_panes


def _receiving(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    page = _receiving_page(window)
    _taken_in(page, window, qtbot).accept()
    page.figures.choose(Group.FAULTY)
    visit(window)


def _receiving_nothing(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.RECEIVING)
    visit(window)


def _intake(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _taken_in(_receiving_page(window), window, qtbot)
    visit(dialog)
    dialog.accept()


def _unit_reports(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    page = _receiving_page(window)
    take_in(window.desk, Collected.of(window.desk, FORM, PERIOD), files_in([_folder_of_files(window)]))
    page.refresh()
    page.figures.choose(Group.FAULTY)
    page.show_reports()
    dialog = part_of(window, UnitReportsDialog)
    visit(dialog)
    dialog.reject()


def _receiving_page(window: MainWindow) -> ReceivingPage:
    import_register(window.desk, _register_file(window))
    remember(window.desk, Choice(FORM, PERIOD), window._today)
    window.show_overview(Overview.RECEIVING)
    return part_of(window, ReceivingPage)


def _taken_in(page: ReceivingPage, window: MainWindow, qtbot: QtBot) -> IntakeDialog:
    page.take_in([_folder_of_files(window)])
    dialog = part_of(window, IntakeDialog)
    qtbot.waitUntil(dialog.close_button.isVisible)  # files are read and proven meanwhile
    return dialog


def _folder_of_files(window: MainWindow) -> Path:
    """What two wards have sent, one report with an error, and a file that is none."""
    folder = window.desk.database.path.with_name("đã gửi")
    folder.mkdir(exist_ok=True)
    for name, content in _files_of_wards().items():
        (folder / name).write_bytes(content)
    return folder


@cache
def _files_of_wards() -> dict[str, bytes]:
    first, second = names()[:2]
    return {"1.cchc": submission(report(first)), "2.cchc": submission(report(second, faulty=True)), "3.cchc": b""}


def _register_file(window: MainWindow) -> Path:
    return write_register(window.desk.database.path.with_name("danh sách.xlsx"), names()[:8])


def _across(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    months = [Period.parse("2025-08"), Period.parse("2025-09")]
    arrived(window.desk, names()[:8], months, missing=[3], slipped=[1])
    window.show_overview(Overview.ACROSS)
    page = part_of(window, AcrossPage)
    qtbot.waitUntil(lambda: page.comparison is not None)
    visit(window)


def _view_across(tab: int) -> Callable[[MainWindow, QtBot, Visit], None]:
    def come(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
        def turn(there: QWidget) -> None:
            part_of(window, AcrossPage).tabs.setCurrentIndex(tab)
            visit(there)

        _across(window, qtbot, turn)

    return come


def _nothing_across(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.ACROSS)
    visit(window)


def _units(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    import_register(window.desk, _register_file(window))
    window.show_overview(Overview.UNITS)
    visit(window)


def _no_units(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.UNITS)
    visit(window)


def _units_import(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.UNITS)
    part_of(window, UnitsPage).import_file(_register_file(window))
    dialog = part_of(window, UnitsImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    visit(dialog)
    dialog.reject()


def _consolidated(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    part = _open_consolidated(window, qtbot)
    assert window.area is not None
    window.area.page.session.set_value(Address("direction.documents"), "7")
    window.area.page.jump_to(Address("direction.documents"))
    show_panes(window)
    assert part.reasons.isVisible()
    assert part.standing.update_button.isVisible()
    visit(window)


def _units_behind(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _open_units(window, qtbot)
    visit(dialog)
    dialog.close()


def _received_report(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _open_units(window, qtbot)
    dialog.open_report()
    views: Iterable[ReceivedView] = dialog.findChildren(ReceivedView)
    view = next(iter(views))
    qtbot.waitUntil(lambda: view.preview.pages is not None)
    visit(view)
    view.close()
    dialog.close()


def _standing(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    strip = _open_consolidated(window, qtbot).standing
    strip.show_standing()
    assert strip.dialog is not None
    visit(strip.dialog)
    strip.dialog.reject()


def _open_units(window: MainWindow, qtbot: QtBot) -> UnitsDialog:
    part = _open_consolidated(window, qtbot)
    assert window.area is not None
    window.area.page.jump_to(Address("direction.documents"))
    window.area.page.commands.units.trigger()
    assert part.units is not None
    return part.units


def _open_consolidated(window: MainWindow, qtbot: QtBot) -> ConsolidatedPart:
    """Open the report of five wards' figures; of eight, one has come since and two are missing."""
    desk = window.desk
    import_register(desk, _register_file(window))
    arrived(desk, names()[:5])
    done = consolidate(desk, Collected.of(desk, FORM, PERIOD))
    assert done is not None
    arrived(desk, names()[5:6])
    window.open_report(done.report)
    assert window.area is not None
    parts: Iterable[ConsolidatedPart] = window.area.findChildren(ConsolidatedPart)
    part = next(iter(parts))
    qtbot.waitUntil(lambda: part.standing.gathered is not None)
    return part


PLACES = [
    Place("receiving", _receiving),
    Place("receiving-nothing", _receiving_nothing),
    Place("intake", _intake),
    Place("unit-reports", _unit_reports),
    Place("across", _across),
    Place("across-bars", _view_across(1)),
    Place("across-courses", _view_across(2)),
    Place("across-fullness", _view_across(3)),
    Place("nothing-across", _nothing_across),
    Place("units", _units),
    Place("consolidated", _consolidated),
    Place("units-behind", _units_behind),
    Place("received-report", _received_report),
    Place("standing", _standing),
    Place("no-units", _no_units),
    Place("units-import", _units_import),
]
