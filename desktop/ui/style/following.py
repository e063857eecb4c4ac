"""Widgets that keep up with the look: colours by meaning, letters by their share of the program's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.style.metrics import relative, strong
from desktop.ui.style.theme import looks, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHOWS_OWN_FOCUS = "showsOwnFocus"
_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup


class _Follower(QObject):
    """Lives as long as its widget."""

    def __init__(self, widget: QWidget, work: Callable[[], object]) -> None:
        super().__init__(widget)
        self._work = work
        looks.changed.connect(self.follow)

    def follow(self) -> None:
        """Do the work for the look as it is now."""
        self._work()


def follow(widget: QWidget, work: Callable[[], object]) -> None:
    """Do *work* now, and again whenever the colours or the size of the letters change while *widget* lives."""
    _Follower(widget, work).follow()


class _Tint(QObject):
    """The colours of one widget."""

    def __init__(self, widget: QWidget, meanings: dict[str, str]) -> None:
        super().__init__(widget)
        self._widget = widget
        self.meanings = meanings
        follow(widget, self.colour)

    def colour(self) -> None:
        """Give the widget its colours as they are in the theme now."""
        palette = QPalette()
        for role, meaning in self.meanings.items():
            for group in (_Group.Active, _Group.Inactive):
                palette.setColor(group, getattr(_Role, role), getattr(theme(), meaning))
        self._widget.setPalette(palette)


def tint(widget: QWidget, **meanings: str) -> None:
    """Give *widget* colours of its own, by role of the palette: `tint(strip, Window="warning", WindowText="text")`.

    A later call gives it others. Roles not named, and what is disabled, have the program's colours.
    """
    for child in widget.children():
        if isinstance(child, _Tint):
            child.meanings = meanings
            child.colour()
            return
    _Tint(widget, meanings)


def set_type(widget: QWidget, size: float = 1.0, *, heavy: bool = False) -> None:
    """Set *widget* in letters of *size* times the program's own; a page's title is 1.5, its sections 1.2, a caption 0.9."""

    def letter() -> None:
        font = relative(QApplication.font(), size)
        widget.setFont(strong(font) if heavy else font)

    follow(widget, letter)


def shows_own_focus(widget: QWidget) -> None:
    """Have no ring drawn around *widget* and what lies in it: it says itself where the keyboard is."""
    widget.setProperty(SHOWS_OWN_FOCUS, True)  # noqa: FBT003 - Qt's signature
