"""Buttons with words, alike everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """Return a button that calls *clicked*; an ampersand in *words* stands before its access key."""
    made = QPushButton(words)
    made.setAutoDefault(False)
    style.follow(made, lambda: _give_room(made))
    made.clicked.connect(lambda _ticked: clicked())
    return made


def main_button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """Return the button for what is most likely wanted next; there is at most one on a page."""
    made = button(words, clicked)
    style.tint(made, Button="accent", ButtonText="on_accent")
    made.setFont(style.strong(made.font()))
    made.setDefault(True)
    _give_room(made)
    return made


def reword(made: QPushButton, words: str) -> None:
    """Have a button say something else, with room for it."""
    made.setText(words)
    _give_room(made)


def button_for(action: QAction) -> QPushButton:
    """Return a button that does what *action* does; it is there, and can be pressed, while the action can be chosen."""
    made = button(action.text(), action.trigger)

    def follow() -> None:
        reword(made, action.text())
        made.setEnabled(action.isEnabled())
        made.setVisible(action.isVisible())

    if not action.isVisible():
        made.hide()  # showing it is for whatever it will stand in
    action.changed.connect(follow)
    return made


def _give_room(made: QPushButton) -> None:
    metrics = made.fontMetrics()
    gaps = style.spacing(metrics)
    made.setMinimumHeight(metrics.height() + 2 * gaps.medium - gaps.small)
    made.setMinimumWidth(metrics.horizontalAdvance(made.text().replace("&", "")) + 2 * gaps.large)
