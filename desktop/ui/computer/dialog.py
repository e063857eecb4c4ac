"""The frame that the dialogs about the computer share: a lead, what each is about, a line for refusals, work, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.computer.running import Job, Running
from desktop.ui.report.notice import Notice
from desktop.ui.tab_order import go_on

_LETTERS = 92


class ComputerDialog(QDialog):
    """Subclasses put what they are about into `column`. While work runs it is only stopped, not left."""

    help_place = "administrators"

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.notice = Notice()
        self.running = Running()
        self.running.refused.connect(self.refuse)
        self._close = button("Đó&ng", self.reject)
        gaps = style.spacing(self.fontMetrics())
        self.column = QVBoxLayout()
        self.column.setSpacing(gaps.medium)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(gaps.medium)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        whole.setSpacing(gaps.medium)
        whole.addLayout(self.column, 1)
        for widget in (self.notice, self.running):
            whole.addWidget(widget)
        whole.addLayout(self._buttons)
        self.setMinimumWidth(min(_LETTERS * self.fontMetrics().averageCharWidth(), self.screen().availableSize().width()))

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put *buttons* and the one that closes below, at the right."""
        self._buttons.addStretch()
        for each in (*buttons, self._close):
            self._buttons.addWidget(each)

    def sentence(self, words: str = "") -> QLabel:
        """Return a sentence in the column."""
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(label)
        return label

    def work(self, words: str, job: Job) -> None:
        """Run *job* beside the window; *words* say what it does."""
        self.running.run(words, job)
        self.make_room()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done."""
        self.notice.warn(sentence)
        self.make_room()

    def make_room(self) -> None:
        """Be as high as the sentences need at this width; Qt counts one line for each."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it was made with the dialog
        layout.activate()
        self.resize(self.width(), max(self.height() if self.isVisible() else 0, layout.totalHeightForWidth(self.width())))

    def reject(self) -> None:
        """Close; work under way is stopped first."""
        if self.running.is_busy:
            self.running.stop()
        else:
            super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)
