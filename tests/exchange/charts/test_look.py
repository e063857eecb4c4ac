"""Series are told apart without colour, and their colours can be read on white."""

from reportlab.lib.colors import Color

from desktop.exchange.charts.data import MOST_SERIES
from desktop.exchange.charts.look import INK, MUTED, look

LOOKS = [look(number) for number in range(1, MOST_SERIES + 1)]


def luminance(colour: Color) -> float:
    parts = (colour.red, colour.green, colour.blue)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_all_words_and_lines_have_contrast_on_white() -> None:
    for colour in (INK, MUTED, *(own.colour for own in LOOKS)):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_patterns_dashes_and_marks_differ() -> None:
    assert len({own.hatch for own in LOOKS}) == MOST_SERIES
    assert len({own.dash for own in LOOKS}) == MOST_SERIES
    assert len({(own.mark, own.filled) for own in LOOKS}) == MOST_SERIES
