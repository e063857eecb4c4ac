"""The life of a report on the command line."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.answer import Answer
from desktop.engine.findings import Severity
from desktop.jobs.desk import Desk
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
