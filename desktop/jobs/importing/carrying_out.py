"""Writing what was read: one edit, so that one undo takes it back."""

from __future__ import annotations

from desktop.engine.edits import VALUE, Address, Edit
from desktop.engine.period import Dates, Period
from desktop.engine.report import Outcome, Report
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing.laying_out import laid_out
from desktop.jobs.importing.result import Accepted, Reading
from desktop.session import ReportSession

_NAME = "nhập từ tệp"


def import_values(desk: Desk, reading: Reading, period: Period, dates: Dates | None = None, accepted: Accepted = ()) -> int:
    """Make a draft of what was read, with the *accepted* proposals; return its number in the database."""
    report_id = desk.new_report(f"{reading.edition.form}@{reading.edition.edition}", period, dates)
    apply_reading(desk.open_report(report_id), reading, accepted)
    return report_id


def apply_reading(session: ReportSession, reading: Reading, accepted: Accepted = ()) -> Outcome | None:
    """Carry out a reading on an open report as one edit; return what changed, `None` when nothing did.

    Cells that the file leaves blank keep what they hold. Raises as `ReportSession.set_cells` does.
    """
    if session.report.edition is not reading.edition:
        raise RefusedError(f"Tệp được đọc cho biểu mẫu “{reading.edition.title}”, không phải cho báo cáo này.")
    return session.take_in(_NAME, cells_to_write(session.report, reading, accepted))


def cells_to_write(report: Report, reading: Reading, accepted: Accepted = ()) -> list[tuple[Address, str]]:
    """Return what is written into *report*. A stated figure that the calculation agrees with has done its duty.

    Kept, it would be held against the calculation for ever, also after the clerk has changed a part of it.
    """
    reading, rows = laid_out(report, reading)
    cells = {**rows, **reading.cells(accepted)}
    tried = report.copy()
    tried.apply(Edit(_NAME, tuple(tried.stated(address, text) for address, text in cells.items())))
    return [(address, text) for address, text in cells.items() if not _is_confirmed(tried, address)]


def _is_confirmed(tried: Report, address: Address) -> bool:
    if address.column != VALUE or tried.takes_value(address.code):
        return False
    return not any(finding.rule == "cell.stated_differs" for finding in tried.findings_at(address.code))
