"""Files dragged from elsewhere and let go of over a widget."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(there: QWidget, paths: Iterable[Path]) -> bool:
    """Drag *paths* over *there* and let go; return whether they were taken, by it or by what it lies in."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = QPointF(there.rect().center()), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    taker: QWidget | None = there
    while taker is not None:
        entered = QDragEnterEvent(place.toPoint(), copy, held, button, keys)
        entered.ignore()
        if taker.acceptDrops():
            QApplication.sendEvent(taker, entered)
        if entered.isAccepted():
            QApplication.sendEvent(taker, QDropEvent(place, copy, held, button, keys))
            return True
        taker = None if taker.isWindow() else taker.parentWidget()
    return False
