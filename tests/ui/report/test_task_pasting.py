"""Pasting into tables whose rows are the clerk's own: rows are added where there are too few."""

from collections.abc import Callable

import pytest

from desktop.session import ReportSession
from desktop.ui.report.page import ReportPage
from tests.helpers import tasks
from tests.helpers.tasks import REFORM, code, listed
from tests.ui.report.clerk import Clerk, Memory
from tests.ui.report.clipboards import copied, copies_elsewhere, preview

START = ["I: Kế hoạch kiểm tra | Kế hoạch năm", "II: Rà soát văn bản", "III: "]
FIRST, SECOND, THIRD = (code(REFORM, number) for number in (1, 2, 3))


@pytest.fixture
def session(journal: Memory) -> ReportSession:
    return tasks.session(journal)


@pytest.fixture
def clerk(session: ReportSession, open_page: Callable[[ReportSession], ReportPage]) -> Clerk:
    made = Clerk(open_page(session))
    made.goes_to(FIRST, "task")
    return made


def shown(clerk: Clerk) -> list[str]:
    return listed(clerk.page.session.report)


def test_tasks_are_overwritten_and_added_in_one_step(clerk: Clerk, journal: Memory) -> None:
    before = len(journal.outcomes)
    copies_elsewhere("Một\t15/5/2024\tx\nHai\t\t\nBa\t1/6/2024\tKhông\nBốn\t\t\n")
    clerk.goes_to(SECOND, "task")
    clerk.presses("Ctrl+V")
    assert shown(clerk) == ["I: Kế hoạch kiểm tra | Một | Hai | Ba | Bốn", "II: Rà soát văn bản", "III: "]
    third = clerk.page.session.report.task_rows(REFORM)[3].code
    assert [clerk.reads(third, column) for column in ("due", "done")] == ["01/06/2024", "Không"]
    assert len(journal.outcomes) == before + 1
    assert clerk.page.commands.undo.text() == "&Hoàn tác: dán 8 ô"
    clerk.presses("Ctrl+Z")
    assert shown(clerk) == START
    clerk.presses("Ctrl+Y")
    assert shown(clerk)[0].endswith("Ba | Bốn")


def test_an_empty_group_is_filled(clerk: Clerk) -> None:
    copies_elsewhere("Một\nHai")
    clerk.goes_to(THIRD, "task")
    clerk.presses("Down")
    clerk.presses("Ctrl+V")
    assert shown(clerk)[2] == "III: Một | Hai"


def test_the_title_of_a_group_leads_to_that_group(clerk: Clerk) -> None:
    copies_elsewhere("Một\nCải cách thể chế\nHai\n\nBa")
    clerk.presses("Ctrl+V")
    assert shown(clerk) == ["I: Một | Kế hoạch năm", "II: Hai | Ba", "III: "]


def test_a_table_copied_whole_and_pasted_back_is_the_same(clerk: Clerk, journal: Memory) -> None:
    clerk.presses("Ctrl+A", "Ctrl+C")
    assert copied().splitlines()[:2] == ["I\tChỉ đạo, điều hành\t\t\t\t", "1\tKế hoạch kiểm tra\t\t\t\t"]
    before = len(journal.outcomes)
    clerk.goes_to(FIRST, "task")
    clerk.presses("Ctrl+V")
    assert shown(clerk) == START
    assert len(journal.outcomes) == before


def test_what_cannot_be_read_is_shown_first(clerk: Clerk) -> None:
    copies_elsewhere("Một\thôm qua\nHai\t\nBa\tmai\n")
    clerk.presses("Ctrl+V")
    assert "2 ô không đọc được" in preview().list.toPlainText()
    preview().write_button.click()
    assert clerk.reads(FIRST, "due") == "hôm qua"
    assert shown(clerk)[0] == "I: Một | Hai | Ba"


def test_columns_beyond_the_table_are_shown_first(clerk: Clerk) -> None:
    copies_elsewhere("a\tb")
    clerk.goes_to(FIRST, "remark")
    clerk.presses("Ctrl+V")
    assert "1 ô nằm ngoài các cột của bảng" in preview().list.toPlainText()
