"""Bands: the horizontal strips that pages are made of, measured and ready to be drawn. All lengths are points."""

from __future__ import annotations

from typing import NamedTuple

from desktop.exchange.printout.faces import LEADING, Face

#: Between a cell's text and the rules around it.
PADDING_X, PADDING_Y = 4.0, 2.5


class Text(NamedTuple):
    """Lines of one size in a band: *top* is their distance from the band's upper edge, *x* where they are aligned.

    *align* is the share of a line's width that stands left of *x*: 0 left-aligned, 0.5 centred.
    """

    lines: tuple[str, ...]
    face: Face
    size: float
    x: float
    align: float = 0
    top: float = 0

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * LEADING


class Band(NamedTuple):
    """One strip. *edges* are the x of its vertical rules: with them it is a row of the table, without it has no frame.

    *leads* says that the band introduces the next one and may not be the last on a page.
    """

    texts: tuple[Text, ...]
    height: float
    edges: tuple[float, ...] = ()
    leads: bool = False

    @property
    def lines(self) -> int:
        """The number of lines of the longest text."""
        return max((len(text.lines) for text in self.texts), default=0)

    def split(self, room: float) -> tuple[Band, Band]:
        """Cut a row between lines: the first part is at most *room* high, two lines at least stay for the second."""
        upper, lower = [], []
        for text in self.texts:
            fit = max(1, min(int((room - 2 * PADDING_Y) / (text.size * LEADING)), self.lines - 2))
            upper.append(text._replace(lines=text.lines[:fit], top=PADDING_Y))
            lower.append(text._replace(lines=text.lines[fit:], top=PADDING_Y))
        return _row(upper, self.edges), _row(lower, self.edges)


def row(texts: list[Text], edges: tuple[float, ...], *, leads: bool = False) -> Band:
    """Return a row of the table, its texts half-way between the rules."""
    band = _row(texts, edges)
    middled = tuple(text._replace(top=(band.height - text.height) / 2) for text in texts)
    return band._replace(texts=middled, leads=leads)


def _row(texts: list[Text], edges: tuple[float, ...]) -> Band:
    return Band(tuple(texts), max((text.height for text in texts), default=0) + 2 * PADDING_Y, edges)
