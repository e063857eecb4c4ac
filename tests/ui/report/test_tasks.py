"""Filling the tables whose rows are the clerk's own, by keyboard, as in HTKK: F5 adds a row, F6 deletes one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.engine.report import Status
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report.page import ReportPage
from tests.helpers import tasks
from tests.helpers.tasks import REFORM, SIPAS, code, listed
from tests.ui.report.clerk import Clerk, Memory

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


def lines(clerk: Clerk) -> list[str]:
    """What stands in the first two columns of the table that is shown, line by line."""
    model = clerk.page.view.entries
    rows = range(model.rowCount())
    return [f"{model.words(row, 0).text} {model.words(row, 1).text}".strip() for row in rows]


def stands_on(clerk: Clerk) -> str:
    """The line with the cursor, as it reads."""
    return lines(clerk)[clerk.page.view.currentIndex().row()]


def shown(clerk: Clerk, table: str = REFORM) -> list[str]:
    return listed(clerk.page.session.report, table)


# --- reading ---


def test_tasks_stand_numbered_under_the_headings_of_their_groups(clerk: Clerk) -> None:
    assert lines(clerk) == [
        "I Chỉ đạo, điều hành",
        "1 Kế hoạch kiểm tra",
        "2 Kế hoạch năm",
        "II Cải cách thể chế",
        "1 Rà soát văn bản",
        "III Số hóa",
        "Nhấn F5 để thêm nhiệm vụ",
    ]
    assert clerk.page.view.columnSpan(0, 1) == 5
    assert clerk.page.view.columnSpan(1, 1) == 1


def test_a_table_without_groups_has_no_headings(clerk: Clerk) -> None:
    clerk.goes_to(code(SIPAS, 1), "task")
    assert lines(clerk) == ["1 Trang bị ghế ngồi", "2 Bồi dưỡng kỹ năng"]


def test_the_tab_counts_the_tasks_that_are_done(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "done")
    clerk.presses("Space")
    assert clerk.page.tabs.badge(1).filled == (1, 3)
    assert "đã hoàn thành 1 trên 3 nhiệm vụ" in clerk.page.tabs.tabToolTip(1)
    clerk.goes_to(code(SIPAS, 2), "result")
    clerk.types("Đã tổ chức")
    clerk.presses("Enter")
    assert clerk.page.tabs.badge(2).filled == (1, 2), "without a column for it, a task is done when its result is told"


def test_a_cell_is_spoken_with_its_task_and_its_column(clerk: Clerk) -> None:
    assert clerk.hears(SECOND, "done") == "2. Kế hoạch năm, Đã hoàn thành, trống"


def test_the_pane_explains_column_and_keys(clerk: Clerk) -> None:
    clerk.goes_to(SECOND, "done")
    assert clerk.explanation.startswith("Kế hoạch năm")
    assert "Bản in ghi “x” thay cho “Có”" in clerk.explanation
    assert "F5 thêm một dòng dưới dòng này" in clerk.explanation


# --- typing ---


def test_cells_are_typed_like_any_other_and_tab_goes_through_them(clerk: Clerk) -> None:
    clerk.goes_to(SECOND, "due")
    clerk.types("15/5/2024")
    clerk.presses("Tab")
    assert clerk.stands_in == (SECOND, "done")
    clerk.types("x")
    clerk.presses("Tab")
    clerk.types("29/KH-UBND")
    clerk.presses("Tab")
    clerk.types("Xong\nsớm")
    clerk.presses("Tab")
    assert clerk.stands_in == (THIRD, "task")
    assert [clerk.reads(SECOND, column) for column in ("due", "done", "document")] == ["15/05/2024", "Có", "29/KH-UBND"]


def test_space_turns_done_to_not_done_and_back(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "done")
    clerk.presses("Space")
    assert clerk.reads(FIRST, "done") == "Có"
    clerk.presses("Space")
    assert clerk.reads(FIRST, "done") == "Không"
    clerk.presses("Delete")
    assert clerk.reads(FIRST, "done") == ""
    assert shown(clerk) == START


def test_arrows_go_from_cell_to_cell_and_pass_over_headings(clerk: Clerk) -> None:
    clerk.goes_to(SECOND, "task")
    clerk.presses("Right", "Right")
    assert clerk.stands_in == (SECOND, "done")
    clerk.presses("Down")
    assert clerk.stands_in == (THIRD, "done")
    clerk.presses("Left", "Left", "Left")
    assert clerk.stands_in == (THIRD, "task")
    clerk.presses("End", "Ctrl+Home")
    assert clerk.stands_in == (FIRST, "remark")


def test_enter_leads_from_the_figures_to_the_tasks_and_on(clerk: Clerk) -> None:
    clerk.goes_to("done")
    clerk.presses("Enter")
    assert clerk.stands_in == (FIRST, "task")
    clerk.goes_to(THIRD, "due")
    clerk.presses("Enter")
    assert clerk.stands_in == (code(SIPAS, 1), "due")
    clerk.presses("Shift+Enter")
    assert clerk.stands_in == (THIRD, "due")


def test_typing_where_there_is_no_task_yet_says_how_to_add_one(clerk: Clerk) -> None:
    clerk.goes_to(THIRD, "task")
    clerk.presses("Down")
    clerk.types("Số hóa hồ sơ")
    assert "nhấn F5 để thêm một dòng" in clerk.notice
    assert shown(clerk) == START


# --- rows ---


def test_f5_adds_a_row_under_the_cursor_and_typing_fills_it(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "remark")
    clerk.presses("F5")
    assert stands_on(clerk) == "2"
    clerk.types("Họp giao ban")
    clerk.presses("Enter")
    assert shown(clerk)[0] == "I: Kế hoạch kiểm tra | Họp giao ban | Kế hoạch năm"
    assert lines(clerk)[2:4] == ["2 Họp giao ban", "3 Kế hoạch năm"]
    assert clerk.page.tabs.badge(1).filled == (0, 4)


def test_f5_stores_what_is_being_typed_first(clerk: Clerk) -> None:
    clerk.goes_to(SECOND, "remark")
    clerk.types("Chờ hướng dẫn")
    clerk.presses("F5")
    assert clerk.reads(SECOND, "remark") == "Chờ hướng dẫn"
    assert shown(clerk)[0] == "I: Kế hoạch kiểm tra | Kế hoạch năm | "


def test_f5_adds_the_first_row_of_an_empty_group(clerk: Clerk) -> None:
    clerk.goes_to(THIRD, "task")
    clerk.presses("Down", "F5")
    clerk.types("Số hóa hồ sơ")
    clerk.presses("Enter")
    assert shown(clerk) == [*START[:2], "III: Số hóa hồ sơ"]
    clerk.goes_to(THIRD, "task")
    assert clerk.page.view.columnSpan(5, 1) == 5


def test_undoing_names_the_step_and_takes_the_row_away_again(clerk: Clerk) -> None:
    clerk.presses("F5")
    assert clerk.page.commands.undo.text() == "&Hoàn tác: thêm dòng"
    clerk.presses("Ctrl+Z")
    assert shown(clerk) == START
    assert stands_on(clerk) == "2 Kế hoạch năm", "the cursor stays where the row was"


def test_f6_deletes_the_row_and_says_how_to_get_it_back(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "done")
    clerk.presses("Space", "F6")
    assert shown(clerk)[0] == "I: Kế hoạch năm"
    assert clerk.notice == "Đã xóa 1 nhiệm vụ. Muốn lấy lại, nhấn Ctrl+Z."
    assert stands_on(clerk) == "1 Kế hoạch năm"
    clerk.presses("Ctrl+Z")
    assert shown(clerk) == START
    assert clerk.reads(FIRST, "done") == "Có"
    assert clerk.stands_in[0] == FIRST


def test_f6_deletes_all_selected_rows_at_once(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "due")
    clerk.presses("Shift+Down", "Shift+Down", "F6")
    assert clerk.notice.startswith("Đã xóa 3 nhiệm vụ.")
    assert lines(clerk).count("Nhấn F5 để thêm nhiệm vụ") == 3
    clerk.presses("F6")
    assert clerk.notice == "Ở đây không có nhiệm vụ nào để xóa."
    clerk.presses("Ctrl+Z")
    assert shown(clerk) == START


def test_f6_deletes_the_row_with_the_cursor_also_where_keys_held_down_led_there(clerk: Clerk) -> None:
    clerk.goes_to(THIRD, "due")
    clerk.types("Quý I")
    clerk.presses("Tab", "Shift+Tab", "Ctrl+Home", "Shift+F8", "F6")
    assert clerk.notice == "Đã xóa 1 nhiệm vụ. Muốn lấy lại, nhấn Ctrl+Z."
    assert shown(clerk) == [START[0], "II: ", "III: "]
    clerk.presses("Ctrl+Z", "F6")
    assert shown(clerk) == [START[0], "II: ", "III: "], "the row brought back is the one the cursor stands on"


def test_alt_and_arrows_move_a_row_within_its_group_and_on_to_the_next(clerk: Clerk) -> None:
    clerk.goes_to(FIRST, "due")
    clerk.presses("Alt+Down")
    assert shown(clerk)[0] == "I: Kế hoạch năm | Kế hoạch kiểm tra"
    assert clerk.stands_in == (FIRST, "due"), "the cursor goes with the row"
    clerk.presses("Alt+Down")
    assert shown(clerk)[:2] == ["I: Kế hoạch năm", "II: Kế hoạch kiểm tra | Rà soát văn bản"]
    clerk.presses("Alt+Down", "Alt+Down")
    assert shown(clerk) == ["I: Kế hoạch năm", "II: Rà soát văn bản", "III: Kế hoạch kiểm tra"]
    clerk.presses("Alt+Down")
    assert clerk.notice == "Nhiệm vụ này đã đứng cuối bảng."
    clerk.presses(*["Alt+Up"] * 4)
    assert shown(clerk) == START
    clerk.presses("Alt+Up")
    assert clerk.notice == "Nhiệm vụ này đã đứng đầu bảng."
    assert clerk.page.commands.undo.text() == "&Hoàn tác: chuyển dòng"


def test_the_keys_of_rows_do_nothing_to_the_rows_of_the_form(clerk: Clerk) -> None:
    clerk.goes_to("assigned")
    clerk.presses("F5", "F6", "Alt+Down")
    assert shown(clerk) == START
    assert not any(action.isEnabled() for action in clerk.page.commands.of_rows)


def test_a_locked_report_keeps_its_rows(session: ReportSession, clerk: Clerk) -> None:
    session.report.status = Status.FINALISED
    for key in ("F5", "F6", "Alt+Down"):
        clerk.presses(key)
        assert "đã chốt" in clerk.notice
    assert shown(clerk) == START


def test_a_full_drive_keeps_the_rows_as_they_were(journal: Memory, clerk: Clerk) -> None:
    journal.full = True
    clerk.presses("F6")
    assert "đĩa" in clerk.notice
    assert shown(clerk) == START
    assert stands_on(clerk) == "1 Kế hoạch kiểm tra"


# --- findings ---


def test_a_text_that_cannot_be_read_is_marked_where_it_stands(clerk: Clerk) -> None:
    clerk.goes_to(SECOND, "due")
    clerk.types("Quý I")
    clerk.presses("Tab")
    assert clerk.reads(SECOND, "due") == "Quý I"
    assert clerk.colour(SECOND, "due") == style.theme().error
    assert clerk.colour(SECOND, "remark") == style.theme().input
    assert "ngày" in clerk.hovers(SECOND, "due")
    assert clerk.page.tabs.badge(1).faults.errors == 1


def test_f8_goes_through_the_faults_of_figures_and_tasks_in_printed_order(clerk: Clerk) -> None:
    for row, column, text in ((THIRD, "due", "Quý I"), (FIRST, "document", "kế hoạch"), (FIRST, "due", "Quý II")):
        clerk.goes_to(row, column)
        clerk.types(text)
        clerk.presses("Enter")
    clerk.goes_to("done")
    clerk.types("2")
    clerk.presses("Enter")
    clerk.presses("Ctrl+PgUp")
    visited = []
    clerk.goes_to("assigned")
    for _ in range(5):
        clerk.presses("F8")
        visited.append(clerk.stands_in)
    assert visited == [("done", "value"), (FIRST, "due"), (FIRST, "document"), (THIRD, "due"), ("done", "value")]
    clerk.presses("Shift+F8")
    assert clerk.stands_in == (THIRD, "due")


def test_the_list_of_findings_names_the_task(clerk: Clerk) -> None:
    clerk.goes_to(THIRD, "due")
    clerk.types("Quý I")
    clerk.presses("Tab")
    model = clerk.page.findings.entries
    told = [model.data(model.index(0, column), Qt.ItemDataRole.DisplayRole) for column in range(3)]
    assert told == ["Lỗi", "Nhiệm vụ", "Rà soát văn bản"]
    clerk.goes_to("assigned")
    clerk.page.findings.chosen.emit(model.finding(0))
    assert clerk.stands_in == (THIRD, "due")


# --- the head of the table ---


def test_a_joint_title_makes_the_head_one_tier_higher(clerk: Clerk) -> None:
    one_tier = clerk.page.view.horizontalHeader().sizeHint().height()
    clerk.goes_to("assigned")
    head = clerk.page.view.horizontalHeader()
    assert head.sizeHint().height() > one_tier
    picture = head.grab().toImage()
    left = head.sectionViewportPosition(3)
    tier = head.height() - head.fontMetrics().height()
    line = style.theme().line
    edge = [picture.pixelColor(left - 1, at) == line for at in (4, tier - 4)]
    assert edge == [False, True], "the two columns are parted under their joint title only"
