"""The printout: a report as PDF pages for signature, laid out by Decree 30/2020/NĐ-CP, annex I.

Three steps, each a module that knows nothing of the next: `layout` measures what is to stand on paper as horizontal
bands, `paging` divides the bands into pages, `drawing` puts the pages into a PDF.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.engine.report import Report, Status
from desktop.exchange import wording
from desktop.exchange.files import write_whole
from desktop.exchange.printout import corrections
from desktop.exchange.printout.codes import PageCodes
from desktop.exchange.printout.drawing import drawn
from desktop.exchange.printout.layout import layout
from desktop.exchange.printout.paging import paginate
from desktop.exchange.printout.places import Places


class Printout(NamedTuple):
    """A report on paper: its pages as a PDF, and where its rows stand on them."""

    pdf: bytes
    places: Places


def printout(report: Report, appendix: str = "") -> Printout:
    """Return the report's pages, every appendix on pages of its own, or those of the one appendix whose code is given.

    The same report gives the same bytes. Once it is finalised each page carries the code by which it can be held against the
    submission, an appendix alone the codes that its pages have in the whole. Raises `KeyError` when the form has no such
    appendix.
    """
    appendices = [each for each in report.edition.appendices if appendix in ("", each.code)]
    if not appendices:
        raise KeyError(appendix)
    prints = [paginate(layout(report, each)) for each in appendices]
    pdf = drawn(
        prints,
        title=wording.title(report, appendices[0]),
        subject=report.edition.title,
        author=report.unit.name,
        mark=wording.page_mark(report),
        codes=None if report.status is Status.DRAFT else _codes(report, appendix),
    )
    return Printout(pdf, Places(report.edition, list(zip(appendices, prints, strict=True))))


def _codes(report: Report, appendix: str) -> PageCodes:
    if not appendix:
        return PageCodes(report)
    pages = {each.code: len(paginate(layout(report, each))) for each in report.edition.appendices}
    at = list(pages).index(appendix)
    counts = list(pages.values())
    return PageCodes(report, before=sum(counts[:at]), after=sum(counts[at + 1 :]))


def pdf_bytes(report: Report, appendix: str = "") -> bytes:
    """Return the PDF of `printout` alone."""
    return printout(report, appendix).pdf


def corrections_pdf(before: Report, after: Report, closed: date) -> bytes:
    """Return a list, as a PDF to be signed, of what *after* corrects in *before*, which was locked on the day *closed*."""
    return drawn(
        [paginate(corrections.layout(before, after, closed))],
        title=f"{corrections.TITLE} {wording.document_number(before)}",
        subject=after.edition.title,
        author=after.unit.name,
        mark=wording.page_mark(after),
    )


def write_pdf(report: Report, path: Path) -> None:
    """Write the report's pages to *path*. Raises `ExportError` when the file cannot be written."""
    write_whole(path, pdf_bytes(report))
