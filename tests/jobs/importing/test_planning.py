"""What is shown of an import before it is carried out is what carrying it out does."""

import pytest

from desktop.engine.edits import NOTE, Address
from desktop.jobs.importing import ALL, Fate, Plan, apply_reading, carry_out, plan
from desktop.jobs.importing.interpreting import interpreted
from desktop.jobs.importing.result import Reading, Taken, TakenTask
from tests.exchange.reading.sheets import MAY
from tests.helpers.clerk import Clerk, opens
from tests.helpers.editions import district, edition, indicator
from tests.jobs.importing.test_proposals import read, row

FORM = edition(indicator("t", "sum(a, b)", label="Tổng số"), indicator("a", label="Số đơn"), indicator("b", label="Số hồ sơ"))


def fates(told: Plan) -> dict[Address, Fate]:
    return {cell.address: cell.fate for cell in told.cells}


@pytest.fixture
def clerk() -> Clerk:
    return opens(FORM)


@pytest.mark.parametrize("blanks_only", [False, True])
def test_the_plan_is_what_is_done(clerk: Clerk, blanks_only: bool) -> None:
    clerk.types("a", "5")
    reading = read(FORM, row("t", "9"), row("a", "7", note="x"), row("b", note="20"))
    told = plan(clerk.report, reading, ALL, blanks_only=blanks_only)
    carry_out(clerk.session, told)
    for cell in told.cells:
        column = cell.address.column
        assert cell.then == (clerk.report.note if column == NOTE else clerk.report.shown)(cell.address.code)
    clerk.sees("a", "5" if blanks_only else "7").sees("b", "20")


def test_what_the_cell_holds_already_is_not_written_again(clerk: Clerk) -> None:
    clerk.types("a", "7")
    told = plan(clerk.report, read(FORM, row("a", "7,0")))
    assert fates(told) == {Address("a"): Fate.SAME}
    assert told.writes == ()


def test_a_note_of_the_clerk_outlives_a_number_moved_out_of_the_files_note(clerk: Clerk) -> None:
    clerk.notes("a", "Theo sổ theo dõi")
    reading = read(FORM, row("a", note="20"))
    assert fates(plan(clerk.report, reading, ALL)) == {Address("a"): Fate.FILLED}
    assert fates(plan(clerk.report, reading))[Address("a", NOTE)] is Fate.REPLACED


def test_a_file_taken_in_before_as_it_stands_is_put_right_by_accepting(clerk: Clerk) -> None:
    reading = read(FORM, row("a", note="20"))
    apply_reading(clerk.session, reading)
    told = plan(clerk.report, reading, ALL)
    assert fates(told) == {Address("a"): Fate.FILLED, Address("a", NOTE): Fate.CLEARED}
    (_, note) = told.cells
    assert (note.said, note.now, note.then) == ("20", "20", "")
    apply_reading(clerk.session, reading, ALL)
    clerk.sees("a", "20")
    assert clerk.report.note("a") == ""


def test_a_stated_total_is_compared_with_the_parts_of_the_same_file(clerk: Clerk) -> None:
    wrong = read(FORM, row("t", "52"), row("a", "30"), row("b", "38"))
    told = plan(clerk.report, wrong)
    assert fates(told)[Address("t")] is Fate.DIFFERS
    assert [(cell.said, cell.then) for cell in told.compared] == [("52", "68")]
    apply_reading(clerk.session, wrong)
    clerk.sees_finding("cell.stated_differs", "t")
    right = read(FORM, row("t", "68"), row("a", "30"), row("b", "38"))
    assert fates(plan(clerk.report, right))[Address("t")] is Fate.AGREES
    apply_reading(clerk.session, right)
    clerk.sees_no_finding("cell.stated_differs")


def test_a_total_that_is_typed_is_like_any_cell(clerk: Clerk) -> None:
    clerk.types("t", "9")
    reading = read(FORM, row("t", "12"))
    assert fates(plan(clerk.report, reading)) == {Address("t"): Fate.REPLACED}
    assert fates(plan(clerk.report, reading, blanks_only=True)) == {Address("t"): Fate.KEPT}


def test_cells_are_in_paper_order_and_say_where_they_stand() -> None:
    reading = interpreted(FORM, MAY, [row("b", "2"), row("a", "1", note="x")], [], [])
    told = plan(opens(FORM).report, reading)
    assert [cell.address for cell in told.cells] == [Address("a"), Address("a", NOTE), Address("b")]


def test_a_task_that_the_report_does_not_have_is_a_new_row() -> None:
    form = district()
    (code, table), *_ = form.task_tables.items()
    clerk = opens(form, "2021-9M")
    clerk.session.lay_out_tasks()
    before = len(clerk.report.task_rows(code))
    texts = {table.first_column: "Xây dựng phần mềm theo dõi nhiệm vụ"}
    new = TakenTask(f"{code}#99", code, table.groups[0].code, texts[table.first_column], is_new=True, texts=texts)
    taken = Taken(Address(new.code, table.first_column), new.label)
    reading = Reading(form, (taken,), (), tasks=(new,))
    told = plan(clerk.report, reading, blanks_only=True)
    (cell,) = told.cells
    assert (cell.fate, cell.now, cell.then) == (Fate.ADDED, "", new.label)
    assert told.after.label(cell.address.code) == new.label
    carry_out(clerk.session, told)
    assert len(clerk.report.task_rows(code)) == before + 1
    clerk.undoes()
    assert len(clerk.report.task_rows(code)) == before
