"""The life of a report: finalised when nothing speaks against it, then only corrected by a version of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from desktop.engine.differences import Difference, differences
from desktop.engine.edits import WarningKey
from desktop.engine.findings import Finding
from desktop.engine.report import Report, Status
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession

_NAMED = 2


def finalise(desk: Desk, session: ReportSession, number: str = "") -> ReportRow:
    """Lock a report under *number*, else under the one it has, else under the next one of the year.

    Raises `RefusedError` while there are errors or warnings without a reason, `EditRefusedError` when it is locked already,
    `StorageError` when it was changed elsewhere after it was opened. Nothing has changed then.
    """
    report = session.report
    if report.status is not Status.DRAFT:
        raise RefusedError("Báo cáo này đã chốt rồi.")
    if report.errors:
        count, named = len(report.errors), _named(report, report.errors)
        raise RefusedError(f"Chưa chốt được vì báo cáo còn {count} lỗi phải sửa, {named}.")
    if report.open_warnings:
        count, named = len(report.open_warnings), _named(report, report.open_warnings)
        raise RefusedError(
            f"Chưa chốt được vì còn {count} cảnh báo chưa có lý do, {named}; "
            "hãy sửa số liệu, hoặc xác nhận từng cảnh báo và ghi lý do."
        )
    reasons = _reasons_of_fed_cells(desk, session) if desk.is_consolidated(session.report_id) else {}
    session.finalise(number.strip() or report.number or next_number(desk, report), reasons)
    return desk.report(session.report_id)


def _reasons_of_fed_cells(desk: Desk, session: ReportSession) -> dict[WarningKey, str]:
    """Return why figures of units below were typed over, as reasons of warnings, which go with the report to the office above.

    Raises the sentence about those without a reason.
    """
    from desktop.jobs.consolidating.fed import Fed  # most reports are not consolidated

    fed = Fed(desk, session)
    if open_ := fed.unexplained:
        names = "; ".join(f"“{session.report.name(address.code)}”" for address in open_[:_NAMED])
        raise RefusedError(
            f"Chưa chốt được vì {len(open_)} ô khác số tổng hợp từ các đơn vị mà chưa có lý do, trước hết là {names}: "
            "hãy ghi lý do cho từng ô, hoặc lấy lại số tổng hợp."
        )
    return {fed.warning(state).key: state.reason for state in fed.overridden}


def next_number(desk: Desk, report: Report) -> str:
    """Return the number after the highest one that the unit's reports have in the year in which *report* ends."""
    year = report.dates.end.year
    numbers = (re.match(r"\s*([0-9]{1,6})", row.number) for row in desk.reports() if row.dates.end.year == year)
    highest = max((int(found[1]) for found in numbers if found), default=0)
    return f"{highest + 1:02}"


def numbers_in_use(desk: Desk, report: Report) -> dict[str, ReportRow]:
    """Return the other reports of the year in which *report* ends by number and symbol; its own versions share one."""
    year = report.dates.end.year
    return {
        report.unit.numbered(row.number): row
        for row in desk.reports()
        if row.number and row.dates.end.year == year and (row.form, row.period) != (report.edition.form, report.period)
    }


def amend(desk: Desk, report_id: int) -> int:
    """Start a corrected version with all that the finalised report holds; return its number in the database."""
    row = desk.report(report_id)
    if row.status is Status.DRAFT:
        raise RefusedError("Báo cáo này còn là bản nháp nên sửa thẳng được, chưa cần lập bản đính chính.")
    if (other := amendment_of(desk, report_id)) is not None:
        raise RefusedError(_has_amendment(other))
    return desk.database.amend(report_id, "lập bản đính chính", datetime.now(UTC))


def amendment(desk: Desk, report_id: int) -> int:
    """Return the corrected version of a finalised report, in the way of `amend` where there is none yet."""
    existing = amendment_of(desk, report_id)
    return existing.id if existing else amend(desk, report_id)


class Corrections(NamedTuple):
    """A corrected version beside the one before it, which was locked on the day *closed*, by this computer's clock."""

    before: Report
    after: Report
    closed: date

    @property
    def differences(self) -> list[Difference]:
        """What the corrected version says otherwise now."""
        return differences(self.before, self.after)


def corrections_of(desk: Desk, report_id: int, after: Report) -> Corrections:
    """Return *after*, which is the report of that id as it is now, beside the version before it.

    Raises `RefusedError` for a first version.
    """
    amended = desk.report(report_id).amends
    if amended is None:
        raise RefusedError("Báo cáo này không phải là bản đính chính nên không có bản trước để so sánh.")
    row = desk.report(amended)
    closed = row.finalised or row.changed
    return Corrections(desk.database.load(amended, after.edition), after, closed.astimezone().date())


def changes_of_version(desk: Desk, report_id: int) -> list[Difference]:
    """Return what a corrected version says otherwise than the version before it. Raises `RefusedError` for a first version."""
    after = desk.database.load(report_id, desk.edition_of(desk.report(report_id)))
    return corrections_of(desk, report_id, after).differences


def amendment_of(desk: Desk, report_id: int) -> ReportRow | None:
    """Return the corrected version of a report, if there is one outside the bin."""
    return next((row for row in desk.reports() if row.amends == report_id), None)


def _has_amendment(other: ReportRow) -> str:
    if other.status is Status.DRAFT:
        return f"Đã có bản đính chính của báo cáo này đang soạn (mã {other.id}): hãy mở bản ấy để sửa tiếp."
    return f"Báo cáo này đã có bản đính chính (phiên bản {other.version}, mã {other.id}): muốn sửa nữa, hãy đính chính bản ấy."


def _named(report: Report, findings: Sequence[Finding]) -> str:
    """Return the first findings, each by its row and its sentence."""
    told = [f"“{report.name(finding.indicators[0])}”: {finding.message.rstrip('.')}" for finding in findings[:_NAMED]]
    return f"{'đó là' if len(findings) <= _NAMED else 'trước hết là'} {'; '.join(told)}"
