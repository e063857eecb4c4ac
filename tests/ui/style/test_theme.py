"""The colours can be read, and the sizes follow the font."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import style

FILLS = ("window", "panel", "input", "calculated", "heading", "selection", "error", "warning")
WORDS = ("text", "muted", "link", "error_mark", "warning_mark", "good")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    weighted = ((colour.redF(), 0.2126), (colour.greenF(), 0.7152), (colour.blueF(), 0.0722))
    return sum((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) * weight for c, weight in weighted)


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_right() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("fill", FILLS)
def test_words_can_be_read_on_every_fill(words: str, fill: str) -> None:
    assert contrast(getattr(style.LIGHT, words), getattr(style.LIGHT, fill)) >= 4.5


def test_words_on_the_accent_can_be_read() -> None:
    assert contrast(style.LIGHT.on_accent, style.LIGHT.accent) >= 4.5


@pytest.mark.parametrize("fill", ["window", "input"])
def test_edges_of_controls_can_be_seen(fill: str) -> None:
    assert contrast(style.LIGHT.frame, getattr(style.LIGHT, fill)) >= 3
    assert contrast(style.LIGHT.accent, getattr(style.LIGHT, fill)) >= 3


def test_every_kind_of_cell_has_a_fill_of_its_own() -> None:
    fills = [getattr(style.LIGHT, name).name() for name in ("input", "calculated", "heading", "selection", "error", "warning")]
    assert len(set(fills)) == len(fills)


def test_the_palette_carries_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    style.apply(qapp)
    assert style.theme() is style.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Base) == style.LIGHT.input
    assert qapp.palette().color(QPalette.ColorRole.Window) == style.LIGHT.window


def test_spacing_follows_the_font(qapp: QApplication) -> None:
    usual, doubled = QFont(qapp.font()), style.relative(qapp.font(), 2)
    small, large = style.spacing(QFontMetrics(usual)), style.spacing(QFontMetrics(doubled))
    assert large.small > small.small
    assert list(small) == sorted(small)


def test_relative_keeps_the_unit_the_font_was_given_in() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert style.relative(points, 1.5).pointSizeF() == 15
    assert style.relative(pixels, 1.5).pixelSize() == 30


def test_strong_changes_only_the_weight() -> None:
    font = QFont("DejaVu Sans", 11)
    assert style.strong(font).weight() == QFont.Weight.DemiBold
    assert style.strong(font).pointSize() == 11
    assert font.weight() == QFont.Weight.Normal
