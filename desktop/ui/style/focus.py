"""The ring around what has the keyboard, alike on every control. It is imported when the window is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget
from shiboken6 import isValid

from desktop.ui.style.following import SHOWS_OWN_FOCUS
from desktop.ui.style.metrics import spacing
from desktop.ui.style.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication


class FocusRing(QObject):
    """Draws the ring. It is laid into the widget with the keyboard, so that it goes where that goes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._move)
        self._move(None, app.focusWidget())

    def _move(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            if self._ring.parentWidget() is now:
                return
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = _Ring(now) if now is not None and _wants_ring(now) else None


def _wants_ring(widget: QWidget) -> bool:
    """Whether there is a ring around *widget*; ticks and their like show by themselves that they have the keyboard."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        if around.property(SHOWS_OWN_FOCUS):
            return False
        around = around.parentWidget()
    return not isinstance(widget, QCheckBox | QRadioButton) and not widget.isWindow()


class _Ring(QWidget):
    """A line along the edge, and in a button, which may have the accent's colour itself, a second one within it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.show()

    def eventFilter(self, around: QObject, event: QEvent) -> bool:
        """Stay as large as the widget."""
        if event.type() is QEvent.Type.Resize and isinstance(around, QWidget):
            self.setGeometry(around.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        width = spacing(self.fontMetrics()).tiny
        painter = QPainter(self)
        inner = [(theme().input, width)] if isinstance(self.parentWidget(), QPushButton) else []
        for colour, inset in (*inner, (theme().accent, 0)):
            painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.MiterJoin))
            half = inset + width // 2
            painter.drawRect(self.rect().adjusted(half, half, -half - width % 2, -half - width % 2))
