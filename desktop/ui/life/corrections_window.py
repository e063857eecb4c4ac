"""The list of what a corrected version says otherwise than the version before it; it follows the typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLabel, QStackedWidget, QTableView, QVBoxLayout, QWidget

from desktop.jobs import export
from desktop.jobs.life import Corrections
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.export import Format
from desktop.ui.life.corrections_model import Column, CorrectionsModel
from desktop.ui.life.table import WrappedTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from desktop.engine.report import Report
    from desktop.ui.life.corrections_preview import CorrectionsPreview

#: Milliseconds after an edit: comparing two versions of a long form is not for every keystroke.
_QUIET = 250


class CorrectionsWindow(QDialog):
    """`place_wanted` brings a cell to go to, `export_wanted` the kind of file to write the list in."""

    help_place = "amend"

    place_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, corrections: Corrections, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._corrections = corrections
        before = corrections.before
        self._of = f"báo cáo số {before.unit.numbered(before.number)}, chốt ngày {corrections.closed:%d/%m/%Y}"
        self.setWindowTitle(f"Các chỗ đính chính – {before.period.label}")
        self.lead = QLabel()
        style.set_type(self.lead, 1.2, heavy=True)
        self.entries = CorrectionsModel(self)
        self.table = self._make_table()
        self.go_button = button("Đế&n ô", self._go)
        self.print_button = main_button("&Xem và in…", self.show_pages)
        self.save_button = button("Kết xuất P&DF…", self._save)
        self._stack = QStackedWidget()
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._look_again)
        session.on_change(self._hear)
        self._look()

    def look_later(self) -> None:
        """Compare again when the clerk has typed to an end."""
        self._later.start()

    def show_pages(self) -> CorrectionsPreview:
        """Show the list as it will be printed."""
        from desktop.ui.life.corrections_preview import CorrectionsPreview

        preview = CorrectionsPreview(self._snapshot(), self)
        preview.save_wanted.connect(self._save)
        preview.open()
        return preview

    # --- inside ---

    def _hear(self, _outcome: object) -> None:
        self.look_later()

    def _look_again(self) -> None:
        if self.isVisible():
            self._look()

    def showEvent(self, event: object) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._look()

    def _look(self) -> None:
        found = self._corrections.differences
        self.entries.show(found)
        self.lead.setText(f"{len(found)} chỗ khác với {self._of}." if found else f"Chưa có chỗ nào khác với {self._of}.")
        self._stack.setCurrentIndex(0 if found else 1)
        if found and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        for each in (self.print_button, self.save_button, self.go_button):
            each.setEnabled(bool(found))

    def _snapshot(self) -> Corrections:
        return self._corrections._replace(after=self._corrections.after.copy())

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        nothing = QLabel("Sửa số liệu trong báo cáo như thường lệ: mỗi chỗ sửa hiện ra ở đây, cả những ô được tính lại theo.")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        column.addWidget(self.lead)
        column.addWidget(self._stack, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(self.go_button)
        buttons.addStretch()
        for each in (self.print_button, self.save_button, button("Đón&g", self.close)):
            buttons.addWidget(each)
        column.addLayout(buttons)
        self.resize(130 * self.fontMetrics().averageCharWidth(), 26 * self.fontMetrics().lineSpacing())

    def _make_table(self) -> QTableView:
        table = WrappedTable(self.entries, (Column.ROW, Column.BEFORE, Column.AFTER))
        table.setAccessibleName("Các chỗ đính chính")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        style.follow(table, partial(_measure, table))
        table.doubleClicked.connect(self._go_to)
        return table

    def _go(self) -> None:
        self._go_to(self.table.currentIndex())

    def _go_to(self, index: QModelIndex) -> None:
        cell = self.entries.difference(index.row()).address if index.isValid() else None
        if cell is not None:
            self.place_wanted.emit(cell)

    def _save(self) -> None:
        taken = self._snapshot()

        def write(_report: Report, path: Path, wanted: Callable[[], bool]) -> bool:
            return export.export_corrections(taken, path, wanted)

        self.export_wanted.emit(Format("Tệp PDF", ".pdf", write, naming="-dinh-chinh"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Enter in the list, go to the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._go()
        else:
            super().keyPressEvent(event)


def _measure(table: QTableView) -> None:
    letter = table.fontMetrics().averageCharWidth()
    for column, letters in ((Column.TAB, 20), (Column.COLUMN, 16), (Column.HOW, 14)):
        table.horizontalHeader().resizeSection(column, letters * letter)
