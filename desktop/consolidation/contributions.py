"""What stands behind a cell: each unit's part of it, for the drill-down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.consolidation.adding import UnitReport, part_of
from desktop.consolidation.feeding import feeds_of
from desktop.engine.definition import Edition
from desktop.engine.rollup import Feed, How
from desktop.engine.values import Value


class Contribution(NamedTuple):
    """One unit's part: what it adds (for a count, whether it is counted), as shown, what it said in its note, in which form."""

    unit: str
    name: str
    value: Value
    shown: str
    note: str
    form: str


def codes_behind(edition: Edition, code: str, forms: Iterable[str]) -> dict[str, list[str]]:
    """Return which rows of each of *forms* stand behind a row of *edition*; forms that do not feed it are left out."""
    found: dict[str, list[str]] = {}
    for form in forms:
        if (feed := _feed(edition, code, form)) is not None:
            of = feed.of.references if feed.of else ()
            when = feed.listed_when.references if feed.listed_when else ()
            codes = dict.fromkeys([*of, *([feed.listed] if feed.listed else []), *when])
            found[form] = list(codes)
    return found


def contributions(
    edition: Edition, code: str, forms: Mapping[str, Edition], units: Iterable[Iterable[UnitReport]]
) -> list[Contribution]:
    """Return what each unit's reports, of which only the rows `codes_behind` are needed, bring to a row of *edition*.

    Units that say nothing of it are there with a blank. Of two forms that feed the row the first one's word counts.
    """
    feeds = {form: feed for form in forms if (feed := _feed(edition, code, form)) is not None}
    found: list[Contribution] = []
    for reports in units:
        by_form = {report.form: report for report in reports}
        best: Contribution | None = None
        for form, feed in feeds.items():
            report = by_form.get(form)
            if report is None:
                continue
            told = _contribution(feed, report, forms[form], edition)
            if best is None or (best.value is None and not best.note):
                best = told
        if best is not None:
            found.append(best)
    return found


def _feed(edition: Edition, code: str, form: str) -> Feed | None:
    """Return how a form feeds a row; a ratio that is worked out from sums shows the units' own ratios."""
    feed = feeds_of(edition, form).get(code)
    if feed is None and form == edition.form and code in edition.indicators:
        return Feed(code, How.NONE, listed=code)
    return feed


def _contribution(feed: Feed, report: UnitReport, below: Edition, edition: Edition) -> Contribution:
    note = report.note(feed.listed or feed.code)
    if feed.how in (How.ANSWERS, How.NOTES, How.NONE):
        value = report.values.get(feed.listed)
        return Contribution(report.unit, report.name, value, below.indicators[feed.listed].shown(value), note, report.form)
    if feed.how is How.UNITS:
        return Contribution(report.unit, report.name, None, "Đã gửi", "", report.form)
    value = part_of(feed, report, below).value
    if isinstance(value, bool):
        return Contribution(report.unit, report.name, value, "Có" if value else "Không", note, report.form)
    shown = edition.indicators[feed.code].type.shown(value) if value is not None else ""
    return Contribution(report.unit, report.name, value, shown, note, report.form)
