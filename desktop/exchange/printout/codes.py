"""The code at the foot of each page of a finalised report: paper that can be held against the submission.

The QR code says in capitals, separated by "*": CCHC1, unit, form, period, version, page/pages, short hash. Capitals and
figures without diacritics make it small, and every reader gives them alike, also one that types them like a keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.engine.content import content_hash, short_hash
from desktop.engine.report import Report
from desktop.engine.text import fold
from desktop.exchange import wording
from desktop.exchange.printout import sheet
from desktop.exchange.printout.faces import ASCENT, LEADING, face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MARK, _SEPARATOR = "CCHC1", "*"
_LONGEST_UNIT = 40
_NOT_IN_CODES = re.compile(r"[^A-Z0-9 $%+./:-]+")


class PageCodes:
    """The codes of one report's pages. *before* and *after* those that are drawn the report has pages that are not."""

    def __init__(self, report: Report, *, before: int = 0, after: int = 0) -> None:
        self._before, self._after = before, after
        self._version = report.version
        self._hash = short_hash(content_hash(report))
        self._beginning = (_MARK, _plain(report.unit.name), report.edition.form.upper(), report.period.code)
        self._mask: int | None = None

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the code of the *page*-th of the *pages* drawn, and its words."""
        page, pages = self._before + page, self._before + pages + self._after
        modules = self._modules(page, pages)
        side = sheet.CODE_SIDE / len(modules)
        path = canvas.beginPath()
        for x, y, length in _runs(modules):
            path.rect(x, y, length, 1)
        canvas.saveState()
        canvas.transform(side, 0, 0, -side, sheet.LEFT, sheet.CODE_BOTTOM + sheet.CODE_SIDE)  # whole numbers, written quickly
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()
        lines = wording.page_code(self._hash, self._version, page, pages)
        step = sheet.CODE_WORDS_SIZE * LEADING
        baseline = sheet.CODE_BOTTOM + step * len(lines) - ASCENT * sheet.CODE_WORDS_SIZE
        canvas.setFont(face().name, sheet.CODE_WORDS_SIZE)
        for line in lines:
            canvas.drawString(sheet.CODE_WORDS_LEFT, baseline, line)
            baseline -= step

    def _modules(self, page: int, pages: int) -> tuple[bytearray, ...]:
        """Return the code's rows; a dark module is 1.

        Which of the eight masks reads best is found out for the first page: that takes longer than all the rest, and the
        other pages differ in a figure.
        """
        import segno  # a draft is printed without it

        text = _SEPARATOR.join((*self._beginning, str(self._version), f"{page}/{pages}", self._hash))
        code = segno.make_qr(text, error="m", boost_error=False, mask=self._mask)
        self._mask = code.mask
        return code.matrix


def _runs(modules: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield the dark modules in runs: column, row, length."""
    for y, row in enumerate(modules):
        for run in re.finditer(rb"\x01+", row):
            yield run.start(), y, run.end() - run.start()


def _plain(name: str) -> str:
    """Return a name in capitals without diacritics, as much of it as the code has room for."""
    return " ".join(_NOT_IN_CODES.sub(" ", fold(name).upper()).split())[:_LONGEST_UNIT].strip()
