"""How many of the mistakes that people make are flagged: on a consistent report of each form with four earlier periods, one
mistake at a random place, a thousand times. "A figure that comes to no harm" (a comma typed for the dot of thousands is
read as what was meant) counts as caught; a mistake that leaves the figure as it was is drawn again.

    python -m tests.bench catch_rate
"""

import random
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.background import Background, PastReport
from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import Address, Change, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.values import NUMBERS, Value
from tests.helpers import reports

TRIES = 1000
AT_LEAST = 80
PERIODS = 4
SEED = 2024


class Clerk:
    """A clerk with a consistent report and its past, who makes one mistake at a time."""

    def __init__(self, edition: Edition, chance: random.Random) -> None:
        self.chance = chance
        example = reports.example(locations.forms() / edition.form / edition.edition / "examples" / "consistent.json")
        period = Period.parse(example["period"])
        plain = reports.empty(edition, period)
        reports.fill(plain, example["values"])
        background = self._past(plain)
        self.report = Report(edition, plain.unit, period, entries=plain.entries, background=background)
        numbers = [row for row in edition.indicators.values() if row.type.kind in NUMBERS]
        self.inputs = [row for row in numbers if not row.calculated and self._figure(row)]
        self.totals = [row for row in numbers if row.calculated and self._figure(row)]
        self.background = background

    def _past(self, report: Report) -> Background:
        """Return earlier periods in which each figure was a little smaller, by up to a twelfth a period, never larger."""
        values: dict[str, Value] = {code: report.value(code) for code in report.edition.indicators}
        period, past = report.period, []
        for _ in range(PERIODS):
            period = period.previous
            values = {code: self._before(report.edition.indicators[code], value) for code, value in values.items()}
            past.append(PastReport(period, values))
        return Background(past)

    def _before(self, row: Indicator, value: Value) -> Value:
        if not isinstance(value, Decimal) or row.type.kind not in NUMBERS:
            return value
        share = Decimal(self.chance.randint(917, 1000)) / 1000
        return row.kept(value * share)

    def _figure(self, row: Indicator) -> Decimal | None:
        value = self.report.value(row.code)
        return value if isinstance(value, Decimal) else None

    def digits(self, row: Indicator) -> str:
        """The figure as it is typed."""
        return row.type.edited(self._figure(row))

    def caught(self, changes: list[Change]) -> bool | None:
        """Whether a mistake is flagged or comes to no harm; `None` when nothing has changed at all."""
        before = [self.report.value(change.address.code) for change in changes]
        edit = Edit("gõ nhầm", tuple(changes))
        if all(change.before == change.after for change in changes):
            return None
        self.report.apply(edit)
        harmless = before == [self.report.value(change.address.code) for change in changes]
        flagged = bool(self.report.findings)
        self.report.apply(edit.inverse)
        return flagged or harmless


def _typed(clerk: Clerk, row: Indicator, text: str) -> list[Change]:
    return [clerk.report.stated(Address(row.code), text)]


def swapped(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.inputs)
    text = clerk.digits(row)
    places = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and text[at : at + 2].isdigit()]
    if not places:
        return []
    at = clerk.chance.choice(places)
    return _typed(clerk, row, text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def dropped(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice([row for row in clerk.inputs if len(clerk.digits(row)) > 1])
    text = clerk.digits(row)
    at = clerk.chance.randrange(len(text))
    return _typed(clerk, row, (text[:at] + text[at + 1 :]).strip(",") or "0")


def doubled(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.inputs)
    text = clerk.digits(row)
    at = clerk.chance.randrange(len(text))
    return _typed(clerk, row, text[: at + 1] + text[at].replace(",", "") + text[at + 1 :])


def row_too_low(clerk: Clerk) -> list[Change]:
    at = clerk.chance.randrange(len(clerk.inputs) - 1)
    row, below = clerk.inputs[at : at + 2]
    return _typed(clerk, row, "") + _typed(clerk, below, clerk.digits(row))


def comma_for_dot(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.inputs)
    shown = clerk.report.shown(row.code)
    return _typed(clerk, row, shown.replace(",", "#").replace(".", ",").replace("#", "."))


def copied(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.inputs)
    return _typed(clerk, row, row.type.edited(clerk.background.past[0].values[row.code]))


def signed(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.inputs)
    return _typed(clerk, row, f"-{clerk.digits(row)}")


def typed_over(clerk: Clerk) -> list[Change]:
    row = clerk.chance.choice(clerk.totals)
    figure = clerk.report.value(row.code)
    assert isinstance(figure, Decimal)
    return _typed(clerk, row, row.type.edited(figure + clerk.chance.randint(1, 9)))


MISTAKES: dict[str, Callable[[Clerk], list[Change]]] = {
    "two digits swapped": swapped,
    "a digit dropped": dropped,
    "a digit doubled": doubled,
    "a value one row too low": row_too_low,
    "comma for the dot of thousands": comma_for_dot,
    "last period's figure copied": copied,
    "a minus sign": signed,
    "a total typed over": typed_over,
}


def of_form(edition: Edition, tries: int = TRIES) -> tuple[Counter[str], Counter[str], int]:
    """Return how often each kind was tried and how often it was caught, and the findings on the untouched report."""
    clerk = Clerk(edition, random.Random(SEED))
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    while tried.total() < tries:
        kind = clerk.chance.choice(list(MISTAKES))
        changes = MISTAKES[kind](clerk)
        result = clerk.caught(changes) if changes else None
        if result is not None:
            tried[kind] += 1
            caught[kind] += result
    return tried, caught, len(clerk.report.findings)


def main() -> None:
    catalogue = Catalogue(locations.forms())
    for summary in catalogue.editions():
        tried, caught, findings = of_form(catalogue.edition(summary.form, summary.edition))
        share = 100 * caught.total() / tried.total()
        name = f"{summary.form}@{summary.edition}"
        untouched = f"{findings} findings untouched"
        print(f"catch rate, {name} | {share:.0f} % of {tried.total()} | {untouched} | | at least {AT_LEAST} %")
        for kind in MISTAKES:
            print(f"    {kind} | {caught[kind]} of {tried[kind]} | {100 * caught[kind] / max(1, tried[kind]):.0f} %")


if __name__ == "__main__":
    main()
