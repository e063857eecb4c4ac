"""TCVN3 and VNI text becomes Unicode; Unicode stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.reading.encodings import Encoding, decoded, encoding_of, encoding_of_font
from tests.exchange.reading.sheets import encoded
from tests.helpers.editions import ward

SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LETTERS = SMALL + "abcdeghiklmnopqrstuvxy 0123456789%/-.,"
OLD = (Encoding.TCVN3, Encoding.VNI)


@pytest.mark.parametrize(
    ("encoding", "old", "text"),
    [
        (Encoding.TCVN3, "Sè nhiÖm vô ®\xad\xeec giao", "Số nhiệm vụ được giao"),
        (Encoding.TCVN3, "B¶o Th¾ng, M\xad\xeang Kh\xad\xacng", "Bảo Thắng, Mường Khương"),
        (Encoding.TCVN3, "KÕt qu¶ gi¶i quyÕt thñ tôc hµnh chÝnh", "Kết quả giải quyết thủ tục hành chính"),
        (Encoding.TCVN3, "§¬n vÞ tÝnh", "Đơn vị tính"),
        (Encoding.VNI, "Soá nhieäm vuï ñöôïc giao", "Số nhiệm vụ được giao"),
        (Encoding.VNI, "Xin chaøo caùc baïn", "Xin chào các bạn"),
        (Encoding.VNI, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Encoding.VNI, "Tyû leä, kyõ thuaät, kyø, lyù", "Tỷ lệ, kỹ thuật, kỳ, lý"),
    ],
)
def test_known_texts(encoding: Encoding, old: str, text: str) -> None:
    assert decoded(old, encoding) == text
    assert encoding_of([old]) is encoding


@pytest.mark.parametrize("encoding", OLD)
@given(text=st.text(alphabet=LETTERS, max_size=60), capitals=st.booleans())
def test_every_letter_survives_the_way_there_and_back(encoding: Encoding, text: str, capitals: bool) -> None:
    # No word has "E" before "è"; TCVN3 writes "È" so.
    text = text.upper() if capitals else text.lower()
    assert decoded(encoded(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", OLD)
def test_a_form_without_fonts_is_recognised_by_its_letters(encoding: Encoding) -> None:
    labels = [row.label for row in ward().rows]
    assert encoding_of(encoded(label, encoding) for label in labels) is encoding
    assert encoding_of(labels) is Encoding.UNICODE


@pytest.mark.parametrize(
    "text", ["Không có", "Đầy đủ", "Có", "½ số phiếu; 30 °C", "Số 62/KH-UBND", "hoà, khoá, uý", "", "café · naïve"]
)
def test_unicode_is_left_alone(text: str) -> None:
    assert encoding_of([text]) is Encoding.UNICODE
    assert decoded(text, encoding_of([text])) == text


def test_text_with_letters_that_only_unicode_has_is_unicode_in_any_font() -> None:
    assert decoded("Kế hoạch số 29", Encoding.TCVN3, ".VnTime") == "Kế hoạch số 29"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".vnArial", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("Times New Roman", Encoding.UNICODE),
        ("", Encoding.UNICODE),
    ],
)
def test_fonts_name_their_encoding(font: str, encoding: Encoding) -> None:
    assert encoding_of_font(font) is encoding


def test_a_font_of_capitals_draws_capitals() -> None:
    assert decoded("c¶i c¸ch", Encoding.TCVN3, ".VnTimeH") == "CẢI CÁCH"
