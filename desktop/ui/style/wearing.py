"""What a clerk can choose of the look: the colours, or to have them follow the system, and the size of the letters."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication

from desktop.ui.style.metrics import relative
from desktop.ui.style.theme import apply, looks
from desktop.ui.style.themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: The sizes of letters that can be chosen, as shares of the system's own.
SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Look(StrEnum):
    """A choice of colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


_THEMES = {
    Look.LIGHT: LIGHT,
    Look.DARK: DARK,
    Look.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Look.CONTRAST_DARK: CONTRAST_DARK,
}


def system_is_dark() -> bool:
    """Whether the system asks programs for dark colours."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


class _Worn:
    """What the program wears now."""

    look = Look.SYSTEM
    size = 1.0
    system_font: QFont | None = None  # kept from the first other size on


def look() -> Look:
    """Return the choice of colours in use."""
    return _Worn.look


def wear(app: QApplication, choice: Look) -> None:
    """Give *app* the colours of a choice; the system's own may have changed since."""
    _Worn.look = choice
    if choice is Look.SYSTEM:
        choice = Look.DARK if system_is_dark() else Look.LIGHT
    apply(app, _THEMES[choice])


def size() -> float:
    """Return the size of the program's letters, as a share of the system's own."""
    return _Worn.size


def zoom(app: QApplication, factor: float) -> None:
    """Set *app* in letters of *factor* times the system's own."""
    if factor == _Worn.size:
        return
    _Worn.size = factor
    _Worn.system_font = _Worn.system_font or app.font()
    app.setFont(relative(_Worn.system_font, factor))
    # Widgets hear of it by a posted event; those that measure themselves anew need its letters now.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
    looks.changed.emit()
