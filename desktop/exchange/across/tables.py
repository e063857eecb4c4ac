"""The table of units × periods and the list of complete reports, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportlab.graphics.shapes import Line, Rect, Shape

from desktop.exchange.across.data import Comparison, FilledLine, Fullness, UnitLine
from desktop.exchange.across.strips import Layout, Strip, head_of, line, notes_of, space, width_between_margins
from desktop.exchange.charts.look import GRID, INK, bar, look
from desktop.exchange.charts.plot import width_of, words
from desktop.exchange.printout.faces import LEADING, face
from desktop.exchange.printout.wrapping import wrapped

_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_PADDING = 4.0
_LONGEST_NAME = 170.0
_BLANK, _FAR = 1, 2
_FULL_WIDTHS = (0.34, 0.16, 0.1, 0.22, 0.18)


class _Cell(NamedTuple):
    """A text; figures stand at the right. *far* ones are in the colour of what is far from the others."""

    text: str
    is_figure: bool = True
    style: str = ""
    far: bool = False


def table(comparison: Comparison, lines: Sequence[UnitLine]) -> Layout:
    """Return the table of *lines*, in their order: on a landscape page where there are more than a few periods."""
    rows = [_row(line) for line in lines]
    foot = list(_foot(comparison))
    heads = _heads(comparison)
    width, size, edges = _fitted(heads, [*rows, *foot])
    far = [each for each in comparison.outliers if each in lines]
    told = [space(8), line("Đơn vị lệch hẳn ở kỳ cuối", 9.5, style="bold")] if far else []
    for each in far:
        told += [line(text, 9.0) for text in wrapped(f"{each.name}: {each.remark}", face(), 9.0, width)]
    return Layout(
        comparison.heading,
        comparison.author,
        comparison.form,
        width,
        head_of(comparison.heading, f"{comparison.form}. {comparison.author}, {comparison.stretch}", width),
        [_strip(heads, edges, size, lines=2)],
        [*(_strip(row, edges, size) for row in rows), *(_strip(row, edges, size) for row in foot)],
        [*told, *notes_of(comparison.notes, width)],
    )


def fullness(found: Fullness, lines: Sequence[FilledLine]) -> Layout:
    """Return how complete the reports of *lines* are."""
    width = width_between_margins(landscape=False)
    edges = list(accumulate((share * width for share in _FULL_WIDTHS), initial=0.0))
    titles = ("Đơn vị", "Dòng có số liệu", "Mức đầy đủ", "", "Tình trạng")
    heads = [_Cell(text, is_figure=False, style="bold") for text in titles]
    body = []
    for each in lines:
        filled = (f"{each.filled} / {each.total}", f"{int(each.share)} %") if each.received else ("", "")
        cells = [each.name, *filled, "", each.state]
        strip = _strip([_Cell(text, is_figure=False) for text in cells], edges, _SIZES[0])
        body.append(Strip(strip.height, _Share(strip, edges, each)))
    title = f"Mức đầy đủ của báo cáo các đơn vị, {found.period}"
    told = f"{found.form}. {found.author}. {len(found.lines) - found.missing} đơn vị đã gửi, {found.missing} đơn vị chưa gửi."
    head = head_of(title, told, width)
    return Layout(title, found.author, found.form, width, head, [_strip(heads, edges, _SIZES[0])], body, [])


class _Share:
    """Draws a line with the bar of its share."""

    def __init__(self, strip: Strip, edges: Sequence[float], line: FilledLine) -> None:
        self._strip = strip
        self._edges = edges
        self._line = line

    def __call__(self) -> Iterator[Shape]:
        yield from self._strip.draw()
        left, right, height = self._edges[3] + _PADDING, self._edges[4] - _PADDING, self._strip.height
        frame = Rect(left, 0.25 * height, right - left, 0.5 * height)
        frame.fillColor, frame.strokeColor, frame.strokeWidth = None, GRID, 0.5
        yield frame
        if self._line.filled:
            yield from bar(_BLANK, left, 0.25 * height, (right - left) * float(self._line.share) / 100, 0.5 * height)


def _heads(comparison: Comparison) -> list[_Cell]:
    titles = ["Hạng", *(column.title for column in comparison.columns), "Tăng, giảm"]
    if comparison.has_percent:
        titles.append("Tăng, giảm (%)")
    return [_Cell("Đơn vị", is_figure=False, style="bold"), *(_Cell(title, style="bold") for title in titles)]


def _row(unit: UnitLine) -> list[_Cell]:
    figures = [_Cell(f"{_mark(each.far)}{each.shown}", far=bool(each.far)) for each in unit.figures]
    percent = unit.percent.shown.removesuffix(" %")
    return [
        _Cell(unit.name, is_figure=False),
        _Cell(str(unit.place or "")),
        *figures,
        _Cell(unit.change.shown),
        _Cell(percent),
    ]


def _mark(far: object) -> str:
    return "" if not far else "▲ " if far > 0 else "▼ "  # type: ignore[operator]  # a figure


def _foot(comparison: Comparison) -> Iterator[list[_Cell]]:
    columns = comparison.columns
    if comparison.joint_name:
        yield _foot_row(comparison.joint_name, [each.joint.shown for each in columns])
    yield _foot_row("Số giữa (trung vị)", [each.median.shown for each in columns])
    yield _foot_row("Số đơn vị có số liệu", [str(each.units) for each in columns])


def _foot_row(title: str, figures: Sequence[str]) -> list[_Cell]:
    return [_Cell(title, is_figure=False, style="bold"), _Cell(""), *(_Cell(text, style="bold") for text in figures)]


def _fitted(heads: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> tuple[float, float, list[float]]:
    """Return width, size of letters and edges of columns: the largest letters with which all stands on an A4 page."""
    widths: list[float] = []
    for landscape in (False, True):
        room = width_between_margins(landscape=landscape)
        for size in _SIZES if landscape else _SIZES[:3]:
            widths = [_needed(at, head, rows, size) for at, head in enumerate(heads)]
            if sum(widths) <= room:
                spare = (room - sum(widths)) / len(widths)
                return room, size, list(accumulate((each + spare for each in widths), initial=0.0))
    room = width_between_margins(landscape=True)
    return room, _SIZES[-1], list(accumulate((each * room / sum(widths) for each in widths), initial=0.0))


def _needed(at: int, head: _Cell, rows: Sequence[Sequence[_Cell]], size: float) -> float:
    texts = [(row[at].text, row[at].style) for row in rows if at < len(row)]
    longest = max((width_of(text, size, style) for text, style in texts), default=0.0)
    return max(min(longest, _LONGEST_NAME), _two_lines(head.text, size)) + 2 * _PADDING


def _two_lines(title: str, size: float) -> float:
    """Return the width in which a title takes two lines at most."""
    parts = title.split(" ")
    ways = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) + 1)]
    return min(max(width_of(text, size, "bold") for text in way) for way in ways)


def _strip(cells: Sequence[_Cell], edges: Sequence[float], size: float, lines: int = 1) -> Strip:
    height = lines * size * LEADING + 3.0

    def draw() -> Iterator[Shape]:
        rule = Line(0, 0, edges[-1], 0)
        rule.strokeColor, rule.strokeWidth = (INK, 0.8) if lines > 1 else (GRID, 0.5)
        yield rule
        for cell, left, right in zip(cells, edges, edges[1:], strict=False):
            colour = look(_FAR).colour if cell.far else INK
            shown = wrapped(cell.text, face(cell.style), size, right - left - _PADDING)[:lines]
            for at, text in enumerate(reversed(shown)):
                y = 1.5 + 0.22 * size + at * size * LEADING
                x, anchor = (right - _PADDING / 2, "end") if cell.is_figure else (left + _PADDING / 2, "start")
                yield words(x, y, text, size, anchor=anchor, style=cell.style, colour=colour)  # type: ignore[arg-type]

    return Strip(height, draw)
