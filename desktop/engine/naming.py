"""What a sentence calls each row: its label, and where several rows have the same one, what tells them apart on paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from desktop.engine.text import shortened

#: How much is quoted of the label of a row that only tells another row apart.
_BESIDE_LENGTH = 60


class PaperRow(Protocol):
    """A row of the form as it is printed."""

    @property
    def code(self) -> str:
        """The row's code."""

    @property
    def marker(self) -> str:
        """What stands in the number column."""

    @property
    def level(self) -> int:
        """The depth of indentation."""

    @property
    def label(self) -> str:
        """The printed text."""


def names_of(rows: Sequence[PaperRow]) -> dict[str, str]:
    """Return a name for each row by its code, in paper order; no two are equal unless nothing on paper differs.

    Rows with the same label are told apart by the rows they stand under, the nearest that differs first, called by their
    number where that is printed only once: "Quá hạn – mục 6.1.8". Rows of one parent are told apart by the row before.
    """
    names = dict(zip((row.code for row in rows), _short([row.label for row in rows]), strict=True))
    above, before = _beside(rows)
    shared = _with_one_name(names, names)
    while shared:
        group = shared.pop()
        if _told_apart(group, names, above) or _told_apart(group, names, before):
            shared += _with_one_name(names, group)
    return names


def _told_apart(group: Sequence[str], names: dict[str, str], beside: Mapping[str, list[str]]) -> bool:
    """Add to each name of *group* the first of its texts *beside* that not all of them have; say whether any was added."""
    having = Counter(text for code in group for text in set(beside[code]))
    for code in group:
        telling = next((text for text in beside[code] if having[text] < len(group)), None)
        if telling is not None:
            names[code] += f" – {telling}"
            del beside[code][: beside[code].index(telling) + 1]
    return any(count < len(group) for count in having.values())


def _with_one_name(names: Mapping[str, str], codes: Iterable[str]) -> list[list[str]]:
    """Return those of *codes* that have a name together, name by name."""
    groups: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        groups[names[code]].append(code)
    return [group for group in groups.values() if len(group) > 1]


def _short(labels: Sequence[str], length: int = 80) -> list[str]:
    """Return each label shortened, but whole where another label would be shortened to the same text."""
    short = [shortened(label, length) for label in labels]
    cut: dict[str, set[str]] = defaultdict(set)
    for text, label in zip(short, labels, strict=True):
        if len(label) > length:
            cut[text].add(shortened(label, len(label)))
    return [
        shortened(label, len(label)) if len(cut.get(text, ())) > 1 else text for text, label in zip(short, labels, strict=True)
    ]


def _beside(rows: Sequence[PaperRow]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return by code what can tell each row apart: the rows above it, the nearest first, and the row before it."""
    printed = Counter(row.marker for row in rows)
    texts = {
        row.code: f"mục {row.marker.rstrip('.')}" if "." in row.marker and printed[row.marker] == 1 else text
        for row, text in zip(rows, _short([row.label for row in rows], _BESIDE_LENGTH), strict=True)
    }
    above: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    path: list[PaperRow] = []
    for row in rows:
        before[row.code] = []
        while path and path[-1].level >= row.level:
            sibling = path.pop()
            if sibling.level == row.level:
                before[row.code] = [f"sau “{texts[sibling.code]}”"]
        above[row.code] = [texts[parent.code] for parent in reversed(path)]
        path.append(row)
    return above, before
