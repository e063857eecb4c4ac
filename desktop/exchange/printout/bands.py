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


class Stroke(NamedTuple):
    """A rule from one point to another; *top* and *bottom* are distances from the band's upper edge."""

    left: float
    top: float
    right: float
    bottom: float


class Band(NamedTuple):
    """One strip. *edges* are the x of its vertical rules: with them it is a row of the table, without it has no frame.

    *leads* says that the band introduces the next one and may not be the last on a page. *strokes* are rules inside it.
    *code* is that of the report's row which the band shows, if it shows one.
    """

    texts: tuple[Text, ...]
    height: float
    edges: tuple[float, ...] = ()
    leads: bool = False
    strokes: tuple[Stroke, ...] = ()
    code: str = ""

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
        return _row(upper, self.edges)._replace(code=self.code), _row(lower, self.edges)._replace(code=self.code)


def row(texts: list[Text], edges: tuple[float, ...], *, leads: bool = False) -> Band:
    """Return a row of the table, its texts half-way between the rules."""
    band = _row(texts, edges)
    middled = tuple(_middled(text, 0, band.height) for text in texts)
    return band._replace(texts=middled, leads=leads)


def titles(texts: list[Text], joints: list[tuple[Text, range]], edges: tuple[float, ...]) -> Band:
    """Return the head of the table: *texts* by column, and over some neighbouring columns a joint title."""
    upper = max((joint.height for joint, _ in joints), default=0) + 2 * PADDING_Y if joints else 0
    joined = {column for _, columns in joints for column in columns}
    needed = [text.height + 2 * PADDING_Y + (upper if column in joined else 0) for column, text in enumerate(texts)]
    height = max(needed)
    placed = [_middled(text, upper if column in joined else 0, height) for column, text in enumerate(texts)]
    placed += [_middled(joint, 0, upper) for joint, _ in joints]
    strokes = []
    for _, columns in joints:
        strokes.append(Stroke(edges[columns[0]], upper, edges[columns[-1] + 1], upper))
        strokes += [Stroke(edges[column], upper, edges[column], height) for column in columns[1:]]
    inner = {edges[column] for _, columns in joints for column in columns[1:]}
    return Band(tuple(placed), height, tuple(edge for edge in edges if edge not in inner), strokes=tuple(strokes))


def _middled(text: Text, top: float, bottom: float) -> Text:
    return text._replace(top=(top + bottom - text.height) / 2)


def _row(texts: list[Text], edges: tuple[float, ...]) -> Band:
    return Band(tuple(texts), max((text.height for text in texts), default=0) + 2 * PADDING_Y, edges)
