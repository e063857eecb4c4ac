"""From a file, or a pasted table, to a dry run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.exchange.reading.errors import UnreadableError
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing import json_file
from desktop.jobs.importing.interpreting import interpreted
from desktop.jobs.importing.result import Left, Reading

if TYPE_CHECKING:
    from desktop.exchange.reading.grids import Book


def read_file(desk: Desk, form: str, file: Path, period: Period) -> Reading:
    """Read a file of any kind for *form* (`FORM` or `FORM@EDITION`). Raises `RefusedError` with one sentence."""
    if file.suffix.lower() == ".json":
        return read_values(desk, form, file, period)
    return read_workbook_for(desk.catalogue.find(form, period), file, period)


def read_values(desk: Desk, form: str, file: Path, period: Period) -> Reading:
    """Read a values file for *form*. Raises `RefusedError` when the file as a whole cannot be used."""
    values = json_file.load_values(file)
    own, _, wanted = form.partition("@")
    if values.form != own:
        raise RefusedError(f"Tệp “{file.name}” là của biểu mẫu “{values.form}”, không phải “{own}”.")
    wanted = wanted or values.edition
    edition = desk.catalogue.find(f"{own}@{wanted}" if wanted else own, period)
    rows, left = json_file.rows_of(values, edition)
    tasks, unknown = json_file.task_cells(values, edition)
    reading = interpreted(edition, period, rows, [*left, *unknown], [])
    return reading._replace(taken=(*reading.taken, *tasks))


def read_workbook_for(edition: Edition, file: Path, period: Period) -> Reading:
    """Read a workbook for *edition*: our own by its codes, any other by its labels. Raises `RefusedError`."""
    # What reads workbooks is not loaded by commands that need none.
    from desktop.exchange.reading.workbook import read_workbook

    try:
        book = read_workbook(file)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    remarks = _about_identity(book, edition, period, file)
    return _read_book(book, edition, period, f"Tệp “{file.name}”", remarks)


def paste(edition: Edition, period: Period, *, html: str = "", text: str = "") -> Reading:
    """Read a table from the clipboard for *edition*. Raises `RefusedError`."""
    from desktop.exchange.reading.pasted import read_pasted

    try:
        book = read_pasted(html, text)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    return _read_book(book, edition, period, "Bảng được dán", [])


def _read_book(book: Book, edition: Edition, period: Period, called: str, remarks: list[str]) -> Reading:
    from desktop.exchange.reading.table import find_rows

    try:
        found = find_rows(book, edition, period, called)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    left = [Left("", line.text, line.reason, line.place) for line in found.unplaced]
    reading = interpreted(edition, period, found.rows, left, [*remarks, *found.remarks])
    if not reading.taken and not reading.proposed:
        raise RefusedError(f"{called} đúng biểu mẫu nhưng chưa có ô nào được điền.")
    return reading


def _about_identity(book: Book, edition: Edition, period: Period, file: Path) -> list[str]:
    """Check what one of our own workbooks says of itself; return what the clerk should know."""
    stated = book.identity
    if not stated:
        return []
    if stated.get("form", edition.form) != edition.form:
        raise RefusedError(f"Tệp “{file.name}” là của biểu mẫu “{stated['form']}”, không phải “{edition.form}”.")
    remarks = []
    if stated.get("edition", edition.edition) != edition.edition:
        remarks.append(f"Tệp lập theo phiên bản {stated['edition']} của biểu mẫu, báo cáo dùng phiên bản {edition.edition}.")
    if stated.get("period", period.code) != period.code:
        remarks.append(f"Tệp là báo cáo của {_period(stated['period'])}, đang nhập vào {period.label}.")
    return remarks


def _period(code: str) -> str:
    try:
        return Period.parse(code).label
    except ValueError:
        return f"kỳ “{code}”"
