"""From a file, or a pasted table, to a dry run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.exchange.reading.errors import UnreadableError
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing import json_file
from desktop.jobs.importing.interpreting import interpreted
from desktop.jobs.importing.result import Left, Reading, TakenTask
from desktop.jobs.importing.tasks import TaskReading, known_tasks, task_reading

if TYPE_CHECKING:
    from desktop.exchange.reading.grids import Book


def read_file(desk: Desk, form: str, file: Path, period: Period, report: Report | None = None) -> Reading:
    """Read a file of any kind for *form* (`FORM` or `FORM@EDITION`). Raises `RefusedError` with one sentence.

    Tasks are held against those of the *report* that the file is for, else against those that a new report starts with.
    """
    if file.suffix.lower() == ".json":
        return read_values(desk, form, file, period)
    return read_workbook_for(desk.catalogue.find(form, period), file, period, report)


def read_values(desk: Desk, form: str, file: Path, period: Period) -> Reading:
    """Read a values file for *form*. Raises `RefusedError` when the file as a whole cannot be used."""
    values = json_file.load_values(file)
    own, _, wanted = form.partition("@")
    if values.form != own:
        raise RefusedError(f"Tệp “{file.name}” là của biểu mẫu “{values.form}”, không phải “{own}”.")
    wanted = wanted or values.edition
    edition = desk.catalogue.find(f"{own}@{wanted}" if wanted else own, period)
    rows, left = json_file.rows_of(values, edition)
    remarks = _about_edition(values.edition, edition)
    return _with_tasks(interpreted(edition, period, rows, left, remarks), json_file.task_cells(values, edition))


def read_workbook_for(edition: Edition, file: Path, period: Period, report: Report | None = None) -> Reading:
    """Read a workbook for *edition*: our own by its codes, any other by its labels. Raises `RefusedError`."""
    # What reads workbooks is not loaded by commands that need none.
    from desktop.exchange.reading.workbook import read_workbook

    try:
        book = read_workbook(file)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    remarks = _about_identity(book, edition, period, file)
    return _read_book(book, edition, period, f"Tệp “{file.name}”", remarks, report)


def paste(edition: Edition, period: Period, *, html: str = "", text: str = "", report: Report | None = None) -> Reading:
    """Read a table from the clipboard for *edition*. Raises `RefusedError`."""
    from desktop.exchange.reading.pasted import read_pasted

    try:
        book = read_pasted(html, text)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    return _read_book(book, edition, period, "Bảng được dán", [], report)


def _read_book(book: Book, edition: Edition, period: Period, called: str, remarks: list[str], report: Report | None) -> Reading:
    from desktop.exchange.reading.table import find_rows
    from desktop.exchange.reading.task_rows import find_tasks

    known = known_tasks(edition, report)
    tasks = find_tasks(book, edition, known)
    try:
        found = find_rows(tasks.rest, edition, period, called, alone=not tasks.tasks)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    left = [Left("", line.text, line.reason, line.place) for line in (*found.unplaced, *tasks.unplaced)]
    of_tasks = task_reading(edition, tasks.tasks, known)
    told = [*remarks, *found.remarks, *tasks.remarks, *_about_tasks(edition, of_tasks.tasks, report)]
    reading = _with_tasks(interpreted(edition, period, found.rows, left, told), of_tasks)
    if not reading.taken and not reading.proposed:
        if report is not None and reading.tasks:
            raise RefusedError(f"{called} không có gì mới: cả {len(reading.tasks)} nhiệm vụ trong đó đã có trong báo cáo.")
        raise RefusedError(f"{called} đúng biểu mẫu nhưng chưa có ô nào được điền.")
    return reading


def _with_tasks(reading: Reading, tasks: TaskReading) -> Reading:
    return reading._replace(
        taken=(*reading.taken, *tasks.taken),
        left=(*reading.left, *tasks.left),
        changed=(*reading.changed, *tasks.changed),
        tasks=tasks.tasks,
    )


def _about_tasks(edition: Edition, tasks: Sequence[TakenTask], report: Report | None) -> Iterator[str]:
    """Tell for each table how many tasks the file has, and how many of them are new."""
    there = "biểu mẫu" if report is None else "báo cáo"
    for code in edition.task_tables:
        new = [task.is_new for task in tasks if task.table == code]
        if new:
            tab = edition.section_of[code].tab
            yield f"“{tab}”: tệp có {len(new)} nhiệm vụ, {len(new) - sum(new)} đã có trong {there}, {sum(new)} thêm mới."


def _about_identity(book: Book, edition: Edition, period: Period, file: Path) -> list[str]:
    """Check what one of our own workbooks says of itself; return what the clerk should know."""
    stated = book.identity
    if not stated:
        return []
    if stated.get("form", edition.form) != edition.form:
        raise RefusedError(f"Tệp “{file.name}” là của biểu mẫu “{stated['form']}”, không phải “{edition.form}”.")
    remarks = _about_edition(stated.get("edition", ""), edition)
    if stated.get("period", period.code) != period.code:
        remarks.append(f"Tệp là báo cáo của {_period(stated['period'])}, đang nhập vào {period.label}.")
    return remarks


def _about_edition(stated: str, edition: Edition) -> list[str]:
    if stated in ("", edition.edition):
        return []
    return [f"Tệp lập theo phiên bản {stated} của biểu mẫu, báo cáo dùng phiên bản {edition.edition}."]


def _period(code: str) -> str:
    try:
        return Period.parse(code).label
    except ValueError:
        return f"kỳ “{code}”"
