"""How each row of an upper form is fed by a form of the units below."""

from __future__ import annotations

from desktop.engine.definition import Edition, Indicator
from desktop.engine.expression import Expression
from desktop.engine.rollup import Feed, How, Source
from desktop.engine.syntax import Ref
from desktop.engine.values import NUMBERS, Kind


def feeds_of(edition: Edition, form: str) -> dict[str, Feed]:
    """Return by code how reports of *form* feed *edition*; empty when they do not.

    Reports of the form itself feed every row: figures are added, answers counted, and a ratio without parts is nobody's sum.
    What the form's own rollup says of a row comes first.
    """
    declared = next((source for source in edition.rollup if source.form == form), Source(form))
    feeds = {feed.code: feed for feed in declared.feeds}
    if form == edition.form:
        feeds = {code: feeds.get(code) or _by_itself(row) for code, row in edition.indicators.items()}
    return {code: feed for code, feed in feeds.items() if feed.how is not How.NONE}


def forms_below(edition: Edition) -> list[str]:
    """Return the other forms that feed *edition*, the one that counts first at first."""
    return [source.form for source in edition.rollup if source.form != edition.form]


def _by_itself(row: Indicator) -> Feed:
    kind = row.type.kind
    if kind in (Kind.YES_NO, Kind.CHOICE):
        return Feed(row.code, How.ANSWERS, listed=row.code)
    if kind not in NUMBERS or kind is Kind.RATIO:
        return Feed(row.code, How.NONE)
    return Feed(row.code, How.SUM, Expression(row.code, Ref(row.code)))
