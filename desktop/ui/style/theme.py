"""What the colours mean. Widgets ask for a meaning (`theme().error`), never for a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Theme(NamedTuple):
    """A table of meanings. All colours of words reach a contrast of 4,5:1 on all fills.

    A mark (`error_mark`, `warning_mark`) is a shape or a word; no colour is the only sign of anything.
    """

    window: QColor  #: behind everything
    panel: QColor  #: menus at the side, tool bars, table headers
    input: QColor  #: what can be typed into
    calculated: QColor  #: what the program works out
    heading: QColor  #: the band of a heading row
    selection: QColor  #: the current row, selected cells
    error: QColor  #: a cell in error
    error_mark: QColor  #: its corner, and words about errors
    warning: QColor  #: a cell with a warning
    warning_mark: QColor  #: its corner, and words about warnings
    good: QColor  #: words and bars about what is done
    text: QColor  #: words
    muted: QColor  #: words of less weight: hints, units, dates
    link: QColor  #: words that can be clicked
    accent: QColor  #: the focus frame, the main button, progress
    on_accent: QColor  #: words on `accent`
    line: QColor  #: grid and separators
    frame: QColor  #: edges of controls, 3:1 against what is beside them


LIGHT = Theme(
    window=QColor("#f4f6f8"),
    panel=QColor("#e9edf1"),
    input=QColor("#ffffff"),
    calculated=QColor("#e3f0ec"),
    heading=QColor("#e6eaf0"),
    selection=QColor("#cfe2f5"),
    error=QColor("#fde2e2"),
    error_mark=QColor("#b3202a"),
    warning=QColor("#fff0cc"),
    warning_mark=QColor("#8a5100"),
    good=QColor("#1b6b3c"),
    text=QColor("#1b2430"),
    muted=QColor("#515d6b"),
    link=QColor("#17548c"),
    accent=QColor("#1c5d99"),
    on_accent=QColor("#ffffff"),
    line=QColor("#cfd6dd"),
    frame=QColor("#7f8a97"),
)

_current = LIGHT


def theme() -> Theme:
    """Return the colours in use."""
    return _current


def apply(app: QApplication, colours: Theme = LIGHT) -> None:
    """Give *app* the colours of a theme. The style is Fusion, which looks the same on every system."""
    global _current  # noqa: PLW0603  # one look for the whole program
    _current = colours
    app.setPalette(_palette(colours))


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
        palette.setColor(QPalette.ColorGroup.Disabled, where, colours.frame)
    return palette
