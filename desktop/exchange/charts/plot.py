"""Where things stand in one picture, and the words in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reportlab.graphics.shapes import Group, Line, Rect, Shape, String
from reportlab.lib.colors import Color, white

from desktop.engine.values import figure
from desktop.exchange.charts.look import GRID, INK, MUTED
from desktop.exchange.charts.scale import Scale
from desktop.exchange.printout.faces import face

FIGURE_SIZE, AXIS_SIZE, WORD_SIZE = 7.0, 8.0, 9.5
_GAP = 3.0

#: Which part of a text stands at the place given for it.
Anchor = Literal["start", "middle", "end"]
_SLANT = 45
#: A slanted line of words needs this much room beside the next, in line heights.
_SLANTED_SLOT, _UPRIGHT_SLOT = 1.5, 1.1


class Plot(NamedTuple):
    """The area between the axes, in points; *categories* of equal width stand side by side."""

    left: float
    bottom: float
    width: float
    height: float
    scale: Scale
    categories: int

    @property
    def slot(self) -> float:
        """The width of a category."""
        return self.width / self.categories

    def x(self, place: int) -> float:
        """Return the middle of a category, counted from 0."""
        return self.left + (place + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """Return the height of a figure."""
        return self.bottom + self.scale.share(value) * self.height


def words(
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    anchor: Anchor = "start",
    colour: Color = INK,
    style: str = "",
    turned: float = 0,
) -> Shape:
    """Return *text* with its baseline at *y*, *turned* by degrees around (*x*, *y*)."""
    own = face(style)
    line = String(0 if turned else x, 0 if turned else y, own.printable(text))
    line.fontName, line.fontSize, line.fillColor, line.textAnchor = own.name, size, colour, anchor
    if not turned:
        return line
    group = Group(line)
    group.translate(x, y)
    group.rotate(turned)
    return group


def width_of(text: str, size: float, style: str = "") -> float:
    """Return how wide *text* is in points."""
    own = face(style)
    return own.width(own.printable(text), size)


def figure_at(
    x: float, y: float, text: str, *, colour: Color = INK, anchor: Anchor = "middle", turned: bool = False
) -> list[Shape]:
    """Return the figure of a bar or point on white, so that no line of the axis runs through it.

    A *turned* one is read upwards, its middle at *x*, its start (or its end, by *anchor*) at *y*.
    """
    wide, high = width_of(text, FIGURE_SIZE), 0.72 * FIGURE_SIZE
    if turned:
        bottom = y - wide if anchor == "end" else y
        behind = Rect(x - high / 2, bottom, high, wide)
        shown = words(x + high / 2, y, text, FIGURE_SIZE, anchor=anchor, colour=colour, turned=90)
    else:
        behind = Rect(x - wide / 2, y, wide, high)
        shown = words(x, y, text, FIGURE_SIZE, anchor=anchor, colour=colour)
    behind.fillColor, behind.strokeColor = white, None
    return [behind, shown]


def tick_width(scale: Scale) -> float:
    """Return the room that the figures at the upright axis need."""
    return max(width_of(figure(tick), AXIS_SIZE) for tick in scale.ticks) + 2 * _GAP


def upright_axis(plot: Plot) -> Iterator[Shape]:
    """Yield the figures and the lines across; the line of 0, or the lowest, is dark."""
    base = max(plot.scale.low, Decimal(0))
    for tick in plot.scale.ticks:
        y = plot.y(tick)
        line = Line(plot.left, y, plot.left + plot.width, y)
        line.strokeColor, line.strokeWidth = (INK, 0.8) if tick == base else (GRID, 0.5)
        yield line
        yield words(plot.left - _GAP, y - 0.35 * AXIS_SIZE, figure(tick), AXIS_SIZE, anchor="end", colour=MUTED)


class CategoryLine:
    """The labels under a picture: level where they fit, else slanted, else upright, and thinned when even that is too tight."""

    def __init__(self, labels: Sequence[str], slot: float) -> None:
        longest = max(width_of(label, AXIS_SIZE) for label in labels)
        self._labels = labels
        self._turned = 0 if longest + 2 * _GAP <= slot else _SLANT if slot >= _SLANTED_SLOT * AXIS_SIZE else 90
        needed = {0: slot, _SLANT: _SLANTED_SLOT * AXIS_SIZE, 90: _UPRIGHT_SLOT * AXIS_SIZE}[self._turned]
        self._every = max(1, -int(-needed // slot))
        share = {0: 0.0, _SLANT: 0.72, 90: 1.0}[self._turned]
        self.height = AXIS_SIZE + _GAP + share * longest

    def shapes(self, plot: Plot, top: float) -> Iterator[Shape]:
        """Yield the labels below *top*."""
        for place, label in enumerate(self._labels):
            if place % self._every:
                continue
            if self._turned:
                yield words(
                    plot.x(place) + 0.3 * AXIS_SIZE, top - AXIS_SIZE, label, AXIS_SIZE, anchor="end", turned=self._turned
                )
            else:
                yield words(plot.x(place), top - AXIS_SIZE, label, AXIS_SIZE, anchor="middle")
