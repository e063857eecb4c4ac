"""Finding rows of a report by words: in markers, labels, figures and notes, with or without diacritics.

All words must stand in the row. A word typed without diacritics finds those with any; one typed with diacritics finds
the others, too, but after the rows that have it just so. Digits find a figure however it is grouped: "68897" is 68.897.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from desktop.engine.definition import Heading, Indicator, Row, Section
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.report import Report
from desktop.engine.tasks import TASK_MARK, TaskTable, group_key
from desktop.engine.text import fold, plain_spaces

_LINE_MARK = "\x1e"  # never stands in what is typed: `text.clean` takes it out
_GROUPING = re.compile(r"(?<=[0-9])\.(?=[0-9]{3})")


class Line(NamedTuple):
    """What can be found of one row: as it stands there, and as it is searched."""

    code: str
    section: Section
    marker: str
    label: str
    figure: str
    words: str  # the note; of a task all that its other columns say
    more: str = ""  # the figure as it is typed, where that is more than what is shown
    folded: str = ""
    exact: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self[2:7])


class Found(NamedTuple):
    """The rows in which all words stand: first those, *exact* in number, that have just the diacritics that were typed."""

    lines: list[Line]
    exact: int


NOTHING = Found([], 0)


class Query:
    """What a clerk searches for."""

    def __init__(self, typed: str) -> None:
        words = plain_spaces(typed).casefold().split()
        self.words = tuple((word, folded) for word in dict.fromkeys(words) if (folded := fold(word)))

    def __bool__(self) -> bool:
        return bool(self.words)

    def asks_as(self, other: Query) -> bool:
        """Whether this finds what *other* finds: only spaces differ."""
        return self.words == other.words

    def of(self, lines: list[Line]) -> Found:
        """Return those of *lines* in which all words stand; a code of the form counts by its beginning."""
        for _, word in self.words:
            if "." in word:
                lines = [line for line in lines if word in line.folded or line.code.startswith(word)]
            else:
                lines = [line for line in lines if word in line.folded]
        told = [word for word, folded in self.words if word != folded]
        exact = [line for line in lines if all(word in line.exact for word in told)] if told else lines
        codes = {line.code for line in exact} if told else set()
        return Found([*exact, *(line for line in lines if line.code not in codes)] if told else lines, len(exact))

    def column(self, line: Line, report: Report) -> str:
        """Return the column in which to show a found row: where the words stand, the value before the note."""
        if table := line.section.tasks:
            texts = ((column, report.task_text(Address(line.code, column))) for column in table.columns)
            return next((column for column, text in texts if self.places(text)), table.first_column)
        rest = fold(f"{line.marker}\n{line.label}\n{line.figure}")
        in_note = any(word not in rest and self.places(line.words) for _, word in self.words)
        return NOTE if in_note else VALUE

    def places(self, text: str) -> list[range]:
        """Return where in *text* the words stand, from left to right."""
        return _in_order(text, self.words)

    @property
    def telling(self) -> list[tuple[str, str]]:
        """The words worth marking: single letters and digits, which stand nearly everywhere, are not."""
        return [pair for pair in self.words if len(pair[1]) > 1]

    def marks(self, text: str) -> list[range]:
        """Return the places in *text* that are worth marking."""
        return _in_order(text, self.telling)


class Index:
    """The rows of a report as they are searched: made at the first search, brought up to date by what edits changed."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._lines: list[Line] = []
        self._stale: set[str] | None = None  # codes; `None`: everything
        self._place: dict[str, int] = {}

    def note_change(self, codes: Collection[str]) -> None:
        """Look again at the rows of *codes* before the next search."""
        if self._stale is not None:
            self._stale.update(codes)

    def forget(self) -> None:
        """Look at everything again before the next search: the dates in the labels are other ones."""
        self._stale = None

    def find(self, query: Query) -> Found:
        """Return the rows that *query* finds, in paper order."""
        self.refresh()
        return query.of(self._lines)

    def place(self, code: str) -> int:
        """Return where a row stands in paper order, -1 when it is not in the report."""
        return self._place.get(code, -1)

    def refresh(self) -> None:
        """Look at what has changed, so that the next search need not."""
        edition, stale = self._report.edition, self._stale
        if stale is None or any(TASK_MARK in code for code in stale):
            self._lines = _folded([line for section in edition.sections for line in self._of(section)])
            self._place = {line.code: place for place, line in enumerate(self._lines)}
        elif changed := [code for code in stale if code in self._place]:
            for line in _folded([self._line(edition.section_of[code], edition.row(code)) for code in changed]):
                self._lines[self._place[line.code]] = line
        self._stale = set()

    def _of(self, section: Section) -> Iterator[Line]:
        if section.tasks:
            yield from self._tasks(section, section.tasks)
        for row in section.rows:
            yield self._line(section, row)

    def _line(self, section: Section, row: Row) -> Line:
        report, label = self._report, self._report.label(row.code)
        if isinstance(row, Heading):
            return Line(row.code, section, row.marker, label, "", "")
        shown = report.shown(row.code)
        return Line(row.code, section, row.marker, label, shown, report.note(row.code), self._in_full(row, shown))

    def _in_full(self, row: Indicator, shown: str) -> str:
        """Return all digits of a figure of which only some are shown."""
        value = self._report.value(row.code)
        full = row.type.edited(value) if value is not None and "," in shown else ""
        return "" if full == shown else full

    def _tasks(self, section: Section, table: TaskTable) -> Iterator[Line]:
        report = self._report
        for group, rows in report.task_groups(table.code):
            if group.has_heading:
                yield Line(group_key(table.code, group.code), section, group.marker, group.title, "", "")
            for number, row in enumerate(rows, 1):
                first, *others = (report.task_text(Address(row.code, column)) for column in table.columns)
                yield Line(row.code, section, str(number), first, "", "\n".join(filter(None, others)))


def _folded(lines: list[Line]) -> list[Line]:
    """Return *lines* with what is searched: worked out at one go, which is ten times as fast as line by line."""
    texts = _LINE_MARK.join(line.text for line in lines)
    exact = texts.casefold().split(_LINE_MARK)
    folded = fold(texts).split(_LINE_MARK)
    return [
        line._replace(exact=cased, folded=_with_digits(bare)) for line, cased, bare in zip(lines, exact, folded, strict=True)
    ]


def _with_digits(text: str) -> str:
    """Return *text*, and behind it the same without the dots that group digits, where there are some."""
    bare = _GROUPING.sub("", text) if "." in text else text
    return text if bare == text else f"{text}\n{bare}"


def _in_order(text: str, words: Iterable[tuple[str, str]]) -> list[range]:
    return sorted(chain.from_iterable(_places(text, *pair) for pair in words), key=lambda place: place.start)


def _places(text: str, word: str, folded: str) -> list[range]:
    """Return where a word stands in *text*: with the same diacritics, else with any, else as digits that are not grouped."""
    for wanted, as_searched in ((word, str.casefold), (folded, _fold)):
        letters = as_searched(text)
        if wanted in letters:
            return _met(wanted, letters, _origin(text, letters, as_searched))
    if "." in text and folded[:1].isdigit():
        kept = [place for place in range(len(text)) if not _GROUPING.match(text, place)]
        return _met(folded, "".join(text[place] for place in kept), kept)
    return []


def _met(wanted: str, letters: str, origin: Sequence[int]) -> list[range]:
    return [range(origin[met.start()], origin[met.end() - 1] + 1) for met in re.finditer(re.escape(wanted), letters)]


def _origin(text: str, letters: str, as_searched: Callable[[str], str]) -> Sequence[int]:
    """Return for each of *letters* where it stands in *text*."""
    if len(letters) == len(text):  # as nearly always: text is composed, letter by letter
        return range(len(text))
    return [place for place, letter in enumerate(text) for _ in as_searched(letter)]


_fold = lru_cache(maxsize=4096)(fold)
