"""Writing what was read: one edit, so that one undo takes it back."""

from __future__ import annotations

from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing.planning import Plan, plan
from desktop.jobs.importing.result import Accepted, Reading
from desktop.session import ReportSession

_NAME = "nhập từ tệp"


def import_values(desk: Desk, reading: Reading, period: Period, dates: Dates | None = None, accepted: Accepted = ()) -> int:
    """Make a draft of what was read, with the *accepted* proposals; return its number in the database."""
    report_id = desk.new_report(f"{reading.edition.form}@{reading.edition.edition}", period, dates)
    apply_reading(desk.open_report(report_id), reading, accepted)
    return report_id


def apply_reading(session: ReportSession, reading: Reading, accepted: Accepted = ()) -> Outcome | None:
    """Carry out a reading on an open report; see `carry_out`."""
    _refuse_other_form(session, reading)
    return carry_out(session, plan(session.report, reading, accepted))


def carry_out(session: ReportSession, planned: Plan, name: str = _NAME) -> Outcome | None:
    """Write what was planned as one edit that the undo menu calls *name*; return what changed, `None` when nothing did.

    Raises as `ReportSession.set_cells` does.
    """
    _refuse_other_form(session, planned.reading)
    return session.take_in(name, planned.writes)


def _refuse_other_form(session: ReportSession, reading: Reading) -> None:
    if session.report.edition is not reading.edition:
        raise RefusedError(f"Tệp được đọc cho biểu mẫu “{reading.edition.title}”, không phải cho báo cáo này.")
