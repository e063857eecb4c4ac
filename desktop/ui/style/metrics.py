"""Spacing and type, both measured in the font: nothing is a fixed number of pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Spacing(NamedTuple):
    """The spacing scale in device-independent pixels; each step doubles. `small` is a quarter of a line of text."""

    tiny: int
    small: int
    medium: int
    large: int
    huge: int


def spacing(metrics: QFontMetrics) -> Spacing:
    """Return the scale for a font: `spacing(widget.fontMetrics())`."""
    small = max(4, round(metrics.height() / 4))
    return Spacing(small // 2, small, 2 * small, 4 * small, 8 * small)


def strong(font: QFont) -> QFont:
    """Return *font* in the heavier of the two weights: headings, totals, what matters now."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


def relative(font: QFont, factor: float) -> QFont:
    """Return *font* larger or smaller by *factor*; a page's title is 1.5, its sections 1.2, a caption 0.9."""
    other = QFont(font)
    if font.pixelSize() > 0:
        other.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        other.setPointSizeF(font.pointSizeF() * factor)
    return other


def around(words: str, metrics: QFontMetrics) -> QSize:
    """Return the size of a button with *words*."""
    gaps = spacing(metrics)
    width = metrics.horizontalAdvance(words.replace("&", "")) + 2 * gaps.large
    return QSize(width, metrics.height() + 2 * gaps.medium - gaps.small)


def give_height(window: QWidget) -> None:
    """Make *window* as high as its sentences need at its width; Qt counts one line for each."""
    layout = window.layout()
    assert layout is not None  # noqa: S101 - sentences are laid out
    window.adjustSize()
    window.resize(window.width(), max(window.height(), layout.totalHeightForWidth(window.width())))


def give_size(window: QWidget, letters: int, lines: int) -> None:
    """Make *window* so many letters wide and so many lines of text high, as far as the screen allows."""
    room, metrics = window.screen().availableSize(), window.fontMetrics()
    window.resize(QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing()).boundedTo(room * 0.95))
