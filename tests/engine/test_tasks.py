"""Open-ended tables: rows are added, moved, deleted and brought back like any other edit."""

from datetime import date

import pytest

from desktop.engine.definition import Section
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.report import EditRefusedError, Report
from desktop.engine.tasks import TaskGroup, TaskTable
from desktop.engine.unit import Unit
from desktop.engine.values import Kind, value_type
from desktop.session import ReportSession
from tests.helpers.clerk import NoDisk
from tests.helpers.editions import edition, heading, indicator, rule

TASKS = TaskTable(
    "tasks",
    (TaskGroup("I", "I", "Chỉ đạo"), TaskGroup("II", "II", "Thể chế")),
    {"task": value_type(Kind.TEXT), "done": value_type(Kind.YES_NO), "due": value_type(Kind.DATE)},
    (("I", {"task": "Việc một"}), ("I", {"task": "Việc hai"}), ("II", {"task": "Việc ba"})),
)


@pytest.fixture
def session() -> ReportSession:
    listed = rule(
        "check",
        {"assert": "planned = rows(tasks) and finished = rows_done(tasks)"},
        message="Phụ lục 1 ghi {planned} và {finished}, Phụ lục 2 có {rows(tasks)} và {rows_done(tasks)}.",
    )
    form = edition(heading("h"), indicator("planned"), indicator("finished"), rules=[listed])
    (appendix,) = form.appendices
    form.appendices = (appendix, appendix._replace(code="pl2", sections=(Section("PL2", "Phụ lục 2", tasks=TASKS),)))
    made = ReportSession(Report(form, Unit("UBND"), Period.parse("2024-05")), 1, NoDisk(), date(2024, 6, 1))
    made.lay_out_tasks()
    return made


def listed(session: ReportSession) -> list[tuple[str, str]]:
    """Each row's group and task, in printed order."""
    rows = session.report.task_rows("tasks")
    entries = [session.report.entry(Address(row.code, "task")) for row in rows]
    return [(row.group, entry.typed if entry else "") for row, entry in zip(rows, entries, strict=True)]


START = [("I", "Việc một"), ("I", "Việc hai"), ("II", "Việc ba")]


def test_a_new_report_starts_with_the_rows_of_its_form(session: ReportSession) -> None:
    assert listed(session) == START


def test_a_row_is_added_where_it_is_wanted_and_filled(session: ReportSession) -> None:
    code = session.add_task("tasks", "I", 1)
    session.set_value(Address(code, "task"), "Việc chen vào")
    assert listed(session) == [START[0], ("I", "Việc chen vào"), START[1], START[2]]
    session.undo()
    session.undo()
    assert listed(session) == START


def test_a_row_is_moved_within_its_group_and_to_another(session: ReportSession) -> None:
    first = session.report.task_rows("tasks")[0].code
    session.move_task(first, "I", 1)
    assert listed(session) == [START[1], START[0], START[2]]
    session.move_task(first, "II", 0)
    assert listed(session) == [START[1], ("II", "Việc một"), START[2]]
    session.undo()
    session.undo()
    assert listed(session) == START


def test_a_deleted_row_comes_back_whole(session: ReportSession) -> None:
    row = session.report.task_rows("tasks")[1].code
    session.set_value(Address(row, "done"), "x")
    session.delete_tasks([row])
    assert listed(session) == [START[0], START[2]]
    assert session.report.entry(Address(row, "done")) is None
    session.undo()
    assert listed(session) == START
    assert session.report.tasks("tasks") == (3, 1)


def test_a_new_row_never_takes_the_place_of_one_that_undoing_brings_back(session: ReportSession) -> None:
    last = session.report.task_rows("tasks")[2].code
    session.delete_tasks([last])
    assert session.add_task("tasks", "II", 0) != last


def test_many_rows_between_two_neighbours_keep_their_order(session: ReportSession) -> None:
    for number in range(200):
        session.set_value(Address(session.add_task("tasks", "I", 1), "task"), f"{number}")
    assert [task for _, task in listed(session)][1:201] == [f"{number}" for number in reversed(range(200))]


def test_the_other_appendix_is_compared_with_the_tasks(session: ReportSession) -> None:
    session.set_cells("dán", [(Address("planned"), "3"), (Address("finished"), "0")])
    assert not session.report.findings
    row = session.report.task_rows("tasks")[0].code
    session.set_value(Address(row, "done"), "x")
    (finding,) = session.report.findings
    assert finding.message == "Phụ lục 1 ghi 3 và 0, Phụ lục 2 có 3 và 1."


def test_a_text_that_cannot_be_read_is_kept_and_told(session: ReportSession) -> None:
    row = session.report.task_rows("tasks")[2].code
    session.set_value(Address(row, "due"), "Quý I")
    (finding,) = session.report.findings
    assert (finding.rule, finding.indicators) == ("cell.not_a_date", (row,))


@pytest.mark.parametrize("address", [Address("tasks#1", "nothing"), Address("other#1", "task"), Address("tasks", "task")])
def test_a_cell_that_the_table_does_not_have_is_refused(session: ReportSession, address: Address) -> None:
    with pytest.raises(EditRefusedError):
        session.set_value(address, "x")


def test_a_table_is_shown_group_by_group_also_where_one_is_empty(session: ReportSession) -> None:
    report = session.report
    session.move_task("tasks#3", "I", 0)
    shown = [(group.title, [row.code for row in rows]) for group, rows in report.task_groups("tasks")]
    assert shown == [("Chỉ đạo", ["tasks#3", "tasks#1", "tasks#2"]), ("Thể chế", [])]
    assert [row.code for row in report.task_rows("tasks")] == ["tasks#3", "tasks#1", "tasks#2"]


def test_a_task_is_labelled_by_what_is_to_be_done(session: ReportSession) -> None:
    report = session.report
    assert report.label("tasks#2") == "Việc hai"
    assert report.label(session.add_task("tasks", "II", 0)) == "(chưa ghi nội dung)"
    assert report.label("tasks") == "Phụ lục 2"


def test_a_cell_shows_its_meaning_or_what_was_typed(session: ReportSession) -> None:
    session.set_cells("gõ", [(Address("tasks#1", "done"), "x"), (Address("tasks#1", "due"), "1/6/2024")])
    session.set_value(Address("tasks#2", "due"), "Quý I")
    shown = [session.report.task_text(Address(*cell)) for cell in (("tasks#1", "done"), ("tasks#1", "due"), ("tasks#2", "due"))]
    assert shown == ["Có", "01/06/2024", "Quý I"]
    assert session.report.findings[-1].cell == Address("tasks#2", "due")


def test_a_tab_of_tasks_is_as_full_as_tasks_are_done(session: ReportSession) -> None:
    report = session.report
    *_, tab = report.edition.sections
    assert report.completeness(tab) == (0, 3)
    session.set_cells("gõ", [(Address("tasks#1", "done"), "x"), (Address("tasks#2", "done"), "Không")])
    assert report.completeness(tab) == (1, 3)
    assert report.completeness() == (0, 2), "the whole report counts the cells of the form"
