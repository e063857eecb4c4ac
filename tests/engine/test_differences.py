"""What a corrected version says otherwise than the version before it."""

from datetime import date

from desktop.engine.differences import Difference, differences
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Dates
from desktop.engine.report import Report
from tests.helpers import tasks
from tests.helpers.clerk import opens
from tests.helpers.tasks import REFORM, SIPAS, code

ASSIGNED, DONE, RATIO = "plan.tasks_assigned", "plan.tasks_done", "plan.completion"


def told(found: list[Difference]) -> list[tuple[str, str, str, str]]:
    return [(each.code, each.column, each.before, each.after) for each in found]


def test_a_copy_says_nothing_else() -> None:
    report = opens("ward-monthly").types(ASSIGNED, "20").types(DONE, "5").report
    assert differences(report, report.copy()) == []


def test_typed_and_calculated_cells_are_listed_in_paper_order() -> None:
    clerk = opens("ward-monthly").types(ASSIGNED, "20").types(DONE, "5").notes(ASSIGNED, "theo Kế hoạch 29")
    before = clerk.report.copy()
    clerk.notes(ASSIGNED, "").types(DONE, "1.000").types("plan.issued", "có")
    found = differences(before, clerk.report)
    assert told(found) == [
        ("plan.issued", "Số lượng", "", "Có"),
        (ASSIGNED, "Giải trình", "theo Kế hoạch 29", ""),
        (DONE, "Số lượng", "5", "1.000"),
        (RATIO, "Số lượng", "25", "5000"),
    ]
    assert [each.calculated for each in found] == [False, False, False, True]
    assert found[1].address == Address(ASSIGNED, NOTE)
    assert found[2].label == before.label(DONE)
    assert found[2].tab == before.edition.section_of[DONE].tab


def test_the_header_comes_first() -> None:
    before = opens("ward-monthly").report
    after: Report = before.copy()
    after.number, after.dates = "06", Dates(date(2024, 1, 1), before.dates.end)
    assert [(each.label, each.before, each.after) for each in differences(before, after)] == [
        ("Số báo cáo", "", "06"),
        ("Từ ngày", "15/04/2024", "01/01/2024"),
    ]


def test_tasks_added_moved_changed_and_deleted() -> None:
    session = tasks.session()
    before = session.report.copy()
    session.set_value(Address(code(REFORM, 1), "done"), "có")
    session.move_task(code(REFORM, 2), "II", 0)
    added = session.add_task(REFORM, "III", 0)
    session.set_value(Address(added, "task"), "Số hóa hồ sơ")
    session.delete_tasks([code(SIPAS, 2)])
    assert told(differences(before, session.report)) == [
        (code(REFORM, 1), "Đã hoàn thành", "", "Có"),
        (code(REFORM, 2), "Vị trí", "I.2", "II.1"),
        (added, "Vị trí", "", "III.1"),
        (added, "Nội dung thực hiện", "", "Số hóa hồ sơ"),
        (code(SIPAS, 2), "Vị trí", "2", ""),
        (code(SIPAS, 2), "Nhiệm vụ", "Bồi dưỡng kỹ năng", ""),
    ]


def test_a_deleted_task_is_named_by_what_it_was() -> None:
    session = tasks.session()
    before = session.report.copy()
    session.delete_tasks([code(REFORM, 3)])
    assert {each.label for each in differences(before, session.report)} == {"Rà soát văn bản"}
