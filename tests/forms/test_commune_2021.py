"""The commune's statistics of 2021, as they were issued, and the seed's report in them."""

from pathlib import Path

from desktop.engine.definition import ColumnNames, Indicator
from desktop.engine.report import Report
from desktop.engine.values import ChoiceType, Kind
from tests.forms.conftest import filled_from
from tests.helpers import clerk
from tests.helpers.editions import CATALOGUE, commune

LABELS = Path(__file__).with_name("commune-2021-labels.txt")
EXAMPLES = CATALOGUE.folder / "commune-statistics" / "2021" / "examples"


def year() -> Report:
    """The seed's report, each figure in its own cell."""
    return filled_from(EXAMPLES / "2021.json").report


def test_the_form_is_printed_as_it_was_issued() -> None:
    printed = [f"{row.marker}\t{row.label}" for row in commune().rows]
    _comment, *issued = LABELS.read_text(encoding="utf-8").splitlines()
    assert len(issued) == 130
    assert printed == issued


def test_columns_stand_in_the_forms_own_order_and_two_under_one_title() -> None:
    (appendix,) = commune().appendices
    assert [column.field for column in appendix.columns] == ["marker", "label", "unit", "value", "note"]
    assert [column.group for column in appendix.columns] == ["", "", "Kết quả thống kê", "Kết quả thống kê", ""]
    assert appendix.column_names == ColumnNames("Số liệu", "Ghi chú")


def test_every_row_has_its_guidance() -> None:
    assert [row.code for row in commune().indicators.values() if not row.guidance] == []


def test_kinds_of_rows() -> None:
    kinds = [row.type.kind if isinstance(row, Indicator) else "heading" for row in commune().rows]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "heading": 28,
        Kind.COUNT: 74,
        Kind.DOCUMENT: 3,
        Kind.CHOICE: 7,
        Kind.RATIO: 18,
    }


def test_answers_are_picked_as_words_and_printed_as_codes() -> None:
    report = clerk.opens("commune-statistics", "2021").types("dialogue.held", "co").sees("dialogue.held", "Có").report
    assert report.value("dialogue.held") == "1"
    assert report.printed("dialogue.held") == "1"
    for row in commune().indicators.values():
        if isinstance(row.type, ChoiceType):
            assert [f"{label} = {code}" for code, label in row.type.choices.items()] == row.unit.split("; "), row.code


def test_the_seeds_ratios_written_as_fractions_are_read() -> None:
    assert year().shown("dossiers.on_time_ratio") == "100"
    assert year().shown("procedures.in_force") == "218"


def test_the_seeds_report_has_two_things_to_explain() -> None:
    assert [finding.rule for finding in year().findings] == [
        "superior_tasks.unfinished_explained",
        "discipline.service_units_explained",
    ]


def test_the_clerk_is_told_of_the_columns_this_form_has() -> None:
    (
        clerk.opens("commune-statistics", "2021")
        .notes("direction.documents", "12")
        .sees_finding("note.figure_in_note", saying="nằm ở cột Ghi chú, còn cột Số liệu để trống")
        .types("direction.documents", "mười hai")
        .sees_finding("cell.not_a_number", saying="chữ thì ghi ở cột Ghi chú")
    )
