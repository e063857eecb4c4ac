"""Estimated widths agree with the real font, whose metrics are those of Times New Roman."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from desktop import locations
from desktop.exchange.workbook_text import line_count, text_width
from tests.exchange.printed import ward

LABELS = [row.label for row in ward().rows]


@pytest.mark.parametrize(("face", "bold", "least"), [("Regular", False, 0.99), ("Bold", True, 0.99)])
def test_widths_agree_with_the_font(face: str, bold: bool, least: float) -> None:
    font = TTFont(face, str(locations.resources() / "fonts" / f"LiberationSerif-{face}.ttf"))
    for label in LABELS:
        assert least <= text_width(label, 12, bold=bold) / font.stringWidth(label, 12) <= 1.05, label


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("một dòng", 1),
        ("một\nhai\nba", 3),
        ("một\n\nba", 3),
        ("mười chữ " * 10, 10),
        ("m" * 100, 17),  # no word of ours, so it is broken anywhere: 934 points over lines of 57,7
        ("ngắn " + "m" * 100, 18),
        ("😀" * 9, 2),
    ],
)
def test_lines(text: str, lines: int) -> None:
    assert line_count(text, 60, 12) == lines


def test_narrow_cells_take_more_lines() -> None:
    counts = [line_count(LABELS[30], width, 12) for width in range(400, 40, -10)]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
