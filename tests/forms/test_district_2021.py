"""The district's report of 2021, as it was issued, and the seed's nine months in it with all their faults."""

from pathlib import Path

import pytest

from desktop.engine.definition import Indicator
from desktop.engine.findings import Finding, Severity
from desktop.engine.report import Report
from desktop.engine.tasks import starting_changes
from desktop.engine.values import Kind
from tests.forms.conftest import filled_from
from tests.helpers.editions import CATALOGUE, district, ward
from tests.helpers.reports import empty

LABELS = Path(__file__).with_name("district-2021-labels.txt")
EXAMPLES = CATALOGUE.folder / "district-report" / "2021" / "examples"
STATED = "cell.stated_differs"


def nine_months() -> Report:
    """The seed's report as it was sent."""
    return filled_from(EXAMPLES / "2021-9M.json").report


def found(rule: str, code: str = "") -> Finding:
    """What *rule* says, of the row *code* where it can speak of several."""
    (finding,) = [told for told in nine_months().findings if told.rule == rule and code in ("", told.indicators[0])]
    return finding


# --- the form ---


def test_the_form_is_printed_as_it_was_issued() -> None:
    printed = [f"{row.marker}\t{row.label}" for row in district().rows]
    _comment, *issued = LABELS.read_text(encoding="utf-8").splitlines()
    assert len(issued) == 992
    assert printed == issued


def test_one_report_holds_three_appendices() -> None:
    tabs = {appendix.marker: [section.code for section in appendix.sections] for appendix in district().appendices}
    assert tabs == {
        "PHỤ LỤC 1": ["I", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7"],
        "PHỤ LỤC 2": ["PL2"],
        "PHỤ LỤC 3": ["PL3"],
    }


def test_kinds_of_rows() -> None:
    kinds = [row.type.kind if isinstance(row, Indicator) else "heading" for row in district().rows]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "heading": 92,
        Kind.YES_NO: 61,
        Kind.COUNT: 767,
        Kind.RATIO: 53,
        Kind.CHOICE: 1,
        Kind.MONEY: 18,
    }


def test_totals_and_ratios_are_calculated() -> None:
    expressions = district().plan.expressions.values()
    assert sum(expression.is_total for expression in expressions) == 119
    assert sum(expression.text.startswith("ratio(") for expression in expressions) == 47
    assert len(expressions) == 166


def test_tasks_stand_in_their_groups_from_the_start() -> None:
    tables = district().task_tables
    starting = {code: [group for group, _ in table.starting] for code, table in tables.items()}
    assert [starting["reform_tasks"].count(group.code) for group in tables["reform_tasks"].groups] == [8, 3, 6, 2, 3, 4, 5]
    assert len(starting["sipas_tasks"]) == 4


def test_indicators_that_mean_the_same_have_the_codes_of_the_wards_form() -> None:
    shared = district().indicators.keys() & ward().indicators.keys()
    assert len(shared) == 47
    for code in shared:
        assert district().indicators[code].type.kind == ward().indicators[code].type.kind, code


def test_rows_are_named_by_where_they_are_found_on_paper() -> None:
    names = district().names
    assert names["postal.communes.received"] == "Số hồ sơ TTHC tiếp nhận qua dịch vụ BCCI – mục 6.1.10"
    assert names["grievances.received.complaints"] == "Khiếu nại – Số vụ việc khiếu nại, tố cáo đã tiếp nhận"
    assert names["one_stop.procedures.at_desk_ratio"].endswith("cơ chế một cửa tại bộ phận một cửa”")


# --- the seed's faults ---


def test_as_many_findings_as_the_evidence_lists() -> None:
    severities = [finding.severity for finding in nine_months().findings]
    assert severities.count(Severity.ERROR) == 14
    assert severities.count(Severity.WARNING) == 36


@pytest.mark.parametrize(
    ("code", "printed", "calculated"),
    [
        ("dossiers.communes.one_stop.overdue_ratio", "112,185953", "0,17"),
        ("digital.communes.broadband_ratio", "588,235294", "100"),
        ("one_stop.procedures.at_desk_ratio", "139,690722", "100"),
        ("dossiers.one_stop.overdue_ratio", "15,0161987", "0,11"),
        ("dossiers.communes.received", "52543", "68.897"),
        ("legal.enforcement.handling_ratio", "#DIV/0!", "–"),
    ],
)
def test_figures_that_were_printed_wrong_are_told_beside_the_right_ones(code: str, printed: str, calculated: str) -> None:
    assert nine_months().shown(code) == calculated
    assert found(STATED, code).message == f"Số ghi sẵn là {printed}, chương trình tính ra {calculated}."


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("dossiers.flow", "14.662 13.905 1.672"),
        ("dossiers.communes.flow", "68.897 67.570 1.439"),
        ("petitions.resolved_by_publication", "6 3"),
        ("personnel.agencies.grades_add_up", "202 193"),
        ("personnel.agencies.degrees_cover_total", "189 193"),
        ("personnel.agencies.ages_add_up", "191 193"),
        ("personnel.units.kinds_add_up", "4.447 4.433"),
        ("personnel.units.grades_add_up", "4.455 4.433"),
        ("personnel.units.degrees_cover_total", "4.362 4.433"),
        ("personnel.units.ages_add_up", "4.362 4.433"),
        ("personnel.commune.degrees_within_total", "339 338"),
        ("personnel.commune.ages_cover_officials", "299 338"),
        ("personnel.commune.elected_degrees_within", "95 92"),
        ("personnel.commune.elected_ages_add_up", "125 92"),
        ("personnel.commune.civil_servants_degrees_cover", "244 246"),
        ("personnel.commune.civil_servants_ages_add_up", "174 246"),
        ("e_documents.internal_shares_within_100", "100 5"),
    ],
)
def test_the_printed_faults_of_the_seed_are_found(rule: str, figures: str) -> None:
    message = found(rule).message
    assert [figure for figure in figures.split() if figure not in message] == []


def test_both_appendices_count_the_same_tasks() -> None:
    assert nine_months().tasks("reform_tasks") == (31, 21)
    assert not [finding for finding in nine_months().findings if finding.rule.startswith("plan.tasks")]


def test_a_new_report_with_its_starting_tasks_is_in_order() -> None:
    report = empty(district(), nine_months().period)
    for table in district().task_tables.values():
        for change in starting_changes(table):
            assert change.after is not None
            assert change.after.reading.fault is None
    assert report.findings == ()
