"""The life of a report on the command line."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from desktop.cli.answer import Answer
from desktop.engine.findings import Severity
from desktop.jobs import life
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError


def confirm(desk: Desk, chosen: Namespace) -> Answer:
    """Confirm the warnings of rows or rules for one reason, or open them again."""
    session = desk.open_report(chosen.report)
    warnings = [finding for finding in session.report.findings if finding.severity is Severity.WARNING]
    for wanted in chosen.which:
        if not any(wanted in (finding.rule, finding.indicators[0]) for finding in warnings):
            raise RefusedError(f"Báo cáo không có cảnh báo nào mang mã “{wanted}”: hãy xem lại bằng lệnh check.")
    found = [finding for finding in warnings if {finding.rule, finding.indicators[0]} & set(chosen.which)]
    if chosen.reopen:
        session.reopen(found)
    else:
        session.confirm(found, chosen.reason)
    data = {
        "report": chosen.report,
        "confirmed": [
            {"rule": finding.rule, "code": finding.indicators[0], "reason": session.report.reason(finding)} for finding in found
        ],
        "open_warnings": len(session.report.open_warnings),
    }
    done = "Đã bỏ xác nhận" if chosen.reopen else "Đã xác nhận"
    return Answer(data, tuple(f"{done}: {finding.message} ({finding.indicators[0]})" for finding in found))


def finalise(desk: Desk, chosen: Namespace) -> Answer:
    """Lock and number a report."""
    row = life.finalise(desk, desk.open_report(chosen.report), chosen.number)
    told = f"Đã chốt báo cáo {row.id}, số {row.number}, phiên bản {row.version}."
    return Answer(_listed(row) | {"hash": row.hash}, (told, f"Mã kiểm tra nội dung (SHA-256): {row.hash}"))


def amend(desk: Desk, chosen: Namespace) -> Answer:
    """Start a corrected version."""
    row = desk.report(life.amend(desk, chosen.report))
    told = f"Đã lập bản đính chính (phiên bản {row.version}) của báo cáo {chosen.report}."
    return Answer(_listed(row), (str(row.id),), messages=(told,))


def differences(desk: Desk, chosen: Namespace) -> Answer:
    """List what a corrected version says otherwise than the version before."""
    found = life.changes_of_version(desk, chosen.report)
    data = {
        "differences": [
            {
                "tab": each.tab,
                "code": each.code,
                "label": each.label,
                "column": each.column,
                "before": each.before,
                "after": each.after,
                "calculated": each.calculated,
            }
            for each in found
        ]
    }
    lines = [
        f"{each.tab}: {f'{each.marker} {each.label}'.strip()}{f', {each.column}' if each.column else ''}: "
        f"“{each.before}” → “{each.after}”{' (tính ra)' if each.calculated else ''}"
        for each in found
    ]
    return Answer(data, tuple(lines) or ("Bản đính chính chưa khác gì bản trước.",))


def delete(desk: Desk, chosen: Namespace) -> Answer:
    """Put a draft into the bin."""
    desk.delete_report(chosen.report)
    return Answer(
        {"report": chosen.report},
        (f"Đã chuyển báo cáo {chosen.report} vào thùng rác.",),
        messages=(f"Muốn lấy lại: cchc undelete {chosen.report}",),
    )


def undelete(desk: Desk, chosen: Namespace) -> Answer:
    """Take a report out of the bin."""
    desk.restore_report(chosen.report)
    return Answer({"report": chosen.report}, (f"Đã lấy báo cáo {chosen.report} ra khỏi thùng rác.",))


def wastebin(desk: Desk, chosen: Namespace) -> Answer:
    """List what lies in the bin, or delete it for ever."""
    if chosen.empty:
        count = desk.empty_bin()
        return Answer({"deleted": count}, (f"Đã xóa hẳn {count} báo cáo.",))
    rows = desk.deleted_reports()
    lines = [f"{row.id:6}  {desk.edition_of(row).title}, {row.period.label}, phiên bản {row.version}" for row in rows]
    return Answer({"reports": [_listed(row) for row in rows]}, tuple(lines) or ("Thùng rác trống.",))


def _listed(row: ReportRow) -> dict[str, Any]:
    return {
        "report": row.id,
        "form": row.form,
        "edition": row.edition,
        "period": row.period.code,
        "number": row.number,
        "version": row.version,
        "status": str(row.status),
        "amends": row.amends,
        "finalised": row.finalised.isoformat() if row.finalised else None,
        "deleted": row.deleted.isoformat() if row.deleted else None,
    }
