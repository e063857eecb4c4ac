"""The findings of a report by the cell where each is mended: what colours cells, fills tooltips and counts on tabs."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.definition import Section
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.findings import Finding, Severity
from desktop.engine.report import Report
from desktop.ui.words import escaped


class FaultCount(NamedTuple):
    """How many errors and warnings there are."""

    errors: int = 0
    warnings: int = 0


def place_of(finding: Finding) -> Address:
    """Return the cell where *finding* is mended."""
    return Address(finding.indicators[0], NOTE if finding.in_note else VALUE)


class Faults:
    """What is wrong, cell by cell; brought up to date when an edit says that its findings changed."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_cell: dict[Address, list[Finding]] = {}
        self.update()

    def update(self) -> set[str]:
        """Look at the report again; return the rows whose findings are other ones now."""
        before, self._by_cell = self._by_cell, {}
        for finding in self._report.findings:
            self._by_cell.setdefault(place_of(finding), []).append(finding)
        cells = before.keys() | self._by_cell.keys()
        return {cell.code for cell in cells if before.get(cell) != self._by_cell.get(cell)}

    def at(self, cell: Address) -> list[Finding]:
        """Return the findings to be mended in *cell*, errors first."""
        return self._by_cell.get(cell, [])

    def worst_at(self, cell: Address) -> Severity | None:
        """Return whether *cell* holds an error, a warning or nothing to mend."""
        found = self._by_cell.get(cell)
        return found[0].severity if found else None

    def count(self, section: Section | None = None) -> FaultCount:
        """Count the findings of a tab, or of the whole report."""
        section_of = self._report.edition.section_of
        severities = [
            finding.severity
            for cell, found in self._by_cell.items()
            if section is None or section_of[cell.code] is section
            for finding in found
        ]
        errors = severities.count(Severity.ERROR)
        return FaultCount(errors, len(severities) - errors)


def as_tooltip(findings: list[Finding]) -> str:
    """Return what is wrong and how to mend it, as rich text, which Qt wraps."""
    parts = [f"<p><b>{escaped(word(f.severity))}:</b> {escaped(f.message)}<br>{escaped(f.remedy)}</p>" for f in findings]
    return "".join(parts)


def word(severity: Severity) -> str:
    """Return the clerk's word for a severity."""
    return "Lỗi" if severity is Severity.ERROR else "Cảnh báo"
