"""The units below over time: before and after 1 July 2025."""

from datetime import date

import pytest

from desktop.engine.period import Period
from desktop.engine.register import Register, RegisterUnit, bare_name, level_of, name_order, office_name, plain_name, short_name
from desktop.engine.unit import UnitLevel

WARD, DISTRICT, CITY = UnitLevel.WARD, UnitLevel.DISTRICT, UnitLevel.CITY
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
REGISTER = Register(
    [
        RegisterUnit("01", "Thành phố Hà Nội", CITY),
        RegisterUnit("268", "Quận Hà Đông", DISTRICT, "01", until=LAST),
        RegisterUnit("006", "Quận Đống Đa", DISTRICT, "01", until=LAST),
        RegisterUnit("a1", "Phường Yết Kiêu", WARD, "268", until=LAST, successors=("b1",)),
        RegisterUnit("a2", "Phường Quang Trung", WARD, "268", until=LAST, successors=("b1", "b2")),
        RegisterUnit("a3", "Phường Quang Trung", WARD, "Quận Đống Đa", until=LAST, successors=("b2",)),
        RegisterUnit("b1", "Phường Hà Đông", WARD, "01", since=FIRST),
        RegisterUnit("b2", "Phường Đống Đa", WARD, "01", since=FIRST),
        RegisterUnit("99", "Tỉnh Hưng Yên", CITY),
        RegisterUnit("c1", "Xã Văn Giang", WARD, "99"),
    ]
)
BEFORE, AFTER = Period.parse("2025-06"), Period.parse("2025-07")


def test_names_stand_as_in_a_dictionary() -> None:
    ordered = ["Xã 1", "Xã An", "Xã Ân", "Xã Dương", "Xã Dương Nội", "Xã Đại Mỗ", "Xã Hòa", "Xã Hoà Lạc", "Xã Hồng", "Xã Hơn"]
    shuffled = ordered[::2] + ordered[1::2]
    assert sorted(shuffled, key=name_order) == ordered


def codes(units: list[RegisterUnit]) -> list[str]:
    return [unit.code for unit in units]


def test_those_must_report_who_exist_on_the_last_day_and_are_under_us() -> None:
    assert codes(REGISTER.reporting([WARD], BEFORE, "UBND thành phố Hà Nội")) == ["a1", "a2", "a3"]
    assert codes(REGISTER.reporting([WARD], AFTER, "UBND thành phố Hà Nội")) == ["b1", "b2"]
    assert codes(REGISTER.reporting([DISTRICT], BEFORE, "UBND Thành phố Hà Nội")) == ["268", "006"]
    assert codes(REGISTER.reporting([DISTRICT], AFTER, "UBND Thành phố Hà Nội")) == []
    assert codes(REGISTER.reporting([WARD], BEFORE, "UBND quận Hà Đông")) == ["a1", "a2"]


def test_an_office_that_is_not_in_its_register_expects_all_of_it() -> None:
    assert codes(REGISTER.reporting([WARD], AFTER, "Sở Nội vụ")) == ["b1", "b2", "c1"]


def test_a_name_is_found_however_it_is_written_and_told_apart_by_the_unit_above() -> None:
    day = BEFORE.proposed_dates.end
    assert codes(REGISTER.named("UỶ BAN NHÂN DÂN phường  Yết-Kiêu", "", day)) == ["a1"]
    assert codes(REGISTER.named("UBND phường Quang Trung", "UBND quận Đống Đa", day)) == ["a3"]
    assert codes(REGISTER.named("UBND phường Quang Trung", "", day)) == ["a2", "a3"]
    assert REGISTER.named("UBND phường Hàng Bạc", "", day) == []


def test_a_unit_that_is_no_more_names_what_it_became() -> None:
    chain = Register(
        [
            RegisterUnit("1", "Xã A", WARD, successors=("2",)),
            RegisterUnit("2", "Xã B", WARD, successors=("3", "1")),
            RegisterUnit("3", "Xã C", WARD),
        ]
    )
    first = chain.unit("1")
    assert first is not None
    assert codes(chain.became(first)) == ["3"]


def test_a_circle_of_parents_ends() -> None:
    circle = Register(
        [RegisterUnit("1", "Xã A", WARD, "2"), RegisterUnit("2", "Xã B", WARD, "1"), RegisterUnit("9", "Tỉnh X", CITY)]
    )
    assert codes(circle.reporting([WARD], AFTER, "Tỉnh X")) == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("phường", WARD),
        ("Cấp xã", WARD),
        ("UBND thị trấn Văn Điển", WARD),
        ("Đặc khu Vân Đồn", WARD),
        ("Thị xã Sơn Tây", DISTRICT),
        ("huyện", DISTRICT),
        ("TP. Hồ Chí Minh", CITY),
        ("tỉnh", CITY),
        ("ward", WARD),
        ("Sở Nội vụ", None),
        ("Xãhội", None),
    ],
)
def test_the_level_is_told_by_a_word_or_by_the_name(text: str, level: UnitLevel | None) -> None:
    assert level_of(text) == level


def test_names_in_lists() -> None:
    assert short_name("UBND phường Yết Kiêu") == "Phường Yết Kiêu"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Phường Yết Kiêu", "UBND phường Yết Kiêu"),
        ("UBND Phường Yết Kiêu", "UBND phường Yết Kiêu"),
        ("Đặc khu Phú Quốc", "UBND đặc khu Phú Quốc"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("", ""),
    ],
)
def test_letters_are_written_to_the_office(name: str, written: str) -> None:
    assert office_name(name) == written
    assert plain_name("UBND Phường Yết Kiêu") == "phuong yet kieu"
    assert bare_name("Thị trấn Văn Điển") == "van dien"
