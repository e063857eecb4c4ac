"""Colours and size of letters as the clerk chooses them: shown at once, kept with the data, offered in the menu."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.jobs.desk import Desk
from desktop.jobs.errors import StorageError
from desktop.ui import style
from desktop.ui.actions import window_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

_LOOK, _SIZE = "window.look", "window.letters"
_WORDS = {
    style.Look.SYSTEM: "&Theo hệ thống",
    style.Look.LIGHT: "&Sáng",
    style.Look.DARK: "Tố&i",
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
        self._larger = self._make("Phóng to c&hữ", "Ctrl++", "Ctrl+=")
        self._larger.triggered.connect(lambda: self._zoom_here("zoom_in", self.enlarge))
        self._smaller = self._make("Th&u nhỏ chữ", "Ctrl+-")
        self._smaller.triggered.connect(lambda: self._zoom_here("zoom_out", self.reduce))
        self._usual = self._make("Chữ cỡ thườn&g", "Ctrl+Alt+0")
        self._usual.triggered.connect(lambda: self._zoom(1.0))
        # Later, when Qt has taken over the system's colours: ours go over them.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system, Qt.ConnectionType.QueuedConnection)

    @property
    def letters(self) -> tuple[QAction, ...]:
        """What makes the letters larger, smaller and as usual."""
        return self._larger, self._smaller, self._usual

    def colours(self) -> list[QAction]:
        """Return what chooses the colours, ticked as they are now."""
        for look, action in self._looks.items():
            action.setChecked(look is style.look())
        return list(self._looks.values())

    def enlarge(self) -> None:
        """Set the window in larger letters."""
        self._zoom(min((size for size in style.SIZES if size > style.size()), default=style.size()))

    def reduce(self) -> None:
        """Set the window in smaller letters."""
        self._zoom(max((size for size in style.SIZES if size < style.size()), default=style.size()))

    # --- inside ---

    @cached_property
    def _looks(self) -> dict[style.Look, QAction]:
        group = QActionGroup(self)
        actions = {look: QAction(words, group, checkable=True) for look, words in _WORDS.items()}
        for look, action in actions.items():
            action.triggered.connect(lambda _ticked, look=look: self._wear(look))
        return actions

    def _make(self, words: str, *keys: str) -> QAction:
        return window_action(self._window, words, *keys)

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

    def _zoom_here(self, zooming: str, otherwise: Callable[[], None]) -> None:
        """Have what has the keyboard, or what that lies in, zoom by itself if it can, as paper does; else zoom the letters."""
        here: QWidget | None = QApplication.focusWidget()
        while here is not None and not hasattr(here, zooming):
            here = here.parentWidget()
        (getattr(here, zooming) if here is not None else otherwise)()

    def _zoom(self, size: float) -> None:
        style.zoom(self._app, size)
        self._keep(_SIZE, f"{size}")

    def _keep(self, key: str, value: str) -> None:
        with suppress(StorageError):  # on a full drive the choice holds until the window closes
            self._desk.database.set_setting(key, value)

    def _follow_system(self) -> None:
        style.wear(self._app, style.look())
