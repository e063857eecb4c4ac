"""Lines with a mark at each point, the figures where there is room, and the series' number at the end."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop.exchange.charts.data import Panel, Series
from desktop.exchange.charts.look import line, look, mark
from desktop.exchange.charts.plot import FIGURE_SIZE, WORD_SIZE, Plot, figure_at, width_of, words

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Shape

#: The room for figures above and below the lines, and for the series' numbers at their ends.
HEADROOM, END_ROOM = FIGURE_SIZE + 5, 14.0
_AWAY, _MARK = 4.5, 3.0


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: _Box) -> bool:
        return self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top


class _Point(NamedTuple):
    number: int
    x: float
    y: float
    shown: str


def lines(panel: Panel, plot: Plot) -> Iterator[Shape]:
    """Yield the lines of *panel*: a period without a figure is a gap in its line."""
    points: list[_Point] = []
    for number, series in panel.series.items():
        for run in _runs(series):
            stretch = [_Point(number, plot.x(place), plot.y(value), series.shown[place]) for place, value in run]
            points += stretch
            if len(stretch) > 1:
                yield line(number, *(at for point in stretch for at in (point.x, point.y)))
    yield from (mark(point.number, point.x, point.y) for point in points)
    yield from _figures(points, plot)
    if len(panel.series) > 1:
        yield from _ends(points)


def _runs(series: Series) -> Iterator[list[tuple[int, Decimal]]]:
    """Yield figures that follow each other, with their places."""
    run: list[tuple[int, Decimal]] = []
    for place, value in enumerate((*series.values, None)):
        if value is not None:
            run.append((place, value))
        elif run:
            yield run
            run = []


def _figures(points: list[_Point], plot: Plot) -> Iterator[Shape]:
    """Yield the figures that do not cover another figure or a mark; ends and extremes of a line come first."""
    taken = [_Box(at.x - _MARK, at.y - _MARK, at.x + _MARK, at.y + _MARK) for at in points]
    for point in sorted(points, key=lambda point: not _telling(point, points)):
        half = width_of(point.shown, FIGURE_SIZE) / 2
        for y in (point.y + _AWAY, point.y - _AWAY - 0.7 * FIGURE_SIZE):
            box = _Box(point.x - half - 1, y - 1, point.x + half + 1, y + 0.75 * FIGURE_SIZE)
            if box.bottom >= plot.bottom - FIGURE_SIZE and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield from figure_at(point.x, y, point.shown, colour=look(point.number).colour)
                break


def _telling(point: _Point, points: list[_Point]) -> bool:
    own = [other for other in points if other.number == point.number]
    heights = [other.y for other in own]
    return point in (own[0], own[-1]) or point.y in (min(heights), max(heights))


def _ends(points: list[_Point]) -> Iterator[Shape]:
    """Yield each series' number to the right of its last point; numbers that would meet are moved upwards."""
    last = {point.number: point for point in points}
    reached = float("-inf")
    for point in sorted(last.values(), key=lambda point: point.y):
        y = max(point.y - 0.35 * WORD_SIZE, reached)
        reached = y + WORD_SIZE
        own = look(point.number)
        yield words(point.x + _AWAY + 1, y, str(point.number), WORD_SIZE, colour=own.colour, style="bold")
