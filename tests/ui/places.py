"""Every page and dialog of the program, and how a clerk comes to it: for tests that look at all of them.

`test_access.py` fails when a class of `desktop.ui` is seen in none of these places: a new page is entered here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.engine.edits import Address, Edit
from desktop.engine.findings import Severity
from desktop.engine.period import Period
from desktop.exchange.submission.reading import opened
from desktop.exchange.submission.signing import public_key, sealed
from desktop.exchange.submission.writing import Life, submission_bytes
from desktop.jobs import backup, life
from desktop.jobs.consolidating.choice import Choice, remember
from desktop.jobs.consolidating.inbox import files_in, take_in
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.register import import_register
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.demo import UNIT, fill_sample
from desktop.jobs.desk import Desk
from desktop.jobs.submission.keys import protect
from desktop.jobs.submission.trust import Keyring
from desktop.storage import OwnKey
from desktop.ui.across.page import AcrossPage
from desktop.ui.backup import _is_wanted
from desktop.ui.computer.lost_dialog import LostDataDialog
from desktop.ui.computer.move_dialog import MoveDialog
from desktop.ui.computer.take_along_dialog import TakeAlongDialog
from desktop.ui.computer.updates_dialog import UpdatesDialog
from desktop.ui.consolidated.part import ConsolidatedPart
from desktop.ui.consolidated.received_view import ReceivedView
from desktop.ui.consolidated.units_dialog import UnitsDialog
from desktop.ui.crash import CrashReporter
from desktop.ui.files import Place as Folder
from desktop.ui.help.sheet import KeySheet
from desktop.ui.help.window import GuideWindow
from desktop.ui.home.page import HomePage
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.leaving import leaves_without_saving
from desktop.ui.life.corrections_window import CorrectionsWindow
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.overview import Overview
from desktop.ui.overview.calendar_page import CalendarPage
from desktop.ui.overview.chart_choice import ChartChoice
from desktop.ui.overview.charts_page import ChartsPage
from desktop.ui.preview.page import PreviewPage
from desktop.ui.receiving.figures import Group
from desktop.ui.receiving.intake_dialog import IntakeDialog
from desktop.ui.receiving.receiving_page import ReceivingPage
from desktop.ui.receiving.reports_dialog import UnitReportsDialog
from desktop.ui.receiving.units_import import UnitsImportDialog
from desktop.ui.receiving.units_page import UnitsPage
from desktop.ui.submitting.dialog import SendDialog
from desktop.ui.submitting.key_dialog import KeyDialog
from desktop.ui.submitting.passphrase_dialog import Purpose
from desktop.ui.verifying.figures import FiguresDialog
from desktop.ui.verifying.trust_dialog import TrustDialog
from desktop.ui.verifying.window import VerifyWindow
from desktop.ui.window import MainWindow
from tests.helpers import wards
from tests.helpers.wards import FORM, PERIOD, arrived, names, report, submission, write_register
from tests.ui.report.clipboards import copies_elsewhere, preview

Visit = Callable[[QWidget], None]


@dataclass(frozen=True)
class Place:
    """A page or a dialog. `come` brings the clerk there from a window that has just been opened, and calls `visit` on it."""

    name: str
    come: Callable[[MainWindow, QtBot, Visit], None]
    before_first_start: bool = False
    practice: bool = False


#: Goes to a place, and looks at it.
Go = Callable[[Place, Visit], None]


def furnish(desk: Desk) -> None:
    """Put three reports on *desk*: the sample ward's, with errors and warnings; one with tables of tasks; the ward's next."""
    number = fill_sample(desk)
    session = desk.open_report(number)
    session.set_value(Address("plan.tasks_done"), "999")
    desk.new_report("district-report", Period.parse("2021"))
    desk.new_report("ward-monthly", Period.parse("2024-06"))
    seed = bytes(range(32))  # the same mark each time
    desk.database.save_own_key(OwnKey(public_key(seed), sealed(seed, ""), datetime(2024, 5, 20, tzinfo=UTC)))


def _in_a_dialog(ask: Callable[[], object], visit: Visit) -> None:
    """Call what asks in a dialog; visit the dialog, then leave it as Escape does."""
    met: list[QWidget] = []

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        later.stop()
        met.append(dialog)
        try:
            visit(dialog)
        finally:
            dialog.close()

    later = QTimer(interval=10)
    later.timeout.connect(meet)
    later.start()
    ask()
    later.stop()
    assert met, "no dialog was shown"


def _page(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(window)


def _empty_home(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.desk.save_unit(UNIT)
    window.go_home()
    visit(window)


def _report(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    _show_panes(window)
    visit(window)


def _first_steps(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    window.helping._steps.trigger()
    visit(window)


def _search(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    page = window.area.page
    page.commands.filter_typed.trigger()
    page.commands.find.trigger()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.setText("ke hoach")
    visit(window)


def _report_with_a_notice(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.notice.warn("Ngày cuối kỳ đứng trước ngày đầu kỳ: hãy xem lại hai ngày này.")
    window.notice.tell("Đã ghi tệp.")
    visit(window)


def _tasks(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(2)
    assert window.area is not None
    page = window.area.page
    page.tabs.setCurrentIndex(len(page.tabs.badges) - 1)
    _show_panes(window)
    visit(window)


def _show_panes(window: MainWindow) -> None:
    assert window.area is not None
    window.area.page.commands.findings.setChecked(True)
    window.area.page.commands.explain.setChecked(True)
    QApplication.processEvents()


def _preview(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.commands.preview.trigger()
    shown = _part_of(window, PreviewPage)
    qtbot.waitUntil(lambda: shown.pages is not None)
    visit(window)


def _new_report(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _in_a_dialog(window.begin_report, visit)


def _profile(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _in_a_dialog(window.change_profile, visit)


def _about(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _in_a_dialog(window.actions_.about.trigger, visit)


def _moving(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    with patch.object(locations, "usual_data_folder", lambda: folder):
        dialog = MoveDialog(folder, window)
        dialog.place.choose(folder.parent / "USB")
        _in_a_dialog(dialog.exec, visit)


def _taking_along(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _in_a_dialog(TakeAlongDialog(window.desk.database.path.parent, window).exec, visit)


def _updates(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    stick = window.desk.database.path.parent / "USB"
    stick.mkdir()
    (stick / "cchc_99.0.0_amd64.deb").touch()
    told = {"program": "cchc", "version": "99.0.0", "date": "2026-12-01", "changes": ["Nhận báo cáo của đơn vị."]}
    (stick / "cchc-99.0.0.json").write_text(json.dumps(told), encoding="utf-8")
    dialog = UpdatesDialog(window)
    dialog.place.choose(stick)
    qtbot.waitUntil(lambda: not dialog.running.is_busy)
    _in_a_dialog(dialog.exec, visit)


def _lost_data(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    with patch.object(locations, "usual_data_folder", lambda: folder):
        dialog = LostDataDialog(folder / "USB")
        qtbot.addWidget(dialog)
        _in_a_dialog(dialog.exec, visit)


def _leaving(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _in_a_dialog(lambda: leaves_without_saving(window), visit)


def _bring_back(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    path = window.desk.database.path.with_suffix(backup.SUFFIX)
    backup.back_up(window.desk.database.path.parent, path)
    _in_a_dialog(lambda: _is_wanted(window, path, backup.look(path)), visit)


def _crash(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    folder = window.desk.database.path.parent
    _in_a_dialog(lambda: CrashReporter(folder).tell(RuntimeError, RuntimeError("a fault"), None), visit)


def _guide(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_guide("typing")
    guide = _window_of(GuideWindow)
    visit(guide)
    guide.close()


def _paste(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_assigned"))
    copies_elsewhere("20\nhai mươi\n100\n1\n2")
    window.area.page.commands.paste.trigger()
    visit(preview())
    preview().reject()


def _keys(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.helping._keys.trigger()
    sheet = _window_of(KeySheet)
    visit(sheet)
    sheet.close()


_Window = TypeVar("_Window", bound=QWidget)


def _window_of(kind: type[_Window]) -> _Window:
    """The window of a kind that is on the screen."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def _part_of(window: QWidget, kind: type[_Window]) -> _Window:
    found: Iterable[_Window] = window.findChildren(kind)
    return next(iter(found))


def _calendar(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CALENDAR)
    visit(window)


def _charts(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CHARTS)
    choice = _part_of(window, ChartChoice)
    choice.indicators.setData(choice.indicators.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(_part_of(window, ChartsPage).buttons[0].isEnabled)
    visit(window)


def _duties(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.show_overview(Overview.CALENDAR)
    calendar = _part_of(window, CalendarPage)
    _in_a_dialog(calendar.choose_duties, visit)


def _confirm(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    page = window.area.page
    warning = next(each for each in page.session.report.findings if each.severity is Severity.WARNING)
    page.jump_to(warning.cell)
    _in_a_dialog(page.commands.confirm.trigger, visit)


def _carry_over(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    assert window.area is not None
    _in_a_dialog(window.area.page.commands.carry_over.trigger, visit)


def _history(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    assert window.area is not None
    _in_a_dialog(window.area.page.commands.history.trigger, visit)


def _import(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    file = locations.forms() / "ward-monthly" / "2024" / "examples" / "2024-05.json"
    window._errands.import_file(file)
    dialog = _part_of(window, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    visit(dialog)
    dialog.reject()


def _finalising(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.commands.finalise.trigger()
    dialog = _part_of(window, FinaliseDialog)
    visit(dialog)
    dialog.reject()


def _finalise(desk: Desk) -> int:
    """Finalise a report of April."""
    session = desk.open_report(desk.new_report("ward-monthly", Period.parse("2024-04")))
    session.set_cells("dán", [(Address("plan.tasks_assigned"), "20"), (Address("plan.tasks_done"), "18")])
    session.confirm(session.report.open_warnings, "Còn trong hạn")
    return life.finalise(desk, session, "7").id


def _final(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(_finalise(window.desk))
    visit(window)


def _correction(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(life.amend(window.desk, _finalise(window.desk)))
    visit(window)


def _corrections(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_list_of_corrections(window))


def _corrections_on_paper(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    preview = _list_of_corrections(window).show_pages()
    qtbot.waitUntil(lambda: preview.pages is not None)
    visit(preview)
    preview.close()


def _list_of_corrections(window: MainWindow) -> CorrectionsWindow:
    window.open_report(life.amend(window.desk, _finalise(window.desk)))
    assert window.area is not None
    window.area.page.session.set_value(Address("plan.tasks_done"), "19")
    window.area.page.commands.corrections.trigger()
    return _part_of(window, CorrectionsWindow)


def _across(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    months = [Period.parse("2025-08"), Period.parse("2025-09")]
    arrived(window.desk, names()[:8], months, missing=[3], slipped=[1])
    window.show_overview(Overview.ACROSS)
    page = _part_of(window, AcrossPage)
    qtbot.waitUntil(lambda: page.comparison is not None)
    visit(window)


def _view_across(tab: int) -> Callable[[MainWindow, QtBot, Visit], None]:
    def come(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
        def turn(there: QWidget) -> None:
            _part_of(window, AcrossPage).tabs.setCurrentIndex(tab)
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
    _part_of(window, UnitsPage).import_file(_register_file(window))
    dialog = _part_of(window, UnitsImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    visit(dialog)
    dialog.reject()


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
    dialog = _part_of(window, UnitReportsDialog)
    visit(dialog)
    dialog.reject()


def _receiving_page(window: MainWindow) -> ReceivingPage:
    import_register(window.desk, _register_file(window))
    remember(window.desk, Choice(FORM, PERIOD), window._today)
    window.show_overview(Overview.RECEIVING)
    return _part_of(window, ReceivingPage)


def _taken_in(page: ReceivingPage, window: MainWindow, qtbot: QtBot) -> IntakeDialog:
    page.take_in([_folder_of_files(window)])
    dialog = _part_of(window, IntakeDialog)
    qtbot.waitUntil(dialog.close_button.isVisible, timeout=20_000)  # files are read and proven meanwhile
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


def _consolidated(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    part = _open_consolidated(window, qtbot)
    assert window.area is not None
    window.area.page.session.set_value(Address("direction.documents"), "7")
    window.area.page.jump_to(Address("direction.documents"))
    _show_panes(window)
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


def _bin(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.desk.delete_report(3)
    window.go_home()
    home = _part_of(window, HomePage)
    home.menu.setCurrentItem(home.menu.topLevelItem(home.menu.topLevelItemCount() - 1))
    visit(window)


def _sending(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    protect(window.desk, "sông Đáy")
    dialog = _begin_to_send(window)
    visit(dialog)
    dialog.reject()


def _sent(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _begin_to_send(window)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.result_view is not None, timeout=20_000)
    visit(dialog)
    dialog.reject()


def _begin_to_send(window: MainWindow) -> SendDialog:
    """Begin to send a report with an attachment."""
    folder = window.desk.database.path.parent
    window.desk.database.set_setting(Folder.SUBMISSIONS, str(folder))
    window.open_report(_finalise(window.desk))
    assert window.area is not None
    window.area.page.commands.send.trigger()
    dialog = _part_of(window, SendDialog)
    attached = folder / "Kế hoạch số 29.txt"
    attached.write_text("Kế hoạch", encoding="utf-8")
    dialog.choices.attachments.add([attached])
    return dialog


def _key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    dialog = _key_shown(window)
    visit(dialog)
    dialog.reject()


@cache
def _received(period: str, key: bytes | None = None) -> bytes:
    """What a ward sent, signed with its own key or another."""
    report = wards.report("Phường Láng", Period.parse(period))
    report.apply(Edit("gõ", (report.stated(Address("plan.tasks_done"), "3"),)))
    attached = {"Kế hoạch 29.txt": b"x" * 20_000}
    return submission_bytes(report, Life(wards.ON_TIME), key or wards.seed(report.unit.name), attached)


def _proved(window: MainWindow, qtbot: QtBot, content: bytes) -> VerifyWindow:
    """The window that proves what came, with a file and a code in it."""
    file = window.desk.database.path.with_name("Phường Láng.cchc")
    file.write_bytes(content)
    window.post.check_file(file)
    proving = _part_of(window, VerifyWindow)
    qtbot.waitUntil(lambda: bool(proving.file_band.said))
    proving.code.setText("1a2b-3c4d-5e6f-7081")
    proving.check_code()
    qtbot.waitUntil(lambda: bool(proving.paper_band.said))
    return proving


def _verifying(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.post.check.trigger()
    visit(_part_of(window, VerifyWindow))


def _verified(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_proved(window, qtbot, _received("2025-08")))


def _know_the_ward(desk: Desk) -> None:
    keys = Keyring(desk)
    keys.judge(opened(_received("2025-08"), "").submission)
    keys.keep()


def _changed_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _know_the_ward(window.desk)
    visit(_proved(window, qtbot, _received("2025-09", bytes(32))))


def _trust(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    _know_the_ward(window.desk)
    proving = _proved(window, qtbot, _received("2025-09", bytes(32)))
    proving.trust_button.click()
    dialog = _part_of(proving, TrustDialog)
    visit(dialog)
    dialog.reject()


def _sent_figures(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    proving = _proved(window, qtbot, _received("2025-08"))
    proving.figures_button.click()
    dialog = _part_of(proving, FiguresDialog)
    visit(dialog)
    dialog.reject()


def _no_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_key_shown(window))


def _passphrase(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    protect(window.desk, "sông Đáy")
    visit(_key_shown(window).ask(Purpose.CHANGE))


def _new_key(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_key_shown(window).ask(Purpose.RENEW))


def _key_shown(window: MainWindow) -> KeyDialog:
    window.post.show_key()
    return _part_of(window, KeyDialog)


PLACES = [
    Place("welcome", _page, before_first_start=True),
    Place("empty-home", _empty_home, before_first_start=True),
    Place("home", _page),
    Place("calendar", _calendar),
    Place("charts", _charts),
    Place("duties", _duties),
    Place("practice", _page, practice=True),
    Place("report", _report),
    Place("first-steps", _first_steps),
    Place("search", _search),
    Place("notices", _report_with_a_notice),
    Place("tasks", _tasks),
    Place("paste", _paste),
    Place("confirm", _confirm),
    Place("finalising", _finalising),
    Place("final", _final),
    Place("correction", _correction),
    Place("corrections", _corrections),
    Place("corrections-on-paper", _corrections_on_paper),
    Place("bin", _bin),
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
    Place("carry-over", _carry_over),
    Place("history", _history),
    Place("import", _import),
    Place("sending", _sending),
    Place("sent", _sent),
    Place("key", _key),
    Place("no-key", _no_key, before_first_start=True),
    Place("passphrase", _passphrase),
    Place("new-key", _new_key),
    Place("preview", _preview),
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
    Place("verifying", _verifying),
    Place("verified", _verified),
    Place("changed-key", _changed_key),
    Place("trust", _trust),
    Place("sent-figures", _sent_figures),
]
