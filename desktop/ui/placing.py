"""Where a window stands on the screen, kept from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt

from desktop.jobs.errors import StorageError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.jobs.desk import Desk

_GEOMETRY = "window.geometry"


def put_back(window: QWidget, desk: Desk) -> None:
    """Have *window* stand where it stood last; the first time it is as large as the screen allows, up to a usual size."""
    kept = desk.database.get_setting(_GEOMETRY)
    if kept is None or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        usual, room = QSize(1366, 768), window.screen().availableGeometry().size()
        window.resize(usual.boundedTo(room))
        frame = 2 * window.fontMetrics().height()
        if usual.boundedTo(room - QSize(frame, frame)) != usual:  # it would push the row of buttons off the screen
            window.setWindowState(Qt.WindowState.WindowMaximized)


def keep(window: QWidget, desk: Desk) -> None:
    """Remember where *window* stands."""
    with suppress(StorageError):  # it is not worth a question on leaving
        desk.database.set_setting(_GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())
