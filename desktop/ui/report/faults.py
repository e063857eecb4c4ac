"""The findings of a report by the cell where each is mended: what colours cells, fills tooltips and counts on tabs."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.definition import Section
from desktop.engine.edits import VALUE, Address
from desktop.engine.findings import Finding, Severity
from desktop.engine.report import Report
from desktop.ui.words import escaped


class FaultCount(NamedTuple):
    """How many errors and warnings there are."""

    errors: int = 0
    warnings: int = 0


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
            self._by_cell.setdefault(finding.cell, []).append(finding)
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
        section_at = self._report.edition.section_at
        severities = [
            finding.severity
            for cell, found in self._by_cell.items()
            if section is None or section_at(cell.code) is section
            for finding in found
        ]
        errors = severities.count(Severity.ERROR)
        return FaultCount(errors, len(severities) - errors)

    def next_to(self, here: Address | None, *, forward: bool) -> Finding | None:
        """Return the finding of the next cell that has one, in paper order, or of the one before; round at the ends."""
        edition = self._report.edition
        tasks = [row.code for table in edition.task_tables for row in self._report.task_rows(table)]
        task_places = {code: place for place, code in enumerate(tasks)}

        def place(cell: Address) -> tuple[int, int, int]:
            return edition.place(cell.code), task_places.get(cell.code, -1), self._column_place(cell)

        cells = sorted((cell for cell in self._by_cell if cell != here), key=place)
        if here is not None:
            beyond = [cell for cell in cells if (place(cell) > place(here)) is forward]
            cells = beyond or cells
        if not cells:
            return self.at(here)[0] if here is not None and self.at(here) else None
        return self.at(cells[0 if forward else -1])[0]

    def _column_place(self, cell: Address) -> int:
        table = self._report.edition.section_at(cell.code).tasks
        return list(table.types).index(cell.column) if table and cell.column in table.types else int(cell.column != VALUE)


def as_tooltip(findings: list[Finding]) -> str:
    """Return what is wrong and how to mend it, as rich text, which Qt wraps."""
    parts = [f"<p><b>{escaped(word(f.severity))}:</b> {escaped(f.message)}<br>{escaped(f.remedy)}</p>" for f in findings]
    return "".join(parts)


def word(severity: Severity) -> str:
    """Return the clerk's word for a severity."""
    return "Lỗi" if severity is Severity.ERROR else "Cảnh báo"
