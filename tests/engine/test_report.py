"""A report being filled: what is calculated, what can be typed where, what is stated by a file, what is found."""

from datetime import date

import pytest

from desktop.engine.calculation import CyclicExpressionsError, Plan
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.expression import parse
from desktop.engine.findings import Severity
from desktop.engine.period import Dates
from desktop.engine.report import Completeness, EditRefusedError, Report, read_entry, stored_entry
from desktop.engine.values import Fault, FaultCode, Kind, Reading, Value, value_type
from tests.helpers import clerk
from tests.helpers.editions import edition, heading, indicator, rule, ward
from tests.helpers.reports import MAY, UNIT, empty, retyped, seen

FAMILY = edition(
    heading("h"),
    indicator("all", "sum(men, women)", label="Tổng số"),
    indicator("men", label="Nam"),
    indicator("women", label="Nữ"),
    indicator("share", "ratio(women, all)", kind=Kind.RATIO, label="Tỷ lệ nữ"),
    indicator("late", "abs(women - men)", label="Chênh lệch"),
    indicator("remark", kind=Kind.TEXT, label="Ghi nhận"),
)


# --- calculating ---


def test_a_ratio_follows_its_parts_and_has_no_value_without_denominator() -> None:
    (
        clerk.opens("ward-monthly", "2024-05")
        .sees("plan.completion", "–")
        .types("plan.tasks_done", "6")
        .sees("plan.completion", "–")
        .types("plan.tasks_assigned", "0")
        .sees("plan.completion", "–")
        .sees_finding("plan.done_within_assigned", at="plan.tasks_done", saying="(6) lớn hơn")
        .types("plan.tasks_assigned", "20")
        .sees("plan.completion", "30")
        .sees_no_finding("plan.done_within_assigned")
        .types("plan.tasks_assigned", "31")
        .types("plan.tasks_done", "21")
        .sees("plan.completion", "67,74")
        .clears("plan.tasks_done")
        .sees("plan.completion", "–")
    )


def test_a_total_is_blank_over_blanks_and_adds_what_is_there() -> None:
    clerk.opens(FAMILY).sees("all", "").types("men", "1.200").sees("all", "1.200").types("women", "0").sees("all", "1.200")


def test_a_total_may_be_typed_until_a_part_is() -> None:
    (
        clerk.opens(FAMILY)
        .types("all", "50")
        .sees("all", "50")
        .types("women", "20")
        .sees("all", "20")
        .sees_finding("cell.stated_differs", at="all", saying="Số ghi sẵn là 50, chương trình tính ra 20.")
        .cannot_type("all", "30")
        .clears("women")
        .sees("all", "50")
        .sees_no_finding()
        .types("all", "40")
        .sees("all", "40")
    )


def test_a_ratio_of_a_typed_total_is_calculated_from_it() -> None:
    clerk.opens(FAMILY).types("all", "50").sees("share", "–").types("women", "20").sees("share", "100").types("men", "20").sees(
        "share", "50"
    )


def test_a_part_that_cannot_be_read_is_blank_in_the_total() -> None:
    clerk.opens(FAMILY).types("men", "1,000").types("women", "5").sees("men", "1,000").sees("all", "5").sees("late", "")


def test_a_difference_cannot_be_typed_even_while_it_is_blank() -> None:
    clerk.opens(FAMILY).cannot_type("late").cannot_type("share").types("men", "3").types("women", "5").sees("late", "2")


def test_calculated_figures_are_rounded_half_up_when_a_cell_takes_them_up_and_not_before() -> None:
    thirds = edition(
        indicator("a"),
        indicator("b"),
        indicator("share", "ratio(a, b)", kind=Kind.RATIO),
        indicator("twice", "2 * share", kind=Kind.DECIMAL, decimals=3),
        indicator("direct", "a / b + a / b", kind=Kind.DECIMAL, decimals=1),
    )
    clerk.opens(thirds).types("a", "2").types("b", "3").sees("share", "66,67").sees("twice", "133,34").sees("direct", "1,3")


# --- what an edit changes ---


def test_an_edit_tells_which_rows_to_repaint() -> None:
    report = empty(FAMILY)
    outcome = report.apply(Edit("gõ ô", (report.change(Address("women"), "3"),)))
    assert outcome.codes == {"women", "all", "share"}
    assert [(row.code, row.before, row.after) for row in outcome.derived] == [("all", None, 3), ("share", None, 100)]
    assert not outcome.findings_changed


def test_a_total_that_becomes_calculated_is_repainted_although_its_figure_stays() -> None:
    report = empty(FAMILY)
    report.apply(Edit("gõ ô", (report.change(Address("all"), "3"),)))
    assert report.takes_value("all")
    outcome = report.apply(Edit("gõ ô", (report.change(Address("women"), "3"),)))
    assert "all" in outcome.codes
    assert not report.takes_value("all")


def test_an_edit_tells_whether_the_findings_are_others_now() -> None:
    report = empty(FAMILY)

    def changed(code: str, text: str) -> bool:
        return report.apply(Edit("gõ ô", (report.change(Address(code), text),))).findings_changed

    assert not changed("men", "1")
    assert changed("men", "x")
    assert changed("men", "y")
    assert not changed("women", "2")
    assert changed("men", "1")


def test_undo_takes_back_a_pasted_block_in_one_step() -> None:
    filled = clerk.opens(FAMILY).types("men", "1").types("women", "4")
    before = seen(filled.report)
    filled.pastes(men="7", women="x", all="").sees("men", "7").sees_finding("cell.not_a_number", at="women")
    after = seen(filled.report)
    filled.undoes()
    assert seen(filled.report) == before
    filled.redoes()
    assert seen(filled.report) == after


# --- refusing ---


def test_a_calculated_cell_refuses_in_a_sentence_that_names_it() -> None:
    report = clerk.opens("ward-monthly").types("grievances.received.complaints", "1").report
    with pytest.raises(
        EditRefusedError, match=r"^“Số vụ việc khiếu nại.*đã tiếp nhận” do chương trình tính, không gõ vào được\.$"
    ):
        report.change(Address("grievances.received"), "5")


@pytest.mark.parametrize("code", ["nowhere", "h", ""])
def test_only_rows_that_hold_values_take_any(code: str) -> None:
    report = empty(FAMILY)
    for column in ("value", NOTE):
        with pytest.raises(EditRefusedError, match=f"mã “{code}”"):
            report.change(Address(code, column), "1")
    assert not report.takes_value(code)


def test_a_refused_edit_changes_nothing() -> None:
    filled = clerk.opens(FAMILY).types("men", "1")
    before = seen(filled.report)
    filled.cannot_type("all").cannot_type("share")
    assert seen(filled.report) == before


# --- what a file states about calculated rows ---


@pytest.mark.parametrize("stated", ["66,67", "66,7", "67", "66,6667", "66.67%"])
def test_a_stated_figure_agrees_at_the_precision_it_was_stated_with(stated: str) -> None:
    clerk.opens(FAMILY).types("men", "1").types("women", "2").takes_in("share", stated).sees("share", "66,67").sees_no_finding()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("66", "Số ghi sẵn là 66, chương trình tính ra 66,67."),
        ("66,68", "Số ghi sẵn là 66,68, chương trình tính ra 66,67."),
        ("66,70", "Số ghi sẵn là 66,70, chương trình tính ra 66,67."),
        ("#DIV/0!", "Số ghi sẵn là #DIV/0!, chương trình tính ra 66,67."),
        ("x" * 500, f"Số ghi sẵn là {'x' * 60}…, chương trình tính ra 66,67."),
    ],
)
def test_a_stated_figure_that_differs_is_told_and_not_believed(stated: str, told: str) -> None:
    filled = clerk.opens(FAMILY).types("men", "1").types("women", "2").takes_in("share", stated)
    filled.sees("share", "66,67").sees_finding("cell.stated_differs", at="share", saying=told)
    assert [finding.severity for finding in filled.report.findings] == [Severity.WARNING]
    filled.clears("share").sees_no_finding()


def test_a_stated_figure_where_nothing_can_be_calculated_is_told() -> None:
    (
        clerk.opens(FAMILY)
        .takes_in("share", "50")
        .sees("share", "–")
        .sees_finding("cell.stated_differs", saying="chương trình tính ra –")
        .takes_in("late", "2")
        .sees("late", "")
        .sees_finding("cell.stated_differs", at="late", saying="chương trình tính ra trống")
    )


# --- cells that cannot be read ---


@pytest.mark.parametrize(
    ("code", "typed", "fault", "told"),
    [
        ("plan.tasks_done", "1,000", "ambiguous", "“1,000” có thể hiểu theo hai cách: 1 hay 1.000."),
        ("plan.tasks_done", "đang làm", "not_a_number", "“đang làm” không phải là một con số."),
        ("plan.tasks_done", "1,5", "not_whole", "“1,5” có phần lẻ, ô này chỉ nhận số nguyên."),
        ("plan.tasks_done", "1.5.2", "two_decimal_signs", "“1.5.2” có các dấu chấm, phẩy không đúng chỗ."),
        ("plan.tasks_done", "-4", "negative", "“-4” là số âm."),
        ("plan.tasks_done", "1" * 70, "too_large", f"“{'1' * 60}…” lớn quá hoặc có quá nhiều chữ số."),
        ("plan.issued", "rồi\nnhé", "not_a_choice", "“rồi nhé” không có trong các câu trả lời"),
        ("digital.sharing_platform", "xong", "not_a_choice", "Chọn một trong: "),
        ("satisfaction.survey_participation", "nhiều", "not_a_number", "Gõ tỷ lệ phần trăm, ví dụ 67,74."),
    ],
)
def test_what_cannot_be_read_stays_as_typed_and_is_told(code: str, typed: str, fault: str, told: str) -> None:
    filled = (
        clerk.opens("ward-monthly").types(code, typed).sees(code, typed).sees_finding(f"cell.{fault}", at=code, saying=told)
    )
    (finding,) = (found for found in filled.report.findings if found.rule.startswith("cell."))
    assert finding.severity is Severity.ERROR
    assert not finding.in_note
    assert finding.remedy
    assert filled.report.value(code) is None


def test_every_fault_of_a_cell_has_its_sentences() -> None:
    report = empty(edition(*(indicator(f"c.{kind}", kind=kind, choices={"a": "A"}) for kind in Kind)))
    texts = ["1,000", "x", "1.2.3", "1,5", "-1", "9" * 20, "1.234", "x" * 40_000]
    told = set()
    for code in report.edition.indicators:
        for text in texts:
            report.apply(Edit("gõ ô", (report.change(Address(code), text),)))
            told |= {finding.rule.removeprefix("cell.") for finding in report.findings if finding.message and finding.remedy}
    assert told == {fault.value for fault in FaultCode}


def test_a_note_that_is_too_long_is_told_at_the_note() -> None:
    report = clerk.opens(FAMILY).notes("men", "x" * 40_000).notes("remark", "z" * 40_000).types("remark", "y" * 40_000).report
    assert [(finding.indicators[0], finding.in_note) for finding in report.findings] == [
        ("men", True),
        ("remark", False),
        ("remark", True),
    ]
    assert report.findings == retyped(report).findings


def test_findings_stand_in_paper_order_errors_first() -> None:
    report = (
        clerk.opens("ward-monthly")
        .types("procedures.total", "x")
        .types("plan.tasks_done", "5")
        .types("plan.tasks_assigned", "3")
        .notes("plan.tasks_done", "x" * 40_000)
        .report
    )
    rules = [(finding.indicators[0], finding.rule) for finding in report.findings]
    assert rules == [
        ("plan.issued", "plan.tasks_need_issued"),
        ("plan.tasks_done", "cell.too_long"),
        ("plan.tasks_done", "plan.done_within_assigned"),
        ("procedures.total", "cell.not_a_number"),
    ]
    assert report.findings_at("plan.tasks_done") == report.findings[1:3]
    assert report.findings_at("plan.completion") == ()


# --- the rest of what a report tells ---


def test_completeness_counts_the_cells_that_are_to_be_typed() -> None:
    filled = clerk.opens(FAMILY)
    assert filled.report.completeness() == Completeness(0, 3)
    filled.types("men", "x").types("remark", "tốt").notes("women", "chưa rõ").types("all", "4")
    assert filled.report.completeness() == Completeness(2, 3)
    (section,) = FAMILY.sections
    assert filled.report.completeness(section) == Completeness(2, 3)
    assert empty(ward()).completeness().total == sum(not row.calculated for row in ward().indicators.values())


def test_labels_and_sentences_carry_the_reports_dates() -> None:
    dated = edition(
        indicator("a", label="Số hồ sơ từ {from} đến {to}"),
        indicator("b", label="Số hồ sơ {period}"),
        rules=[rule("bound", {"part": "a", "whole": "b"})],
    )
    report = clerk.opens(dated).types("a", "2").types("b", "1").report
    assert report.label("a") == "Số hồ sơ từ ngày 15 tháng 4 năm 2024 đến ngày 14 tháng 5 năm 2024"
    assert report.label("b") == "Số hồ sơ THÁNG 5 NĂM 2024"
    report.dates = Dates(date(2024, 1, 1), date(2024, 4, 30))
    assert report.label("a") == "Số hồ sơ từ ngày 01 tháng 01 năm 2024 đến ngày 30 tháng 4 năm 2024"
    assert "đến ngày 30 tháng 4 năm 2024” (2) lớn hơn" in report.findings[0].message
    assert report.findings == retyped(report).findings


def test_a_report_opens_with_the_proposed_dates() -> None:
    assert empty(FAMILY).dates == MAY.proposed_dates
    dates = Dates(date(2024, 1, 1), date(2024, 4, 30))
    assert Report(FAMILY, UNIT, MAY, dates=dates).dates == dates


def test_an_entry_keeps_the_text_as_typed_and_nothing_is_no_entry() -> None:
    count = value_type(Kind.COUNT)
    entry = read_entry(count, " 1.200 ")
    assert entry is not None
    assert (entry.typed, entry.reading) == ("1.200", Reading(value_of("1200")))
    assert read_entry(count, " \u200b\n") is None
    assert stored_entry(count, "1.200", "1200") == entry
    assert stored_entry(count, "x", None).reading.fault == Fault(FaultCode.NOT_A_NUMBER)


def value_of(stored: str) -> Value:
    return value_type(Kind.COUNT).from_stored(stored)


# --- in which order ---


def test_the_plan_puts_each_row_after_what_it_needs() -> None:
    plan = Plan({"d": parse("sum(b, c)"), "b": parse("sum(a, x)"), "c": parse("2 * b"), "e": parse("x")})
    assert plan.order.index("b") < plan.order.index("c") < plan.order.index("d")
    assert plan.after(["a"]) == [code for code in plan.order if code != "e"]
    assert plan.after(["d"]) == []
    assert plan.users_of("x") == ("b", "e")
    assert plan.users_of("d") == ()


@pytest.mark.parametrize(
    ("expressions", "members"), [({"a": "a + 1"}, {"a"}), ({"a": "b", "b": "c", "c": "sum(a, x)", "d": "a"}, {"a", "b", "c"})]
)
def test_rows_calculated_from_each_other_are_named(expressions: dict[str, str], members: set[str]) -> None:
    with pytest.raises(CyclicExpressionsError) as refused:
        Plan({code: parse(text) for code, text in expressions.items()})
    assert set(refused.value.cycle) == members
    assert refused.value.cycle[0] == refused.value.cycle[-1]


# --- how much is worked out ---


class CountingReport(Report):
    """A report that counts how often a figure is asked for."""

    asked = 0

    def value(self, code: str) -> Value:
        self.asked += 1
        return super().value(code)


def many_rows(groups: int) -> Edition:
    """A form of *groups* totals over three rows each, with a rule for each row, and one total over all."""
    rows = [indicator("grand", f"sum({', '.join(f'g{group}' for group in range(groups))})")]
    rules = []
    for group in range(groups):
        parts = [f"g{group}.{part}" for part in range(3)]
        rows += [indicator(f"g{group}", f"sum({', '.join(parts)})"), *map(indicator, parts)]
        rules += [rule("subset", {"part": part, "whole": f"g{group}"}, name=f"r{part}") for part in parts]
    return edition(*rows, rules=rules)


def test_an_edit_works_out_only_what_depends_on_it() -> None:
    report = CountingReport(many_rows(100), UNIT, MAY)
    everything, report.asked = report.asked, 0
    report.apply(Edit("gõ ô", (report.change(Address("g50.1"), "5"),)))
    # Its group's three parts, the hundred groups of the grand total, and three rules of two figures each.
    assert report.asked <= 3 + 100 + 3 * 2
    assert everything > 5 * report.asked


def test_a_note_works_out_no_figure() -> None:
    report = CountingReport(many_rows(10), UNIT, MAY)
    report.asked = 0
    report.apply(Edit("gõ ô", (report.change(Address("grand", NOTE), "vì sao"),)))
    assert report.asked == 0
