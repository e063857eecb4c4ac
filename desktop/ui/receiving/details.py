"""What is known of one unit or file, the letter that goes back to it, and a button that copies the letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.buttons import button


class Details(QWidget):
    """A heading, a text that can be read and copied, and *buttons* beside the one that copies. `told` says what was copied."""

    told = Signal(str)

    def __init__(self, name: str, buttons: tuple[QPushButton, ...] = ()) -> None:
        super().__init__()
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        style.set_type(self.heading, heavy=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        self.copy_button = button("Sao chép thư t&rả lời", self.copy_letter)
        self._letter = ""
        gaps = style.spacing(self.fontMetrics())
        row = QHBoxLayout()
        row.setSpacing(gaps.medium)
        row.addWidget(self.heading, 1)
        for each in (*buttons, self.copy_button):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.small)
        column.addLayout(row)
        column.addWidget(self.text, 1)

    def show_words(self, heading: str, text: str, letter: str = "") -> None:
        """Show a text, and under it the letter, where there is one to be sent."""
        self.heading.setText(heading)
        self._letter = letter
        self.text.setPlainText("\n\n".join(filter(None, (text, letter))))
        self.copy_button.setEnabled(bool(letter))

    def copy_letter(self) -> None:
        """Put the letter on the clipboard."""
        QGuiApplication.clipboard().setText(self._letter)
        self.told.emit("Đã sao chép thư trả lời: dán vào thư điện tử hay tin nhắn bằng Ctrl+V.")
