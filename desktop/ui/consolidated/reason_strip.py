"""The line that asks why a cell says something else than the units below, while the clerk types on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.engine.edits import Address
from desktop.engine.text import shortened
from desktop.ui import style
from desktop.ui.buttons import button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_NAME_LENGTH = 90


class ReasonStrip(QWidget):
    """Hidden while there is nothing to ask. What is typed into it stays until it is given as the reason of the cell.

    `given` brings the cell and its reason, `restore_wanted` the cell that is to say again what the units feed; `left` says
    that the clerk goes back to the table.
    """

    help_place = "overriding"

    given = Signal(object, str)
    restore_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cell: Address | None = None
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.field = QLineEdit()
        self.field.setAccessibleName("Lý do ô khác số tổng hợp")
        self.field.setPlaceholderText("ví dụ: Phường Cửa Nam đã đính chính bằng công văn số 12/UBND-VP")
        self.give = button("Ghi lý d&o", self._give)
        self.restore = button("Lấy lại số tổng &hợp", self._restore)
        self.later = button("Để s&au", self.put_off)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.hide()

    def ask(self, cell: Address, name: str, figures: str, others: int) -> None:
        """Ask for the reason of *cell*, a row called *name*; *others* more cells wait for theirs."""
        if cell != self.cell:
            self.cell = cell
            self.field.clear()
        more = f" (còn {others} ô khác cũng chưa có lý do)" if others else ""
        words = f"“{shortened(name, _NAME_LENGTH)}”: {figures[:1].lower()}{figures[1:]} Vì sao khác?{more}"
        self.label.setText(words)
        self.setAccessibleName(words)
        self._look()
        self.show()

    def put_off(self) -> None:
        """Ask no longer, until another cell is typed over: finalising asks again."""
        self.close_line()
        self.left.emit()

    def close_line(self) -> None:
        """Take the line away: there is nothing to ask."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.cell = None
        self.field.clear()
        self.hide()
        if had_keyboard:
            self.left.emit()

    # --- inside ---

    def _lay_out(self) -> None:
        style.set_type(self.label, heavy=True)
        style.tint(self, Window="warning", WindowText="text")
        self.setAutoFillBackground(True)
        self._column, self._line = QVBoxLayout(self), QHBoxLayout()
        name = QLabel("Lý &do:")
        name.setBuddy(self.field)
        self._column.addWidget(self.label)
        self._column.addLayout(self._line)
        self._line.addWidget(name)
        self._line.addWidget(self.field, 1)
        for each in (self.give, self.restore, self.later):
            self._line.addWidget(each)
        style.follow(self, self._give_room)

    def _give_room(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._line.setSpacing(gaps.medium)
        self._column.setSpacing(gaps.small)
        self._column.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)

    def _look(self) -> None:
        self.give.setEnabled(bool(self.field.text().strip()))

    def _give(self) -> None:
        if self.cell is not None and self.field.text().strip():
            self.given.emit(self.cell, self.field.text().strip())

    def _restore(self) -> None:
        if self.cell is not None:
            self.restore_wanted.emit(self.cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for giving the reason, and Escape for going back to the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
