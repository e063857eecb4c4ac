"""An open report, its dialogs, its pages on paper, its corrections."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop import locations
from desktop.engine.edits import Address
from desktop.engine.findings import Severity
from desktop.jobs import life
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.life.corrections_window import CorrectionsWindow
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.preview.page import PreviewPage
from desktop.ui.window import MainWindow
from tests.ui.places.coming import Place, Visit, finalise_april, in_a_dialog, part_of, show_panes
from tests.ui.report.clipboards import copies_elsewhere, preview


def _report(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    show_panes(window)
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
    show_panes(window)
    visit(window)


def _paste(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_assigned"))
    copies_elsewhere("20\nhai mươi\n100\n1\n2")
    window.area.page.commands.paste.trigger()
    visit(preview())
    preview().reject()


def _confirm(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    page = window.area.page
    warning = next(each for each in page.session.report.findings if each.severity is Severity.WARNING)
    page.jump_to(warning.cell)
    in_a_dialog(page.commands.confirm.trigger, visit)


def _carry_over(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    assert window.area is not None
    in_a_dialog(window.area.page.commands.carry_over.trigger, visit)


def _history(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    assert window.area is not None
    in_a_dialog(window.area.page.commands.history.trigger, visit)


def _import(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(3)
    file = locations.forms() / "ward-monthly" / "2024" / "examples" / "2024-05.json"
    window._errands.import_file(file)
    dialog = part_of(window, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    visit(dialog)
    dialog.reject()


def _finalising(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.commands.finalise.trigger()
    dialog = part_of(window, FinaliseDialog)
    visit(dialog)
    dialog.reject()


def _final(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(finalise_april(window.desk))
    visit(window)


def _correction(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(life.amend(window.desk, finalise_april(window.desk)))
    visit(window)


def _corrections(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    visit(_list_of_corrections(window))


def _corrections_on_paper(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    preview = _list_of_corrections(window).show_pages()
    qtbot.waitUntil(lambda: preview.pages is not None)
    visit(preview)
    preview.close()


def _list_of_corrections(window: MainWindow) -> CorrectionsWindow:
    window.open_report(life.amend(window.desk, finalise_april(window.desk)))
    assert window.area is not None
    window.area.page.session.set_value(Address("plan.tasks_done"), "19")
    window.area.page.commands.corrections.trigger()
    return part_of(window, CorrectionsWindow)


def _preview(window: MainWindow, qtbot: QtBot, visit: Visit) -> None:
    window.open_report(1)
    assert window.area is not None
    window.area.page.commands.preview.trigger()
    shown = part_of(window, PreviewPage)
    qtbot.waitUntil(lambda: shown.pages is not None)
    visit(window)


PLACES = [
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
    Place("carry-over", _carry_over),
    Place("history", _history),
    Place("import", _import),
    Place("preview", _preview),
]
