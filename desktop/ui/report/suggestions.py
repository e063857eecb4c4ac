"""What a note may go on with, listed under its editor while it is typed. The keyboard stays in the editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QPlainTextEdit, QWidget

from desktop.ui import style

#: What may follow on a text.
Completing = Callable[[str], Sequence[str]]


class Suggestions(QListWidget):
    """Arrow down goes into the list, Enter or a click takes a line, Escape closes it; any other key goes on typing."""

    def __init__(self, editor: QPlainTextEdit, completing: Completing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._room = parent
        self._completing = completing
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName("Gợi ý cho giải trình; mũi tên xuống để chọn")
        self.hide()
        self.clicked.connect(self._take)
        editor.destroyed.connect(self.deleteLater)

    @property
    def is_chosen(self) -> bool:
        """Whether Enter takes a line."""
        return self.isVisible() and self.currentRow() >= 0

    def look(self) -> None:
        """List what may follow on what is typed now."""
        texts = self._completing(self._editor.toPlainText())
        self.clear()
        self.addItems([" ".join(text.split()) for text in texts])
        for row, text in enumerate(texts):
            self.item(row).setData(Qt.ItemDataRole.UserRole, text)
        self.setCurrentRow(-1)
        self.setVisible(bool(texts))
        if texts:
            self._lie_below()

    def takes(self, key: int) -> bool:
        """Act on a key of the editor; say whether it was for the list."""
        if not self.isVisible():
            return False
        match key:
            case Qt.Key.Key_Down if self.currentRow() < self.count() - 1:
                self.setCurrentRow(self.currentRow() + 1)
            case Qt.Key.Key_Up if self.currentRow() >= 0:
                self.setCurrentRow(self.currentRow() - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.is_chosen:
                self._take(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _take(self, index: QModelIndex) -> None:
        cursor = self._editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(index.data(Qt.ItemDataRole.UserRole))  # so that Ctrl+Z gives back what was typed
        self.hide()
        self._editor.setFocus()

    def _lie_below(self) -> None:
        """Lie under the editor, where there is no room above it."""
        gaps, editor, room = style.spacing(self.fontMetrics()), self._editor.geometry(), self._room.rect()
        height = self.count() * (self.sizeHintForRow(0)) + 2 * self.frameWidth()
        top = editor.bottom() + gaps.tiny
        if top + height > room.bottom():
            top = max(0, editor.top() - gaps.tiny - height)
        self.setGeometry(editor.left(), top, editor.width(), height)
        self.raise_()
