"""What is done to a report in the list: corrected, put into the bin, taken out of it, deleted for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from desktop.engine.report import Status
from desktop.jobs import life
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import TOLD
from desktop.ui import words
from desktop.ui.life import questions
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ListLife(QObject):
    """The actions for the line on which the list stands; their keys work while the keyboard is in *table*.

    `open_wanted` brings a report to open, `send_wanted` one to send; `changed` says that the list is to be read anew, `told`
    and `refused` bring sentences for the clerk.
    """

    open_wanted = Signal(int)
    send_wanted = Signal(int)
    changed = Signal()
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, table: QWidget) -> None:
        super().__init__(table)
        self._desk = desk
        self._table = table
        self._row: ReportRow | None = None
        self.send = self._make("Lập &tệp gửi…", lambda row: self.send_wanted.emit(row.id))
        self.amend = self._make("Lập bả&n đính chính", self._amend)
        self.delete = self._make("Bỏ &vào thùng rác…", self._delete)
        self.delete.setShortcut(Qt.Key.Key_Delete)
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.restore = self._make("Lấy lạ&i", self._restore)
        self.empty = self._make("&Dọn thùng rác…", self._empty)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.stand_on(None, in_bin=False)

    @property
    def all(self) -> tuple[QAction, ...]:
        """All actions, in the order in which they are offered."""
        return self.send, self.amend, self.delete, self.restore, self.empty

    def stand_on(self, row: ReportRow | None, *, in_bin: bool) -> None:
        """Offer what can be done with *row*, a line of the reports or of the bin."""
        self._row = row
        final = row is not None and row.status is not Status.DRAFT
        newer = life.amendment_of(self._desk, row.id) if row is not None and final else None
        self.amend.setText(f"Mở {words.version(newer.version)}" if newer else "Lập bả&n đính chính")
        self.send.setVisible(final)
        self.amend.setVisible(final)
        self.delete.setVisible(not in_bin)
        for action in (self.restore, self.empty):
            action.setVisible(in_bin)
        for action in self.all:
            action.setEnabled(row is not None)

    # --- inside ---

    def _make(self, text: str, work: Callable[[ReportRow], None]) -> QAction:
        action = QAction(text, self._table)
        connect(action, lambda: self._attempt(work))
        self._table.addAction(action)
        return action

    def _attempt(self, work: Callable[[ReportRow], None]) -> None:
        if self._row is None:
            return
        try:
            work(self._row)
        except TOLD as refusal:
            self.refused.emit(str(refusal))

    def _amend(self, row: ReportRow) -> None:
        self.open_wanted.emit(life.amendment(self._desk, row.id))

    def _delete(self, row: ReportRow) -> None:
        if row.status is Status.DRAFT and not questions.bins(self._desk, row, self._table):
            return
        self._desk.delete_report(row.id)
        self.changed.emit()
        self.told.emit(f"Đã bỏ {questions.name(self._desk, row)} vào thùng rác. Lấy lại: Thùng rác, ở cuối danh sách bên trái.")

    def _restore(self, row: ReportRow) -> None:
        self._desk.restore_report(row.id)
        self.changed.emit()
        self.told.emit(f"Đã lấy lại {questions.name(self._desk, row)}.")

    def _empty(self, _row: ReportRow) -> None:
        if questions.empties(self._desk, self._desk.deleted_reports(), self._table):
            count = self._desk.empty_bin()
            self.changed.emit()
            self.told.emit(f"Đã xóa hẳn {count} báo cáo.")
