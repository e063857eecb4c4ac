"""The theme in use. Widgets ask for a meaning (`theme().error`), never for a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolTip

from desktop.ui.style.themes import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: Controls whose edge Qt's style draws a shade darker than what it takes for their window.
_EDGED = (
    "QAbstractButton",
    "QAbstractItemView",
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
    "QPlainTextEdit",
    "QProgressBar",
    "QSlider",
    "QTextEdit",
)
#: Parts that would take the palette of the control they are in, or of the system's own theme.
_PLAIN = ("QHeaderView", "QMenu", "QMenuBar", "QScrollBar")
#: How much darker, in Qt's per cent of brightness.
_DARKER = 140


class _Looks(QObject):
    """Tells that the colours or the size of the letters are other ones."""

    changed = Signal()


looks = _Looks()
_current = LIGHT


def theme() -> Theme:
    """Return the colours in use."""
    return _current


def apply(app: QApplication, colours: Theme = LIGHT) -> None:
    """Give *app* the colours of a theme, live. The style is Fusion, which looks the same on every system."""
    global _current  # noqa: PLW0603  # one look for the whole program
    _current = colours
    palette = _palette(colours)
    app.setPalette(palette)
    for name in _PLAIN:
        app.setPalette(palette, name)  # type: ignore[arg-type]  # a string, whatever the stubs say
    QToolTip.setPalette(palette)
    palette.setColor(QPalette.ColorRole.Window, colours.frame.lighter(_DARKER))
    for name in _EDGED:
        app.setPalette(palette, name)  # type: ignore[arg-type]  # a string, whatever the stubs say
    looks.changed.emit()


def _palette(colours: Theme) -> QPalette:
    """Return the palette that makes Qt's own widgets speak the same language."""
    palette = QPalette(colours.panel, colours.window)
    role = QPalette.ColorRole
    for where, colour in (
        (role.WindowText, colours.text),
        (role.Base, colours.input),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.input),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.link),
        (role.LinkVisited, colours.link),
    ):
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colours.disabled)
    return palette
