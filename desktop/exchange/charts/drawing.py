"""A chart as one drawing: for the screen, the clipboard, the picture file and the paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Group, Rect, Shape
from reportlab.lib.colors import white

from desktop.exchange.charts.bars import NUMBER_HEIGHT, bars
from desktop.exchange.charts.bars import headroom as headroom_of_bars
from desktop.exchange.charts.data import Chart, ChartKind, Panel, panels
from desktop.exchange.charts.lines import END_ROOM, HEADROOM, lines
from desktop.exchange.charts.look import INK, MUTED, bar, line, mark
from desktop.exchange.charts.plot import AXIS_SIZE, WORD_SIZE, CategoryLine, Plot, tick_width, upright_axis, words
from desktop.exchange.charts.scale import scale_for
from desktop.exchange.printout.faces import LEADING, face
from desktop.exchange.printout.wrapping import balanced, wrapped

#: As wide as a landscape page's text; put on an upright page it is made a little smaller.
WIDTH = 600.0
_MARGIN, _GAP = 14.0, 6.0
_TITLE_SIZE = 13.0
#: The height of a picture's area by how many pictures there are, and its number of steps.
_HEIGHTS = {1: (210.0, 5), 2: (140.0, 4)}
_LEAST = (95.0, 3)
_KEY = 22.0
_NO_FIGURES = "Chưa có số liệu trong các kỳ này."


def drawing_of(chart: Chart) -> Drawing:
    """Return the drawing, as high as it has to be."""
    found = panels(chart)
    shapes: list[Shape] = []
    y = 0.0
    for head in _head(chart):
        y -= head.height
        shapes += head.at(y)
    for panel in found:
        picture = _Picture(chart, panel, *_HEIGHTS.get(len(found), _LEAST))
        shapes += picture.shapes(y - _GAP)
        y -= _GAP + picture.height
    for foot in _foot(chart):
        y -= foot.height
        shapes += foot.at(y)
    height = 2 * _MARGIN - y
    drawing = Drawing(WIDTH, height)
    paper = Rect(0, 0, WIDTH, height)
    paper.fillColor, paper.strokeColor = white, None
    drawing.add(paper)
    drawn = Group(*shapes)
    drawn.translate(0, height - _MARGIN)
    drawing.add(drawn)
    return drawing


class _Line:
    """A line of words across the drawing."""

    def __init__(self, text: str, size: float, *, style: str = "", muted: bool = False) -> None:
        self._text, self._size, self._style = text, size, style
        self._colour = MUTED if muted else INK
        self.height = size * LEADING

    def at(self, bottom: float) -> list[Shape]:
        y = bottom + 0.25 * self._size
        return [words(_MARGIN, y, self._text, self._size, style=self._style, colour=self._colour)]


def _head(chart: Chart) -> Iterator[_Line]:
    across = WIDTH - 2 * _MARGIN
    for text in balanced(chart.title, face("bold"), _TITLE_SIZE, across):
        yield _Line(text, _TITLE_SIZE, style="bold")
    for text in wrapped(chart.subtitle, face(), WORD_SIZE, across):
        yield _Line(text, WORD_SIZE, muted=True)


def _foot(chart: Chart) -> Iterator[_Line]:
    for note in chart.notes:
        for text in wrapped(note, face("italic"), AXIS_SIZE, WIDTH - 2 * _MARGIN):
            yield _Line(text, AXIS_SIZE, style="italic", muted=True)


class _Picture:
    """One panel: its heading with the key, the area, and the periods under it."""

    def __init__(self, chart: Chart, panel: Panel, height: float, steps: int) -> None:
        self._kind, self._panel = chart.kind, panel
        self._scale = scale_for(panel.values, steps, from_zero=chart.kind is ChartKind.BARS)
        self._left = _MARGIN + tick_width(self._scale)
        self._width = WIDTH - _MARGIN - self._left - (END_ROOM if chart.kind is ChartKind.LINES else 0)
        self._count = len(chart.categories)
        self._categories = CategoryLine(chart.categories, self._width / self._count)
        self._names = list(self._name_lines())
        self._area = height
        self._above, self._below = self._room()
        names = sum(len(lines) for _, lines in self._names) * WORD_SIZE * LEADING
        self.height = names + AXIS_SIZE * LEADING + self._above + height + self._below + self._categories.height

    def shapes(self, top: float) -> Iterator[Shape]:
        """Yield what is drawn below *top*."""
        y = top
        for number, lines_ in self._names:
            for place, text in enumerate(lines_):
                y -= WORD_SIZE * LEADING
                if not place:
                    yield from self._key(number, y + 0.25 * WORD_SIZE)
                yield words(_MARGIN + _KEY + _GAP, y + 0.25 * WORD_SIZE, text, WORD_SIZE)
        y -= AXIS_SIZE * LEADING
        unit = f"Đơn vị tính: {self._panel.unit}" if self._panel.unit else ""
        if not self._scale.share(Decimal(0)) >= 0:
            unit = f"{unit} (trục không bắt đầu từ 0)".strip()
        yield words(_MARGIN, y + 0.25 * AXIS_SIZE, unit, AXIS_SIZE, colour=MUTED, style="italic")
        plot = Plot(self._left, y - self._above - self._area, self._width, self._area, self._scale, self._count)
        yield from upright_axis(plot)
        if not self._panel.values:
            yield words(plot.left + plot.width / 2, plot.bottom + plot.height / 2, _NO_FIGURES, WORD_SIZE, anchor="middle")
        yield from (bars if self._kind is ChartKind.BARS else lines)(self._panel, plot)
        yield from self._categories.shapes(plot, plot.bottom - self._below)

    def _room(self) -> tuple[float, float]:
        """Return the room above and below the area that figures and numbers need."""
        if self._kind is ChartKind.LINES:
            return HEADROOM, _GAP
        above = headroom_of_bars(self._panel, self._width / self._count)
        below = above if self._scale.low < 0 else 0.0
        return above, max(below, NUMBER_HEIGHT if len(self._panel.series) > 1 else 2.0)

    def _name_lines(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        across = WIDTH - 2 * _MARGIN - _KEY - _GAP
        for number, series in self._panel.series.items():
            several = f"{number}. {series.name}" if len(self._panel.series) > 1 else series.name
            yield number, wrapped(several, face(), WORD_SIZE, across)

    def _key(self, number: int, y: float) -> Iterator[Shape]:
        if self._kind is ChartKind.BARS:
            yield from bar(number, _MARGIN, y - 1, _KEY, 0.8 * WORD_SIZE)
            return
        middle = y + 0.3 * WORD_SIZE
        yield line(number, _MARGIN, middle, _MARGIN + _KEY, middle)
        yield mark(number, _MARGIN + _KEY / 2, middle)
