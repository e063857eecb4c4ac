"""Values that are no numbers: yes/no, choices, dates, documents, text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.values import TEXT, TEXT_LIMIT, Fault, FaultCode, Kind, NumberType, Reading, Value, ValueType, value_type
from tests.helpers.keystrokes import any_text

YES_NO = value_type(Kind.YES_NO)
CHOICE = value_type(Kind.CHOICE, choices={"none": "Chưa triển khai", "ongoing": "Đang triển khai", "done": "Đã triển khai"})
DATE = value_type(Kind.DATE)
DOCUMENT = value_type(Kind.DOCUMENT)
EVERY_TYPE = [YES_NO, CHOICE, DATE, DOCUMENT, TEXT]


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        (YES_NO, "Có", True),
        (YES_NO, "có.", True),
        (YES_NO, "CO", True),
        (YES_NO, "co\u0301", True),
        (YES_NO, "x", True),
        (YES_NO, "1", True),
        (YES_NO, "Không", False),
        (YES_NO, "khong", False),
        (YES_NO, "K", False),
        (YES_NO, "0", False),
        (CHOICE, "Đang triển khai", "ongoing"),
        (CHOICE, "dang trien khai", "ongoing"),
        (CHOICE, "DONE", "done"),
        (DATE, "14/05/2024", date(2024, 5, 14)),
        (DATE, "1/2/2024", date(2024, 2, 1)),
        (DATE, "14-05-2024", date(2024, 5, 14)),
        (DATE, "14.5.2024", date(2024, 5, 14)),
        (DATE, "2024-05-14", date(2024, 5, 14)),
        (DATE, "ngày 14 tháng 5 năm 2024", date(2024, 5, 14)),
        (DATE, "14 tháng 05 năm 2024", date(2024, 5, 14)),
        (DATE, "29/02/2024", date(2024, 2, 29)),
        (DOCUMENT, "Kế hoạch số 29/KH-UBND ngày 19/01/2021", "Kế hoạch số 29/KH-UBND ngày 19/01/2021"),
        (DOCUMENT, "32/2021/NĐ-CP", "32/2021/NĐ-CP"),
        (DOCUMENT, "58/QĐ", "58/QĐ"),
        (TEXT, "  Tiếng Việt  ", "Tiếng Việt"),
        (TEXT, "Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        (TEXT, "dòng một\r\ndòng hai", "dòng một\ndòng hai"),
        (TEXT, "=1+1", "=1+1"),
        (TEXT, "x" * TEXT_LIMIT, "x" * TEXT_LIMIT),
    ],
)
def test_read(type_: ValueType, typed: str, value: Value) -> None:
    assert type_.read(typed) == Reading(value)


@pytest.mark.parametrize(
    ("type_", "typed", "code"),
    [
        (YES_NO, "đang làm", FaultCode.NOT_A_CHOICE),
        (YES_NO, ".", FaultCode.NOT_A_CHOICE),
        (YES_NO, "20", FaultCode.NOT_A_CHOICE),
        (CHOICE, "xong", FaultCode.NOT_A_CHOICE),
        (DATE, "30/02/2024", FaultCode.NOT_A_DATE),
        (DATE, "14/05/24", FaultCode.NOT_A_DATE),
        (DATE, "05/2024", FaultCode.NOT_A_DATE),
        (DATE, "0/5/2024", FaultCode.NOT_A_DATE),
        (DATE, "14/05/0024", FaultCode.NOT_A_DATE),
        (DATE, "14/05/20241", FaultCode.NOT_A_DATE),
        (DATE, "1４/05/2024", FaultCode.NOT_A_DATE),
        (DOCUMENT, "Kế hoạch năm 2024", FaultCode.NOT_A_DOCUMENT),
        (DOCUMENT, "ngày 19/01/2021", FaultCode.NOT_A_DOCUMENT),
        (TEXT, "x" * (TEXT_LIMIT + 1), FaultCode.TOO_LONG),
        (DOCUMENT, "29/KH-UBND " + "x" * TEXT_LIMIT, FaultCode.TOO_LONG),
    ],
)
def test_refused(type_: ValueType, typed: str, code: FaultCode) -> None:
    reading = type_.read(typed)
    assert reading.value is None
    assert reading.fault is not None
    assert reading.fault.code is code


def test_a_refused_choice_names_those_there_are() -> None:
    assert CHOICE.read("xong").fault == Fault(FaultCode.NOT_A_CHOICE, ("Chưa triển khai", "Đang triển khai", "Đã triển khai"))
    assert YES_NO.read("xong").fault == Fault(FaultCode.NOT_A_CHOICE, ("Có", "Không"))


@pytest.mark.parametrize(
    ("type_", "value", "stored", "shown"),
    [
        (YES_NO, True, "yes", "Có"),
        (YES_NO, False, "no", "Không"),
        (CHOICE, "ongoing", "ongoing", "Đang triển khai"),
        (DATE, date(2024, 5, 4), "2024-05-04", "04/05/2024"),
        (DOCUMENT, "29/KH-UBND", "29/KH-UBND", "29/KH-UBND"),
        (TEXT, "Tiếng Việt", "Tiếng Việt", "Tiếng Việt"),
    ],
)
def test_stored_and_shown(type_: ValueType, value: Value, stored: str, shown: str) -> None:
    assert type_.stored(value) == stored
    assert type_.from_stored(stored) == value
    assert type_.shown(value) == shown
    assert type_.edited(value) == shown


@pytest.mark.parametrize("type_", EVERY_TYPE, ids=lambda type_: type_.kind)
def test_blank_is_blank_in_every_representation(type_: ValueType) -> None:
    assert type_.read(" \u00a0\n") == Reading()
    assert type_.stored(None) is None
    assert type_.from_stored(None) is None
    assert type_.shown(None) == type_.edited(None) == ""


@pytest.mark.parametrize(("type_", "text"), [(YES_NO, "Có"), (YES_NO, ""), (CHOICE, "xong"), (DATE, "14/05/2024")])
def test_only_canonical_texts_are_taken_from_storage(type_: ValueType, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        type_.from_stored(text)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_type_of_its_own(kind: Kind) -> None:
    type_ = value_type(kind, choices={"a": "A"})
    assert type_.kind is kind
    assert isinstance(type_, NumberType) == (kind in {Kind.COUNT, Kind.DECIMAL, Kind.MONEY, Kind.RATIO})


@given(st.sampled_from(EVERY_TYPE), any_text)
def test_any_text_has_a_meaning_or_a_fault_or_is_blank(type_: ValueType, typed: str) -> None:
    reading = type_.read(typed)
    assert reading.value is None or reading.fault is None
    if reading.value is not None:
        assert type_.from_stored(type_.stored(reading.value)) == reading.value
        assert type_.read(type_.shown(reading.value)) == reading


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    assert DATE.from_stored(DATE.stored(day)) == day
    assert DATE.read(DATE.shown(day)) == Reading(day)
