"""A note goes on as one used before, with a document named elsewhere, or with the date that it lacks."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.ui.report.page import ReportPage
from desktop.ui.report.suggestions import Suggestions
from tests.ui.report.clerk import NOTE, Clerk

PLAN = "Số 62/KH-UBND ngày 28/02/2024"


@pytest.fixture
def june(desk: Desk, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    """June, after the sample's May, at the note of the plan."""
    clerk = Clerk(open_page(desk.open_report(desk.new_report("ward-monthly", Period.parse("2024-06")))))
    clerk.goes_to("plan.issued", NOTE)
    return clerk


def offered(clerk: Clerk) -> list[str]:
    every: Iterable[Suggestions] = clerk.page.view.findChildren(Suggestions)
    lists = [each for each in every if each.isVisible()]
    return [each.item(row).text() for each in lists for row in range(each.count())]


def test_a_note_used_before_is_taken_with_arrow_and_enter(june: Clerk) -> None:
    june.types("so 62")
    assert offered(june) == [PLAN]
    june.presses("Down", "Return")
    assert offered(june) == []
    june.presses("Return")
    assert june.reads("plan.issued", NOTE) == PLAN


def test_who_types_on_is_not_held_up(june: Clerk) -> None:
    june.types("Số 63/KH-UBND ngày 1/6/2024")
    june.presses("Return")
    assert june.reads("plan.issued", NOTE) == "Số 63/KH-UBND ngày 1/6/2024"
    assert offered(june) == []


def test_enter_stores_what_is_typed_though_something_is_offered(june: Clerk) -> None:
    june.types("so 62")
    june.presses("Return")
    assert june.reads("plan.issued", NOTE) == "so 62"


def test_alt_and_down_ask_for_what_was_used_before(june: Clerk) -> None:
    june.presses("F2")
    assert offered(june) == []
    june.presses("Alt+Down")
    assert offered(june) == [PLAN]


def test_escape_closes_the_list_first_then_the_editor(june: Clerk) -> None:
    june.types("so 62")
    june.presses("Escape")
    assert offered(june) == []
    assert june.hand is not june.page.view
    june.presses("Escape")
    assert june.hand is june.page.view
    assert june.reads("plan.issued", NOTE) == ""


def test_a_document_named_in_another_row_is_completed(june: Clerk) -> None:
    june.page.session.set_cells("gõ ô", [(Address("direction.meetings", NOTE), "Giấy mời 15/GM-UBND ngày 03/06/2024")])
    june.types("15/GM")
    june.presses("Down", "Return", "Return")
    assert june.reads("plan.issued", NOTE) == "Giấy mời 15/GM-UBND ngày 03/06/2024"


def test_the_date_is_offered(june: Clerk) -> None:
    june.types("Kế hoạch số 70/KH-UBND")
    assert offered(june) == [f"Kế hoạch số 70/KH-UBND ngày {date.today():%d/%m/%Y}"]  # noqa: DTZ011


def test_undo_in_the_editor_gives_back_what_was_typed(june: Clerk) -> None:
    june.types("so 62")
    june.presses("Down", "Return", "Ctrl+Z")
    june.presses("Return")
    assert june.reads("plan.issued", NOTE) == "so 62"
