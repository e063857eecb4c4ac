"""Colours and size of letters as the clerk chooses them: shown at once, kept with the data, offered in the menu."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.jobs.desk import Desk
from desktop.jobs.errors import StorageError
from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

_LOOK, _SIZE = "window.look", "window.letters"
_WORDS = {
    style.Look.SYSTEM: "Màu &theo hệ thống",
    style.Look.LIGHT: "Màu &sáng",
    style.Look.DARK: "Màu tố&i",
    style.Look.CONTRAST_LIGHT: "Tương phản &cao, nền trắng",
    style.Look.CONTRAST_DARK: "Tương phản cao, nền đ&en",
}


class Display(QObject):
    """The choices of one desk. Where a desk has none yet, what the program wears stays as it is."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._app = cast("QApplication", QApplication.instance())
        self._restore()
        self._larger = self._make("Phóng t&o chữ", "Ctrl++", "Ctrl+=")
        self._larger.triggered.connect(self.enlarge)
        self._smaller = self._make("Th&u nhỏ chữ", "Ctrl+-")
        self._smaller.triggered.connect(self.reduce)
        self._usual = self._make("C&hữ cỡ thường", "Ctrl+Alt+0")
        self._usual.triggered.connect(lambda: self._zoom(1.0))
        # Later, when Qt has taken over the system's colours: ours go over them.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system, Qt.ConnectionType.QueuedConnection)

    def menu_items(self) -> Iterator[QAction | None]:
        """Return what stands in a menu about the look, ticked as it is now."""
        group = QActionGroup(self)
        for look, words in _WORDS.items():
            action = QAction(words, group, checkable=True)
            action.setChecked(look is style.look())
            action.triggered.connect(lambda _ticked, look=look: self._wear(look))
            yield action
        yield None
        for action, size in ((self._larger, style.SIZES[-1]), (self._smaller, style.SIZES[0]), (self._usual, 1.0)):
            action.setEnabled(style.size() != size)
            yield action

    def enlarge(self) -> None:
        """Set the window in larger letters."""
        self._zoom(min((size for size in style.SIZES if size > style.size()), default=style.size()))

    def reduce(self) -> None:
        """Set the window in smaller letters."""
        self._zoom(max((size for size in style.SIZES if size < style.size()), default=style.size()))

    # --- inside ---

    def _make(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(action)
        return action

    def _restore(self) -> None:
        database = self._desk.database
        with suppress(ValueError):  # a choice that a later version has written
            if (look := database.get_setting(_LOOK)) and style.Look(look) is not style.look():
                style.wear(self._app, style.Look(look))
            if (size := database.get_setting(_SIZE)) and float(size) in style.SIZES:
                style.zoom(self._app, float(size))

    def _wear(self, look: style.Look) -> None:
        style.wear(self._app, look)
        self._keep(_LOOK, look)

    def _zoom(self, size: float) -> None:
        style.zoom(self._app, size)
        self._keep(_SIZE, f"{size}")

    def _keep(self, key: str, value: str) -> None:
        with suppress(StorageError):  # on a full drive the choice holds until the window closes
            self._desk.database.set_setting(key, value)

    def _follow_system(self) -> None:
        style.wear(self._app, style.look())
