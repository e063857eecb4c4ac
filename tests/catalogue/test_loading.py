"""What the loader takes, and what it makes of it."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.engine.definition import Column, Heading, Indicator
from desktop.engine.findings import Severity
from desktop.engine.period import PeriodType
from desktop.engine.rules import Missing
from desktop.engine.unit import UnitLevel
from desktop.engine.values import ChoiceType, Kind, NumberType
from tests.catalogue.writing import FORM, ROWS, RULES, Folder


def test_a_form_in_order_is_taken_as_it_is_written(folder: Folder) -> None:
    edition = folder.edition()
    assert (edition.form, edition.edition, edition.title, edition.due_days) == ("small", "2024", "Biểu nhỏ", 3)
    assert edition.unit_levels == (UnitLevel.WARD,)
    assert edition.period_types == (PeriodType.MONTH,)
    assert edition.in_force_from == date(2024, 1, 1)
    (appendix,) = edition.appendices
    assert appendix.title == "BÁO CÁO {period}"
    assert appendix.columns == (Column("label", "Nội dung", 60), Column("value", "Số lượng", 40))
    assert [(section.code, section.tab, len(section.rows)) for section in edition.sections] == [
        ("I", "Phần I", 5),
        ("II", "Phần II", 3),
    ]
    assert [row.code for row in appendix.rows] == [row.code for row in edition.rows] == list(edition.paper_order)


def test_rows_are_taken_as_they_are_written(folder: Folder) -> None:
    edition = folder.edition()
    assert edition.row("work") == Heading("work", "I", 0, "bold", "Công việc")
    assert next(iter(edition.indicators)) == "work.given"
    given = edition.row("work.given")
    assert isinstance(given, Indicator)
    assert given.guidance == 'Ghi số được giao, kể cả việc "cũ".'
    assert isinstance(given.type, NumberType)
    assert (given.type.kind, given.type.unit, given.type.decimals) == (Kind.COUNT, "Việc", 0)
    ratio = edition.indicators["work.ratio"]
    assert ratio.calculated
    assert not ratio.is_total
    assert edition.indicators["work.all"].is_total
    state = edition.indicators["state"].type
    assert isinstance(state, ChoiceType)
    assert state.choices == {"none": "Chưa", "done": "Rồi"}
    assert not state.coded
    assert edition.section_of["state"].code == "II"
    with pytest.raises(KeyError):
        edition.row("nowhere")


def test_a_choice_may_be_printed_as_its_code(folder: Folder) -> None:
    folder.change("rows.csv", ",choice,,none=Chưa;done=Rồi", ",coded_choice,,none=Chưa;done=Rồi")
    state = folder.edition().indicators["state"]
    assert (state.shown("done"), state.printed("done")) == ("Rồi", "done")


def test_columns_may_stand_under_one_title(folder: Folder) -> None:
    folder.change("form.toml", "width = 40 }", 'width = 40, group = "Kết quả" }')
    (appendix,) = folder.edition().appendices
    assert [column.group for column in appendix.columns] == ["", "Kết quả"]


def test_rules_are_taken_as_they_are_written(folder: Folder) -> None:
    bound, note = folder.edition().rules
    assert (bound.id, bound.kind, bound.severity, bound.missing, bound.anchor) == (
        "work.done_within_given",
        "bound",
        Severity.ERROR,
        Missing.SKIP,
        "work.done",
    )
    assert note.severity is Severity.WARNING
    assert note.references == ("issued", "state")
    assert note.watched == ("issued", "state", "work.given")
    assert note.basis == "nhãn"


def test_a_rule_over_several_cells_becomes_one_for_each(folder: Folder) -> None:
    folder.append(
        "rules.toml", '[[rule]]\nid = "r"\nkind = "range"\nindicators = ["work.given", "work.done"]\nmin = "1"\nbasis = "x"\n'
    )
    ranges = [rule for rule in folder.edition().rules if rule.id == "r"]
    assert [rule.anchor for rule in ranges] == ["work.given", "work.done"]
    assert ranges[0].operands["min"].tree == (Decimal(1),)


def test_a_form_may_have_no_rules(folder: Folder) -> None:
    (folder.path / "rules.toml").write_text("# chưa có\n", encoding="utf-8")
    assert folder.edition().rules == ()


@pytest.mark.parametrize("header", ["[[rule]]  # một quy tắc", "[[ rule ]]", "  [[rule]]"])
def test_no_rule_is_lost_however_its_header_is_written(folder: Folder, header: str) -> None:
    (folder.path / "rules.toml").write_text(RULES.replace("[[rule]]", header), encoding="utf-8")
    assert len(folder.edition().rules) == 2


def test_rules_written_as_a_list_are_taken_too(folder: Folder) -> None:
    text = 'rule = [{ id = "a", kind = "bound", part = "work.done", whole = "work.given", basis = "x" }]\n'
    (folder.path / "rules.toml").write_text(text, encoding="utf-8")
    assert [rule.id for rule in folder.edition().rules] == ["a"]


def test_tabs_written_as_a_list_are_taken_too(folder: Folder) -> None:
    text = (
        FORM.split("[[appendix.section]]")[0] + 'section = [{ code = "I", tab = "Phần I" }, { code = "II", tab = "Phần II" }]\n'
    )
    (folder.path / "form.toml").write_text(text, encoding="utf-8")
    assert [len(section.rows) for section in folder.edition().sections] == [5, 3]
    folder.change("form.toml", ', { code = "II", tab = "Phần II" }', "")
    assert [fault.partition(": ")[0] for fault in folder.faults()] == ["rows.csv:7", "rows.csv:8", "rows.csv:9"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_saved_by_other_programs_are_the_same(folder: Folder, end: str, mark: str) -> None:
    plain = folder.edition()
    for name, text in (("form.toml", FORM), ("rows.csv", ROWS), ("rules.toml", RULES)):
        (folder.path / name).write_bytes((mark + text.replace("\n", end)).encode())
    again = folder.edition()
    assert [row[:-3] for row in again.rows if isinstance(row, Heading)] == [
        row[:-3] for row in plain.rows if isinstance(row, Heading)
    ]
    assert [(row.code, row.label, row.guidance) for row in again.indicators.values()] == [
        (row.code, row.label, row.guidance) for row in plain.indicators.values()
    ]
    assert again.appendices[0].columns == plain.appendices[0].columns
    assert [rule.message for rule in again.rules] == [rule.message for rule in plain.rules]


def test_a_cell_may_have_several_lines(folder: Folder) -> None:
    folder.change("rows.csv", 'việc ""cũ"".', "việc:\n- cũ;\n- mới.")
    assert folder.edition().indicators["work.given"].guidance == "Ghi số được giao, kể cả việc:\n- cũ;\n- mới."
