"""One file -> the report in it, or why there is none. Nothing here asks or changes the database."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from desktop import locations
from desktop.engine.content import content_hash
from desktop.engine.definition import Edition
from desktop.engine.edits import Edit
from desktop.engine.period import Dates, Period
from desktop.engine.register import Register, bare_name, plain_name
from desktop.engine.report import Report, Status, read_entry
from desktop.engine.submission import Submission
from desktop.engine.tasks import starting_changes
from desktop.engine.text import clean, fold
from desktop.engine.unit import Unit
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.own_workbook import OwnWorkbook, read_own_workbook
from desktop.exchange.submission.errors import Kind, SubmissionError
from desktop.exchange.submission.reading import content_of, opened
from desktop.exchange.submission.writing import MANIFEST
from desktop.jobs.consolidating.outcome import Fate
from desktop.jobs.consolidating.period import Below
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing.interpreting import as_they_stand
from desktop.jobs.importing.planning import plan
from desktop.jobs.importing.reading import read_workbook_for
from desktop.jobs.importing.result import Reading

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
_HEAD = 64
_FATES = {
    Kind.UNREADABLE: Fate.UNREADABLE,
    Kind.TOO_BIG: Fate.UNREADABLE,
    Kind.FOREIGN: Fate.UNREADABLE,
    Kind.NEWER: Fate.NEWER_PROGRAM,
    Kind.DAMAGED: Fate.DAMAGED,
    Kind.INVALID: Fate.DAMAGED,
}
_SHORTEST_BARE_NAME = 4


class NotTakenError(Exception):
    """A file that holds no report to be taken in: what becomes of it, and the sentence."""

    def __init__(self, fate: Fate, message: str, unit: Unit | None = None) -> None:
        super().__init__(message)
        self.fate = fate
        self.unit = unit


class Opened(NamedTuple):
    """A report as a file holds it. *submission* is `None` for a bare workbook; *sent* is when it was made ready (aware)."""

    unit: Unit
    form: str
    edition: str
    period: Period
    version: int
    sent: datetime
    submission: Submission | None = None
    workbook: OwnWorkbook | None = None
    reading: Reading | None = None
    dates: Dates | None = None


def is_submission(path: Path) -> bool:
    """Whether a file is a submission by its name, or by its beginning when a mail program has renamed it."""
    if path.suffix.lower() == locations.SUBMISSION:
        return True
    try:
        with path.open("rb") as file:
            return MANIFEST.encode() in file.read(_HEAD)
    except (OSError, ValueError):
        return False


def open_file(path: Path, accepted: dict[str, Below], period: Period, register: Register) -> Opened:
    """Return the report in a file. Raises `NotTakenError`."""
    if path.is_symlink():
        raise NotTakenError(
            Fate.UNREADABLE, f"“{path.name}” chỉ là đường dẫn đến tệp khác nên không đọc: hãy chép tệp thật vào."
        )
    if is_submission(path):
        return _submission(path)
    if path.suffix.lower() not in WORKBOOKS:
        raise NotTakenError(Fate.UNREADABLE, f"“{path.name}” không phải là tệp gửi (.cchc) hay tệp Excel (.xlsx) của biểu mẫu.")
    return _workbook(path, accepted, period, register)


def report_of(opened: Opened, edition: Edition) -> Report:
    """Return the report in the terms of *edition*."""
    if opened.submission is not None:
        return opened.submission.report(edition)
    reading = opened.reading
    texts = reading.cells(()) if reading is not None and not edition.task_tables else {}
    entries = {address: read_entry(edition.type_at(address), text) for address, text in texts.items()}
    report = Report(
        edition,
        opened.unit,
        opened.period,
        dates=opened.dates,
        entries={address: entry for address, entry in entries.items() if entry is not None},
        version=opened.version,
        status=Status.SUBMITTED,
    )
    if reading is None or not edition.task_tables:
        return report
    rows = (starting_changes(table) for table in edition.task_tables.values())
    report.apply(Edit("các dòng của biểu mẫu", tuple(chain.from_iterable(rows))))
    return plan(report, reading).after


def hash_of(opened: Opened, report: Report) -> str:
    """Return what tells versions apart."""
    return opened.submission.hash if opened.submission is not None else content_hash(report)


def _submission(path: Path) -> Opened:
    try:
        submission = opened(content_of(path), path.name).submission
    except SubmissionError as error:
        raise NotTakenError(_FATES[error.kind], str(error)) from None
    return Opened(
        submission.unit,
        submission.form,
        submission.edition,
        submission.period,
        submission.version,
        submission.finalised,
        submission,
    )


def _workbook(path: Path, accepted: dict[str, Below], period: Period, register: Register) -> Opened:
    try:
        own = read_own_workbook(path)
        sent = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)  # noqa: PTH116 - the path may have gone meanwhile
    except UnreadableError as refusal:
        raise NotTakenError(Fate.UNREADABLE, str(refusal)) from None
    except OSError:
        raise NotTakenError(
            Fate.UNREADABLE, f"Không đọc được tệp “{path.name}”: hãy kiểm tra ổ đĩa và quyền đọc tệp."
        ) from None
    if own is not None and own.identity.get("form"):
        return _own(path, own, accepted, sent)
    unit = unit_in_name(path, register, period)
    refusals = []
    for form, below in accepted.items():
        try:
            reading = read_workbook_for(below.edition, path, below.period)
        except RefusedError as refusal:
            refusals.append(str(refusal))
            continue
        return Opened(unit, form, below.edition.edition, below.period, 1, sent, reading=reading)
    raise NotTakenError(Fate.UNREADABLE, refusals[-1], unit)


def _own(path: Path, own: OwnWorkbook, accepted: dict[str, Below], sent: datetime) -> Opened:
    """Return the report of a workbook that this program wrote."""
    told = own.identity
    unit = Unit(clean(told.get("unit", "")))
    form, edition = told["form"], told.get("edition", "")
    try:
        period = Period.parse(told.get("period", ""))
        dates = Dates(datetime.fromisoformat(told["from"]).date(), datetime.fromisoformat(told["to"]).date())
        version = max(1, int(told.get("version", "1")))
    except (ValueError, KeyError):
        told_why = f"Tệp “{path.name}” không còn ghi rõ kỳ báo cáo: hãy đề nghị đơn vị xuất lại từ chương trình."
        raise NotTakenError(Fate.DAMAGED, told_why, unit) from None
    reading = None
    if (below := accepted.get(form)) is not None and below.period == period:
        try:
            rows = own.rows(below.edition)
            reading = (
                as_they_stand(below.edition, rows) if rows is not None else read_workbook_for(below.edition, path, below.period)
            )
        except (RefusedError, UnreadableError) as refusal:
            raise NotTakenError(Fate.UNREADABLE, str(refusal), unit) from None
    return Opened(unit, form, edition, period, version, sent, workbook=own, reading=reading, dates=dates)


def unit_in_name(path: Path, register: Register, period: Period) -> Unit:
    """Return the unit of the register that the file's name names, the longest name that fits; a nameless one for none."""
    words = f" {re.sub(r'[^a-z0-9]+', ' ', fold(clean(path.stem))).strip()} "
    together = words.replace(" ", "")
    day = period.proposed_dates.end
    found: dict[str, Unit] = {}
    for unit in register.units:
        plain, bare = plain_name(unit.name), bare_name(unit.name)
        for name in (plain, bare):
            fits = f" {name} " in words or (len(name) >= _SHORTEST_BARE_NAME and name.replace(" ", "") in together)
            if name and fits and unit.exists_on(day):
                found.setdefault(name, Unit(unit.name, unit.level, unit.parent))
    longest = max(found, key=len, default="")
    return found.get(longest, Unit(""))
