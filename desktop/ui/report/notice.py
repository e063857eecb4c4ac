"""One line above the table that tells the clerk something without stopping the typing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui import style


class Notice(QWidget):
    """A sentence on a coloured line; it goes when it no longer holds, or when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setText("Đóng")
        close.setAutoRaise(True)
        close.setAccessibleName("Đóng thông báo")
        close.clicked.connect(self.hide)
        gaps = style.spacing(self.fontMetrics())
        line = QHBoxLayout(self)
        line.setContentsMargins(gaps.medium, gaps.small, gaps.small, gaps.small)
        line.addWidget(self.label, 1)
        line.addWidget(close)
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says, nothing while it is hidden."""
        return "" if self.isHidden() else self.label.text()

    def warn(self, sentence: str) -> None:
        """Say what could not be done."""
        self._say(f"⚠ {sentence}", Window="error", WindowText="error_mark")

    def tell(self, sentence: str) -> None:
        """Say something that needs nothing to be done."""
        self._say(sentence, Window="selection", WindowText="text")

    def _say(self, sentence: str, **colours: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        style.tint(self, **colours)
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
