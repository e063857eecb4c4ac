"""A clerk at the report page: reads the screen, uses keys and mouse, nothing else."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Dates
from desktop.engine.report import Outcome, Report
from desktop.storage import DiskFullError
from desktop.ui.report.page import ReportPage
from tests.helpers.clerk import NoDisk


class Memory(NoDisk):
    """A journal that keeps what it is told, or, when *full*, refuses as a full drive does."""

    def __init__(self) -> None:
        self.full = False
        self.outcomes: list[Outcome] = []
        self.headers: list[tuple[str, Dates, date]] = []

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:  # noqa: ARG002  # a protocol
        self._refuse_when_full(report_id)
        self.outcomes.append(outcome)

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:
        self._refuse_when_full(report_id)
        self.headers.append((number, dates, due))

    def _refuse_when_full(self, report_id: int) -> None:
        if self.full:
            raise DiskFullError(report_id)


class Clerk:
    """Sits before *page*."""

    def __init__(self, page: ReportPage) -> None:
        self.page = page

    # --- hands ---

    def goes_to(self, code: str, column: str = VALUE) -> None:
        self.page.jump_to(Address(code, column))

    def types(self, text: str) -> None:
        """Types letter by letter; Vietnamese letters come as keys, the way Unikey sends them."""
        for letter in text:
            self._key(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)

    def presses(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know it
            QTest.keyClick(self.hand, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def composes(self, *steps: str, commit: str) -> None:
        """Types through an input method: what is underlined while it grows, then the word."""
        for step in steps:
            QApplication.sendEvent(self.hand, QInputMethodEvent(step, []))
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.hand, event)

    def clicks(self, code: str, column: str = VALUE, *, double: bool = False) -> None:
        self.clicks_at(self.page.view.entries.index_of(Address(code, column)), double=double)

    def clicks_at(self, index: QModelIndex, *, double: bool = False) -> None:
        view = self.page.view
        place = view.visualRect(index).center()
        press = QTest.mouseDClick if double else QTest.mouseClick
        press(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.hand, QKeyEvent(kind, key, modifiers, text))

    @property
    def hand(self) -> QWidget:
        """Where the keys go."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    # --- eyes ---

    @property
    def stands_in(self) -> tuple[str, str]:
        """Code and column of the cell with the frame."""
        address = self.page.view.current_address
        assert address is not None
        return address.code, address.column

    @property
    def tab(self) -> str:
        return self.page.tabs.tabText(self.page.tabs.currentIndex())

    @property
    def explanation(self) -> str:
        """The words in the pane beside the findings, which follow a moment later."""
        while self.page._explain_later.isActive():
            QApplication.processEvents()
        return self.page.explanation.toPlainText()

    @property
    def notice(self) -> str:
        return self.page.notice.text

    def reads(self, code: str, column: str = VALUE) -> str:
        """What the cell shows, on whatever tab it is."""
        return str(self._data(code, column, Qt.ItemDataRole.DisplayRole))

    def hovers(self, code: str, column: str = VALUE) -> str:
        return str(self._data(code, column, Qt.ItemDataRole.ToolTipRole))

    def hears(self, code: str, column: str = VALUE) -> str:
        """What a screen reader says."""
        return str(self._data(code, column, Qt.ItemDataRole.AccessibleTextRole))

    def colour(self, code: str, column: str = VALUE) -> QColor:
        """The colour of the cell as it is painted, beside its text."""
        view = self.page.view
        rect = view.visualRect(view.entries.index_of(Address(code, column)))
        assert view.viewport().rect().contains(rect), "not on the screen"
        return view.viewport().grab().toImage().pixelColor(rect.left() + 4, rect.bottom() - 4)

    def corner(self, code: str, column: str = VALUE) -> QColor:
        """The colour of the cell's upper right corner."""
        view = self.page.view
        rect = view.visualRect(view.entries.index_of(Address(code, column)))
        return view.viewport().grab().toImage().pixelColor(rect.topRight() + QPoint(-2, 1))

    def _data(self, code: str, column: str, role: Qt.ItemDataRole) -> object:
        report = self.page.session.report
        section = report.edition.section_at(code)
        tabs = [each.code for each in report.edition.sections]
        if self.page.tabs.currentIndex() != tabs.index(section.code):
            self.page.tabs.setCurrentIndex(tabs.index(section.code))
        model = self.page.view.entries
        return model.data(model.index_of(Address(code, column)), role)


__all__ = ["NOTE", "VALUE", "Clerk", "Memory"]
