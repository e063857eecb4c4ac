"""What a place is, and the ways to one that several places share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.exchange.submission.signing import public_key, sealed
from desktop.jobs import life
from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk
from desktop.storage import OwnKey
from desktop.ui.window import MainWindow

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


def in_a_dialog(ask: Callable[[], object], visit: Visit) -> None:
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


_Window = TypeVar("_Window", bound=QWidget)


def window_of(kind: type[_Window]) -> _Window:
    """The window of a kind that is on the screen."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def part_of(window: QWidget, kind: type[_Window]) -> _Window:
    found: Iterable[_Window] = window.findChildren(kind)
    return next(iter(found))


def show_panes(window: MainWindow) -> None:
    assert window.area is not None
    window.area.page.commands.findings.setChecked(True)
    window.area.page.commands.explain.setChecked(True)
    QApplication.processEvents()


def finalise_april(desk: Desk) -> int:
    """Finalise a report of April under the number 7; return its own."""
    session = desk.open_report(desk.new_report("ward-monthly", Period.parse("2024-04")))
    session.set_cells("dán", [(Address("plan.tasks_assigned"), "20"), (Address("plan.tasks_done"), "18")])
    session.confirm(session.report.open_warnings, "Còn trong hạn")
    return life.finalise(desk, session, "7").id
