"""What can be asked of the window wherever it is, as actions with words and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def window_action(window: QMainWindow, words: str, *keys: str) -> QAction:
    """Return an action of *window*; its keys work all over the window, also while no menu shows it."""
    action = QAction(words, window)
    if keys:
        action.setShortcuts([QKeySequence(key) for key in keys])
        window.addAction(action)
    return action
