"""The findings of a report by the cell where each is mended: what colours cells, fills tooltips and counts on tabs."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.definition import Section
from desktop.engine.edits import VALUE, Address, WarningKey
from desktop.engine.findings import Finding, Severity
from desktop.engine.report import Report
from desktop.ui.report.fed_cells import FedCells
from desktop.ui.report.marks import Mark, colour_of
from desktop.ui.words import escaped


class FaultCount(NamedTuple):
    """How many errors and open warnings there are."""

    errors: int = 0
    warnings: int = 0


class Faults:
    """What is wrong, cell by cell; brought up to date when an edit says that its findings changed.

    Fed cells that were typed over are among it, as `fed` tells them.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self.fed = FedCells()
        self.findings: tuple[Finding, ...] = ()
        self._by_cell: dict[Address, list[Finding]] = {}
        self._reasons: dict[WarningKey, str] = {}
        self.update()

    def update(self) -> set[str]:
        """Look at the report again; return the rows whose findings are other ones now."""
        before, self._by_cell = self._by_cell, {}
        given = {finding.key: reason for finding, reason in self.fed.warnings.items() if reason}
        reasons, self._reasons = self._reasons, {**self._report.confirmed, **given}
        self.findings = self._report.findings
        if self.fed.warnings:
            place = self._report.edition.place
            self.findings = tuple(sorted((*self.findings, *self.fed.warnings), key=lambda each: place(each.cell.code)))
        for finding in self.findings:
            self._by_cell.setdefault(finding.cell, []).append(finding)
        cells = before.keys() | self._by_cell.keys()
        others = {cell.code for cell in cells if before.get(cell) != self._by_cell.get(cell)}
        return others | {key.code for key, _ in reasons.items() ^ self._reasons.items()}

    def at(self, cell: Address) -> list[Finding]:
        """Return the findings to be mended in *cell*, errors first."""
        return self._by_cell.get(cell, [])

    def mark(self, finding: Finding) -> Mark:
        """Return what a finding is to the clerk now."""
        if finding.severity is Severity.ERROR:
            return Mark.ERROR
        return Mark.CONFIRMED if self._reasons and finding.key in self._reasons else Mark.WARNING

    def mark_at(self, cell: Address) -> Mark | None:
        """Return the mark of *cell*: that of the worst finding, `None` where there is nothing to mend."""
        found = self._by_cell.get(cell)
        return min(map(self.mark, found), key=list(Mark).index) if found else None

    def open_at(self, cell: Address) -> list[Finding]:
        """Return the errors and the open warnings of *cell*, errors first."""
        return [finding for finding in self.at(cell) if self.mark(finding) is not Mark.CONFIRMED]

    def reason(self, finding: Finding) -> str:
        """Return why a warning was confirmed; empty while it is open."""
        return self._reasons.get(finding.key, "")

    def tooltip(self, findings: list[Finding]) -> str:
        """Return what is wrong and how to mend it, as rich text, which Qt wraps."""
        return "".join(in_rich_text(finding, self.reason(finding)) for finding in findings)

    def count(self, section: Section | None = None) -> FaultCount:
        """Count the findings of a tab, or of the whole report."""
        section_at = self._report.edition.section_at
        marks = [
            self.mark(finding)
            for cell, found in self._by_cell.items()
            if section is None or section_at(cell.code) is section
            for finding in found
        ]
        return FaultCount(marks.count(Mark.ERROR), marks.count(Mark.WARNING))

    def next_to(self, here: Address | None, *, forward: bool) -> Finding | None:
        """Return what is open in the next cell, in paper order, or in the one before; round at the ends."""
        edition = self._report.edition
        tasks = [row.code for table in edition.task_tables for row in self._report.task_rows(table)]
        task_places = {code: place for place, code in enumerate(tasks)}

        def place(cell: Address) -> tuple[int, int, int]:
            return edition.place(cell.code), task_places.get(cell.code, -1), self._column_place(cell)

        cells = sorted((cell for cell in self._by_cell if cell != here and self.open_at(cell)), key=place)
        if here is not None:
            beyond = [cell for cell in cells if (place(cell) > place(here)) is forward]
            cells = beyond or cells
        if not cells:
            return next(iter(self.open_at(here)), None) if here is not None else None
        return self.open_at(cells[0 if forward else -1])[0]

    def _column_place(self, cell: Address) -> int:
        table = self._report.edition.section_at(cell.code).tasks
        return list(table.types).index(cell.column) if table and cell.column in table.types else int(cell.column != VALUE)


def in_rich_text(finding: Finding, reason: str) -> str:
    """Return one finding as a paragraph: what is wrong, how to mend it; of a confirmed warning the *reason*."""
    mark = Mark.ERROR if finding.severity is Severity.ERROR else Mark.CONFIRMED if reason else Mark.WARNING
    told = f"<b style='color:{colour_of(mark).name()}'>{mark.word}:</b> {escaped(finding.message)}"
    return f"<p>{told}<br>{f'Lý do: {escaped(reason)}' if reason else escaped(finding.remedy)}</p>"
