"""Which report on this computer a code from paper is of: one of this unit, or one that was received."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from desktop.catalogue import EditionFaultsError, UnknownFormError
from desktop.engine.content import content_hash, read_short_hash
from desktop.engine.definition import Edition
from desktop.engine.report import Report, Status
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.storage.received import ReceivedRow


class Found(NamedTuple):
    """A report: what sentences call it, the hash it was finalised with, and itself, where its form is installed.

    *report_id* is its number among the reports of this unit, `None` for a received one.
    """

    name: str
    hash: str
    report: Report | None
    report_id: int | None = None


def report_with_code(desk: Desk, code: str) -> Found | None:
    """Return the report whose short hash is *code*."""
    for row in desk.reports():
        if row.status is not Status.DRAFT and read_short_hash(row.hash) == code:
            report = desk.open_report(row.id).report
            return Found(_described(report), row.hash, report, row.id)
    received = desk.database.received.beginning_with(code.replace("-", "").lower())
    return _received(desk, received[0]) if received else None


def report_of(desk: Desk, submission: Submission) -> Report | None:
    """Return what was sent as a report that prints as it did; `None` when its form is not installed, or says something else."""
    edition = _edition(desk, submission.form, submission.edition)
    report = submission.report(edition) if edition is not None else None
    return report if report is not None and content_hash(report) == submission.hash else None


def _received(desk: Desk, row: ReceivedRow) -> Found:
    edition = _edition(desk, row.form, row.edition)
    if edition is None:
        name = f"báo cáo số {row.number} của {row.name} ({row.period.label}, phiên bản {row.version})"
        return Found(f"{name}, nhận ngày {row.received.astimezone():%d/%m/%Y}", row.hash, None)
    report = desk.database.received.report(row.id, edition)
    return Found(f"{_described(report)}, nhận ngày {row.received.astimezone():%d/%m/%Y}", row.hash, report)


def _edition(desk: Desk, form: str, edition: str) -> Edition | None:
    with suppress(UnknownFormError, EditionFaultsError):
        return desk.catalogue.edition(form, edition)
    return None


def _described(report: Report) -> str:
    title = f"{report.edition.title}, {report.period.label}"
    return f"báo cáo số {report.number} của {report.unit.name or 'đơn vị này'} ({title}, phiên bản {report.version})"
