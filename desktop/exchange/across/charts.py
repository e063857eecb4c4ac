"""Bars and small multiples on paper: in colours for print, and told apart without them by hatching and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.graphics.shapes import Circle, Line, Shape
from reportlab.lib.colors import white

from desktop.exchange.across.data import Bounds, Comparison, UnitLine, bounds_of
from desktop.exchange.across.strips import Layout, Strip, elided, head_of, notes_of, width_between_margins
from desktop.exchange.charts.look import GRID, INK, MUTED, bar, look
from desktop.exchange.charts.plot import width_of, words

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

#: The looks of usual figures and of those far from the others.
_USUAL, _FAR = 1, 2
_GAP = 4.0
_NAME = 148.0
_ROW, _BAR = 13.0, 9.0
_SIZE, _LEAST_SIZE = 8.5, 6.0
_ACROSS = 4
_COURSE, _LABEL = 34.0, 11.0
_NO_FIGURE = "chưa có số liệu"
_MEDIAN_NOTE = "Đường chấm: số giữa (trung vị) của các đơn vị, {}."
_CUT_NOTE = "Thanh có gạch chéo dài quá khung hình nên vẽ ngắn lại; con số bên cạnh là số thật."
_TOP_NOTE = "Số vượt quá khung hình được vẽ ở mép trên; con số bên dưới là số thật."
_SCALE_NOTE = "Mọi hình vẽ cùng một thang; chấm tròn là {}, bên trái là mức tăng, giảm so với kỳ trước."


def bars(comparison: Comparison, lines: Sequence[UnitLine]) -> Layout:
    """Return the bars of the last period for *lines*, in their order."""
    width = width_between_margins(landscape=False)
    bounds = bounds_of(line.last for line in lines)
    room = max((width_of(_told(line), _SIZE) for line in lines), default=0) + 2 * _GAP
    plot = width - _NAME - _GAP - room
    last = comparison.columns[-1]
    middle = last.median.value
    body = [Strip(_ROW, _Bar(line, bounds, plot, middle)) for line in lines]
    notes = [_MEDIAN_NOTE.format(last.median.shown)] if middle is not None else []
    notes += [_CUT_NOTE] * any(line.last.value is not None and bounds.cuts(line.last.value) for line in lines)
    return _layout(comparison, f"{comparison.author}, {last.label}", width, body, [*notes, *comparison.notes])


def courses(comparison: Comparison, lines: Sequence[UnitLine]) -> Layout:
    """Return each unit's course over the periods, all on one scale."""
    width = width_between_margins(landscape=False)
    bounds = bounds_of(figure for line in lines for figure in line.figures)
    height = _COURSE + 2 * _LABEL + 5 * _GAP
    rows = (lines[at : at + _ACROSS] for at in range(0, len(lines), _ACROSS))
    body = [Strip(height, _Courses(row, bounds, width / _ACROSS)) for row in rows]
    notes = [_SCALE_NOTE.format(comparison.columns[-1].label)]
    notes += [_TOP_NOTE] * any(each.value is not None and bounds.cuts(each.value) for line in lines for each in line.figures)
    notes += comparison.notes
    return _layout(comparison, f"{comparison.author}, {comparison.stretch}", width, body, notes)


def _layout(comparison: Comparison, subtitle: str, width: float, body: list[Strip], notes: list[str]) -> Layout:
    return Layout(
        comparison.heading,
        comparison.author,
        comparison.form,
        width,
        head_of(comparison.heading, f"{comparison.form}. {subtitle}", width),
        [],
        body,
        notes_of(notes, width),
    )


def _told(line: UnitLine) -> str:
    """Return what stands beside a bar."""
    if line.last.value is None:
        return ""
    if not line.last.far:
        return line.last.shown
    return f"{line.last.shown}  {'▲ cao' if line.last.far > 0 else '▼ thấp'} hơn hẳn"


def _colour(line: UnitLine) -> Color:
    return look(_FAR if line.last.far else _USUAL).colour


class _Bar:
    """Draws one unit."""

    def __init__(self, line: UnitLine, bounds: Bounds, plot: float, middle: Decimal | None) -> None:
        self._line = line
        self._bounds = bounds
        self._plot = plot
        self._middle = middle

    def __call__(self) -> Iterator[Shape]:
        line, base = self._line, (_ROW - _BAR) / 2
        text_base = _ROW / 2 - 0.35 * _SIZE
        name = f"{line.place}. {line.name}" if line.place else line.name
        yield _name(name, 0, text_base, _NAME)
        if line.last.value is None:
            yield words(_NAME + _GAP, text_base, _NO_FIGURE, _SIZE, colour=MUTED, style="italic")
            return
        zero, end = self._x(Decimal(0)), self._x(line.last.value)
        yield from bar(_FAR if line.last.far else _USUAL, min(zero, end), base, abs(end - zero), _BAR)
        if self._bounds.cuts(line.last.value):
            for share in (0.86, 0.89):
                x = zero + share * (end - zero)
                yield _stroke(x - 2, base - 1, x + 2, base + _BAR + 1, white, 2)
        if self._middle is not None:
            x = self._x(self._middle)
            dotted = _stroke(x, 0, x, _ROW, INK, 0.6)
            dotted.strokeDashArray = (1, 1.6)
            yield dotted
        yield words(max(zero, end) + _GAP, text_base, _told(line), _SIZE, colour=_colour(line) if line.last.far else INK)

    def _x(self, value: Decimal) -> float:
        return _NAME + _GAP + self._bounds.share(value) * self._plot


class _Courses:
    """Draws a row of units."""

    def __init__(self, lines: Sequence[UnitLine], bounds: Bounds, each: float) -> None:
        self._lines = lines
        self._bounds = bounds
        self._each = each

    def __call__(self) -> Iterator[Shape]:
        for at, line in enumerate(self._lines):
            yield from self._course(line, at * self._each, self._each - 3 * _GAP)

    def _course(self, line: UnitLine, left: float, width: float) -> Iterator[Shape]:
        name = f"{line.place}. {line.name}" if line.place else line.name
        bottom = _LABEL + 4 * _GAP
        yield _name(name, left, bottom + _COURSE + _GAP, width)
        zero = bottom + self._bounds.share(0) * _COURSE
        yield _stroke(left, zero, left + width, zero, GRID, 0.7)
        step = width / max(1, len(line.figures) - 1)
        points = [
            None if each.value is None else (left + at * step, bottom + self._bounds.share(each.value) * _COURSE)
            for at, each in enumerate(line.figures)
        ]
        for one, other in pairwise(points):
            if one is not None and other is not None:
                yield _stroke(*one, *other, MUTED, 1)
        if points[-1] is not None:
            dot = Circle(*points[-1], 2)
            dot.fillColor, dot.strokeColor = _colour(line), _colour(line)
            yield dot
        mark = "" if not line.last.far else "▲ " if line.last.far > 0 else "▼ "
        shown = f"{mark}{line.last.shown}" if line.last.value is not None else _NO_FIGURE
        colour = _colour(line) if line.last.far else INK
        yield words(left + width, 3 * _GAP, shown, _SIZE, anchor="end", colour=colour)
        yield words(left, 3 * _GAP, line.change.shown, _SIZE, colour=MUTED)


def _name(name: str, x: float, y: float, width: float) -> Shape:
    """Return a unit's name, in smaller letters where it is long: it must not lose what tells it apart."""
    size = max(_LEAST_SIZE, min(_SIZE, _SIZE * width / width_of(name, _SIZE)))
    return words(x, y, elided(name, size, width), size)


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: Color, width: float) -> Line:
    stroke = Line(x1, y1, x2, y2)
    stroke.strokeColor, stroke.strokeWidth = colour, width
    return stroke
