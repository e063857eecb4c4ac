"""Makes an open report's page one of a consolidated report: marks, explanations, reasons, the units behind a cell, updates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.engine.edits import Address
from desktop.engine.findings import Finding
from desktop.engine.report import Outcome, Status
from desktop.jobs.consolidating.fed import Fed, FedState
from desktop.jobs.desk import Desk
from desktop.ui.consolidated import telling
from desktop.ui.consolidated.reason_strip import ReasonStrip
from desktop.ui.consolidated.standing_strip import StandingStrip
from desktop.ui.report.commands import connect
from desktop.ui.report.fed_cells import FedMark
from desktop.ui.report_area import ReportArea

if TYPE_CHECKING:
    from desktop.ui.consolidated.units_dialog import UnitsDialog


class ConsolidatedPart(QObject):
    """Lives as long as *area*. What an edit changes of the fed cells is looked at cell by cell, without the database."""

    def __init__(self, desk: Desk, area: ReportArea) -> None:
        super().__init__(area)
        self._desk = desk
        self._area = area
        self._page = area.page
        self._session = area.page.session
        self._cells = area.page.workplace.faults.fed
        self._overridden: dict[Address, FedState] = {}
        self.fed = Fed(desk, self._session)
        self.units: UnitsDialog | None = None
        self.reasons = ReasonStrip()
        self.standing = StandingStrip(desk, area.page, self.fed)
        self._cells.told = lambda cell: telling.explained(self._session.report, self.fed, cell)
        self._cells.explain = self._explain
        area.put_on_top(self.standing)
        area.put_below(self.reasons)
        self._connect()
        self._look_anew()

    def show_units(self) -> None:
        """Show the units behind the row with the cursor."""
        cell = self._page.view.current_address
        if cell is None or not self._page.save():
            return
        if cell.code not in self._session.report.edition.indicators or not self._prepared_units().show_row(cell.code):
            self._page.notice.tell("Dòng này đơn vị mình tự điền, không tổng hợp từ các đơn vị cấp dưới.")

    def restore(self, cell: Address | None = None) -> None:
        """Put back what the units feed into *cell*, else into the cell with the cursor."""
        cell = cell or self._page.view.current_address
        if cell is not None:
            self._page.workplace.edit(lambda: self.fed.restore(cell))

    # --- inside ---

    def _prepared_units(self) -> UnitsDialog:
        """Return the window of the units, made once: when all is at rest, so that the first look at a cell does not wait."""
        if self.units is None:
            from desktop.ui.consolidated.units_dialog import UnitsDialog

            self.units = UnitsDialog(self._desk, self._session, self.fed, self._area)
        return self.units

    def _connect(self) -> None:
        commands, tables = self._page.commands, self._page.tables
        for action in commands.of_consolidated:
            action.setVisible(True)
        connect(commands.units, self.show_units)
        connect(commands.restore, self.restore)
        tables.moved.connect(self._look_around)
        self._session.on_change(self._follow)
        self.fed.on_other_figures(self._look_anew)
        self.fed.on_other_figures(self.standing.look)
        self.reasons.given.connect(self._give_reason)
        self.reasons.restore_wanted.connect(self.restore)
        self.reasons.left.connect(self._page.setFocus)
        self.standing.rested.connect(self._prepared_units)
        QTimer.singleShot(0, self, self.standing.look)

    def _follow(self, outcome: Outcome) -> None:
        """Look at the fed cells that an edit has changed."""
        touched = [change.address for change in outcome.edit.changes if change.address in self.fed]
        if touched:
            newly = self._look_at(touched)
            self._ask(newly[-1] if newly else self.reasons.cell)
        if outcome.findings_changed or touched:
            self._look_around()

    def _look_anew(self) -> None:
        """Look at all fed cells: they were fed with other figures."""
        self._cells.marks.clear()
        self._overridden.clear()
        self._look_at(self.fed.states())
        self._page.tables.repaint_all()
        self._ask(None)
        self._look_around()

    def _look_at(self, cells: Iterable[Address]) -> list[Address]:
        """Mark *cells* as they are now; return those that were typed over just now."""
        before = dict(self._overridden)
        for address in cells:
            state = self.fed.state(address)
            if state is None:
                continue
            self._cells.marks[address] = FedMark.OVERRIDDEN if state.overridden else FedMark.FED
            if state.overridden:
                self._overridden[address] = state
            else:
                self._overridden.pop(address, None)
        if before != self._overridden or self._cells.warnings:
            self._warn(before)
        return [address for address, state in self._overridden.items() if not state.reason and before.get(address) != state]

    def _warn(self, before: dict[Address, FedState]) -> None:
        """Tell of the cells that were typed over where faults are told of."""
        place = self._session.report.edition.paper_order
        states = sorted(self._overridden.values(), key=lambda state: (place[state.address.code], state.address.column))
        self._cells.warnings = {self.fed.warning(state): state.reason for state in states}
        self._page.show_faults({address.code for address in (*before, *self._overridden)})

    def _ask(self, cell: Address | None) -> None:
        """Ask for the reason of *cell*, else of one that waits for it; nothing while none does."""
        waiting = [address for address, state in self._overridden.items() if not state.reason]
        if self._session.report.status is not Status.DRAFT or not waiting:
            self.reasons.close_line()
            return
        if cell not in waiting:
            if self.reasons.isHidden() and cell is None:
                return  # it was put off
            cell = waiting[-1]
        report, state = self._session.report, self._overridden[cell]
        self.reasons.ask(cell, report.name(cell.code), self.fed.warning(state).message, len(waiting) - 1)

    def _give_reason(self, cell: Address, reason: str) -> None:
        self._page.workplace.attempt(lambda: self.fed.explain(cell, reason))
        self._look_at([cell])
        self._ask(None)

    def _explain(self, finding: Finding, reason: str) -> None:
        """Keep or take back the reason that was given where warnings are confirmed."""
        cell = finding.cell
        if reason:
            self.fed.explain(cell, reason)
        else:
            self.fed.withdraw(cell)
        self._look_at([cell])
        self._ask(None)

    def _look_around(self) -> None:
        """Say what can be done at the cell with the cursor."""
        cell = self._page.view.current_address
        commands = self._page.commands
        is_fed = cell is not None and not self._page.sides.shows_paper
        is_draft = self._session.report.status is Status.DRAFT
        commands.units.setEnabled(is_fed)
        mark = self._cells.marks.get(cell) if cell is not None else None
        state = self.fed.state(cell) if cell is not None and mark is not None else None
        blank = state is not None and not state.overridden and not self._session.report.entry(state.address)
        commands.restore.setEnabled(is_fed and is_draft and (mark is FedMark.OVERRIDDEN or blank))
