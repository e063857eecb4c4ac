"""How a note that is being typed may go on."""

from datetime import date

import pytest

from desktop.engine.completing import completions

TODAY = date(2024, 5, 14)
NOTES = [
    "Kế hoạch số 29/KH-UBND ngày 19/01/2024",
    "Công văn 5/UBND-VP ngày 02/02/2024; Tờ trình 7/TTr ngày 3/3/2024",
    "Không có",
]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", NOTES),
        ("ke hoach", [NOTES[0]]),
        ("29/KH", [NOTES[0]]),
        ("tờ trình", ["Tờ trình 7/TTr ngày 3/3/2024"]),
        ("Báo cáo; 29/kh", ["Báo cáo; Kế hoạch số 29/KH-UBND ngày 19/01/2024"]),
        ("Báo cáo; tờ tr", ["Báo cáo; Tờ trình 7/TTr ngày 3/3/2024"]),
        ("Kế hoạch số 30/KH-UBND", ["Kế hoạch số 30/KH-UBND ngày 14/05/2024"]),
        ("Kế hoạch số 30/KH-UBND ngày ", ["Kế hoạch số 30/KH-UBND ngày 14/05/2024"]),
        ("Kế hoạch số 30/KH-UBND ngày 2/5/2024", []),
        ("k", []),
        ("chẳng có ở đâu", []),
        ("Không có", []),
    ],
)
def test_what_is_offered(typed: str, offered: list[str]) -> None:
    assert completions(typed, NOTES, TODAY) == offered


def test_no_more_is_offered_than_can_be_taken_in_at_a_glance() -> None:
    assert len(completions("", [f"Ghi chú {number}" for number in range(50)], TODAY)) == 6
