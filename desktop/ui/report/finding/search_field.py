"""The field into which a clerk types what is searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Tells what stands in it while it is typed, also the word that an input method is still composing."""

    #: Something else stands in the field.
    sought = Signal(str)
    #: Enter (1) or Shift+Enter (-1).
    stepped = Signal(int)
    #: The arrow down: into the list of results.
    left_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composed = ""
        self._told = ""
        self.setAccessibleName("Tìm trong báo cáo")
        self.setPlaceholderText("Chữ hoặc số; không cần gõ dấu")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        inset = style.spacing(self.fontMetrics()).tiny
        self.setTextMargins(inset, inset, inset, inset)
        self.textChanged.connect(self._tell)

    @property
    def words(self) -> str:
        """What is searched for: the text, with what is being composed at its place."""
        at = self.cursorPosition()
        return self.text()[:at] + self._composed + self.text()[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search for what is being composed, too: Vietnamese words are composed to the end."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from result to result."""
        if event.key() in _ENTER:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.words != self._told:
            self._told = self.words
            self.sought.emit(self.words)
