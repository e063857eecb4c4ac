"""The list of what a corrected version of a report says otherwise, as measured bands: "BẢN ĐÍNH CHÍNH"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate, groupby, pairwise

from desktop.engine.differences import Difference, differences
from desktop.engine.edits import VALUE
from desktop.engine.period import written_date
from desktop.engine.report import Report
from desktop.exchange import wording
from desktop.exchange.printout import bands, sheet
from desktop.exchange.printout.bands import PADDING_X, Band, Stroke
from desktop.exchange.printout.layout import Layout
from desktop.exchange.printout.pieces import BESIDE_TABLE, GAP, cell, centred_cell, signature_band, stacked

TITLE = "BẢN ĐÍNH CHÍNH"
_COLUMNS = {"Mục": 9, "Nội dung": 41, "Đã báo cáo": 25, "Đính chính thành": 25}
_BLANK = "(để trống)"
#: The issuing office's share of the letterhead; the country's lines are the longer ones.
_OFFICE_SHARE = 0.42
_LETTERHEAD_SIZE = 12.0
#: How far a line under a name reaches, as a share of the name's width.
_OFFICE_LINE, _MOTTO_LINE = 0.4, 1.0


def layout(before: Report, after: Report, closed: date) -> Layout:
    """Measure the list. *closed* is the day on which *before* was locked."""
    share = sheet.WIDTH / sum(_COLUMNS.values())
    edges = tuple(accumulate((width * share for width in _COLUMNS.values()), initial=sheet.LEFT))
    spans = list(pairwise(edges))
    titles = [centred_cell(title, "bold", span, PADDING_X) for title, span in zip(_COLUMNS, spans, strict=True)]
    return Layout(
        head=_head(before, after, closed),
        header=(bands.row(titles, edges),),
        rows=tuple(_rows(after, differences(before, after), edges)),
        tail=signature_band(after),
    )


def _rows(after: Report, found: list[Difference], edges: tuple[float, ...]) -> Iterator[Band]:
    marker, label, old, new = pairwise(edges)
    for tab, rows in groupby(found, key=lambda difference: difference.tab):
        yield bands.row([cell(tab, "bold", (edges[0], edges[-1]))], (edges[0], edges[-1]), leads=True)
        for row in rows:
            texts = [
                centred_cell(row.marker, "", marker),
                cell(_content(row, after), "", label),
                cell(row.before or _BLANK, "", old),
                cell(row.after or _BLANK, "", new),
            ]
            yield bands.row(texts, edges)


def _content(row: Difference, report: Report) -> str:
    """Return what the row is called nowhere else, with the column where that is not the one of its figures."""
    name = report.name(row.code) if row.code in report.edition.indicators else row.label  # a task may be gone
    return name if row.address is None or row.address.column == VALUE else f"{name} – cột “{row.column}”"


def _head(before: Report, after: Report, closed: date) -> Band:
    """Return the letterhead, the title, and what is corrected: the list is a document of its own."""
    unit, middle = after.unit, sheet.LEFT + sheet.WIDTH * _OFFICE_SHARE
    office, country = (sheet.LEFT, middle - PADDING_X), (middle + PADDING_X, sheet.RIGHT)
    above, below = stacked([unit.parent.upper()] if unit.parent else [], "", office, 0, _LETTERHEAD_SIZE)
    name, left_end = stacked([unit.name.upper()], "bold", office, below, _LETTERHEAD_SIZE)
    state, below = stacked([wording.COUNTRY], "bold", country, 0, _LETTERHEAD_SIZE)
    motto, right_end = stacked([wording.MOTTO], "bold", country, below)
    title, below = stacked([TITLE], "bold", (sheet.LEFT, sheet.RIGHT), max(left_end, right_end) + 2 * BESIDE_TABLE)
    what = (
        f"(Đính chính Báo cáo số {wording.document_number(before)}, chốt {written_date(closed)}, "
        f"của {before.unit.name}; {before.edition.title.lower()}, {before.period.label})"
    )
    about, below = stacked([what], "italic", (sheet.LEFT, sheet.RIGHT), below + GAP)
    strokes = [_line(name, left_end, _OFFICE_LINE), _line(motto, right_end, _MOTTO_LINE)]
    texts = (*above, *name, *state, *motto, *title, *about)
    return Band(texts, below + BESIDE_TABLE, strokes=tuple(strokes))


def _line(under: list[bands.Text], top: float, share: float) -> Stroke:
    """Return a rule under a text, in its middle."""
    (text,) = under
    half = max((text.face.width(line, text.size) for line in text.lines), default=0) * share / 2
    return Stroke(text.x - half, top + GAP, text.x + half, top + GAP)
