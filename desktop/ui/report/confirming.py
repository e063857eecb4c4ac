"""Warnings that are right as they stand: the clerk says why, and they ask for nothing more."""

from __future__ import annotations

from desktop.engine.findings import Finding, Severity
from desktop.ui.report.commands import connect
from desktop.ui.report.findings_list import FindingsList
from desktop.ui.report.marks import Mark
from desktop.ui.report.workplace import Workplace


class Confirming:
    """F9 confirms the warnings of the cell with the cursor, or the one chosen in the list of findings."""

    def __init__(self, place: Workplace, findings: FindingsList) -> None:
        self._place = place
        self._findings = findings
        connect(place.commands.confirm, self.confirm)

    def confirm(self) -> None:
        """Ask for the reason."""
        if not self._place.tables.view.finish_editing():
            return
        warnings = [finding for finding in self._asked() if finding.severity is Severity.WARNING]
        if not warnings:
            self._place.notice.tell(
                "Ở đây không có cảnh báo nào để xác nhận. Lỗi thì phải sửa; F8 đưa đến lỗi hoặc cảnh báo tiếp theo."
            )
            return
        from desktop.ui.report.confirm_dialog import ConfirmDialog

        session, faults = self._place.session, self._place.faults
        dialog = ConfirmDialog(
            [finding.message for finding in warnings],
            next((reason for finding in warnings if (reason := faults.reason(finding))), ""),
            list(dict.fromkeys([*session.report.reasons.values(), *filter(None, faults.fed.warnings.values())])),
            self._place.tables.window(),
        )
        accepted = dialog.exec()
        reason = dialog.reason
        dialog.deleteLater()
        if accepted:
            self._place.attempt(lambda: faults.fed.give_reason(session, warnings, reason))

    def _asked(self) -> list[Finding]:
        chosen = self._findings.chosen_finding
        if chosen is not None and self._findings.table.hasFocus():
            return [chosen]
        here = self._place.tables.view.current_address
        if here is None:
            return []
        found = self._place.faults.at(here)
        still_open = [finding for finding in found if self._place.faults.mark(finding) is Mark.WARNING]
        return still_open or found
