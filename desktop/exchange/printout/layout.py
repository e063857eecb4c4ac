"""A report's appendix as measured bands: head, header of the table, rows, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.engine.definition import Appendix, Heading, Indicator, Row, Section, joint_titles
from desktop.engine.report import Report
from desktop.engine.tasks import TaskTable
from desktop.exchange import wording
from desktop.exchange.printout import bands, sheet
from desktop.exchange.printout.bands import PADDING_X, Band, Text
from desktop.exchange.printout.faces import face
from desktop.exchange.printout.wrapping import balanced, fitting_size, wrapped
from desktop.exchange.task_lines import GroupLine, TaskLine, is_wordy, task_lines

_INDENT, _DEEPEST = 7.0, 6
_LEAST_SIZE = 8.0
# A figure or marker that fills its column, "5.8.3", may come closer to the rules than text that wraps.
_TIGHT = 1.5
_CENTRED = 0.5
# Between the lines of the head, and between the table and what stands above or below it.
_GAP, _BESIDE_TABLE = 2.0, 12.0

Span = tuple[float, float]


class Layout(NamedTuple):
    """The bands of one appendix: *head* opens the first page, *header* every page, *tail* ends the last one."""

    head: Band
    header: tuple[Band, ...]
    rows: tuple[Band, ...]
    tail: Band


def layout(report: Report, appendix: Appendix) -> Layout:
    """Measure an appendix of *report*."""
    table = _Table(report, appendix)
    return Layout(
        head=_head(report, appendix),
        header=table.header(),
        rows=tuple(band for section in appendix.sections for band in table.section(section)),
        tail=_tail(report),
    )


class _Table:
    """The table of an appendix: where its columns stand and what a row looks like in them."""

    def __init__(self, report: Report, appendix: Appendix) -> None:
        self.report = report
        self.columns = appendix.columns
        self.label = appendix.label_column
        share = sheet.WIDTH / sum(column.width for column in self.columns)
        self.edges = tuple(accumulate((column.width * share for column in self.columns), initial=sheet.LEFT))
        self.spans = tuple(pairwise(self.edges))

    def header(self) -> tuple[Band, ...]:
        """Return the columns' titles and, under them, their numbers."""
        titles = [
            _centred(column.title, "bold", span, PADDING_X) for column, span in zip(self.columns, self.spans, strict=True)
        ]
        joints = [
            (_centred(joint.title, "bold", self._across(joint.columns), PADDING_X), joint.columns)
            for joint in joint_titles(self.columns)
        ]
        numbers = [_centred(str(number), "", span) for number, span in enumerate(self.spans, 1)]
        return bands.titles(titles, joints, self.edges), bands.row(numbers, self.edges)

    def section(self, section: Section) -> Iterator[Band]:
        """Yield the rows of a section, the form's or the clerk's own."""
        if section.tasks is None:
            yield from map(self._row, section.rows)
        else:
            yield from (self._task(line, section.tasks) for line in task_lines(self.report, section.tasks))

    def _row(self, row: Row) -> Band:
        if isinstance(row, Heading):
            return self._heading(row.marker, self.report.label(row.code), row.style, row.level)
        texts = []
        for column, span in zip(self.columns, self.spans, strict=True):
            text, style = self._content(row, column.field)
            if column.field == "label":
                texts.append(_wrapped(text, style, _indented(span, row.level)))
            elif column.field == "note":
                texts.append(_wrapped(text, style, span))
            else:
                texts.append(_centred(text, style, span))
        return bands.row(texts, self.edges)

    def _task(self, line: GroupLine | TaskLine, table: TaskTable) -> Band:
        if isinstance(line, GroupLine):
            return self._heading(line.marker, line.title, "bold", 0)
        texts = []
        for column, span in zip(self.columns, self.spans, strict=True):
            if column.field not in line.texts:
                texts.append(_centred(line.marker if column.field == "marker" else "", "", span))
            elif is_wordy(table.columns[column.field]):
                texts.append(_wrapped(line.texts[column.field], "", span))
            else:
                texts.append(_centred(line.texts[column.field], "", span))
        return bands.row(texts, self.edges)

    def _heading(self, marker: str, label: str, style: str, level: int) -> Band:
        """Return a row whose label takes the width of all columns from its own on."""
        fields = [column.field for column in self.columns]
        across = _indented(self._across(range(self.label, len(self.columns))), level)
        texts = [_centred(marker, style, self.spans[fields.index("marker")]), _wrapped(label, style, across)]
        return bands.row(texts, (*self.edges[: self.label + 1], self.edges[-1]), leads=True)

    def _across(self, columns: range) -> Span:
        return self.edges[columns[0]], self.edges[columns[-1] + 1]

    def _content(self, row: Indicator, field: str) -> tuple[str, str]:
        """Return the text of a cell and its style. A blank cell is blank on paper too: no hint is printed for a note."""
        match field:
            case "marker":
                return row.marker, row.style
            case "label":
                return self.report.label(row.code), row.style
            case "value":
                return self.report.printed(row.code), ""
            case "unit":
                return row.unit, ""
            case _:
                return self.report.note(row.code), ""


def _wrapped(text: str, style: str, span: Span) -> Text:
    """Break a label or a note."""
    font, left = face(style), span[0] + PADDING_X
    return Text(wrapped(text, font, sheet.TABLE_SIZE, span[1] - PADDING_X - left), font, sheet.TABLE_SIZE, left)


def _centred(text: str, style: str, span: Span, padding: float = _TIGHT) -> Text:
    """Break a cell's text; a figure or unit too wide for its column is set smaller rather than torn apart."""
    font, width = face(style), span[1] - span[0] - 2 * padding
    size = fitting_size(text, font, sheet.TABLE_SIZE, width, _LEAST_SIZE)
    return Text(wrapped(text, font, size, width), font, size, (span[0] + span[1]) / 2, _CENTRED)


def _indented(span: Span, level: int) -> Span:
    """Move a label in by its level; the first level of headings stands under the sections, at the edge."""
    return span[0] + _INDENT * min(max(level - 1, 0), _DEEPEST), span[1]


def _head(report: Report, appendix: Appendix) -> Band:
    across = (sheet.LEFT, sheet.RIGHT)
    marker, below = _stacked([appendix.marker], "bold", across, 0, sheet.MARKER_SIZE)
    title, below = _stacked([wording.title(report, appendix)], "bold", across, below + _GAP)
    belongs_to, below = _stacked([wording.belongs_to(report)], "italic", across, below + _GAP)
    return Band((*marker, *title, *belongs_to), below + _BESIDE_TABLE)


def _tail(report: Report) -> Band:
    """Return the signatures as one band, so that they are never torn apart."""
    who = wording.signatures(report)
    middle = sheet.LEFT + sheet.WIDTH * sheet.DRAFTER_SHARE
    left, right = (sheet.LEFT, middle - PADDING_X), (middle + PADDING_X, sheet.RIGHT)
    place, below = _stacked([who.place_and_date], "italic", right, _BESIDE_TABLE)
    drafts, left_end = _stacked([wording.DRAFTER_TITLE], "bold", left, below + _GAP)
    signs, right_end = _stacked(who.authority, "bold", right, below + _GAP)
    names_top = max(left_end, right_end) + sheet.SIGNATURE_ROOM
    drafter, left_end = _stacked([who.drafter], "bold", left, names_top)
    signer, right_end = _stacked([who.signer], "bold", right, names_top)
    return Band((*place, *drafts, *signs, *drafter, *signer), max(left_end, right_end))


def _stacked(
    lines: Iterable[str], style: str, span: Span, top: float, size: float = sheet.TEXT_SIZE
) -> tuple[list[Text], float]:
    """Return centred texts one under the other from *top* on, and where the last one ends."""
    font, texts = face(style), []
    for line in lines:
        text = Text(balanced(line, font, size, span[1] - span[0]), font, size, (span[0] + span[1]) / 2, _CENTRED, top)
        texts.append(text)
        top += text.height
    return texts, top
