"""The printout: a report as PDF pages for signature, laid out by Decree 30/2020/NĐ-CP, annex I.

Three steps, each a module that knows nothing of the next: `layout` measures what is to stand on paper as horizontal
bands, `paging` divides the bands into pages, `drawing` puts the pages into a PDF.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.engine.report import Report, Status
from desktop.exchange import wording
from desktop.exchange.files import write_whole
from desktop.exchange.printout import corrections
from desktop.exchange.printout.codes import PageCodes
from desktop.exchange.printout.drawing import drawn
from desktop.exchange.printout.layout import layout
from desktop.exchange.printout.paging import paginate


def pdf_bytes(report: Report) -> bytes:
    """Return the report's pages as a PDF, every appendix on pages of its own. The same report gives the same bytes.

    Once the report is finalised each page carries the code by which it can be held against the submission.
    """
    appendices = report.edition.appendices
    prints = [paginate(layout(report, appendix)) for appendix in appendices]
    return drawn(
        prints,
        title=wording.title(report, appendices[0]),
        subject=report.edition.title,
        author=report.unit.name,
        mark=wording.page_mark(report),
        codes=None if report.status is Status.DRAFT else PageCodes(report),
    )


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
