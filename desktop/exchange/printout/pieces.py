"""What the prints share: texts in cells, centred lines, the signatures. All lengths are points."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.engine.report import Report
from desktop.exchange import wording
from desktop.exchange.printout import sheet
from desktop.exchange.printout.bands import PADDING_X, Band, Text
from desktop.exchange.printout.faces import face
from desktop.exchange.printout.wrapping import balanced, fitting_size, wrapped

#: Between the lines of the head, and between the table and what stands above or below it.
GAP, BESIDE_TABLE = 2.0, 12.0
_LEAST_SIZE = 8.0
# A figure or marker that fills its column, "5.8.3", may come closer to the rules than text that wraps.
_TIGHT = 1.5
_CENTRED = 0.5

Span = tuple[float, float]


def cell(text: str, style: str, span: Span) -> Text:
    """Break a label or a note."""
    font, left = face(style), span[0] + PADDING_X
    return Text(wrapped(text, font, sheet.TABLE_SIZE, span[1] - PADDING_X - left), font, sheet.TABLE_SIZE, left)


def centred_cell(text: str, style: str, span: Span, padding: float = _TIGHT) -> Text:
    """Break a cell's text; a figure or unit too wide for its column is set smaller rather than torn apart."""
    font, width = face(style), span[1] - span[0] - 2 * padding
    size = fitting_size(text, font, sheet.TABLE_SIZE, width, _LEAST_SIZE)
    return Text(wrapped(text, font, size, width), font, size, (span[0] + span[1]) / 2, _CENTRED)


def signature_band(report: Report) -> Band:
    """Return the signatures as one band, so that they are never torn apart."""
    who = wording.signatures(report)
    middle = sheet.LEFT + sheet.WIDTH * sheet.DRAFTER_SHARE
    left, right = (sheet.LEFT, middle - PADDING_X), (middle + PADDING_X, sheet.RIGHT)
    place, below = stacked([who.place_and_date], "italic", right, BESIDE_TABLE)
    drafts, left_end = stacked([wording.DRAFTER_TITLE], "bold", left, below + GAP)
    signs, right_end = stacked(who.authority, "bold", right, below + GAP)
    names_top = max(left_end, right_end) + sheet.SIGNATURE_ROOM
    drafter, left_end = stacked([who.drafter], "bold", left, names_top)
    signer, right_end = stacked([who.signer], "bold", right, names_top)
    return Band((*place, *drafts, *signs, *drafter, *signer), max(left_end, right_end))


def stacked(
    lines: Iterable[str], style: str, span: Span, top: float, size: float = sheet.TEXT_SIZE
) -> tuple[list[Text], float]:
    """Return centred texts one under the other from *top* on, and where the last one ends."""
    font, texts = face(style), []
    for line in lines:
        text = Text(balanced(line, font, size, span[1] - span[0]), font, size, (span[0] + span[1]) / 2, _CENTRED, top)
        texts.append(text)
        top += text.height
    return texts, top
