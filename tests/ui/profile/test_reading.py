"""What was typed into the profile becomes a unit, or a sentence that says what to mend."""

from typing import Any

import pytest

from desktop.engine.unit import Unit, UnitLevel
from desktop.ui.profile.reading import Fault, ProfileText, read

TYPED = ProfileText(
    name=" UBND phường Yết Kiêu ",
    level=UnitLevel.WARD,
    parent="UBND quận Hà Đông",
    place="Yết Kiêu",
    symbol="bc-ubnd",
    drafter="Nguyễn Thu Hà",
    authority="TM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH",
    position="PHÓ CHỦ TỊCH",
    signer="Trần Văn Minh",
    recipients="- UBND quận Hà Đông;\n- Lưu: VT, CCHC.",
)


def test_a_whole_profile() -> None:
    assert read(TYPED) == Unit(
        name="UBND phường Yết Kiêu",
        level=UnitLevel.WARD,
        parent="UBND quận Hà Đông",
        place="Yết Kiêu",
        symbol="BC-UBND",
        drafter="Nguyễn Thu Hà",
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        position="PHÓ CHỦ TỊCH",
        signer="Trần Văn Minh",
        recipients=("UBND quận Hà Đông", "Lưu: VT, CCHC"),
    )


def test_decomposed_letters_are_composed() -> None:
    unit = read(TYPED._replace(place="Ye\u0302\u0301t Kie\u0302u"))
    assert isinstance(unit, Unit)
    assert unit.place == "Yết Kiêu"


def test_people_may_come_later() -> None:
    assert isinstance(read(TYPED._replace(drafter="", signer="", recipients="")), Unit)


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [
        ("name", "  ", "tên đơn vị"),
        ("place", "", "địa danh"),
        ("symbol", "", "Ký hiệu"),
        ("symbol", "05/BC-UBND", "Ký hiệu"),
        ("symbol", "BC UBND", "Ký hiệu"),
    ],
)
def test_what_is_to_be_mended_is_named(field: str, text: str, word: str) -> None:
    typed: dict[str, Any] = {field: text}
    fault = read(TYPED._replace(**typed))
    assert isinstance(fault, Fault)
    assert fault.field == field
    assert word in fault.sentence
    assert "ví dụ" in fault.sentence
