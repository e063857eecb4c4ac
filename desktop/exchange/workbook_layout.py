"""Where everything stands on an appendix's sheet: columns, rows, heights. It knows texts and lengths, no file format."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from desktop.engine.definition import Appendix, Indicator, Row, joint_titles
from desktop.engine.report import Report
from desktop.engine.values import NumberType
from desktop.exchange.task_lines import GroupLine, TaskLine, task_lines
from desktop.exchange.workbook_text import line_count

FONT = "Times New Roman"
SIZE = 12
#: Millimetres: the decree asks for 20 to 25 above and below, 30 to 35 on the left, 15 to 20 on the right.
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
#: What A4 leaves between the margins, in pixels of 1/96 inch.
TABLE_WIDTH = int((210 - LEFT - RIGHT) / 25.4 * 96)
_POINTS_PER_PIXEL = 0.75
_LINE_HEIGHT = 1.3125
#: What a row has above and below its text, and a cell left and right of it, in points.
_ROW_PADDING, _CELL_PADDING = 3, 6
#: One step of indentation is as wide as three spaces.
_INDENT = 9
#: Excel draws no row higher than 409 points; a longer note goes over several lower ones, so that pages fill up.
_HIGHEST_ROW, _SLICE = 400, 100

# Sheet rows counted from 0. The table begins with its header, one row or two, and the row of column numbers.
MARKER_ROW, TITLE_ROW, BELONGS_ROW, MARK_ROW, HEADER_ROW = 0, 1, 2, 3, 4


class Line(NamedTuple):
    """One printed row: its first and last sheet row (several under a very long note) and the height of each, in points."""

    row: Row | GroupLine | TaskLine
    first: int
    last: int
    height: float

    @property
    def style(self) -> str:
        """How its cells are aligned: in the middle, under a very long note at the top."""
        return "table" if self.first == self.last else "table top"


class Layout:
    """The sheet of one appendix. Rows and columns count from 0; widths are pixels, heights points."""

    def __init__(self, report: Report, appendix: Appendix) -> None:
        self.column_of = {column.field: place for place, column in enumerate(appendix.columns)}
        self.label_column = appendix.label_column
        self.joints = joint_titles(appendix.columns)
        self.numbers_row = HEADER_ROW + (2 if self.joints else 1)
        self.last_column = len(appendix.columns) - 1
        self.code_column = len(appendix.columns)
        shares = [column.width for column in appendix.columns]
        edges = [round(TABLE_WIDTH * share / sum(shares)) for share in accumulate(shares, initial=0)]
        self.widths = [right - left for left, right in pairwise(edges)]
        self.lines = self._lines(report, appendix)
        self.last_row = self.lines[-1].last if self.lines else self.numbers_row
        self.sign_row = self.last_row + 2

    def height(self, texts: Iterable[tuple[str, float]], *, size: float = SIZE, bold: bool = False) -> float:
        """Return the height of a row that holds these texts, each with the points it has for a line."""
        lines = max(line_count(text, room, size, bold=bold) for text, room in texts)
        return lines * size * _LINE_HEIGHT + _ROW_PADDING

    def room(self, first: int, last: int) -> float:
        """Return the points that a cell over these columns leaves for a line of text."""
        return sum(self.widths[first : last + 1]) * _POINTS_PER_PIXEL - _CELL_PADDING

    def _lines(self, report: Report, appendix: Appendix) -> list[Line]:
        lines = []
        at = self.numbers_row + 1
        for section in appendix.sections:
            for row in task_lines(report, section.tasks) if section.tasks else section.rows:
                height = self._height_of(report, row)
                count = ceil(height / _SLICE) if height > _HIGHEST_ROW else 1
                lines.append(Line(row, at, at + count - 1, height / count))
                at += count
        return lines

    def _height_of(self, report: Report, row: Row | GroupLine | TaskLine) -> float:
        if isinstance(row, GroupLine):
            return self.height([(row.title, self.room(self.label_column, self.last_column))], bold=True)
        if isinstance(row, TaskLine):
            return self.height([(text, self._rooms[field]) for field, text in row.texts.items()])
        indent = indent_of(row) * _INDENT
        texts = [(report.label(row.code), self.room(self.label_column, self.last_column) - indent)]
        if isinstance(row, Indicator):
            rooms = self._rooms
            texts = [(text, rooms[field]) for field, text in texts_of(report, row).items() if field in rooms]
            texts.append((report.label(row.code), rooms["label"] - indent))
        return self.height(texts, bold="bold" in row.style)

    @cached_property
    def _rooms(self) -> dict[str, float]:
        return {field: self.room(place, place) for field, place in self.column_of.items()}


def indent_of(row: Row) -> int:
    """Return the steps by which a label is indented; chapters and their first level stand at the edge."""
    return max(0, row.level - 1)


def texts_of(report: Report, row: Indicator) -> dict[str, str]:
    """Return the texts beside a row's label, by column; a number is not a text: it shrinks rather than wrap."""
    number = isinstance(row.type, NumberType) and report.value(row.code) is not None
    return {
        "marker": row.marker,
        "value": "" if number else report.printed(row.code),
        "unit": row.unit,
        "note": report.note(row.code),
    }
