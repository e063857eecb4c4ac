"""Bands -> pages. No row is cut, no heading stands last on a page, and the signatures are never alone on one.

Only what is taller than a page (a note of several thousand letters) is cut, between its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.exchange.printout import sheet
from desktop.exchange.printout.bands import Band
from desktop.exchange.printout.layout import Layout

#: A cut row shows at least so much of itself on the page where it begins.
_BEGINNING = 60.0

Page = tuple[Band, ...]


def paginate(layout: Layout, height: float = sheet.HEIGHT) -> list[Page]:
    """Divide the bands into pages with *height* points of room each."""
    pages = _Pages(layout, height)
    groups = list(_groups(layout.rows))
    for place, group in enumerate(groups, 1):
        pages.add(group, following=layout.tail.height if place == len(groups) else 0)
    return pages.ended(layout.tail)


def _groups(rows: Iterable[Band]) -> Iterator[list[Band]]:
    """Return the rows in groups that stay together: a row with the headings that lead to it."""
    group: list[Band] = []
    for row in rows:
        group.append(row)
        if not row.leads:
            yield group
            group = []
    if group:
        yield group


def _height(bands: Iterable[Band]) -> float:
    return sum(band.height for band in bands)


class _Pages:
    """The pages so far, and how much room is left on the last one."""

    def __init__(self, layout: Layout, height: float) -> None:
        self._full: list[Page] = []
        self._page = [layout.head, *layout.header]
        self._header = layout.header
        self._fresh = height - _height(layout.header)
        self._left = height - _height(self._page)

    def add(self, group: list[Band], following: float) -> None:
        """Add rows that belong together, with *following* points of other matter directly under them."""
        if (needed := _height(group) + following) > self._left:
            *leading, row = group
            if needed <= self._fresh:
                self._turn()
            else:
                self._add_cut(leading, row, following)
                return
        self._put(group)

    def ended(self, tail: Band) -> list[Page]:
        """Return all pages; *tail*, for which the last group left room, ends the last one."""
        return [*self._full, (*self._page, tail)]

    def _add_cut(self, leading: list[Band], row: Band, following: float) -> None:
        if _height(leading) + _BEGINNING > self._left:
            self._turn()
        self._put(leading)
        while row.height + following > self._left:
            beginning, row = row.split(self._left)
            self._put([beginning])
            self._turn()
        self._put([row])

    def _put(self, bands: list[Band]) -> None:
        self._page += bands
        self._left -= _height(bands)

    def _turn(self) -> None:
        self._full.append(tuple(self._page))
        self._page = [*self._header]
        self._left = self._fresh
