"""What the units' figures of one row make together: added up as the consolidated report adds them, and never averaged."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.consolidation.adding import Figures, UnitReport, part_of
from desktop.consolidation.feeding import feeds_of
from desktop.engine.definition import Edition
from desktop.engine.rollup import Feed, How
from desktop.engine.values import ARITHMETIC, Kind

#: A ratio of ratios of ratios: no form goes deeper.
_DEEPEST = 4


class Joint:
    """Works out what the figures of a row of *edition* make together; *codes* are the rows that it needs of each unit."""

    def __init__(self, edition: Edition, code: str) -> None:
        self._edition = edition
        feeds = feeds_of(edition, edition.form)
        self._feeds = {code: feed for code, feed in feeds.items() if feed.how in (How.SUM, How.MAX)}
        self._code = code
        self.codes = tuple(dict.fromkeys(self._needed(code, _DEEPEST)))

    @property
    def how(self) -> How:
        """How figures become one: added, the largest, or (`NONE`) worked out anew, where they can be."""
        feed = self._feeds.get(self._code)
        return feed.how if feed is not None else How.NONE

    def of(self, reports: Sequence[UnitReport]) -> Decimal | None:
        """Return what *reports* make together; `None` where nothing can be said, as of a typed ratio without its parts."""
        value = self._of(self._code, reports, _DEEPEST)
        kept = self._edition.indicators[self._code].kept(value)
        return kept if isinstance(kept, Decimal) else None

    # --- inside ---

    def _needed(self, code: str, depth: int) -> list[str]:
        feed = self._feeds.get(code)
        if feed is not None:
            return [code, *(feed.of.references if feed.of else ())]
        return [code, *(each for part in self._parts(code, depth) for each in self._needed(part, depth - 1))]

    def _parts(self, code: str, depth: int) -> tuple[str, ...]:
        row = self._edition.indicators[code]
        return row.expression.references if row.expression and row.type.kind is Kind.RATIO and depth else ()

    def _of(self, code: str, reports: Sequence[UnitReport], depth: int) -> Decimal | None:
        feed = self._feeds.get(code)
        if feed is not None:
            return self._fed(feed, reports)
        row, parts = self._edition.indicators[code], self._parts(code, depth)
        if row.expression is None or not parts:
            return None
        scope = Figures()
        for part in parts:
            scope.values[part] = self._of(part, reports, depth - 1)
        value = row.expression.evaluate(scope)
        return value if isinstance(value, Decimal) else None

    def _fed(self, feed: Feed, reports: Sequence[UnitReport]) -> Decimal | None:
        values = [value for each in reports if isinstance(value := part_of(feed, each, self._edition).value, Decimal)]
        if not values:
            return None
        if feed.how is How.MAX:
            return max(values)
        total = Decimal(0)
        for value in values:
            total = ARITHMETIC.add(total, value)
        return total
