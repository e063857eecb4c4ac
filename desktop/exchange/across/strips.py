"""Strips: what stands on paper, from top to bottom, on A4 pages or in one tall picture. All lengths are points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, Rect, Shape
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.charts.look import INK, MUTED
from desktop.exchange.charts.plot import width_of, words
from desktop.exchange.printout.faces import LEADING, face
from desktop.exchange.printout.wrapping import balanced, wrapped

A4 = (595.28, 841.89)
MARGIN = 42.0
TITLE_SIZE, WORD_SIZE, NOTE_SIZE = 13.0, 9.5, 8.0
_NUMBER_SIZE = 8.0


class Strip(NamedTuple):
    """One strip: its height, and what is drawn when its lower edge lies at 0; the left margin is at x = 0."""

    height: float
    draw: Callable[[], Iterable[Shape]]


class Layout(NamedTuple):
    """What is to be put on paper: *head* once, *header* on each page, the *body*, and *foot* beneath it.

    *width* is what lies between the margins; *title*, *author* and *subject* are the file's own.
    """

    title: str
    author: str
    subject: str
    width: float
    head: Sequence[Strip]
    header: Sequence[Strip]
    body: Sequence[Strip]
    foot: Sequence[Strip]


def width_between_margins(*, landscape: bool) -> float:
    """Return the width of an A4 page without its margins."""
    return A4[1 if landscape else 0] - 2 * MARGIN


def head_of(title: str, subtitle: str, width: float) -> list[Strip]:
    """Return a title with a line beneath it."""
    strips = [line(text, TITLE_SIZE, style="bold") for text in balanced(title, face("bold"), TITLE_SIZE, width)]
    strips += [line(text, WORD_SIZE, muted=True) for text in wrapped(subtitle, face(), WORD_SIZE, width)]
    return [*strips, space(6)]


def notes_of(notes: Iterable[str], width: float) -> list[Strip]:
    """Return the notes beneath."""
    lines = [text for note in notes for text in wrapped(note, face("italic"), NOTE_SIZE, width)]
    return [space(6), *(line(text, NOTE_SIZE, style="italic", muted=True) for text in lines)]


def line(text: str, size: float, *, style: str = "", muted: bool = False) -> Strip:
    """Return a line of words."""
    colour = MUTED if muted else INK
    return Strip(size * LEADING, lambda: [words(0, 0.25 * size, text, size, style=style, colour=colour)])


def elided(text: str, size: float, width: float) -> str:
    """Return *text*, shortened at its end where it is wider than *width*."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def space(height: float) -> Strip:
    """Return room without anything."""
    return Strip(height, tuple)


def on_pages(layout: Layout) -> bytes:
    """Return *layout* on A4 pages, upright or landscape as its width asks for. The same layout gives the same bytes."""
    landscape = layout.width > A4[0]
    size = (A4[1], A4[0]) if landscape else A4
    pages = list(_pages(layout, size[1] - 2 * MARGIN))
    drawings = []
    for number, strips in enumerate(pages, 1):
        drawing = _drawing(strips, *size)
        if len(pages) > 1:
            told = f"Trang {number}/{len(pages)}"
            drawing.add(words(size[0] - MARGIN, MARGIN / 2, told, _NUMBER_SIZE, anchor="end", colour=MUTED))
            whose = elided(layout.title, _NUMBER_SIZE, layout.width - 2 * MARGIN) if number > 1 else ""
            drawing.add(words(MARGIN, MARGIN / 2, whose, _NUMBER_SIZE, colour=MUTED))
        drawings.append(drawing)
    return _pdf(layout, drawings)


def in_one(layout: Layout) -> bytes:
    """Return *layout* as a page of its own size."""
    strips = [*layout.head, *layout.header, *layout.body, *layout.foot]
    height = sum(strip.height for strip in strips) + 2 * MARGIN
    return _pdf(layout, [_drawing(strips, layout.width + 2 * MARGIN, height)])


def _pages(layout: Layout, room: float) -> Iterator[list[Strip]]:
    page = [*layout.head, *layout.header]
    left = room - sum(strip.height for strip in page)
    for strip in (*layout.body, *layout.foot):
        if strip.height > left:
            yield page
            page = [*layout.header]
            left = room - sum(each.height for each in page)
        page.append(strip)
        left -= strip.height
    yield page


def _drawing(strips: Sequence[Strip], width: float, height: float) -> Drawing:
    drawing = Drawing(width, height)
    paper = Rect(0, 0, width, height)
    paper.fillColor, paper.strokeColor = white, None
    drawing.add(paper)
    y = height - MARGIN
    for strip in strips:
        y -= strip.height
        drawn = Group(*strip.draw())
        drawn.translate(MARGIN, y)
        drawing.add(drawn)
    return drawing


def _pdf(layout: Layout, drawings: Sequence[Drawing]) -> bytes:
    out = BytesIO()
    canvas = Canvas(
        out,
        invariant=True,
        lang="vi-VN",
        initialFontName=face().name,  # type: ignore[arg-type]  # the stubs ask for a number
    )
    canvas.setTitle(layout.title)
    canvas.setAuthor(layout.author)
    canvas.setCreator("CCHC")
    canvas.setProducer("ReportLab")
    canvas.setSubject(layout.subject)
    for drawing in drawings:
        canvas.setPageSize((drawing.width, drawing.height))
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
