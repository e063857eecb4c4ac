"""Pages -> PDF. Everything was measured before; here it is only put where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.printout import sheet
from desktop.exchange.printout.bands import Text
from desktop.exchange.printout.codes import PageCodes
from desktop.exchange.printout.faces import ASCENT, LEADING, face
from desktop.exchange.printout.paging import Page

if TYPE_CHECKING:
    from reportlab.pdfgen.textobject import PDFTextObject

# Streams as plain bytes: every viewer has read them for decades, and the text encoding costs a third of the time.
rl_config.useA85 = 0

_RULE, _SQUARE = 0.5, 2
_MARK_FORM = "mark"
_MARK_GREY, _MARK_SIZE, _MARK_ANGLE = 0.92, 110.0, 52.0
#: As long as a mark may be without leaving the sheet.
_MARK_WIDTH = 580.0


def drawn(
    prints: Sequence[Sequence[Page]], *, title: str, subject: str, author: str, mark: str, codes: PageCodes | None = None
) -> bytes:
    """Return a PDF of *prints*, one an appendix, each counting its own pages.

    *mark* is the word that lies under every page; *codes* are drawn below what stands on the pages.
    """
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(sheet.PAGE_WIDTH, sheet.PAGE_HEIGHT),
        invariant=True,
        lang="vi-VN",
        initialFontName=face().name,  # type: ignore[arg-type]  # the stubs ask for a number
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("CCHC")
    canvas.setProducer("ReportLab")
    canvas.setSubject(subject)
    if mark:
        _define_mark(canvas, mark)
    for pages in prints:
        for number, page in enumerate(pages, 1):
            if mark:
                canvas.doForm(_MARK_FORM)
            if number > 1:
                canvas.setFont(face().name, sheet.NUMBER_SIZE)
                canvas.drawCentredString((sheet.LEFT + sheet.RIGHT) / 2, sheet.NUMBER_BASELINE, str(number))
            _draw_page(canvas, page)
            if codes:
                codes.draw(canvas, canvas.getPageNumber(), sum(map(len, prints)))
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _define_mark(canvas: Canvas, mark: str) -> None:
    """Make the mark that lies under the text: seen at once, and light enough to read and photocopy over."""
    bold = face("bold")
    size = min(_MARK_SIZE, _MARK_SIZE * _MARK_WIDTH / bold.width(mark, _MARK_SIZE))
    canvas.beginForm(_MARK_FORM)
    canvas.translate((sheet.LEFT + sheet.RIGHT) / 2, sheet.PAGE_HEIGHT / 2)
    canvas.rotate(_MARK_ANGLE)
    canvas.setFillGray(_MARK_GREY)
    canvas.setFont(bold.name, size)
    canvas.drawCentredString(0, -size / 3, mark)
    canvas.endForm()


def _draw_page(canvas: Canvas, page: Page) -> None:
    words = canvas.beginText()
    strokes: list[tuple[float, float, float, float]] = []
    top = sheet.TOP
    for band in page:
        for text in band.texts:
            _write(words, text, top)
        strokes += [(left, top - high, right, top - low) for left, high, right, low in band.strokes]
        top -= band.height
    canvas.drawText(words)
    canvas.setLineWidth(_RULE)
    canvas.setLineCap(_SQUARE)
    canvas.lines([*_rules(page), *strokes])


def _write(words: PDFTextObject, text: Text, band_top: float) -> None:
    words.setFont(text.face.name, text.size)
    baseline = band_top - text.top - ASCENT * text.size
    for line in text.lines:
        shift = text.align * text.face.width(line, text.size) if text.align else 0
        words.setTextOrigin(text.x - shift, baseline)
        words.textOut(line)
        baseline -= text.size * LEADING


def _rules(page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Yield the table's grid: a rule over and under each row, and each upright rule in one stroke as far as it goes."""
    top = sheet.TOP
    above: tuple[float, ...] = ()
    began: dict[float, float] = {}
    for height, edges in (*((band.height, band.edges) for band in page), (0, ())):
        if reach := edges or above:
            yield reach[0], top, reach[-1], top
        for x in [x for x in began if x not in edges]:
            yield x, began.pop(x), x, top
        began |= {x: top for x in edges if x not in began}
        top, above = top - height, edges
