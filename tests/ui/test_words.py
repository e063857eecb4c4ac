"""The words that lists share."""

from datetime import date

import pytest

from desktop.engine.report import Completeness, Status
from desktop.engine.unit import UnitLevel
from desktop.ui import words

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("day", "status", "text", "late"),
    [
        (date(2024, 5, 17), Status.DRAFT, "còn 2 ngày", False),
        (date(2024, 5, 15), Status.DRAFT, "hạn hôm nay", False),
        (date(2024, 5, 14), Status.DRAFT, "quá hạn 1 ngày", True),
        (date(2024, 5, 14), Status.FINALISED, "", False),
    ],
)
def test_due(day: date, status: Status, text: str, late: bool) -> None:
    assert words.due(day, TODAY, status) == words.Due(text, late)


def test_filled_names_both_numbers() -> None:
    assert words.filled(Completeness(46, 112)) == "46 / 112 ô"


@pytest.mark.parametrize(
    ("errors", "warnings", "text"), [(0, 0, "Không có"), (2, 0, "2 lỗi"), (0, 1, "1 cảnh báo"), (2, 1, "2 lỗi, 1 cảnh báo")]
)
def test_faults(errors: int, warnings: int, text: str) -> None:
    assert words.faults(errors, warnings) == text


def test_every_status_and_level_has_a_word() -> None:
    assert words.STATUS.keys() == set(Status)
    assert words.LEVEL.keys() == set(UnitLevel)


def test_sentence_case_keeps_the_rest() -> None:
    assert words.sentence_case("quý II năm 2024") == "Quý II năm 2024"
