"""How each row of an upper form is fed by a form of the units below."""

from __future__ import annotations

from desktop.engine.definition import Edition, Indicator
from desktop.engine.expression import Expression
from desktop.engine.rollup import Feed, How, Source
from desktop.engine.syntax import Ref
from desktop.engine.values import NUMBERS, Kind

#: The kind of rule that asks for a note.
NOTE_RULE = "note"


def feeds_of(edition: Edition, form: str) -> dict[str, Feed]:
    """Return by code how reports of *form* feed *edition*; empty when they do not.

    Reports of the form itself feed every row: figures are added, answers counted, and a ratio without parts is nobody's sum.
    Where a rule of the form asks for a note, the units' notes are passed on. What the form's own rollup says comes first.
    """
    declared = next((source for source in edition.rollup if source.form == form), Source(form))
    feeds = {feed.code: feed for feed in declared.feeds}
    if form == edition.form:
        noted = _noted(edition)
        feeds = {code: feeds.get(code) or _by_itself(row, noted) for code, row in edition.indicators.items()}
    return {code: feed for code, feed in feeds.items() if feed.how is not How.NONE}


def forms_below(edition: Edition) -> list[str]:
    """Return the other forms that feed *edition*, the one that counts first at first."""
    return [source.form for source in edition.rollup if source.form != edition.form]


def _by_itself(row: Indicator, noted: frozenset[str]) -> Feed:
    kind, listed = row.type.kind, row.code if row.code in noted else ""
    if kind in (Kind.YES_NO, Kind.CHOICE):
        return Feed(row.code, How.ANSWERS, listed=row.code)
    if kind not in NUMBERS or kind is Kind.RATIO:
        return Feed(row.code, How.NOTES if listed else How.NONE, listed=listed)
    return Feed(row.code, How.SUM, Expression(row.code, Ref(row.code)), listed)


def _noted(edition: Edition) -> frozenset[str]:
    """Return the rows whose note some rule of the form asks for."""
    rules = [rule for rule in edition.rules if rule.kind == NOTE_RULE]
    asked = [rule.condition.note_references for rule in rules if rule.condition is not None]
    return frozenset(rule.anchor for rule in rules).union(*asked)
