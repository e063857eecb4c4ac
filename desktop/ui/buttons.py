"""Buttons with words, alike everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """Has room around its words, less where the window is narrow."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size with all the room that is wished for."""
        return style.around(self.text(), self.fontMetrics()).expandedTo(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the size with just enough room for the words."""
        return QSize(super().sizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; else a dialog would press its main one, on "Đóng" as well."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """Return a button that calls *clicked*; an ampersand in *words* stands before its access key."""
    made = _Button(words)
    made.clicked.connect(lambda _ticked: clicked())
    return made


def main_button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """Return the button for what is most likely wanted next; there is at most one on a page."""
    made = button(words, clicked)
    style.tint(made, Button="accent", ButtonText="on_accent")
    made.setFont(style.strong(made.font()))
    made.setDefault(True)
    return made


def button_for(action: QAction) -> QPushButton:
    """Return a button that does what *action* does; it is there, and can be pressed, while the action can be chosen."""
    made = button(action.text(), action.trigger)
    made.setEnabled(action.isEnabled())

    def follow() -> None:
        made.setText(action.text())
        made.setEnabled(action.isEnabled())
        made.setVisible(action.isVisible())

    if not action.isVisible():
        made.hide()  # showing it is for whatever it will stand in
    action.changed.connect(follow)
    return made
