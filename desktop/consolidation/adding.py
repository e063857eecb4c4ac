"""Adding up: reports go in one by one, and are forgotten; what comes out are the cells of the upper form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.consolidation.feeding import feeds_of
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.rollup import Feed, How
from desktop.engine.text import clean
from desktop.engine.values import ARITHMETIC, NumberType, Value

#: A list of notes is for readers of paper: a third of a page. All of them stand behind the cell.
_LONGEST_NOTE = 800
#: So many units are named for an answer that few gave, or for words that many share.
_MOST_NAMED = 10
_NOBODY = "Chưa trả lời"


class UnitReport(NamedTuple):
    """What one unit reported in one form: values and notes by code. *unit* is what tells units apart, *name* its name."""

    unit: str
    name: str
    form: str
    values: Mapping[str, Value]
    notes: Mapping[str, str]

    # --- the scope of expressions over the lower form's rows ---

    def value(self, code: str) -> Value:
        """Return the row's value."""
        return self.values.get(code)

    def note(self, code: str) -> str:
        """Return the row's note."""
        return self.notes.get(code, "")

    def past(self, function: str, code: str) -> Value:  # noqa: ARG002 - a protocol
        """Nothing is known here of what the unit reported before."""
        return None

    def tasks(self, table: str) -> tuple[int, int]:  # noqa: ARG002
        """Task tables are not consolidated."""
        return 0, 0

    def elsewhere(self, form: str, code: str) -> Value:  # noqa: ARG002
        """Nor is anything asked of the unit's other forms."""
        return None


class Part(NamedTuple):
    """What one unit's report brings to one cell: a figure, and what is told of the unit in the note ("" for nothing)."""

    value: Value
    told: str | None


class Fed(NamedTuple):
    """A cell of the upper form as the reports feed it: the text that is typed into it, and how many units stand behind it."""

    address: Address
    how: How
    text: str
    units: int


class Incomplete(NamedTuple):
    """A total that some units gave without its parts, so that the summed parts make another figure: who, and both figures."""

    code: str
    units: tuple[str, ...]
    stated: Decimal
    from_parts: Value


class Consolidated(NamedTuple):
    """The fed cells in paper order, the totals that their parts do not make, and how many reports were added up."""

    cells: Mapping[Address, Fed]
    incomplete: tuple[Incomplete, ...]
    reports: int


class _Sum:
    """One row on its way: what has come in so far."""

    __slots__ = ("answers", "count", "feed", "lines", "total", "units")

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        self.total: Decimal | None = None
        self.count = 0
        self.units = 0
        self.lines: dict[str, list[str]] = {}
        self.answers: dict[str, list[str]] = {}


class Adder:
    """Adds up reports of *forms* (by code their editions, the one that counts first at first) for *edition*.

    *expected* is how many units must report; it feeds rows that count them.
    """

    def __init__(self, edition: Edition, forms: Mapping[str, Edition], expected: int) -> None:
        self._edition = edition
        self._below = forms
        self._expected = expected
        self._feeds = {form: feeds_of(edition, form) for form in forms}
        rows = {code: feed for form in reversed(list(forms)) for code, feed in self._feeds[form].items()}
        order = edition.paper_order
        self._sums = {code: _Sum(rows[code]) for code in sorted(rows, key=order.__getitem__)}
        self._itself = self._feeds.get(edition.form)
        self._direct: dict[str, list[str]] = {}
        self._reports = 0

    def add(self, reports: Iterable[UnitReport]) -> None:
        """Add the reports of one unit, at most one of each form; of two that feed a row the first form's counts."""
        by_form = {report.form: report for report in reports}
        fed: set[str] = set()
        for form, feeds in self._feeds.items():
            report = by_form.get(form)
            if report is None:
                continue
            self._reports += 1
            below = self._below[form]
            for code, feed in feeds.items():
                if code in fed:
                    continue
                part = part_of(feed, report, below)
                if part.value is not None or part.told is not None:
                    fed.add(code)
                    self._take(self._sums[code], feed, part, report)
            if self._itself is feeds:
                self._note_direct_totals(report)

    def result(self) -> Consolidated:
        """Return what has come together."""
        cells: dict[Address, Fed] = {}
        for code, row in self._sums.items():
            for fed in self._cells_of(code, row):
                cells[fed.address] = fed
        incomplete = self._settle_calculated(cells)
        return Consolidated(cells, tuple(incomplete), self._reports)

    # --- inside ---

    def _take(self, row: _Sum, feed: Feed, part: Part, report: UnitReport) -> None:
        row.units += 1
        value = part.value
        if feed.how is How.SUM and isinstance(value, Decimal):
            row.total = value if row.total is None else ARITHMETIC.add(row.total, value)
        elif feed.how is How.MAX and isinstance(value, Decimal):
            row.total = value if row.total is None else max(row.total, value)
        elif feed.how is How.COUNT:
            row.count += value is True
        elif feed.how is How.ANSWERS:
            row.answers.setdefault(part.told or _NOBODY, []).append(report.name)
            return
        if part.told is not None:
            row.lines.setdefault(part.told, []).append(report.name)

    def _note_direct_totals(self, report: UnitReport) -> None:
        """Remember the totals that a unit typed without their parts."""
        for code, expression in self._edition.plan.expressions.items():
            if expression.is_total and report.values.get(code) is not None and expression.evaluate(report) is None:
                self._direct.setdefault(code, []).append(report.name)

    def _cells_of(self, code: str, row: _Sum) -> Iterable[Fed]:
        how = row.feed.how
        figure: Decimal | None = None
        if how is How.UNITS:
            figure = Decimal(self._expected)
        elif row.units and how is How.COUNT:
            figure = Decimal(row.count)
        elif how in (How.SUM, How.MAX):
            figure = row.total
        if figure is not None:
            type_ = self._edition.indicators[code].type
            rounded = type_.rounded(figure) if isinstance(type_, NumberType) else figure
            yield Fed(Address(code), how, type_.edited(rounded), self._expected if how is How.UNITS else row.units)
        text = _answers(row.answers) if how is How.ANSWERS else _listed(row.lines)
        if text:
            yield Fed(Address(code, NOTE), how, text, row.units)

    def _settle_calculated(self, cells: dict[Address, Fed]) -> Iterable[Incomplete]:
        """Take out what the form works out itself, and tell of the totals that come out otherwise than the units' own."""
        indicators = self._edition.indicators
        figures = Figures()
        for code, row in indicators.items():
            if not row.calculated and (fed := cells.get(Address(code))) is not None:
                figures.values[code] = row.type.read(fed.text).value
        incomplete = []
        for code in self._edition.plan.order:
            row, fed = indicators[code], cells.get(Address(code))
            value = self._edition.plan.expressions[code].evaluate(figures)
            stated = row.type.read(fed.text).value if fed is not None else None
            if value is None and row.is_total:
                figures.values[code] = stated
                continue
            figures.values[code] = row.kept(value)
            if fed is None:
                continue
            units = self._direct.get(code)
            if units and isinstance(stated, Decimal) and stated != figures.values[code]:
                incomplete.append(Incomplete(code, tuple(units), stated, figures.values[code]))
            else:
                del cells[Address(code)]
        return incomplete


class Figures:
    """The scope of the upper form's own expressions, over what the units feed."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}

    def value(self, code: str) -> Value:
        """Return what the units make together."""
        return self.values.get(code)

    def note(self, code: str) -> str:  # noqa: ARG002 - a protocol
        """No words are added up here."""
        return ""

    def past(self, function: str, code: str) -> Value:  # noqa: ARG002
        """Nothing is known here of earlier periods."""
        return None

    def tasks(self, table: str) -> tuple[int, int]:  # noqa: ARG002
        """Task tables are not consolidated."""
        return 0, 0

    def elsewhere(self, form: str, code: str) -> Value:  # noqa: ARG002
        """Nor is anything asked of other forms."""
        return None


def part_of(feed: Feed, report: UnitReport, below: Edition) -> Part:
    """Return what *report*, of the edition *below*, brings to the cell of *feed*; a part without anything is not there."""
    value = feed.of.evaluate(report) if feed.of is not None else None
    if feed.how is How.ANSWERS:
        answer = report.values.get(feed.listed)
        return Part(None, below.indicators[feed.listed].shown(answer) if answer is not None else None)
    if not feed.listed:
        return Part(value, None)
    note = report.note(feed.listed)
    if feed.listed_when is None:
        return Part(value, _told(feed, report, below) if note else None)
    return Part(value, _told(feed, report, below) if feed.listed_when.evaluate(report) is True else None)


def _told(feed: Feed, report: UnitReport, below: Edition) -> str:
    """Return what is told of a unit behind its name: its note, else its figure with the unit of measure."""
    if note := report.note(feed.listed):
        return " ".join(note.split())
    row = below.indicators.get(feed.listed)
    value = report.values.get(feed.listed)
    if row is None or not isinstance(value, Decimal):
        return ""
    return clean(f"{row.shown(value)} {row.unit.lower()}")


def _listed(told: Mapping[str, Sequence[str]]) -> str:
    """Return what units say as one note: those who say the same together; when it grows too long, how many more there are."""
    kept: list[str] = []
    length, left = 0, sum(len(units) for units in told.values())
    for words, units in told.items():
        line = f"{_named(units)}: {words}" if words else _named(units)
        length += len(line) + 2
        if kept and length > _LONGEST_NOTE:
            return "; ".join(kept) + f"; và {left} đơn vị khác"
        kept.append(line)
        left -= len(units)
    return "; ".join(kept)


def _named(units: Sequence[str]) -> str:
    if len(units) <= _MOST_NAMED + 1:
        return ", ".join(units)
    return f"{', '.join(units[:_MOST_NAMED])} và {len(units) - _MOST_NAMED} đơn vị khác"


def _answers(answers: Mapping[str, Sequence[str]]) -> str:
    """Return how many units gave which answer, the most frequent first; who gave a rare one is named."""
    counted = Counter({answer: len(units) for answer, units in answers.items()}).most_common()
    told = []
    for place, (answer, count) in enumerate(counted):
        named = f" ({', '.join(answers[answer])})" if place and count <= _MOST_NAMED else ""
        told.append(f"{answer}: {count} đơn vị{named}")
    return "; ".join(told)
