"""Which rows of a table a filter leaves: those that are wanted, and above them the rows to which they belong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

#: Whether the row of a code is wanted.
Wanted = Callable[[str], bool]


class Shown(NamedTuple):
    """The rows that are not shown, and those that are only shown because wanted ones belong to them."""

    hidden: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()


ALL = Shown()


def shown(levels: Sequence[int], wanted: Collection[int]) -> Shown:
    """Return what is shown of rows with these *levels* when only some of them are *wanted*.

    "Tố cáo" alone says nothing: the row under which it stands is shown with it, be it a heading or a figure.
    """
    above: set[int] = set()
    path: list[int] = []
    for row, level in enumerate(levels):
        while path and levels[path[-1]] >= level:
            path.pop()
        if row in wanted:
            above.update(path)
        path.append(row)
    above.difference_update(wanted)
    return Shown(frozenset(set(range(len(levels))).difference(wanted, above)), frozenset(above))
