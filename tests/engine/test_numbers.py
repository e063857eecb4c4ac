"""The vi-VN number grammar: what is read, what is asked about, what is refused, and what is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.values import COUNT_LIMIT, NUMBER_LIMIT, Fault, FaultCode, Kind, NumberType, Reading, figure
from tests.helpers.keystrokes import any_text, figures_of, nearly_numbers

PEOPLE = NumberType(Kind.COUNT, unit="Người")
DECIMAL = NumberType(Kind.DECIMAL)
RATIO = NumberType(Kind.RATIO, unit="%")
DONG = NumberType(Kind.MONEY, decimals=0, unit="Đồng")
THOUSANDS = NumberType(Kind.MONEY, unit="Nghìn đồng")
MILLIONS = NumberType(Kind.MONEY, unit="Triệu đồng")
EVERY_TYPE = [PEOPLE, DECIMAL, RATIO, DONG, THOUSANDS, MILLIONS, NumberType(Kind.RATIO, 0), NumberType(Kind.DECIMAL, 12)]
every_type = st.sampled_from(EVERY_TYPE)

NO_BREAK, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        # As they stand in real reports.
        (PEOPLE, "14662", "14662"),
        (PEOPLE, "68.897", "68897"),
        (RATIO, "76.5%", "76.5"),
        (RATIO, "67,7419355", "67.7419355"),
        (RATIO, "46/166", "27.71"),
        (RATIO, "162 / 173", "93.64"),
        (RATIO, "100%", "100"),
        (RATIO, "100 %", "100"),
        (PEOPLE, "01", "1"),
        (MILLIONS, "703.747.477.091", "703747477091"),
        (DONG, "703.747.477.091", "703747477091"),
        (PEOPLE, "20 Người", "20"),
        (PEOPLE, "20 người", "20"),
        (PEOPLE, "20nguoi", "20"),
        (PEOPLE, "1.234 Ngu\u031bo\u031b\u0300i", "1234"),  # NFD, as old files and macOS write it
        # Groups and signs.
        (PEOPLE, f"68{NO_BREAK}897", "68897"),
        (PEOPLE, f"1{NARROW}234{NARROW}567", "1234567"),
        (PEOPLE, f"1{THIN}234", "1234"),
        (PEOPLE, "68 897", "68897"),
        (PEOPLE, "12,345", "12345"),  # a whole number has no third reading
        (PEOPLE, "1,234,567", "1234567"),
        (PEOPLE, "5,0", "5"),
        (PEOPLE, "5.0", "5"),
        (PEOPLE, "  7 ", "7"),
        (PEOPLE, "+7", "7"),
        (PEOPLE, "0", "0"),
        (PEOPLE, "-0", "0"),
        (PEOPLE, "999.999.999", "999999999"),
        (DECIMAL, "1.234.567,25", "1234567.25"),
        (DECIMAL, "1,234,567.25", "1234567.25"),
        (DECIMAL, "1,234.5", "1234.5"),
        (DECIMAL, "1.234,5", "1234.5"),
        (DECIMAL, "1 234,5", "1234.5"),
        (DECIMAL, "1,234", "1.234"),  # a single comma is the decimal sign, and nothing else
        (DECIMAL, "0.125", "0.125"),  # groups never begin with 0
        (DECIMAL, "12.5", "12.5"),
        (DECIMAL, "2,50", "2.5"),
        (RATIO, "67,74", "67.74"),
        (RATIO, "0,5", "0.5"),
        (MILLIONS, "1.000.000.000.000.000", "1000000000000000"),
        (DECIMAL, "0," + "0" * 29 + "1", "0.000000000000000000000000000001"),
        # Money: with its unit, with another one, as people say it.
        (MILLIONS, "68,5", "68.5"),
        (MILLIONS, "68,5 triệu đồng", "68.5"),
        (MILLIONS, "68,5 triệu", "68.5"),
        (MILLIONS, "9,5 tỷ", "9500"),
        (MILLIONS, "9,5 tỉ đồng", "9500"),
        (MILLIONS, "500 nghìn", "0.5"),
        (MILLIONS, "500 ngàn đồng", "0.5"),
        (MILLIONS, "5 tr", "5"),
        (MILLIONS, "1.500.000 đ", "1.5"),
        (MILLIONS, "2.500.000 VNĐ", "2.5"),
        (THOUSANDS, "3 triệu", "3000"),
        (DONG, "9,436 tỷ", "9436000000"),
        (DONG, "12 nghìn", "12000"),
    ],
)
def test_read(type_: NumberType, typed: str, value: str) -> None:
    reading = type_.read(typed)
    assert reading == Reading(Decimal(value))
    assert type_.stored(reading.value) == value


@pytest.mark.parametrize(
    ("type_", "typed", "readings"),
    [
        (PEOPLE, "1,000", ("1", "1.000")),
        (PEOPLE, "12,000 người", ("12", "12.000")),
        (DECIMAL, "1.234", ("1.234,0", "1,234")),
        (RATIO, "1.234", ("1234", "1,23")),
        (MILLIONS, "1.234", ("1.234,0", "1,234")),
        (MILLIONS, "9.436 tỷ", ("9.436.000", "9.436,0")),
        (THOUSANDS, "9.436 tỷ", ("9.436.000.000", "9.436.000")),
        (DONG, "9.436 tỷ", ("9.436.000.000.000", "9.436.000.000")),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(type_: NumberType, typed: str, readings: tuple[str, ...]) -> None:
    assert type_.read(typed) == Reading(fault=Fault(FaultCode.AMBIGUOUS, readings))


@pytest.mark.parametrize(
    ("type_", "typed", "code"),
    [
        (PEOPLE, "abc", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "đang thực hiện", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "20 vụ việc", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "Người", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "5 tỷ", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "46/166", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "12%", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "😀", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "１２", FaultCode.NOT_A_NUMBER),  # full-width digits
        (PEOPLE, "٣", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "²", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "1e5", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "10^15", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "0x10", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "1_000", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "NaN", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "-", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "–", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "5.", FaultCode.NOT_A_NUMBER),
        (PEOPLE, ",5", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "1 2", FaultCode.NOT_A_NUMBER),
        (PEOPLE, "x" * 10_000, FaultCode.NOT_A_NUMBER),
        (RATIO, "%", FaultCode.NOT_A_NUMBER),
        (RATIO, "46/0", FaultCode.NOT_A_NUMBER),
        (RATIO, "46/", FaultCode.NOT_A_NUMBER),
        (RATIO, "1/2/3", FaultCode.NOT_A_NUMBER),
        (MILLIONS, "5 tỷ tỷ", FaultCode.NOT_A_NUMBER),
        (NumberType(Kind.MONEY, unit="USD"), "5 triệu", FaultCode.NOT_A_NUMBER),  # how many of that unit are a million?
        (PEOPLE, "1,5,5", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "1,5,5", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "1.5.5", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "12..5", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "1.234,5,6", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "1.23.456", FaultCode.TWO_DECIMAL_SIGNS),
        (DECIMAL, "0.123.456", FaultCode.TWO_DECIMAL_SIGNS),
        (PEOPLE, "1,5", FaultCode.NOT_WHOLE),
        (PEOPLE, "1.5", FaultCode.NOT_WHOLE),
        (DONG, "0,5", FaultCode.NOT_WHOLE),
        (PEOPLE, "-3", FaultCode.NEGATIVE),
        (PEOPLE, "−3", FaultCode.NEGATIVE),  # the sign that a word processor writes
        (PEOPLE, "- 3", FaultCode.NEGATIVE),
        (RATIO, "-0,5", FaultCode.NEGATIVE),
        (MILLIONS, "-1,5 tỷ", FaultCode.NEGATIVE),
        (PEOPLE, "1000000000", FaultCode.TOO_LARGE),
        (PEOPLE, "1.000.000.000.000.000", FaultCode.TOO_LARGE),
        (MILLIONS, "1.000.000.000.000.001", FaultCode.TOO_LARGE),
        (MILLIONS, "2.000.000.000.000 tỷ", FaultCode.TOO_LARGE),
        (RATIO, "9" * 10_000, FaultCode.TOO_LARGE),
        (DECIMAL, "0," + "0" * 10_000 + "1", FaultCode.TOO_LARGE),
    ],
)
def test_refused(type_: NumberType, typed: str, code: FaultCode) -> None:
    reading = type_.read(typed)
    assert reading.value is None
    assert reading.fault is not None
    assert reading.fault.code is code


@pytest.mark.parametrize("typed", ["", " ", "\u00a0", "\t\n", "\u200b", "\x00"])
def test_nothing_is_blank_and_not_zero(typed: str) -> None:
    assert all(type_.read(typed) == Reading() for type_ in EVERY_TYPE)


@pytest.mark.parametrize("dirt", ["\x00", "\ufeff", "\u200b", "\u202e", "\u2066", "\xad", "\x7f"])
def test_what_cannot_be_seen_does_not_stand_in_the_way_of_a_figure(dirt: str) -> None:
    assert PEOPLE.read(f"{dirt}6{dirt}8.897{dirt}") == Reading(Decimal(68897))


@pytest.mark.parametrize(
    ("type_", "value", "shown", "edited"),
    [
        (PEOPLE, "68897", "68.897", "68897"),
        (PEOPLE, "-1234", "-1.234", "-1234"),
        (DECIMAL, "1234567.25", "1.234.567,25", "1234567,25"),
        (DECIMAL, "1234", "1.234,0", "1234"),
        (DECIMAL, "-0.5", "-0,5", "-0,5"),
        (DECIMAL, "-1234.5", "-1.234,5", "-1234,5"),
        (RATIO, "67.7419355", "67,74", "67,7419355"),
        (RATIO, "67.745", "67,75", "67,745"),
        (RATIO, "100", "100", "100"),
        (RATIO, "1234.5", "1234,5", "1234,5"),
        (RATIO, "-13.043478", "-13,04", "-13,043478"),
        (DONG, "703747477091", "703.747.477.091", "703747477091"),
        (DONG, "1234", "1.234", "1234"),
    ],
)
def test_shown_and_edited(type_: NumberType, value: str, shown: str, edited: str) -> None:
    assert type_.shown(Decimal(value)) == shown
    assert type_.edited(Decimal(value)) == edited


def test_blank_shows_as_nothing() -> None:
    assert [type_.shown(None) + type_.edited(None) for type_ in EVERY_TYPE] == [""] * len(EVERY_TYPE)
    assert [type_.stored(None) for type_ in EVERY_TYPE] == [None] * len(EVERY_TYPE)


@pytest.mark.parametrize("text", ["", "1,5", "1.", "+1", "1e5", "NaN", "١", " 1", "--1", "9" * 31, "0." + "1" * 31])
def test_only_canonical_texts_are_taken_from_storage(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PEOPLE.from_stored(text)


@pytest.mark.parametrize(
    ("stated", "calculated", "agree"),
    [
        ("100,00", "99.89", False),  # what is written as two decimals is meant as two
        ("100", "99.89", True),
        ("100,0 %", "99.96", True),
        ("100,0 %", "99.89", False),
        ("99.90%", "99.89", False),
        ("1.234.567", "1234567.4", True),  # groups are no decimals
        ("1,234,567", "1234567.4", True),
        ("1,234,567.40", "1234567.4", True),
        ("67,74", "67.74", True),
        ("67,7419355", "67.74", True),  # with more decimals than the cell has
        ("67,7", "67.74", True),  # with fewer
        ("68", "67.74", True),
        ("67,8", "67.74", False),
        ("67", "67.74", False),
        ("67,75", "67.74", False),
        ("67,75", "67.7", False),
    ],
)
def test_a_stated_figure_agrees_at_its_own_precision(stated: str, calculated: str, agree: bool) -> None:
    value = RATIO.read(stated).value
    assert isinstance(value, Decimal)
    assert RATIO.agrees(value, Decimal(calculated), stated) is agree


@pytest.mark.parametrize(
    ("value", "text"), [("1234", "1.234"), ("-0.5", "-0,5"), ("2.345", "2,35"), ("2.999", "3"), ("0", "0")]
)
def test_a_figure_in_a_sentence(value: str, text: str) -> None:
    assert figure(Decimal(value)) == text


# --- for every text and every figure ---


@given(every_type, st.one_of(any_text, nearly_numbers))
def test_any_text_has_a_meaning_or_a_fault_or_is_blank(type_: NumberType, typed: str) -> None:
    reading = type_.read(typed)
    assert reading.value is None or reading.fault is None
    if reading.value is not None:
        assert isinstance(reading.value, Decimal)
        assert 0 <= reading.value <= (COUNT_LIMIT if type_.kind is Kind.COUNT else NUMBER_LIMIT)
        assert type_.read(type_.edited(reading.value)).value == reading.value


@given(st.data())
def test_what_is_stored_comes_back(data: st.DataObject) -> None:
    type_ = data.draw(every_type)
    value = type_.rounded(data.draw(figures_of(type_)))
    stored = type_.stored(value)
    assert type_.from_stored(stored) == value
    assert type_.stored(type_.from_stored(stored)) == stored


@given(st.data())
def test_what_is_shown_is_read_as_the_same_figure_and_never_two_ways(data: st.DataObject) -> None:
    type_ = data.draw(every_type)
    value = data.draw(figures_of(type_))
    wanted = type_.rounded(value) if type_.kind is Kind.RATIO else value
    assert type_.read(type_.shown(value)) == Reading(wanted)


@given(st.integers(0, 10**9 - 1))
def test_every_way_to_group_a_count_means_the_same(number: int) -> None:
    grouped = f"{number:,}"
    for sign in (".", " ", NO_BREAK, ""):
        assert PEOPLE.read(grouped.replace(",", sign)) == Reading(Decimal(number))


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=14))
def test_rounding_is_half_up_and_to_the_cells_decimals(value: Decimal) -> None:
    rounded = RATIO.rounded(value)
    assert abs(rounded - value) <= Decimal("0.005")
    assert -int(rounded.as_tuple().exponent) <= 2
    assert RATIO.rounded(rounded) == rounded
