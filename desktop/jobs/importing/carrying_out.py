"""Writing what was read: one edit, so that one undo takes it back."""

from __future__ import annotations

from desktop.engine.edits import Address
from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome, Report
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing.planning import plan
from desktop.jobs.importing.result import Accepted, Reading
from desktop.session import ReportSession

_NAME = "nhập từ tệp"


def import_values(desk: Desk, reading: Reading, period: Period, dates: Dates | None = None, accepted: Accepted = ()) -> int:
    """Make a draft of what was read, with the *accepted* proposals; return its number in the database."""
    report_id = desk.new_report(f"{reading.edition.form}@{reading.edition.edition}", period, dates)
    apply_reading(desk.open_report(report_id), reading, accepted)
    return report_id


def apply_reading(
    session: ReportSession, reading: Reading, accepted: Accepted = (), *, blanks_only: bool = False, name: str = _NAME
) -> Outcome | None:
    """Carry out a reading on an open report as one edit that the undo menu calls *name*.

    Returns what changed, `None` when nothing did. Cells that the file leaves blank keep what they hold, with *blanks_only*
    so do all that hold something. Raises as `ReportSession.set_cells` does.
    """
    if session.report.edition is not reading.edition:
        raise RefusedError(f"Tệp được đọc cho biểu mẫu “{reading.edition.title}”, không phải cho báo cáo này.")
    return session.take_in(name, cells_to_write(session.report, reading, accepted, blanks_only=blanks_only))


def cells_to_write(
    report: Report, reading: Reading, accepted: Accepted = (), *, blanks_only: bool = False
) -> list[tuple[Address, str]]:
    """Return what is written into *report*; see `plan`."""
    return list(plan(report, reading, accepted, blanks_only=blanks_only).writes)
