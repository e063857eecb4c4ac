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


def tint(widget: QWidget, **meanings: str) -> None:
    """Give *widget* colours of its own, by role of the palette: `tint(strip, Window="warning", WindowText="text")`."""

    def colour() -> None:
        widget.setPalette(tinted(**meanings))

    follow(widget, colour)


def tinted(**meanings: str) -> QPalette:
    """Return a palette of the theme's colours as they are now; the roles not named, and what is disabled, are the program's."""
    palette = QPalette()
    for role, meaning in meanings.items():
        for group in (_Group.Active, _Group.Inactive):
            palette.setColor(group, getattr(_Role, role), getattr(theme(), meaning))
    return palette


def set_type(widget: QWidget, size: float = 1.0, *, heavy: bool = False) -> None:
    """Set *widget* in letters of *size* times the program's own; a page's title is 1.5, its sections 1.2, a caption 0.9."""

    def letter() -> None:
        font = relative(QApplication.font(), size)
        widget.setFont(strong(font) if heavy else font)

    follow(widget, letter)
