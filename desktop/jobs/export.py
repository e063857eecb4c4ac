"""Write a report for people: the workbook and the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.engine.report import Report
    from desktop.exchange.pages import Pages

# The writers are imported when they are asked for: the window must not wait for them when it starts.


def export_workbook(report: Report, path: Path) -> None:
    """Write the report's workbook. Raises `ExportError` when the file cannot be written; an older file stays whole."""
    from desktop.exchange.workbook import write_workbook

    write_workbook(report, path)


def export_pdf(report: Report, path: Path) -> None:
    """Write the report for signature. Raises `ExportError` when the file cannot be written; an older file stays whole."""
    from desktop.exchange.printout import write_pdf

    write_pdf(report, path)


def pages(report: Report) -> Pages:
    """Return the pages of the printed report as images to look at and to print."""
    from desktop.exchange.pages import Pages
    from desktop.exchange.printout import pdf_bytes

    return Pages(pdf_bytes(report))


def file_name(report: Report, suffix: str) -> str:
    """Return the name proposed for a file of this report: form, period and, once corrected, its version."""
    version = f"-v{report.version}" if report.version > 1 else ""
    return f"{report.edition.form}_{report.period.code}{version}{suffix}"
