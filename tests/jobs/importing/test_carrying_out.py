"""What is written when a reading is carried out, and that nothing is before."""

from pathlib import Path

import pytest

from desktop import locations
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.exchange.workbook import write_workbook
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing import apply_reading, paste, plan
from desktop.jobs.importing.reading import read_workbook_for
from tests.exchange.reading.sheets import HEADER, MAY, filled, save, table_of
from tests.helpers.clerk import Clerk, opens
from tests.helpers.editions import edition, indicator, ward
from tests.helpers.reports import empty, example, fill

WARD = ward()
EXAMPLES = locations.forms() / "ward-monthly" / "2024" / "examples"


@pytest.fixture(params=["2024-05", "consistent"])
def exported(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Clerk, Path]:
    """A filled report and the workbook it was exported as."""
    clerk = opens(WARD)
    fill(clerk.report, example(EXAMPLES / f"{request.param}.json")["values"])
    write_workbook(clerk.report, tmp_path / "báo cáo.xlsx")
    return clerk, tmp_path / "báo cáo.xlsx"


def test_our_own_workbook_comes_back_as_it_was(exported: tuple[Clerk, Path]) -> None:
    original, path = exported
    reading = read_workbook_for(WARD, path, MAY)
    assert (reading.left, reading.changed, reading.remarks) == ((), (), ())
    assert not any(taken.doubt for taken in reading.taken)
    clerk = opens(WARD)
    apply_reading(clerk.session, reading)
    for code in WARD.indicators:
        assert clerk.report.shown(code) == original.report.shown(code)
        assert clerk.report.note(code) == original.report.note(code)
    assert clerk.report.findings == original.report.findings


def test_what_the_calculation_confirms_is_not_held_against_it_later(exported: tuple[Clerk, Path]) -> None:
    _, path = exported
    clerk = opens(WARD)
    apply_reading(clerk.session, read_workbook_for(WARD, path, MAY))
    assert clerk.report.entry(Address("plan.completion")) is None
    clerk.types("plan.tasks_done", "1").sees_no_finding("cell.stated_differs")


def test_a_stated_figure_that_differs_is_kept_and_reported(tmp_path: Path) -> None:
    cells = {"plan.tasks_assigned": (20, None, ""), "plan.tasks_done": (6, None, ""), "plan.completion": (112.185953, None, "")}
    reading = read_workbook_for(WARD, save([HEADER, *table_of(WARD, cells)], tmp_path / "a.xlsx"), MAY)
    clerk = opens(WARD)
    apply_reading(clerk.session, reading)
    clerk.sees("plan.completion", "30").sees_finding("cell.stated_differs", "plan.completion", saying="112,185953")


def test_a_total_without_parts_is_taken(tmp_path: Path) -> None:
    form = edition(indicator("t", "sum(a, b)", label="Tổng số đơn đã nhận"), indicator("a"), indicator("b"))
    reading = paste(form, MAY, text="Tổng số đơn đã nhận\t7")
    clerk = opens(form)
    apply_reading(clerk.session, reading)
    clerk.sees("t", "7")


def test_an_import_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    reading = read_workbook_for(WARD, save([HEADER, *table_of(WARD, filled(WARD))], tmp_path / "a.xlsx"), MAY)
    clerk = opens(WARD).types("plan.tasks_assigned", "1").notes("direction.meetings", "giữ lại")
    before = clerk.report.entries
    assert plan(clerk.report, reading).writes
    assert clerk.report.entries == before
    assert apply_reading(clerk.session, reading) is not None
    clerk.sees("plan.tasks_assigned", "3")
    assert clerk.report.note("direction.meetings") == "giữ lại"
    assert clerk.session.undo_name == "nhập từ tệp"
    clerk.undoes()
    assert clerk.report.entries == before


def test_a_reading_of_another_form_is_refused() -> None:
    form = edition(indicator("a", label="Số hồ sơ đã giải quyết"))
    reading = paste(form, MAY, text="Số hồ sơ đã giải quyết\t7")
    with pytest.raises(RefusedError, match="không phải cho báo cáo này"):
        apply_reading(opens(WARD).session, reading)


def test_a_form_that_nobody_filled_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="chưa có ô nào được điền"):
        read_workbook_for(WARD, save([HEADER, *table_of(WARD, {})], tmp_path / "a.xlsx"), MAY)
    write_workbook(empty(WARD), tmp_path / "b.xlsx")
    with pytest.raises(RefusedError, match="chưa có ô nào được điền"):
        read_workbook_for(WARD, tmp_path / "b.xlsx", MAY)


def test_our_own_workbook_says_what_it_is(exported: tuple[Clerk, Path], tmp_path: Path) -> None:
    _, path = exported
    assert "tháng 5 năm 2024" in read_workbook_for(WARD, path, Period.parse("2024-06")).remarks[0]
    with pytest.raises(RefusedError, match="là của biểu mẫu “ward-monthly”, không phải “small”"):
        read_workbook_for(edition(indicator("a")), path, MAY)


def test_pasted_cells_are_values_and_notes() -> None:
    text = "Số biên chế công chức được giao:\t23\tBiên chế\tQuyết định 5/QĐ-UBND"
    reading = paste(WARD, MAY, text=text)
    assert reading.cells() == {
        Address("staffing.assigned", VALUE): "23",
        Address("staffing.assigned", NOTE): "Quyết định 5/QĐ-UBND",
    }
    with pytest.raises(RefusedError, match="Không có bảng nào để dán"):
        paste(WARD, MAY)
    with pytest.raises(RefusedError, match="không có dòng nào của biểu mẫu"):
        paste(WARD, MAY, text="Họ tên\tNgày sinh")
