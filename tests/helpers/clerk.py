"""A clerk at work: `clerk.opens("ward-monthly", "2024-05").types("plan.tasks_assigned", "20").sees("plan.completion", "–")`.

What the clerk does goes through the one edit path, as in the window; only the disk is left out.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.findings import Finding
from desktop.engine.history import LogEntry, RowInPeriod
from desktop.engine.period import Dates, Period
from desktop.engine.report import EditRefusedError, Outcome, Report
from desktop.session import ReportSession
from tests.helpers.editions import CATALOGUE
from tests.helpers.reports import empty


def opens(form: str | Edition, period: str = "2024-05") -> Clerk:
    """A clerk who has opened a new report of *form*."""
    when = Period.parse(period)
    return Clerk(empty(CATALOGUE.find(form, when) if isinstance(form, str) else form, when))


class NoDisk:
    """A journal that keeps nothing."""

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:
        """Every edit is as good as stored."""

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:
        """So is every header."""

    def finalise(self, report_id: int, before: Report, final: Report, edit: Edit, at: datetime) -> None:
        """And every locked report."""

    def row_history(self, report: Report, code: str) -> list[RowInPeriod]:  # noqa: ARG002  # a protocol
        """There are no other reports."""
        return []

    def notes_before(self, report_id: int, code: str) -> list[str]:  # noqa: ARG002
        """Nor their notes."""
        return []

    def history(self, report_id: int, address: Address) -> list[LogEntry]:  # noqa: ARG002
        """Nothing is logged."""
        return []


class Clerk:
    """Someone who fills a report and looks at it. Each method returns the clerk, to go on with the next."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.session = ReportSession(report, 1, NoDisk(), report.dates.end)

    # --- does ---

    def types(self, code: str, text: str) -> Clerk:
        """Types into a cell of the column "Số lượng"."""
        self.session.set_value(Address(code), text)
        return self

    def notes(self, code: str, text: str) -> Clerk:
        """Types into a cell of the column "Giải trình"."""
        self.session.set_value(Address(code, NOTE), text)
        return self

    def pastes(self, **cells: str) -> Clerk:
        """Pastes a block of values."""
        self.session.set_cells(f"dán {len(cells)} ô", [(Address(code), text) for code, text in cells.items()])
        return self

    def takes_in(self, code: str, text: str) -> Clerk:
        """Takes in what a file states."""
        self.session.take_in("nhập từ tệp", [(Address(code), text)])
        return self

    def clears(self, *codes: str) -> Clerk:
        """Presses Delete on cells."""
        self.session.clear([Address(code) for code in codes])
        return self

    def undoes(self) -> Clerk:
        """Takes back the last edit."""
        assert self.session.undo() is not None
        return self

    def redoes(self) -> Clerk:
        """Does the edit again that was taken back."""
        assert self.session.redo() is not None
        return self

    def cannot_type(self, code: str, text: str = "1") -> Clerk:
        """Is told that this cell is calculated."""
        with pytest.raises(EditRefusedError):
            self.types(code, text)
        return self

    # --- sees ---

    def sees(self, code: str, shown: str) -> Clerk:
        """Sees this in the cell."""
        assert self.report.shown(code) == shown
        return self

    def sees_finding(self, rule: str, at: str | None = None, *, saying: str = "") -> Clerk:
        """Sees the finding of *rule*, to be mended at the row *at*, with *saying* in its sentences."""
        found = self._findings(rule)
        assert found, f"{rule} không có trong {[finding.rule for finding in self.report.findings]}"
        if at is not None:
            found = [finding for finding in found if finding in self.report.findings_at(at)]
        assert any(saying in f"{finding.message} {finding.remedy}" for finding in found), found
        return self

    def sees_no_finding(self, rule: str | None = None) -> Clerk:
        """Sees no finding of *rule*, or none at all."""
        assert not (self.report.findings if rule is None else self._findings(rule))
        return self

    def _findings(self, rule: str) -> list[Finding]:
        return [finding for finding in self.report.findings if finding.rule == rule]
