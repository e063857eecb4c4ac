"""A PDF's pages as pictures, for the preview on the screen and for the printer."""

from __future__ import annotations

from threading import RLock
from typing import NamedTuple, Self

from pypdfium2 import PdfDocument

#: PDFium does one thing at a time, whichever documents are open: a chart may be drawn in a thread while a preview is on.
_ONE_AT_A_TIME = RLock()


class Image(NamedTuple):
    """One page as pixels: rows of *stride* bytes, four bytes a pixel in the order blue, green, red, unused.

    That is what `QImage.Format_RGB32` holds.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


class Pages:
    """The pages of *pdf*, each drawn when it is asked for. Use one from one thread at a time; close it when done."""

    def __init__(self, pdf: bytes) -> None:
        with _ONE_AT_A_TIME:
            self._document = PdfDocument(pdf)
            self.count: int = len(self._document)

    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of a page (counted from 0) in points, 1/72 inch."""
        with _ONE_AT_A_TIME:
            width, height = self._document.get_page_size(index)
        return width, height

    def image(self, index: int, scale: float) -> Image:
        """Draw a page (counted from 0) on white with *scale* pixels a point: dots per inch / 72."""
        with _ONE_AT_A_TIME:
            page = self._document[index]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            try:
                return Image(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
                page.close()

    def text(self, index: int) -> str:
        """Return the words on a page (counted from 0), all white space as single spaces."""
        with _ONE_AT_A_TIME:
            page = self._document[index]
            words = page.get_textpage()
            try:
                return " ".join(words.get_text_bounded().split())
            finally:
                words.close()
                page.close()

    def close(self) -> None:
        """Let go of the document."""
        with _ONE_AT_A_TIME:
            self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
