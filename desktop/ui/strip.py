"""A coloured line across a page that stays until it is closed: what is going on, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui import style


class Strip(QWidget):
    """*words* on the theme's colour *meaning*, with *buttons* after them."""

    def __init__(self, words: str, meaning: str, buttons: Iterable[QPushButton] = ()) -> None:
        super().__init__()
        self.label = QLabel(words)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.label, 1)
        for each in buttons:
            self._line.addWidget(each)
        style.set_type(self.label, heavy=True)
        style.tint(self, Window=meaning, WindowText="text")
        style.follow(self, self._give_room)
        self.setAutoFillBackground(True)

    def say(self, words: str) -> None:
        """Say something else, to a screen reader too."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self.label.setText(words)
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _give_room(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._line.setSpacing(gaps.medium)
        self._line.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)
