"""Write a report for people: the workbook, the paper, and the list of corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.engine.register import plain_name
from desktop.exchange.files import write_whole
from desktop.jobs.errors import RefusedError

if TYPE_CHECKING:
    from desktop.engine.report import Report
    from desktop.exchange.pages import Pages as Pages  # noqa: PLC0414 - the window names it
    from desktop.exchange.printout import Printout as Printout  # noqa: PLC0414 - so it does this
    from desktop.jobs.life import Corrections

#: Letters of a unit's name in a file's: paths on Windows are short.
_LONGEST_UNIT = 60

# The writers are imported when they are asked for: the window must not wait for them when it starts.


def export_workbook(report: Report, path: Path, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write the report's workbook; return whether it was written.

    *wanted* is asked when the content is made: after a no, nothing is written. Raises `ExportError` when the file cannot
    be written. Either way an older file stays whole.
    """
    from desktop.exchange.workbook import workbook_bytes

    return _write(workbook_bytes(report), path, wanted)


def export_pdf(report: Report, path: Path, wanted: Callable[[], bool] = lambda: True, *, appendix: str = "") -> bool:
    """Write the report for signature, all of it or one appendix, in the way of `export_workbook`."""
    from desktop.exchange.printout import pdf_bytes

    return _write(pdf_bytes(report, appendix), path, wanted)


def export_corrections(corrections: Corrections, path: Path, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write the list of what a corrected version says otherwise, for signature, in the way of `export_workbook`."""
    return _write(printed_corrections(corrections), path, wanted)


def printed(report: Report, appendix: str = "") -> Printout:
    """Return the report, or the one appendix of it whose code is given, as it will be printed."""
    from desktop.exchange.printout import printout

    return printout(report, appendix)


def printed_corrections(corrections: Corrections) -> bytes:
    """Return that list as it will be printed. Raises `RefusedError` when there is nothing in it."""
    from desktop.exchange.printout import corrections_pdf

    if not corrections.differences:
        raise RefusedError("Chưa có chỗ nào được đính chính nên chưa có gì để in.")
    return corrections_pdf(*corrections)


def pages(pdf: bytes) -> Pages:
    """Return the pages of a printed report as images to look at and to print."""
    from desktop.exchange.pages import Pages

    return Pages(pdf)


def file_name(report: Report, suffix: str, appendix: str = "") -> str:
    """Return the name proposed for a file of this report: form, period, once corrected its version, and if it is practice.

    *appendix* is the code of the one that the file holds alone.
    """
    return f"{_practice(report)}{_of(report, appendix)}{suffix}"


def sent_file_name(report: Report, suffix: str) -> str:
    """Return the name proposed for the file that is sent; the unit first: above, those of a hundred lie in one folder."""
    unit = plain_name(report.unit.name).replace(" ", "-")[:_LONGEST_UNIT].rstrip("-")
    return f"{_practice(report)}{unit}{'_' if unit else ''}{_of(report)}{suffix}"


def _practice(report: Report) -> str:
    return "LUYEN-TAP_" if report.practice else ""


def _of(report: Report, appendix: str = "") -> str:
    version = f"-v{report.version}" if report.version > 1 else ""
    alone = f"_{appendix}" if appendix else ""
    return f"{report.edition.form}_{report.period.code}{version}{alone}"


def _write(content: bytes, path: Path, wanted: Callable[[], bool]) -> bool:
    if not wanted():
        return False
    write_whole(path, content)
    return True
