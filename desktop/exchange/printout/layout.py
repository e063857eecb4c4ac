"""A report's appendix as measured bands: head, header of the table, rows, signatures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.engine.definition import Appendix, Column, Heading, Indicator, Row
from desktop.engine.report import Report
from desktop.exchange import wording
from desktop.exchange.printout import bands, sheet
from desktop.exchange.printout.bands import PADDING_X, Band, Text
from desktop.exchange.printout.faces import face
from desktop.exchange.printout.wrapping import balanced, fitting_size, wrapped

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
    table = _Table(report, appendix.columns)
    return Layout(
        head=_head(report, appendix),
        header=table.header(),
        rows=tuple(table.row(row) for row in appendix.rows),
        tail=_tail(report),
    )


class _Table:
    """The table of an appendix: where its columns stand and what a row looks like in them."""

    def __init__(self, report: Report, columns: tuple[Column, ...]) -> None:
        self.report = report
        self.columns = columns
        share = sheet.WIDTH / sum(column.width for column in columns)
        self.edges = tuple(accumulate((column.width * share for column in columns), initial=sheet.LEFT))
        self.spans = tuple(pairwise(self.edges))

    def header(self) -> tuple[Band, ...]:
        """Return the columns' titles and, under them, their numbers."""
        titles = [
            _centred(column.title, "bold", span, PADDING_X) for column, span in zip(self.columns, self.spans, strict=True)
        ]
        numbers = [_centred(str(number), "", span) for number, span in enumerate(self.spans, 1)]
        return bands.row(titles, self.edges), bands.row(numbers, self.edges)

    def row(self, row: Row) -> Band:
        """Return a row of the form; a heading takes the width of all columns from the label on."""
        if isinstance(row, Heading):
            return self._heading(row)
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

    def _heading(self, row: Heading) -> Band:
        fields = [column.field for column in self.columns]
        marker, label = fields.index("marker"), fields.index("label")
        across = _indented((self.edges[label], self.edges[-1]), row.level)
        texts = [
            _centred(row.marker, row.style, self.spans[marker]),
            _wrapped(self.report.label(row.code), row.style, across),
        ]
        return bands.row(texts, (*self.edges[: label + 1], self.edges[-1]), leads=True)

    def _content(self, row: Indicator, field: str) -> tuple[str, str]:
        """Return the text of a cell and its style. A blank cell is blank on paper too: no hint is printed for a note."""
        match field:
            case "marker":
                return row.marker, row.style
            case "label":
                return self.report.label(row.code), row.style
            case "value":
                return self.report.shown(row.code), ""
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
