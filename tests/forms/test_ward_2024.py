"""The ward's monthly form of 2024, as it was issued, and the seed's May report in it."""

from decimal import Decimal
from pathlib import Path

from desktop.engine.definition import Indicator
from desktop.engine.report import Report
from desktop.engine.values import Kind
from tests.forms.conftest import filled_from
from tests.helpers import clerk
from tests.helpers.editions import CATALOGUE, ward

LABELS = Path(__file__).with_name("ward-2024-labels.txt")
EXAMPLES = CATALOGUE.folder / "ward-monthly" / "2024" / "examples"


def may() -> Report:
    """The seed's report of May 2024, each figure in its own cell."""
    return filled_from(EXAMPLES / "2024-05.json").report


def test_the_form_is_printed_as_it_was_issued() -> None:
    printed = [f"{row.marker}\t{row.label}" for row in ward().rows]
    _comment, *issued = LABELS.read_text(encoding="utf-8").splitlines()
    assert len(issued) == 123
    assert printed == issued


def test_sections_are_the_tabs_in_paper_order() -> None:
    tabs = [(section.code, len(section.rows), section.rows[0].marker) for section in ward().sections]
    assert [code for code, _, _ in tabs] == ["I", "II.1", "II.2", "II.3", "II.4", "II.5"]
    assert sum(rows for _, rows, _ in tabs) == 123


def test_every_row_has_its_guidance() -> None:
    assert [row.code for row in ward().indicators.values() if not row.guidance] == []


def test_kinds_of_rows() -> None:
    kinds = [row.type.kind if isinstance(row, Indicator) else "heading" for row in ward().rows]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "heading": 29,
        Kind.YES_NO: 10,
        Kind.COUNT: 65,
        Kind.RATIO: 17,
        Kind.CHOICE: 2,
    }


def test_a_row_is_named_with_the_row_above_it() -> None:
    names = ward().names
    assert names["grievances.resolved.complaints"] == "Khiếu nại – Tổng số vụ việc khiếu nại, tố cáo … đã giải quyết xong"


def test_the_seeds_ratios_are_calculated_where_it_printed_errors() -> None:
    report = may()
    assert report.shown("plan.completion") == "30"
    assert report.shown("procedure_review.completion") == "100"
    assert report.shown("dossiers.on_time_ratio") == "100"
    assert report.shown("staffing.unused_ratio") == "13,04"
    assert report.shown("online_services.national_portal_ratio") == "4,17"
    for nothing_to_divide_by in (
        "inspection.coverage",
        "inspection.handling_ratio",
        "superior_tasks.completion",
        "it_plan.completion",
    ):
        assert report.shown(nothing_to_divide_by) == "–"
        assert report.value(nothing_to_divide_by) is None


def test_blank_is_not_zero() -> None:
    report = may()
    assert report.shown("direction.documents") == ""
    assert report.value("inspection.issues_found") == 0
    assert report.shown("inspection.issues_found") == "0"


def test_the_seeds_report_has_three_things_to_explain() -> None:
    assert [finding.rule for finding in may().findings] == [
        "plan.unfinished_explained",
        "inspection.issued_has_divisions",
        "payment.below_100_explained",
    ]


def test_a_month_of_typing() -> None:
    (
        clerk.opens("ward-monthly", "2024-05")
        .types("plan.issued", "co")
        .sees("plan.issued", "Có")
        .sees_finding("plan.document_named", at="plan.issued")
        .notes("plan.issued", "Kế hoạch số 29/KH-UBND ngày 19/01/2024")
        .sees_no_finding("plan.document_named")
        .sees_finding("plan.issued_has_tasks", at="plan.tasks_assigned")
        .types("plan.tasks_assigned", "20")
        .types("plan.tasks_done", "26")
        .sees("plan.completion", "130")
        .sees_finding("plan.done_within_assigned", at="plan.tasks_done", saying="(26) lớn hơn “Số nhiệm vụ được giao")
        .types("plan.tasks_done", "6")
        .sees("plan.completion", "30")
        .sees_finding("plan.unfinished_explained", at="plan.completion")
        .notes("plan.tasks_done", "14 nhiệm vụ có thời hạn đến tháng 12")
        .sees_no_finding()
        .types("grievances.received.complaints", "1")
        .types("grievances.resolved.complaints", "2")
        .sees_finding("grievances.complaints_resolved_within_received", saying="“Khiếu nại – Tổng số vụ việc")
        .undoes()
        .sees_no_finding()
        .sees("grievances.received", "1")
        .cannot_type("grievances.received", "5")
    )


def test_figures_of_the_consistent_example_are_exact() -> None:
    report = filled_from(EXAMPLES / "consistent.json").report
    assert report.value("plan.completion") == Decimal("37.5")
    assert report.shown("plan.completion") == "37,5"
