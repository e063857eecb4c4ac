"""A clerk before the import preview: reads the lists and the sentence under them, uses keys and buttons, nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.report import Report
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.lines import Show
from desktop.ui.importing.preview import Preview
from desktop.ui.window import MainWindow


class Clerk:
    """Sits before *window*, with a report open."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    # --- hands ---

    def waits_for_the_preview(self) -> None:
        """Lets the file be read."""
        self._qtbot.waitUntil(lambda: self.dialog.preview is not None)

    def waits_for_a_refusal(self) -> str:
        """Lets the file be read, and reads why it cannot be taken in."""
        self._qtbot.waitUntil(lambda: bool(self.dialog.notice.text))
        return self.dialog.notice.text

    def presses(self, *keys: str) -> None:
        """Presses keys where the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know it
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def ticks(self, code: str) -> None:
        """Walks down to the proposal for a row and presses the space bar."""
        name = self.report.name(code)
        view = self.preview.proposals.view
        for row in range(view.model().rowCount()):
            if str(view.model().index(row, 0).data()).startswith(f"“{name}”"):
                view.setCurrentIndex(view.model().index(row, 0))
                view.setFocus()
                self.presses("Space")
                return
        raise AssertionError(f"no proposal for {code}")

    def clicks(self, words: str) -> None:
        """Clicks a button, or one of the two ways to treat filled cells."""
        preview = self.preview
        of_proposals = (preview.proposals.all, preview.proposals.none)
        buttons = (*of_proposals, preview.replace, preview.fill, preview.look, self.dialog.accept_button)
        (found,) = [button for button in buttons if button.text().replace("&", "") == words]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    # --- eyes ---

    @property
    def dialog(self) -> ImportDialog:
        """The preview's window, the one that was opened last."""
        return self.dialogs[-1]

    @property
    def dialogs(self) -> list[ImportDialog]:
        found: Iterable[ImportDialog] = self.window.findChildren(ImportDialog)
        return list(found)

    @property
    def preview(self) -> Preview:
        assert self.dialog.preview is not None
        return self.dialog.preview

    @property
    def report(self) -> Report:
        assert self.window.area is not None
        return self.window.area.page.session.report

    @property
    def summary(self) -> str:
        """The sentence above the buttons."""
        return self.preview.summary.text()

    @property
    def remarks(self) -> list[str]:
        """The sentences about the file as a whole."""
        labels: Iterable[QLabel] = self.preview.findChildren(QLabel)
        return [label.text() for label in labels if label.text().startswith("⚠") and label is not self.preview.summary]

    @property
    def tabs(self) -> list[str]:
        return [self.preview.tabs.tabText(tab) for tab in range(self.preview.tabs.count())]

    def proposal(self) -> tuple[str, bool]:
        """The question the cursor stands on, and whether it is ticked."""
        index = self.preview.proposals.view.currentIndex().siblingAtColumn(0)
        return str(index.data()), index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked

    def lists(self, show: Show = Show.WRITTEN) -> dict[tuple[str, str], tuple[str, ...]]:
        """What is listed of the cells, by row and column: said, now, then, and what is done."""
        self.preview.shown.setCurrentIndex(list(Show).index(show))
        return {line.texts[1:3]: line.texts[3:] for line in self.preview.cells.lines}  # type: ignore[misc]  # two of them

    def reads(self, code: str, column: str = VALUE) -> str:
        """What a cell of the report holds."""
        return self.report.note(code) if column == NOTE else self.report.shown(code)

    @property
    def entries(self) -> dict[Address, str]:
        """All that was typed into the report."""
        return {address: entry.typed for address, entry in self.report.entries.items()}
