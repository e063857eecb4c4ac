"""What the page shows of errors and warnings, and the way to them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.engine.report import Completeness
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.report.faults import FaultCount
from desktop.ui.report.findings_list import Column
from desktop.ui.report.section_tabs import Badge, SectionTabs
from tests.ui.report.clerk import NOTE, VALUE, Clerk


@pytest.fixture
def faulty(clerk: Clerk) -> Clerk:
    """Two tasks done of none assigned, a plan answered without its document, and another fault on the last tab."""
    cells = {
        "plan.issued": "Có",
        "plan.tasks_assigned": "3",
        "plan.tasks_done": "5",
        "online_services.partly.eligible": "1",
        "online_services.partly.offered": "2",
    }
    clerk.page.session.take_in("nhập từ tệp", [(Address(code), text) for code, text in cells.items()])
    return clerk


def listed(clerk: Clerk) -> list[str]:
    """The lines of the findings list, each as its row and severity."""
    entries = clerk.page.findings.entries
    return [
        f"{entries.index(row, Column.SEVERITY).data()}: {entries.index(row, Column.ROW).data()}"
        for row in range(entries.rowCount())
    ]


def test_a_cell_in_error_is_pink_with_a_corner_and_says_how_to_mend_it(faulty: Clerk) -> None:
    faulty.goes_to("plan.tasks_done", NOTE)
    assert faulty.colour("plan.tasks_done") == style.theme().error
    assert faulty.corner("plan.tasks_done") == style.theme().error_mark
    told = faulty.hovers("plan.tasks_done")
    assert "(5)" in told
    assert "(3)" in told
    assert "Lỗi:</b>" in told
    finding = faulty.page.session.report.findings_at("plan.tasks_done")[0]
    assert finding.remedy in told


def test_a_warning_is_amber_and_stands_in_the_note_that_is_missing(faulty: Clerk) -> None:
    faulty.goes_to("plan.issued")
    assert faulty.colour("plan.issued", NOTE) == style.theme().warning
    assert faulty.colour("plan.issued") == style.theme().input
    assert "Cảnh báo" in faulty.hovers("plan.issued", NOTE)
    assert faulty.hovers("plan.issued") == ""


def test_what_is_typed_between_angle_brackets_is_shown_as_typed(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("<b>5")
    clerk.presses("Enter")
    assert "&lt;b&gt;5" in clerk.hovers("plan.tasks_assigned")
    clerk.presses("Up")
    assert "“<b>5”" in clerk.explanation


def test_mending_takes_the_colour_away(faulty: Clerk) -> None:
    faulty.goes_to("plan.tasks_done")
    faulty.types("3")
    faulty.presses("Enter")
    assert faulty.colour("plan.tasks_done") == style.theme().input
    assert faulty.hovers("plan.tasks_done") == ""


def test_a_fault_elsewhere_is_repainted_when_another_cell_mends_it(faulty: Clerk) -> None:
    faulty.goes_to("plan.tasks_assigned")
    faulty.types("9")
    faulty.presses("Enter", "Enter")
    assert faulty.colour("plan.tasks_done") == style.theme().input


def test_f8_goes_from_fault_to_fault_over_the_tabs_and_round(faulty: Clerk) -> None:
    faulty.goes_to("plan.issued")
    seen = []
    for _ in range(4):
        faulty.presses("F8")
        seen.append((*faulty.stands_in, faulty.tab))
    first, last = "I. Chỉ đạo, điều hành", "II.5. Chính quyền số"
    assert seen == [
        ("plan.issued", NOTE, first),
        ("plan.tasks_done", VALUE, first),
        ("online_services.partly.offered", VALUE, last),
        ("plan.issued", NOTE, first),
    ]
    faulty.presses("Shift+F8")
    assert faulty.stands_in == ("online_services.partly.offered", VALUE)
    faulty.presses("Shift+F8")
    assert faulty.stands_in == ("plan.tasks_done", VALUE)


def test_f8_stores_what_is_being_typed_first(faulty: Clerk) -> None:
    faulty.goes_to("plan.tasks_assigned")
    faulty.types("77")
    faulty.presses("F8")
    assert faulty.reads("plan.tasks_assigned") == "77"


def test_f8_on_a_clean_report_says_so(clerk: Clerk) -> None:
    clerk.presses("F8")
    assert clerk.notice == "Báo cáo không có lỗi hay cảnh báo nào cần xử lý."


def test_f8_tells_the_fault_where_the_explanation_is_hidden(faulty: Clerk) -> None:
    faulty.presses("Shift+F1")
    faulty.goes_to("plan.issued", NOTE)
    faulty.presses("F8")
    assert faulty.notice.startswith("Lỗi: “Số nhiệm vụ đã hoàn thành")


def test_the_list_names_the_faults_of_all_tabs_and_follows_edits(faulty: Clerk) -> None:
    before = listed(faulty)
    assert before == [
        "Cảnh báo: Ban hành Kế hoạch CCHC",
        "Lỗi: Số nhiệm vụ đã hoàn thành theo kế hoạch",
        "Lỗi: Số TTHC đang cung cấp trực tuyến một phần",
    ]
    faulty.goes_to("plan.tasks_done")
    faulty.types("2")
    faulty.presses("Enter")
    assert listed(faulty) == [before[0], "Cảnh báo: Tỷ lệ hoàn thành so với Kế hoạch", before[2]]
    faulty.presses("Ctrl+Z")
    assert listed(faulty) == before


def test_a_click_in_the_list_goes_to_the_cell(faulty: Clerk) -> None:
    table = faulty.page.findings.table
    place = table.visualRect(faulty.page.findings.entries.index(2, Column.MESSAGE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert faulty.stands_in == ("online_services.partly.offered", VALUE)
    assert faulty.hand is faulty.page.view
    rect = faulty.page.view.visualRect(faulty.page.view.currentIndex())
    assert faulty.page.view.viewport().rect().contains(rect)


def test_enter_in_the_list_goes_to_a_missing_note(faulty: Clerk) -> None:
    faulty.goes_to("plan.tasks_done")
    faulty.page.findings.table.setFocus()
    faulty.page.findings.table.selectRow(0)
    faulty.presses("Return")
    assert faulty.stands_in == ("plan.issued", NOTE)


def test_badges_count_what_is_filled_and_what_is_wrong(faulty: Clerk) -> None:
    badge = faulty.page.tabs.badge(0)
    assert (badge.filled.filled, badge.filled.total) == (3, 31)
    assert (badge.faults.errors, badge.faults.warnings) == (1, 1)
    assert faulty.page.tabs.accessibleTabName(0) == "I. Chỉ đạo, điều hành, đã điền 3 trên 31 ô; 1 lỗi, 1 cảnh báo"
    assert faulty.page.tabs.badge(5).faults.errors == 1
    faulty.goes_to("plan.tasks_done")
    faulty.presses("Delete")
    badge = faulty.page.tabs.badge(0)
    assert badge.filled.filled == 2
    assert badge.faults.errors == 0


def test_a_badge_that_needs_more_room_gets_it(qtbot: QtBot) -> None:
    empty = Badge(Completeness(0, 9), FaultCount())
    tabs = SectionTabs(["I", "II"], [empty, empty])
    qtbot.addWidget(tabs)
    tabs.show()
    before = tabs.tabRect(0).width()
    tabs.set_badge(0, Badge(Completeness(0, 9), FaultCount(120, 345)))
    assert tabs.tabRect(0).width() > before
    assert tabs.tabToolTip(0) == "I: đã điền 0 trên 9 ô; 120 lỗi, 345 cảnh báo"


def test_shift_f1_explains_the_cell_in_words(faulty: Clerk) -> None:
    faulty.goes_to("plan.completion")
    text = faulty.explanation
    assert "Tỷ lệ hoàn thành so với Kế hoạch" in text
    assert "“Số nhiệm vụ đã hoàn thành theo kế hoạch” (5) ÷ “Số nhiệm vụ được giao" in text
    assert "× 100 = 166,67" in text
    faulty.goes_to("plan.tasks_done")
    text = faulty.explanation
    assert "Lỗi:" in text
    assert faulty.page.session.report.edition.indicators["plan.tasks_done"].guidance in text
    faulty.presses("Shift+F1")
    assert not faulty.page.explanation.isVisible()
    faulty.presses("Shift+F1")
    assert faulty.page.explanation.isVisible()


def test_f7_hides_the_list_and_brings_it_back(faulty: Clerk) -> None:
    faulty.presses("F7")
    assert not faulty.page.findings.isVisible()
    faulty.presses("F7")
    assert faulty.page.findings.isVisible()


def test_a_screen_reader_hears_the_whole_cell(faulty: Clerk) -> None:
    assert faulty.hears("plan.tasks_done") == "Số nhiệm vụ đã hoàn thành theo kế hoạch, số lượng, 5, Nhiệm vụ, có lỗi"
    assert faulty.hears("plan.issued", NOTE) == "Ban hành Kế hoạch CCHC, giải trình, trống, có cảnh báo"
    assert "do chương trình tính" in faulty.hears("plan.completion")


def test_a_stated_figure_that_differs_is_marked_and_deleted(clerk: Clerk, session: ReportSession) -> None:
    session.take_in(
        "nhập từ tệp",
        [(Address("plan.tasks_assigned"), "4"), (Address("plan.tasks_done"), "2"), (Address("plan.completion"), "60")],
    )
    clerk.goes_to("plan.completion")
    assert clerk.colour("plan.completion") == style.theme().warning
    assert clerk.reads("plan.completion") == "50"
    clerk.presses("Delete")
    assert clerk.colour("plan.completion") == style.theme().calculated
