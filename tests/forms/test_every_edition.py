"""What holds for every form: its texts are clean, its examples agree, its rules speak when they should and only then."""

import re
import unicodedata

from desktop.catalogue.rollup import check_below
from desktop.engine.background import LEAST_PERIODS, Background, PastReport
from desktop.engine.definition import Edition, Heading, Indicator
from desktop.engine.period import Period
from desktop.engine.report import Report
from tests.forms.conftest import Filled, examples, filled_from
from tests.helpers.editions import CATALOGUE
from tests.helpers.reports import empty, from_example, retyped, seen

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
#: Besides values an example can hold the dates covered, the unit's earlier reports, and the cells of task rows.
KEYS = {"form", "edition", "period", "from", "to", "comment", "past", "tasks", "values", "expect", "expect_findings"}
STATED = "cell.stated_differs"


def texts_of(row: Heading | Indicator) -> list[str]:
    printed = [row.marker, row.label]
    return [*printed, row.unit, row.note_hint, row.guidance] if isinstance(row, Indicator) else printed


def test_there_are_editions_and_examples() -> None:
    assert CATALOGUE.editions()
    assert examples()


# --- the form ---


def test_codes_are_well_formed_and_each_stands_once(edition: Edition) -> None:
    codes = [row.code for row in edition.rows]
    assert [code for code in codes if not CODE.fullmatch(code)] == []
    assert len(set(codes)) == len(codes)


def test_texts_are_composed_and_have_no_stray_spaces(edition: Edition) -> None:
    texts = [text for row in edition.rows for text in texts_of(row)]
    texts += [text for rule in edition.rules for text in (rule.message, rule.remedy)]
    texts += [section.tab for section in edition.sections] + [edition.title, edition.description]
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text)] == []
    assert [text for text in texts if re.search(r"  | [,.;:!?)](?!\.)|\( |\s$|^\s", text)] == []


def test_every_row_stands_under_a_row_of_a_level_above_it(edition: Edition) -> None:
    level = -1
    for row in edition.rows:
        assert row.level <= level + 1, row.code
        level = row.level


def test_guidance_is_told_in_sentences(edition: Edition) -> None:
    """A row whose label says all has none."""
    broken = [row.code for row in edition.indicators.values() if row.guidance and not row.guidance.endswith(".")]
    assert broken == []


def test_calculated_rows_rest_on_rows_of_the_form(edition: Edition) -> None:
    for code, expression in edition.plan.expressions.items():
        assert expression.references, code
        assert set(expression.references) <= edition.indicators.keys() - {code}


def test_every_rule_says_what_is_wrong_and_how_to_mend_it(edition: Edition) -> None:
    for rule in edition.rules:
        assert rule.message.endswith("."), rule.id
        assert rule.remedy.endswith("."), rule.id
        assert rule.basis, rule.id


def test_the_printed_table_has_a_column_for_labels_and_one_for_values(edition: Edition) -> None:
    for appendix in edition.appendices:
        if any(appendix.rows):
            assert {"label", "value"} <= {column.field for column in appendix.columns}


def test_names_in_sentences_are_short_and_on_one_line(edition: Edition) -> None:
    assert list(edition.names) == list(edition.indicators)
    assert [name for name in edition.names.values() if not 0 < len(name) <= 190 or "\n" in name] == []


def test_no_two_rows_are_called_the_same_in_a_sentence(edition: Edition) -> None:
    assert len(set(edition.names.values())) == len(edition.names)


def test_an_empty_report_is_blank_and_nothing_is_wrong_with_it(edition: Edition) -> None:
    report = empty(edition)
    assert report.findings == ()
    assert {report.value(code) for code in edition.indicators} == {None}
    assert report.completeness().filled == 0


def test_there_is_an_example_in_which_everything_agrees(edition: Edition) -> None:
    folder = CATALOGUE.folder / edition.form / edition.edition / "examples"
    filled = filled_from(folder / "consistent.json")
    places = [row.code for row in edition.indicators.values() if not row.calculated]
    assert [code for code in places if filled.report.value(code) is None] == []


def test_a_report_like_those_before_it_is_in_order(edition: Edition) -> None:
    """Nothing is unusual, has fallen or was carried over wrongly where every period brings the same."""
    folder = CATALOGUE.folder / edition.form / edition.edition / "examples"
    report = filled_from(folder / "consistent.json").report
    values = {code: report.value(code) for code in edition.indicators}
    past, period = [], report.period
    for _ in range(LEAST_PERIODS):
        period = period.previous
        past.append(PastReport(period, values))
    again = Report(edition, report.unit, report.period, entries=report.entries, background=Background(past))
    assert again.findings == ()


def test_every_rule_speaks_in_some_example(edition: Edition) -> None:
    folder = CATALOGUE.folder / edition.form / edition.edition / "examples"
    spoken = {finding.rule for path in folder.glob("*.json") for finding in filled_from(path).report.findings}
    assert {rule.id for rule in edition.rules} - spoken == set()


def test_what_feeds_the_form_is_there_below_and_rests_on_something(edition: Edition) -> None:
    for source in edition.rollup:
        below = [summary for summary in CATALOGUE.editions() if summary.form == source.form]
        assert below, source.form
        for summary in below:
            assert list(check_below(source, CATALOGUE.edition(summary.form, summary.edition))) == []
        assert all(feed.basis for feed in source.feeds)


# --- the examples ---


def test_an_example_is_one_of_its_edition(filled: Filled) -> None:
    edition = filled.report.edition
    assert (filled.data["form"], filled.data["edition"]) == (edition.form, edition.edition)
    assert Period.parse(filled.data["period"]).type in edition.period_types
    assert set(filled.data) <= KEYS


def test_the_figures_are_those_expected(filled: Filled) -> None:
    report = filled.report
    expected = {
        code: report.edition.indicators[code].type.from_stored(text) for code, text in filled.data.get("expect", {}).items()
    }
    assert {code: report.value(code) for code in expected} == expected


def test_the_findings_are_those_expected(filled: Filled) -> None:
    """A report as it was sent may have any findings; that a text cannot be read is none of them, unless it says so."""
    rules = {finding.rule for finding in filled.report.findings}
    if "expect_findings" in filled.data or filled.name.startswith(("consistent", "faulty")):
        assert rules == set(filled.data.get("expect_findings", ()))
    else:
        assert not [rule for rule in rules if rule.startswith("cell.")]


def test_sentences_are_filled_in_and_composed(filled: Filled) -> None:
    for finding in filled.report.findings:
        said = finding.message + finding.remedy
        assert not set("{}") & set(said), said
        assert unicodedata.is_normalized("NFC", said)


def test_every_value_comes_back_from_storage(filled: Filled) -> None:
    for code, row in filled.report.edition.indicators.items():
        value = filled.report.value(code)
        assert row.type.from_stored(row.type.stored(value)) == value


def test_typing_what_is_shown_makes_the_same_report(filled: Filled) -> None:
    report = filled.report
    cells = {
        code: {"value": report.shown(code) if report.takes_value(code) else None, "note": report.note(code)}
        for code in report.edition.indicators
    }
    again = from_example(report.edition, {**filled.data, "values": cells})
    mine, theirs = seen(again), seen(report)
    assert (mine["shown"], mine["notes"]) == (theirs["shown"], theirs["notes"])
    assert again.findings == tuple(found for found in report.findings if found.rule != STATED)


def test_a_report_worked_out_anew_is_the_same(filled: Filled) -> None:
    assert seen(retyped(filled.report)) == seen(filled.report)
