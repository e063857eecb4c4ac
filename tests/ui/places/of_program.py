"""The pages of home, and the dialogs that belong to no report."""

from __future__ import annotations

import json
from unittest.mock import patch

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.jobs import backup
from desktop.jobs.demo import UNIT
from desktop.ui.backup import _is_wanted
from desktop.ui.computer.lost_dialog import LostDataDialog
from desktop.ui.computer.move_dialog import MoveDialog
from desktop.ui.computer.take_along_dialog import TakeAlongDialog
from desktop.ui.computer.updates_dialog import UpdatesDialog
from desktop.ui.crash import CrashReporter
from desktop.ui.help.sheet import KeySheet
from desktop.ui.help.window import GuideWindow
from desktop.ui.home.page import HomePage
from desktop.ui.leaving import leaves_without_saving
from desktop.ui.overview import Overview
from desktop.ui.overview.calendar_page import CalendarPage
from desktop.ui.overview.chart_choice import ChartChoice
from desktop.ui.overview.charts_page import ChartsPage
from desktop.ui.window import MainWindow
from tests.ui.places.coming import Place, Visit, in_a_dialog, part_of, window_of


def _page(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(window)


def _empty_home(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.desk.save_unit(UNIT)
    window.go_home()
    visit(window)


def _calendar(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CALENDAR)
    visit(window)


def _charts(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CHARTS)
    choice = part_of(window, ChartChoice)
    choice.indicators.setData(choice.indicators.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(part_of(window, ChartsPage).buttons[0].isEnabled)
    visit(window)


def _duties(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CALENDAR)
    calendar = part_of(window, CalendarPage)
    in_a_dialog(calendar.choose_duties, visit)


def _bin(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.desk.delete_report(3)
    window.go_home()
    home = part_of(window, HomePage)
    home.menu.setCurrentItem(home.menu.topLevelItem(home.menu.topLevelItemCount() - 1))
    visit(window)


def _new_report(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    in_a_dialog(window.begin_report, visit)


def _profile(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    in_a_dialog(window.change_profile, visit)


def _about(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    in_a_dialog(window.actions_.about.trigger, visit)


def _moving(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    with patch.object(locations, "usual_data_folder", lambda: folder):
        dialog = MoveDialog(folder, window)
        dialog.place.choose(folder.parent / "USB")
        in_a_dialog(dialog.exec, visit)


def _taking_along(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    in_a_dialog(TakeAlongDialog(window.desk.database.path.parent, window).exec, visit)


def _updates(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    stick = window.desk.database.path.parent / "USB"
    stick.mkdir()
    (stick / "cchc_99.0.0_amd64.deb").touch()
    told = {"program": "cchc", "version": "99.0.0", "date": "2026-12-01", "changes": ["Nhận báo cáo của đơn vị."]}
    (stick / "cchc-99.0.0.json").write_text(json.dumps(told), encoding="utf-8")
    dialog = UpdatesDialog(window)
    dialog.place.choose(stick)
    qtbot.waitUntil(lambda: not dialog.running.is_busy)
    in_a_dialog(dialog.exec, visit)


def _lost_data(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    with patch.object(locations, "usual_data_folder", lambda: folder):
        dialog = LostDataDialog(folder / "USB")
        qtbot.addWidget(dialog)
        in_a_dialog(dialog.exec, visit)


def _leaving(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    in_a_dialog(lambda: leaves_without_saving(window), visit)


def _bring_back(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    path = window.desk.database.path.with_suffix(backup.SUFFIX)
    backup.back_up(window.desk.database.path.parent, path)
    in_a_dialog(lambda: _is_wanted(window, path, backup.look(path)), visit)


def _crash(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    in_a_dialog(lambda: CrashReporter(folder).tell(RuntimeError, RuntimeError("a fault"), None), visit)


def _guide(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_guide("typing")
    guide = window_of(GuideWindow)
    visit(guide)
    guide.close()


def _keys(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.helping._keys.trigger()
    sheet = window_of(KeySheet)
    visit(sheet)
    sheet.close()


PLACES = [
    Place("welcome", _page, before_first_start=True),
    Place("empty-home", _empty_home, before_first_start=True),
    Place("home", _page),
    Place("calendar", _calendar),
    Place("charts", _charts),
    Place("duties", _duties),
    Place("practice", _page, practice=True),
    Place("bin", _bin),
    Place("new-report", _new_report),
    Place("profile", _profile),
    Place("about", _about),
    Place("moving", _moving),
    Place("taking-along", _taking_along),
    Place("updates", _updates),
    Place("lost-data", _lost_data),
    Place("leaving", _leaving),
    Place("bring-back", _bring_back),
    Place("crash", _crash),
    Place("guide", _guide),
    Place("keys", _keys),
]
