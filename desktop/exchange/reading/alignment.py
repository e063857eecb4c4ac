"""Finding the form's rows in a file by their labels, in order.

Labels repeat ("Khiếu nại:" under what was received and again under what was resolved), and a scanned table has slips in many
of them. So rows are not looked up one by one: of all ways to pair the file's lines with the form's rows without crossing,
the one with the most likeness is taken. A pair counts for how alike its labels are, a little more when the numbering agrees,
and more when the lines above are a pair as well, so that rows stay with their neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process

from desktop.exchange.reading.labels import decisive_words, marker_key, numbers

#: How alike (0 to 1) two labels must be to be one. Short ones have too few letters to differ in.
_ALIKE, _ALIKE_WHEN_SHORT, _SHORT = 0.72, 0.82, 14
#: A label that was cut off, or had something added, is this alike; it must be so long to be told from others.
_CUT_OFF, _CUT_OFF_LENGTH = 0.85, 18
_OTHER_NUMBERS = 0.9
#: Between two pairs with nothing else between them, so much will do.
_ALIKE_IN_PLACE, _LONGEST_GAP = 0.55, 3
_SAME_MARKER, _NEIGHBOURS = 0.05, 0.2


class Label(NamedTuple):
    """A label to compare: its key (`labels.key`) and its marker."""

    key: str
    marker: str = ""


class Pair(NamedTuple):
    """A line of the file and the row of the form that it is, both by position, and how alike their labels are."""

    line: int
    row: int
    likeness: float


def align(rows: Sequence[Label], lines: Sequence[Label]) -> list[Pair]:
    """Return the best pairing of *lines* with *rows* in order; lines and rows without a partner are left out."""
    likeness = _Likeness(rows)
    best = _PrefixMaximum(len(rows))
    chains: list[_Chain] = []
    above: dict[int, int] = {}
    for at, line in enumerate(lines):
        found: dict[int, int] = {}
        for row, alike in likeness.partners(line):
            score = alike + (_SAME_MARKER if line.marker and marker_key(line.marker) == marker_key(rows[row].marker) else 0)
            before, total = best.up_to(row)
            if (neighbour := above.get(row - 1)) is not None and chains[neighbour].total + _NEIGHBOURS > total:
                before, total = neighbour, chains[neighbour].total + _NEIGHBOURS
            found[row] = len(chains)
            chains.append(_Chain(Pair(at, row, alike), total + score, before))
        for row, chain in found.items():  # only now: one line is one row
            best.raise_to(row, chains[chain].total, chain)
        above = found
    return _with_gaps_filled(_followed(chains, best.up_to(len(rows))[0]), rows, lines)


class _Chain(NamedTuple):
    """A pair, the weight of the best pairing that ends in it, and the chain of the pair before (-1: none)."""

    pair: Pair
    total: float
    before: int


def _followed(chains: list[_Chain], at: int) -> list[Pair]:
    pairs = []
    while at >= 0:
        pairs.append(chains[at].pair)
        at = chains[at].before
    return pairs[::-1]


def _with_gaps_filled(pairs: list[Pair], rows: Sequence[Label], lines: Sequence[Label]) -> list[Pair]:
    """Pair what stands between two pairs as well, where it is as many lines as rows: place speaks where letters fail."""
    filled = pairs[:1]
    for before, after in pairwise(pairs):
        missing = after.line - before.line - 1
        if 0 < missing <= _LONGEST_GAP and after.row - before.row - 1 == missing:
            for step in range(1, missing + 1):
                line, row = before.line + step, before.row + step
                alike = fuzz.ratio(lines[line].key, rows[row].key) / 100
                if alike >= _ALIKE_IN_PLACE:
                    filled.append(Pair(line, row, alike))
        filled.append(after)
    return filled


class _Likeness:
    """Which rows a line may be. Lines that are spelt like a row are compared with no other."""

    def __init__(self, rows: Sequence[Label]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            if row.key:
                self._places[row.key].append(place)
        self._keys = list(self._places)
        self._found: dict[str, list[tuple[str, float]]] = {}

    def partners(self, line: Label) -> Iterator[tuple[int, float]]:
        if line.key in self._places:
            alike = [(line.key, 1.0)]
        else:
            if line.key not in self._found:
                self._found[line.key] = list(self._near(line.key)) if line.key else []
            alike = self._found[line.key]
        for key, likeness in alike:
            for place in self._places[key]:
                yield place, likeness

    def _near(self, key: str) -> Iterator[tuple[str, float]]:
        cut_off = {known for known in self._keys if _is_cut_off(key, known)}
        near = {
            known: score / 100
            for known, score, _ in process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=100 * _ALIKE, limit=None)
        }
        for known in near.keys() | cut_off:
            if decisive_words(known) != decisive_words(key) and known not in cut_off:
                continue
            likeness = max(near.get(known, 0.0), _CUT_OFF if known in cut_off else 0.0)
            if numbers(known) != numbers(key):
                likeness *= _OTHER_NUMBERS
            if likeness >= (_ALIKE_WHEN_SHORT if min(len(key), len(known)) < _SHORT else _ALIKE):
                yield known, likeness


def _is_cut_off(key: str, known: str) -> bool:
    return min(len(key), len(known)) >= _CUT_OFF_LENGTH and (known.startswith(key) or key.startswith(known))


class _PrefixMaximum:
    """The heaviest chain among those that end before a row (a Fenwick tree over rows)."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def up_to(self, row: int) -> tuple[int, float]:
        """Return the chain and the weight of the heaviest pairing of rows before *row*."""
        found = (0.0, -1)
        while row > 0:
            found = max(found, self._best[row])
            row &= row - 1
        return found[1], found[0]

    def raise_to(self, row: int, total: float, chain: int) -> None:
        """Note a chain that ends in *row*."""
        row += 1
        while row < len(self._best):
            if total > self._best[row][0]:
                self._best[row] = (total, chain)
            row += row & -row
