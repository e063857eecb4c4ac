"""The line that says which rows are left out, so that nobody believes them lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui import style


class FilterStrip(QWidget):
    """A sentence, a button to lift the filter, and after a jump has lifted it one to filter again."""

    def __init__(self, lift: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.again = _button("Lọc lại", again)
        self.lift = _button("", lift)
        gaps = style.spacing(self.fontMetrics())
        line = QHBoxLayout(self)
        line.setContentsMargins(gaps.medium, gaps.tiny, gaps.small, gaps.tiny)
        line.addWidget(self.label, 1)
        line.addWidget(self.again)
        line.addWidget(self.lift)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say which filter is on."""
        self._say(sentence, "Bỏ lọc (Esc)", may_return=False)

    def say_lifted(self, sentence: str) -> None:
        """Say that the filter was lifted, and offer it again."""
        self._say(sentence, "Đóng", may_return=True)

    def _say(self, sentence: str, lift: str, *, may_return: bool) -> None:
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.lift.setText(lift)
        self.lift.setAccessibleName(lift)
        self.again.setVisible(may_return)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stand out from the table."""
        QPainter(self).fillRect(event.rect(), style.theme().selection)


def _button(words: str, clicked: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda _ticked: clicked())
    return made
