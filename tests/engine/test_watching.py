"""What the rules that look at a row compare, also while nothing is wrong."""

import pytest

from desktop.engine.edits import Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.rules import Rule
from desktop.engine.unit import Unit
from desktop.engine.values import Kind
from desktop.engine.watching import watching
from tests.helpers.editions import edition, indicator, rule

ROWS = (
    indicator("all", label="Tổng số hồ sơ"),
    indicator("men", label="Nam"),
    indicator("women", label="Nữ"),
    indicator("plan", label="Kế hoạch", kind=Kind.YES_NO),
)


def told(made: Rule, code: str, **cells: str) -> list[tuple[str, bool | None]]:
    report = Report(edition(*ROWS, rules=[made]), Unit("UBND"), Period.parse("2024-05"))
    report.apply(Edit("dán", tuple(report.change(Address(row), text) for row, text in cells.items())))
    return [(watched.told, watched.holds) for watched in watching(report, code)]


@pytest.mark.parametrize(("men", "holds"), [("3", True), ("9", False), ("", None)])
def test_a_bound(men: str, holds: bool | None) -> None:
    bound = rule("bound", {"part": "men", "whole": "all"})
    assert told(bound, "men", men=men, all="4") == [(f"Dòng này ({men or 'trống'}) ≤ “Tổng số hồ sơ” (4)", holds)]


def test_a_partition_names_parts_and_sum() -> None:
    partition = rule("partition", {"whole": "all", "parts": ["men", "women"]})
    assert told(partition, "all", men="3", women="1", all="4") == [("Tổng (4) của “Nam” (3) và “Nữ” (1) = dòng này (4)", True)]


def test_parts_that_exceed_the_whole_are_wrong_before_all_are_typed() -> None:
    partition = rule("partition", {"whole": "all", "parts": ["men", "women"]})
    assert told(partition, "all", men="5", all="4")[0][1] is False


def test_a_condition_says_why_the_rule_applies() -> None:
    note = rule("note", {"indicator": "plan", "when": "plan = yes"})
    assert told(note, "plan", plan="Có") == [("Vì dòng này là Có: dòng này có ghi giải trình", False)]


def test_a_rule_that_does_not_apply_is_not_mentioned() -> None:
    note = rule("note", {"indicator": "plan", "when": "plan = yes"})
    assert told(note, "plan", plan="Không") == []


def test_what_the_earlier_reports_would_say_is_named() -> None:
    cumulative = rule("cumulative", {"indicators": "men"})
    assert told(cumulative, "men", men="3") == [("Dòng này (3) ≥ số đã báo cáo trước đó trong năm (trống)", None)]


def test_other_rows_are_not_watched_by_it() -> None:
    assert told(rule("bound", {"part": "men", "whole": "all"}), "women", men="3", all="4") == []
