"""Which tasks of a file are tasks that are already there: by what is to be done, whatever its slips of spelling."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.exchange.reading.labels import decisive_words, key, numbers

#: How alike (of 100) two texts must be to be one task. Plans differ in a year or in one word: numbers must agree.
_ALIKE = 88


class KnownTask(NamedTuple):
    """A task that is already there: its row's code, its group, and its texts by column."""

    code: str
    group: str
    texts: Mapping[str, str]


def paired(known: Sequence[str], texts: Sequence[str]) -> list[int | None]:
    """Return for each of *texts* the place of the same task in *known*, each of which is at most one of them.

    Those that say the same are paired first, in order; then the most alike.
    """
    found: list[int | None] = [None] * len(texts)
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, text in enumerate(known):
        places[key(text)].append(place)
    for at, text in enumerate(texts):
        if places[key(text)]:
            found[at] = places[key(text)].popleft()
    from rapidfuzz import fuzz, process  # only files with tasks need it

    left = {place: wanted for wanted, some in places.items() if wanted for place in some}
    near = [
        (score, at, place)
        for at, text in enumerate(texts)
        if found[at] is None and key(text)
        for _, score, place in process.extract(key(text), left, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        if is_same_kind(key(text), left[place])
    ]
    for _, at, place in sorted(near, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if found[at] is None and place in left:
            found[at] = place
            del left[place]
    return found


def is_same_kind(one: str, other: str) -> bool:
    """Whether two keys agree in what decides: their numbers, and words such as "không"."""
    return numbers(one) == numbers(other) and decisive_words(one) == decisive_words(other)
