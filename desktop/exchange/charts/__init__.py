"""Charts: chosen figures over periods, drawn once and used everywhere.

`data` says what a chart shows; `drawing` makes one drawing of it with the paper's own faces, by `scale`, `plot`, `bars`,
`lines` and `look`; this module turns the drawing into a page, and the page into a picture.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.charts.data import Chart
from desktop.exchange.charts.drawing import drawing_of
from desktop.exchange.pages import Image, Pages
from desktop.exchange.printout.faces import face

_POINTS_PER_METRE = 72 / 0.0254


def pdf_bytes(chart: Chart, author: str = "") -> bytes:
    """Return the chart as a PDF of one page of its own size, drawn in lines and words. The same chart gives the same bytes."""
    drawing = drawing_of(chart)
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(drawing.width, drawing.height),
        invariant=True,
        lang="vi-VN",
        initialFontName=face().name,  # type: ignore[arg-type]  # the stubs ask for a number
    )
    canvas.setTitle(chart.title)
    canvas.setAuthor(author)
    canvas.setCreator("CCHC")
    canvas.setProducer("ReportLab")
    canvas.setSubject(chart.subtitle)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return out.getvalue()


def picture(pdf: bytes, scale: float) -> Image:
    """Return the page of `pdf_bytes` with *scale* pixels a point."""
    with Pages(pdf) as pages:
        return pages.image(0, scale)


def png_bytes(image: Image, scale: float) -> bytes:
    """Return a picture as a PNG file; *scale*, its pixels a point, tells programs how large it is on paper."""
    rows = bytearray()
    for row in range(image.height):
        start = row * image.stride
        line = image.pixels[start : start + 4 * image.width]
        colours = bytearray(3 * image.width)
        colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + colours
    density = round(scale * _POINTS_PER_METRE)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
            _chunk(b"IDAT", zlib.compress(bytes(rows), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
