"""Whatever is typed, in whatever order: the report is the one that the same entries give anew, and every edit can be undone."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.definition import Edition
from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.rules import Missing
from desktop.engine.values import Kind, Value
from tests.helpers.editions import edition, heading, indicator, rule, ward
from tests.helpers.keystrokes import edit_of, typings
from tests.helpers.reports import empty, retyped, seen

#: Chains, totals of totals, a diamond, ratios of totals and of ratios, expressions that look forward, every kind of rule.
TANGLED = edition(
    heading("h"),
    indicator("grand", "sum(left, right, extra)", label="Tổng cộng {from}"),
    indicator("left", "sum(a, b)", label="Tổng số"),
    indicator("right", "sum(left, c)", label="Tổng số"),
    indicator("a"),
    indicator("b"),
    indicator("c"),
    indicator("extra"),
    indicator("share", "ratio(left, grand)", kind=Kind.RATIO),
    indicator("share_of_share", "ratio(share, rate)", kind=Kind.RATIO),
    indicator("rate", kind=Kind.RATIO),
    indicator("rest", "grand - left", kind=Kind.DECIMAL),
    indicator("most", "max(a, b, rate)", kind=Kind.DECIMAL, decimals=1),
    indicator("answer", kind=Kind.YES_NO),
    indicator("state", kind=Kind.CHOICE, choices={"none": "Chưa", "done": "Xong"}),
    indicator("day", kind=Kind.DATE),
    indicator("document", kind=Kind.DOCUMENT),
    indicator("remark", kind=Kind.TEXT),
    rules=[
        rule("bound", {"part": "a", "whole": "left"}, name="bound"),
        rule("subset", {"part": "left", "whole": "grand - b"}, name="subset", missing=Missing.ZERO),
        rule("partition", {"whole": "extra", "parts": ["a", "b", "c"]}, name="partition"),
        rule("partition", {"whole": "grand", "parts": ["a", "b"]}, name="partition.strict", missing=Missing.FAIL),
        rule("flow", {"incoming": ["a", "b"], "outgoing": ["c"]}, name="flow"),
        rule("pair", {"when": "answer = yes", "then": "grand > 0 and state = 'done'"}, name="pair"),
        rule("note", {"indicator": "share", "when": "share < 50 and not note(a)"}, name="note"),
        rule("range", {"indicators": "rate", "min": Decimal(0), "max": Decimal(100)}, name="range"),
        rule("check", {"assert": "a != b"}, name="check", message="{a} và {b}, còn {c} và {extra + c}; {document}."),
        rule("check", {"assert": "filled(day) or blank(remark)"}, name="filled", message="Chưa ghi ngày cho “{remark}”."),
    ],
)
EDITIONS = [pytest.param(ward(), id="ward"), pytest.param(TANGLED, id="tangled")]


def numbers_in(report: Report, *codes: str) -> list[Decimal]:
    return [value for code in codes if isinstance(value := report.value(code), Decimal)]


@pytest.mark.parametrize("form", EDITIONS)
@settings(max_examples=60)
@given(data=st.data())
def test_step_by_step_is_the_same_as_anew(form: Edition, data: st.DataObject) -> None:
    report = empty(form)
    for cells in data.draw(st.lists(typings(form), max_size=12)):
        report.apply(edit_of(report, cells))
        assert seen(report) == seen(retyped(report))


@pytest.mark.parametrize("form", EDITIONS)
@settings(max_examples=60)
@given(data=st.data())
def test_undo_brings_back_every_cell_and_redo_brings_it_forth(form: Edition, data: st.DataObject) -> None:
    report = empty(form)
    done, states = [], [seen(report)]
    for cells in data.draw(st.lists(typings(form), max_size=12)):
        done.append(edit_of(report, cells))
        report.apply(done[-1])
        states.append(seen(report))
    for edit, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        report.apply(edit.inverse)
        assert seen(report) == before
    for edit, after in zip(done, states[1:], strict=True):
        report.apply(edit)
        assert seen(report) == after


@pytest.mark.parametrize("form", EDITIONS)
@settings(max_examples=60)
@given(data=st.data())
def test_an_edit_tells_all_that_it_changed(form: Edition, data: st.DataObject) -> None:
    report = empty(form)
    for cells in data.draw(st.lists(typings(form), max_size=8)):
        before = {code: looks(report, code) for code in form.indicators}
        findings = report.findings
        outcome = report.apply(edit_of(report, cells))
        assert {code for code in form.indicators if looks(report, code) != before[code]} <= outcome.codes
        assert outcome.findings_changed == (report.findings != findings)


def looks(report: Report, code: str) -> tuple[Value, str, str, bool]:
    return report.value(code), report.shown(code), report.note(code), report.takes_value(code)


@settings(max_examples=150)
@given(data=st.data())
def test_the_figures_are_those_of_pencil_and_paper(data: st.DataObject) -> None:
    report = empty(TANGLED)
    for cells in data.draw(st.lists(typings(TANGLED), max_size=10)):
        report.apply(edit_of(report, cells))

    def total(code: str, *parts: str) -> Decimal | None:
        there = numbers_in(report, *parts)
        entry = report.entry(Address(code))
        typed = entry.reading.value if entry else None
        assert typed is None or isinstance(typed, Decimal)
        return sum(there, Decimal(0)) if there else typed

    assert report.value("left") == total("left", "a", "b")
    assert report.value("right") == total("right", "left", "c")
    assert report.value("grand") == total("grand", "left", "right", "extra")
    left, grand = numbers_in(report, "left"), numbers_in(report, "grand")
    if left and grand and grand[0]:
        assert report.value("share") == (100 * left[0] / grand[0]).quantize(Decimal("0.01"), "ROUND_HALF_UP").normalize()
    else:
        assert report.value("share") is None
        assert report.shown("share") == "–"
    assert report.value("rest") == (grand[0] - left[0] if left and grand else None)
    most = max(numbers_in(report, "a", "b", "rate"), default=None)
    assert report.value("most") == (None if most is None else most.quantize(Decimal("0.1"), "ROUND_HALF_UP"))


@settings(max_examples=60)
@given(data=st.data())
def test_every_finding_names_rows_of_the_form_and_says_something(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([ward(), TANGLED]))
    report = empty(form)
    for cells in data.draw(st.lists(typings(form), max_size=15)):
        report.apply(edit_of(report, cells))
    for finding in report.findings:
        assert set(finding.indicators) <= form.indicators.keys()
        assert finding.message.endswith(".")
        assert finding.remedy.endswith(".")
        assert not set("{}") & set(finding.message + finding.remedy)
        assert finding in report.findings_at(finding.indicators[0])
