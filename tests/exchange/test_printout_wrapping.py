"""Breaking text into lines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.printout.faces import face
from desktop.exchange.printout.wrapping import balanced, fitting_size, wrapped

REGULAR = face()
TEXTS = st.text("aăđêưỷ ữĐ/-.,;0123456789 \n", max_size=300)
WIDTHS = st.floats(30, 400)


@given(TEXTS, WIDTHS)
def test_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, REGULAR, 12, width)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    assert all(REGULAR.width(line.rstrip(), 12) <= width + 1e-6 for line in wrapped(text, REGULAR, 12, width))


@given(TEXTS, WIDTHS)
def test_balancing_takes_no_more_lines_and_changes_no_word(text: str, width: float) -> None:
    plain, even = wrapped(text, REGULAR, 12, width), balanced(text, REGULAR, 12, width)
    assert len(even) == len(plain)
    assert re.sub(r"\s", "", "".join(even)) == re.sub(r"\s", "", "".join(plain))


def test_a_title_does_not_end_in_a_lonely_word() -> None:
    title = "Báo cáo cải cách hành chính tháng năm hai nghìn"
    width = REGULAR.width(title, 12) - 1
    assert wrapped(title, REGULAR, 12, width)[1] == "nghìn"
    assert len(balanced(title, REGULAR, 12, width)[1].split()) > 3


def test_balancing_tears_no_word() -> None:
    word = "b" * 20
    assert balanced(f"a {word} c", REGULAR, 12, REGULAR.width(word, 12) + 1) == ("a", word, "c")


def test_invisible_signs_are_left_out_and_unknown_ones_shown() -> None:
    assert REGULAR.printable("a\u200b\u00adb\ufe0f") == "ab"
    assert REGULAR.printable("a\tb\u3000c\u2028d") == "a b c\nd"
    assert REGULAR.printable("✓😀中ỷ") == "□□□ỷ"


def test_words_are_kept_whole_and_new_lines_kept() -> None:
    assert wrapped("Kế hoạch\n\nsố 29", REGULAR, 12, 300) == ("Kế hoạch", "", "số 29")
    assert wrapped("một hai ba", REGULAR, 12, REGULAR.width("một hai", 12)) == ("một hai", "ba")
    assert wrapped("", REGULAR, 12, 300) == ()


def test_a_no_break_space_holds_words_together() -> None:
    assert wrapped("số 29\u00a0a", REGULAR, 12, REGULAR.width("số 29", 12)) == ("số", "29\u00a0a")


def test_a_word_too_long_for_a_line_is_broken_at_a_joint() -> None:
    address = "https://yennghia.hadong.hanoi.gov.vn"
    lines = wrapped(address, REGULAR, 12, 90)
    assert len(lines) > 1
    assert all(line[-1] in "/." for line in lines[:-1])
    assert "".join(lines) == address


@pytest.mark.parametrize(("text", "size"), [("67,74", 12), ("", 12), ("999.999.999.999.999", 8)])
def test_only_a_word_wider_than_the_column_is_set_smaller(text: str, size: float) -> None:
    assert fitting_size(text, REGULAR, 12, 56, 8) == size


def test_a_figure_set_smaller_just_fits() -> None:
    size = fitting_size("999.999.999", REGULAR, 12, 56, 8)
    assert 8 < size < 12
    assert REGULAR.width("999.999.999", size) == pytest.approx(56)
