"""Bars side by side, each with its figure, and with its series' number under it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.exchange.charts.data import Panel
from desktop.exchange.charts.look import bar, look
from desktop.exchange.charts.plot import FIGURE_SIZE, Plot, figure_at, width_of, words

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Shape

#: The share of a category's width that its bars take, and their greatest width in points.
_SHARE, _WIDEST = 0.8, 46.0
_GAP = 2.0
NUMBER_HEIGHT = FIGURE_SIZE + _GAP


def headroom(panel: Panel, slot: float) -> float:
    """Return the room that figures need above the highest bar."""
    longest = max((width_of(text, FIGURE_SIZE) for series in panel.series.values() for text in series.shown), default=0)
    return longest + 2 * _GAP if _turned(panel, slot) else FIGURE_SIZE + 2 * _GAP


def bars(panel: Panel, plot: Plot) -> Iterator[Shape]:
    """Yield the bars of *panel* and their figures."""
    width = _width(panel, plot.slot)
    turned = _turned(panel, plot.slot)
    zero = plot.y(max(plot.scale.low, Decimal(0)))
    several = len(panel.series) > 1
    for place in range(plot.categories):
        x = plot.x(place) - width * len(panel.series) / 2
        for number, series in panel.series.items():
            if (value := series.values[place]) is not None:
                height = plot.y(value) - zero
                yield from bar(number, x + 0.06 * width, zero, 0.88 * width, height)
                yield from _figure(series.shown[place], x + width / 2, zero + height, below=value < 0, turned=turned)
                if several and value >= 0:
                    under = zero - FIGURE_SIZE
                    colour = look(number).colour
                    yield words(x + width / 2, under, str(number), FIGURE_SIZE, anchor="middle", colour=colour, style="bold")
            x += width


def _width(panel: Panel, slot: float) -> float:
    return min(_WIDEST, slot * _SHARE / len(panel.series))


def _turned(panel: Panel, slot: float) -> bool:
    """Whether a figure is wider than the room above its bar: all are then written upwards."""
    room = slot if len(panel.series) == 1 else _width(panel, slot)
    shown = (text for series in panel.series.values() for text in series.shown)
    return max((width_of(text, FIGURE_SIZE) for text in shown), default=0) + _GAP > room


def _figure(text: str, x: float, end: float, *, below: bool, turned: bool) -> list[Shape]:
    if turned:
        return figure_at(x, end - _GAP if below else end + _GAP, text, anchor="end" if below else "start", turned=True)
    return figure_at(x, end - FIGURE_SIZE if below else end + _GAP, text)
