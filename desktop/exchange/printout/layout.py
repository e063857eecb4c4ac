"""A report's appendix as measured bands: head, header of the table, rows, signatures."""

from __future__ import annotations

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

Span = tuple[float, float]


class Layout(NamedTuple):
    """The bands of one appendix: *head* opens the first page, *header* every page, *tail* ends the last one."""

    head: tuple[Band, ...]
    header: tuple[Band, ...]
    rows: tuple[Band, ...]
    tail: tuple[Band, ...]


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


def _head(report: Report, appendix: Appendix) -> tuple[Band, ...]:
    across = (sheet.LEFT, sheet.RIGHT)
    return (
        _line(appendix.marker, "bold", sheet.MARKER_SIZE, across),
        _line(wording.title(report, appendix), "bold", sheet.TEXT_SIZE, across, above=2),
        _line(wording.belongs_to(report), "italic", sheet.TEXT_SIZE, across, above=2, below=12),
    )


def _tail(report: Report) -> tuple[Band, ...]:
    """Return the signature block as one band, so that it is never torn apart."""
    who = wording.signatures(report)
    middle = sheet.LEFT + sheet.WIDTH * sheet.DRAFTER_SHARE
    left, right = (sheet.LEFT, middle - PADDING_X), (middle + PADDING_X, sheet.RIGHT)
    size = sheet.TEXT_SIZE
    place = _line(who.place_and_date, "italic", size, right, above=12, below=3)
    titles = [_line(line, "bold", size, right) for line in who.authority]
    drafter = _line(wording.DRAFTER_TITLE, "bold", size, left)
    names_top = place.height + max(drafter.height, sum(title.height for title in titles)) + sheet.SIGNATURE_ROOM
    names = [_line(who.drafter, "bold", size, left), _line(who.signer, "bold", size, right)]
    tops = accumulate((title.height for title in titles), initial=place.height)
    texts = [
        *place.texts,
        *_lowered(drafter, place.height),
        *(text for title, top in zip(titles, tops, strict=False) for text in _lowered(title, top)),
        *(text for name in names for text in _lowered(name, names_top)),
    ]
    return (Band(tuple(texts), names_top + max(name.height for name in names)),)


def _line(text: str, style: str, size: float, span: Span, *, above: float = 0, below: float = 0) -> Band:
    """Return centred text without a frame, with room *above* and *below* it."""
    font = face(style)
    lines = Text(balanced(text, font, size, span[1] - span[0]), font, size, (span[0] + span[1]) / 2, _CENTRED, above)
    return Band((lines,), above + lines.height + below)


def _lowered(band: Band, by: float) -> list[Text]:
    return [text._replace(top=text.top + by) for text in band.texts]
