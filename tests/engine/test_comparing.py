"""A report beside the one before it, and what is carried over."""

from decimal import Decimal

import pytest

from desktop.engine.background import Background, PastReport
from desktop.engine.carrying import Ground, carried
from desktop.engine.comparing import Comparison
from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.engine.values import Kind, Value
from tests.helpers.editions import edition, heading, indicator, rule

FORM = edition(
    heading("h"),
    indicator("staff"),
    indicator("carried"),
    indicator("pending"),
    indicator("total", "staff + pending"),
    indicator("rate", kind=Kind.RATIO),
    indicator("answer", kind=Kind.CHOICE, choices={"0": "Không", "1": "Có"}),
    rules=[rule("carried", {"now": "carried", "before": "pending"})],
)


def may(*months: dict[str, Value], **typed: str) -> Report:
    """The report of May 2024 after *months*, the latest first."""
    period, past = Period.parse("2024-05"), []
    for values in months:
        period = period.previous
        past.append(PastReport(period, values))
    report = Report(FORM, Unit("UBND"), Period.parse("2024-05"), background=Background(past))
    report.apply(Edit("dán", tuple(report.change(Address(code), text) for code, text in typed.items())))
    return report


@pytest.mark.parametrize(
    ("code", "then", "now", "told"),
    [
        ("staff", Decimal(1200), "2404", "+1.204"),
        ("staff", Decimal(12), "9", "−3"),
        ("staff", Decimal(12), "12", "0"),
        ("rate", Decimal("66.67"), "67,9", "+1,23"),
        ("answer", "0", "Có", "khác"),
        ("answer", "1", "Có", ""),
    ],
)
def test_how_far_a_row_has_moved(code: str, then: Value, now: str, told: str) -> None:
    comparison = Comparison(may({code: then}, **{code: now}))
    assert comparison.change(code) == told
    assert comparison.differs(code) is (told not in ("", "0"))


def test_blank_is_no_change_but_it_differs() -> None:
    now_blank, then_blank = Comparison(may({"staff": Decimal(4)})), Comparison(may({}, staff="4"))
    assert now_blank.change("staff") == then_blank.change("staff") == ""
    assert now_blank.differs("staff")
    assert then_blank.differs("staff")
    assert now_blank.shown("staff") == "4"
    assert then_blank.shown("staff") == ""


def test_the_course_ends_with_this_report() -> None:
    course = Comparison(may({"staff": Decimal(4)}, {}, {"staff": Decimal(2)}, staff="5")).course("staff")
    assert [(point.period.code, point.value) for point in course] == [
        ("2024-02", Decimal(2)),
        ("2024-03", None),
        ("2024-04", Decimal(4)),
        ("2024-05", Decimal(5)),
    ]


def test_without_an_earlier_report_there_is_nothing_to_compare_with() -> None:
    report = may(staff="4")
    assert Comparison(report).period is None
    assert carried(report) == []


def test_rows_that_stay_the_same_are_told_apart_from_those_that_only_had_a_value() -> None:
    month: dict[str, Value] = {"staff": Decimal(12), "rate": Decimal("67.74"), "total": Decimal(12)}
    found = carried(may(month, {"staff": Decimal(12), "rate": Decimal(50)}))
    assert [(row.code, row.text, row.ground) for row in found] == [
        ("staff", "12", Ground.STEADY),
        ("rate", "67,74", Ground.LAST),
    ]


def test_that_nothing_happened_is_not_taken_for_granted() -> None:
    none: dict[str, Value] = {"pending": Decimal(0)}
    assert {row.code: row.ground for row in carried(may(none, none))}["pending"] is Ground.LAST


def test_what_is_typed_is_never_replaced() -> None:
    assert carried(may({"staff": Decimal(12)}, staff="0")) == []


def test_a_row_begins_where_the_rule_says_that_it_does() -> None:
    (begun,) = (row for row in carried(may({"carried": Decimal(1), "pending": Decimal(7)})) if row.code == "carried")
    assert (begun.source, begun.text, begun.ground) == ("pending", "7", Ground.BEGINS_THERE)
