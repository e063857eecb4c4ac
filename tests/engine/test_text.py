"""Text as it is kept, searched and quoted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.text import clean, fold, plain_spaces, shortened
from tests.helpers.keystrokes import any_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  a  ", "a"),
        ("a\tb", "a\tb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("dòng một\x0bdòng hai", "dòng một\ndòng hai"),  # a line broken by hand in Word
        ("một\u2028hai\u2029ba\x85bốn\x0cnăm", "một\nhai\nba\nbốn\nnăm"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("\ufeffBáo cáo\u200b", "Báo cáo"),
        ("ky\u0309 ba\u0301o ca\u0301o", "kỷ báo cáo"),
        ("\ud800x", "x"),
        ("😀 vui", "😀 vui"),
        ("gia đình 👨\u200d👩\u200d👧", "gia đình 👨\u200d👩\u200d👧"),  # joined signs stay joined
        ("\u202edlrow\u202c", "dlrow"),
        ("", ""),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "wanted"), [("ty le", "Tỷ lệ"), ("DUOC DAO", "được đào"), ("uy ban nhan dan", "Ủy ban Nhân dân")]
)
def test_search_finds_words_typed_without_diacritics(typed: str, wanted: str) -> None:
    assert fold(typed) == fold(wanted) == fold(unicodedata.normalize("NFD", wanted))


def test_every_kind_of_space_becomes_a_plain_one() -> None:
    assert plain_spaces("1\u00a0234\u202f567\u2009890\u2007000") == "1 234 567 890 000"


@pytest.mark.parametrize(
    ("text", "length", "quoted"),
    [
        ("Khiếu nại:", 80, "Khiếu nại"),
        ("Số lượng các văn bản;\n bồi dưỡng:", 80, "Số lượng các văn bản; bồi dưỡng"),
        ("Tổng số vụ việc khiếu nại, tố cáo đã giải quyết xong", 40, "Tổng số vụ việc khiếu … quyết xong"),
        ("a" * 100, 40, "a" * 24 + " … " + "a" * 13),
        ("", 40, ""),
    ],
)
def test_shortened(text: str, length: int, quoted: str) -> None:
    assert shortened(text, length) == quoted


@given(st.text(alphabet="abc đệ,:;.(", max_size=200), st.integers(20, 90))
def test_what_is_shortened_fits_and_keeps_both_ends(text: str, length: int) -> None:
    line = " ".join(text.split()).rstrip(" :;.")
    quoted = shortened(text, length)
    assert len(quoted) <= length
    if quoted != line:
        first, _, last = quoted.partition(" … ")
        assert line.startswith(first)
        assert line.endswith(last)
