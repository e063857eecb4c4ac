"""A clerk who finalises, corrects and throws away reports through the window."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.ui.home.page import HomePage
from desktop.ui.home.side_menu import Wanted
from desktop.ui.life.corrections_window import CorrectionsWindow
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.life.life import Life
from desktop.ui.life.obstacles import Column
from desktop.ui.report_area import ReportArea
from desktop.ui.window import MainWindow
from tests.helpers.answering import answer
from tests.ui.places.coming import finalise_april

DONE, ASSIGNED, RATIO = "plan.tasks_done", "plan.tasks_assigned", "plan.completion"


class Clerk:
    """Sits before the window."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self.desk = desk
        self.window = window

    # --- the report ---

    @property
    def area(self) -> ReportArea:
        assert self.window.area is not None
        return self.window.area

    @property
    def session(self) -> ReportSession:
        return self.area.page.session

    @property
    def life(self) -> Life:
        return next(child for child in self.area.children() if isinstance(child, Life))

    def opens(self, report_id: int) -> None:
        assert self.window.open_report(report_id)

    def types(self, code: str, text: str) -> None:
        self.area.page.jump_to(Address(code))
        self.writes(text)
        self.presses("Return")

    def presses(self, key: str, *, control: bool = False, shift: bool = False) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        modifiers = Qt.KeyboardModifier.NoModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(focused, getattr(Qt.Key, f"Key_{key}"), modifiers)
        QApplication.processEvents()

    def writes(self, text: str) -> None:
        for letter in text:  # the first one opens a field that takes the others
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)

    @property
    def strip(self) -> str:
        return self.area.strip.label.text() if self.area.strip.isVisible() else ""

    @property
    def notice(self) -> str:
        return self.area.page.notice.text if self.window.area else self.window.notice.text

    def begins_finalising(self) -> FinaliseDialog:
        self.presses("S", control=True, shift=True)
        dialog = self.life.dialog
        assert dialog is not None
        assert dialog.isVisible()
        return dialog

    def opens_corrections(self) -> CorrectionsWindow:
        self.presses("D", control=True, shift=True)
        corrections = self.life.corrections
        assert corrections is not None
        return corrections

    def offered(self, menu: int = 0) -> list[str]:
        """The words of a menu, as it is when opened."""
        opened = self.window.menuBar().actions()[menu].menu()
        assert isinstance(opened, QMenu)
        opened.aboutToShow.emit()
        return [action.text().replace("&", "") for action in opened.actions() if action.isVisible() and action.text()]

    # --- the list ---

    @property
    def home(self) -> HomePage:
        page = self.window.stack.currentWidget()
        assert isinstance(page, HomePage)
        return page

    def goes_home(self, line: int = 0) -> HomePage:
        self.window.go_home()
        self.home.table.selectRow(line)
        self.home.table.setFocus()
        return self.home

    def opens_bin(self) -> HomePage:
        menu = self.home.menu
        last = menu.topLevelItem(menu.topLevelItemCount() - 1)
        QTest.mouseClick(menu.viewport(), Qt.MouseButton.LeftButton, pos=menu.visualItemRect(last).center() + QPoint(0, 0))
        assert menu.wanted == Wanted(in_bin=True)
        return self.home

    def listed(self) -> list[str]:
        model = self.home.reports
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


Sit = Callable[[Desk], Clerk]


@pytest.fixture
def clerk(desk: Desk, open_window: Callable[..., MainWindow], qtbot: QtBot) -> Clerk:
    """Has the sample report open, whose figures are without errors."""
    return Clerk(desk, open_window(desk, 1))


@pytest.fixture
def final(desk: Desk) -> int:
    """A report of April that is finalised under the number 7."""
    return finalise_april(desk)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Has every question answered by the button of those words; the list gets what was asked."""

    return partial(answer, monkeypatch)


def cells(dialog: FinaliseDialog, column: Column) -> list[str]:
    """What stands in a column of the list of what is in the way."""
    entries = dialog.table.entries
    return [str(entries.index(row, column).data()) for row in range(entries.rowCount())]


__all__ = ["ASSIGNED", "DONE", "RATIO", "Clerk", "cells"]
