"""The colours can be read in every theme, widgets follow a change of theme, and sizes follow the font."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from desktop.ui import style
from desktop.ui.style import themes, wearing

NAMES = ("LIGHT", "DARK", "CONTRAST_LIGHT", "CONTRAST_DARK")
FILLS = ("window", "panel", "input", "calculated", "fed", "heading", "selection", "error", "warning", "found")
WORDS = ("text", "muted", "link", "error_mark", "warning_mark", "good")
EDGES = ("frame", "accent")

each_theme = pytest.mark.parametrize("name", NAMES)
Role = QPalette.ColorRole


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    weighted = ((colour.redF(), 0.2126), (colour.greenF(), 0.7152), (colour.blueF(), 0.0722))
    return sum((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) * weight for c, weight in weighted)


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def theme_of(name: str) -> style.Theme:
    theme: style.Theme = getattr(themes, name)
    return theme


def enough(name: str) -> float:
    return 7 if name.startswith("CONTRAST") else 4.5


@pytest.fixture(autouse=True)
def as_usual(qapp: QApplication) -> None:
    style.wear(qapp, style.Look.LIGHT)
    style.zoom(qapp, 1.0)


def test_contrast_is_measured_right() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


# --- every theme ---


@each_theme
def test_words_can_be_read_on_every_fill(name: str) -> None:
    theme = theme_of(name)
    measured = {(words, fill): contrast(getattr(theme, words), getattr(theme, fill)) for words, fill in product(WORDS, FILLS)}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < enough(name)} == {}
    assert contrast(theme.on_accent, theme.accent) >= enough(name)


@each_theme
def test_edges_and_marks_can_be_seen_on_every_fill(name: str) -> None:
    theme = theme_of(name)
    measured = {(edge, fill): contrast(getattr(theme, edge), getattr(theme, fill)) for edge, fill in product(EDGES, FILLS)}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < 3} == {}


@each_theme
def test_the_mark_of_a_fed_cell_can_be_seen_where_it_stands(name: str) -> None:
    theme = theme_of(name)
    fills = ("fed", "input", "window", "selection", "error", "warning")
    assert {fill: ratio for fill in fills if (ratio := contrast(theme.fed_mark, getattr(theme, fill))) < 3} == {}


@each_theme
def test_what_cannot_be_used_looks_unlike_what_can_and_can_still_be_made_out(name: str) -> None:
    theme = theme_of(name)
    for fill in (theme.window, theme.panel, theme.input):
        assert 3 <= contrast(theme.disabled, fill) < 0.75 * contrast(theme.text, fill)


@each_theme
def test_every_kind_of_cell_has_a_fill_of_its_own(name: str) -> None:
    theme = theme_of(name)
    fills = [getattr(theme, fill).name() for fill in ("input", "calculated", "fed", "heading", "selection", "error", "warning")]
    assert len(set(fills)) == len(fills)


# --- the program in a theme ---


@pytest.mark.parametrize("look", [look for look in style.Look if look is not style.Look.SYSTEM])
def test_the_palette_carries_the_theme(look: style.Look, qapp: QApplication, qtbot: QtBot) -> None:
    style.wear(qapp, look)
    theme = style.theme()
    assert theme == theme_of(look.name)
    assert qapp.palette().color(Role.Base) == theme.input
    assert qapp.palette().color(Role.Window) == theme.window
    assert QToolTip.palette().color(Role.ToolTipBase) == theme.input
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu.palette().color(Role.Window) == theme.window


@pytest.mark.parametrize("look", [look for look in style.Look if look is not style.Look.SYSTEM])
def test_the_edge_of_a_field_can_be_seen_as_it_is_painted(look: style.Look, qapp: QApplication, qtbot: QtBot) -> None:
    style.wear(qapp, look)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(100, 30)
    edge = field.grab().toImage().pixelColor(50, 0)
    assert contrast(edge, style.theme().input) >= 3
    assert contrast(edge, style.theme().window) >= 3


@pytest.mark.parametrize(("dark", "worn"), [(True, themes.DARK), (False, themes.LIGHT)])
def test_the_systems_choice_is_followed(
    dark: bool, worn: style.Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wearing, "system_is_dark", lambda: dark)
    style.wear(qapp, style.Look.SYSTEM)
    assert style.theme() is worn


def test_a_system_that_says_nothing_is_light() -> None:
    assert QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    assert not wearing.system_is_dark()


def test_a_tinted_widget_follows_and_leaves_the_rest_to_the_program(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Đang luyện tập")
    qtbot.addWidget(label)
    style.tint(label, Window="warning")
    assert label.palette().color(Role.Window) == themes.LIGHT.warning
    style.wear(qapp, style.Look.DARK)
    assert label.palette().color(Role.Window) == themes.DARK.warning
    assert label.palette().color(Role.WindowText) == themes.DARK.text


def test_a_widget_that_is_gone_is_not_followed(qapp: QApplication, qtbot: QtBot) -> None:
    followed: list[int] = []
    label = QLabel()
    style.follow(label, lambda: followed.append(1))
    label.deleteLater()
    with qtbot.waitSignal(label.destroyed):
        pass
    style.wear(qapp, style.Look.DARK)
    assert followed == [1]


# --- sizes ---


def test_letters_grow_and_come_back_to_the_systems_own(qapp: QApplication, qtbot: QtBot) -> None:
    title, plain = QLabel("Tất cả báo cáo"), QLabel("Bản nháp")
    qtbot.addWidget(title)
    qtbot.addWidget(plain)
    style.set_type(title, 1.5, heavy=True)
    usual = plain.font().pointSizeF()
    style.zoom(qapp, 2.0)
    assert plain.font().pointSizeF() == pytest.approx(2 * usual)
    assert title.font().pointSizeF() == pytest.approx(3 * usual)
    assert title.font().weight() == QFont.Weight.DemiBold
    style.zoom(qapp, 0.8)
    style.zoom(qapp, 1.0)
    assert plain.font().pointSizeF() == usual


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
