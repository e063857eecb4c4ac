"""The cells of an open report that units below feed, kept in memory: whether one is, and what it was fed, asks no database.

Of each fed cell is kept what it was fed with: what differs from that was typed over, which needs a reason, and is left alone
when later arrivals are added.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from desktop.consolidation.adding import Consolidated, Incomplete
from desktop.consolidation.feeding import feeds_of
from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.findings import Finding, Severity
from desktop.engine.report import EditRefusedError, Outcome
from desktop.engine.rollup import Feed
from desktop.engine.text import clean
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.storage.consolidated import FedCell, Override
from desktop.storage.received import ReceivedRow

#: What a finding about a cell that was typed over names as its rule.
TYPED_OVER = "fed"
_REMEDY = "Ghi lý do (F9), hoặc lấy lại số tổng hợp."


class FedState(NamedTuple):
    """A fed cell: what it was fed with, how many units stand behind it, and, where it says something else now, why.

    *overridden* is true when the clerk typed over it; *reason* is empty until one is given.
    """

    address: Address
    text: str
    units: int
    overridden: bool
    reason: str


class FedBy(NamedTuple):
    """How a row is fed by the edition of a form below."""

    feed: Feed
    below: Edition


class Added(NamedTuple):
    """What the reports *rows* of the forms *forms* make together; it is in no report yet."""

    forms: tuple[str, ...]
    rows: tuple[ReceivedRow, ...]
    result: Consolidated


class Update(NamedTuple):
    """What a consolidation did: the report, how many reports were added up, cells fed, those kept as the clerk typed them.

    *changed* are the cells that say something else than before, *arrived* the units whose report is new or another one
    since the last time.
    """

    report: int
    reports: int
    fed: int
    changed: tuple[Address, ...]
    kept: tuple[Address, ...]
    arrived: tuple[ReceivedRow, ...]
    incomplete: tuple[Incomplete, ...]


class _Record(NamedTuple):
    """What the database keeps of a consolidation."""

    forms: tuple[str, ...]
    parts: tuple[int, ...]
    cells: dict[Address, FedCell]


class _Step(NamedTuple):
    """A consolidation that can be undone: the edit both ways, and what was kept before and after it."""

    edit: Edit
    back: Edit
    before: _Record
    after: _Record


class Fed:
    """What units below feed into the report of *session*, for as long as that is open."""

    def __init__(self, desk: Desk, session: ReportSession) -> None:
        self._desk = desk
        self._session = session
        self._table = desk.database.consolidated
        self._forms = tuple(self._table.forms(session.report_id))
        self._cells = self._table.cells(session.report_id)
        self._overrides = self._table.overrides(session.report_id)
        self._steps: list[_Step] = []
        self._listeners: list[Callable[[], None]] = []

    # --- what stands where ---

    def __contains__(self, address: object) -> bool:
        """Whether units below feed a cell."""
        return address in self._cells

    def state(self, address: Address) -> FedState | None:
        """Return a fed cell as it is now; `None` for one of the own unit."""
        cell = self._cells.get(address)
        if cell is None:
            return None
        overridden = is_overridden(self._session, address, cell)
        given = self._overrides.get(address)
        reason = given.reason if overridden and given is not None and given.text == _typed(self._session, address) else ""
        return FedState(address, cell.text, cell.units, overridden, reason)

    def states(self) -> dict[Address, FedState]:
        """Return all fed cells."""
        return {address: state for address in self._cells if (state := self.state(address)) is not None}

    @property
    def overridden(self) -> list[FedState]:
        """The cells that were typed over, in paper order."""
        places = self._session.report.edition.paper_order
        found = [state for state in self.states().values() if state.overridden]
        return sorted(found, key=lambda state: (places[state.address.code], state.address.column))

    @property
    def unexplained(self) -> list[Address]:
        """The cells that were typed over without a reason, in paper order."""
        return [state.address for state in self.overridden if not state.reason]

    def warning(self, state: FedState) -> Finding:
        """Return a cell that was typed over as something that asks for a reason: both figures in one sentence."""
        code, in_note = state.address.code, state.address.column == NOTE
        if in_note:
            told = f"Giải trình ở đây khác với phần tổng hợp từ {state.units} đơn vị."
        else:
            type_ = self._session.report.edition.indicators[code].type
            fed = type_.shown(type_.read(state.text).value) or "trống"
            told = f"Ô ghi {self._session.report.shown(code)}; số tổng hợp từ {state.units} đơn vị là {fed}."
        return Finding(TYPED_OVER, Severity.WARNING, (code,), told, _REMEDY, in_note=in_note)

    def fed_by(self, code: str) -> list[FedBy]:
        """Return how a row is fed, by the form that counts first at first; nothing for a row of the own unit."""
        return [FedBy(feeds[code], below) for below, feeds in self._feeds if code in feeds]

    # --- what the clerk does ---

    def explain(self, address: Address, reason: str) -> None:
        """Keep why a fed cell says something else than the units; the reason is for the text that stands there now.

        Raises `EditRefusedError` for a cell that was not typed over, and without a reason.
        """
        state = self.state(address)
        if state is None or not state.overridden:
            raise EditRefusedError("Ô này đang là số tổng hợp từ các đơn vị nên không cần lý do.")
        if not clean(reason):
            raise EditRefusedError("Hãy ghi lý do: vì sao ô này khác số tổng hợp từ các đơn vị.")
        text, now = _typed(self._session, address), datetime.now(UTC)
        self._table.override(self._session.report_id, address, text, clean(reason), now)
        self._overrides[address] = Override(address, text, clean(reason), "", now)

    def withdraw(self, address: Address) -> None:
        """Take the reason of a cell back."""
        self._table.override(self._session.report_id, address, "", "", datetime.now(UTC))
        self._overrides.pop(address, None)

    def restore(self, address: Address) -> Outcome | None:
        """Put back what the units below feed into a cell that was typed over; one step that can be undone."""
        cell = self._cells.get(address)
        if cell is None:
            raise EditRefusedError("Ô này không được tổng hợp từ các đơn vị.")
        return self._session.take_in("lấy lại số tổng hợp", [(address, cell.text)])

    def on_other_figures(self, listener: Callable[[], None]) -> None:
        """Have *listener* called when cells were fed with other figures than before, by an update or by undoing one."""
        self._listeners.append(listener)

    def feed(self, added: Added) -> Update:
        """Take what was added up into the report, as one step that can be undone; cells that were typed over stay."""
        report_id = self._session.report_id
        before = _Record(self._forms, tuple(self._table.parts(report_id)), self._cells)
        cells = {address: FedCell(address, fed.text, fed.units) for address, fed in added.result.cells.items()}
        after = _Record(added.forms, tuple(row.id for row in added.rows), cells)
        texts = {address: cell.text for address, cell in cells.items()}
        texts |= {address: "" for address in self._cells if address not in texts}  # what no unit says any more is blank again
        kept = tuple(address for address in texts if is_overridden(self._session, address, self._cells.get(address)))
        written = {address: text for address, text in texts.items() if address not in kept}
        outcome = self._session.take_in(f"tổng hợp từ {len({row.unit for row in added.rows})} đơn vị", written.items())
        self._keep(after)
        if outcome is not None:
            if not self._steps:
                self._session.on_change(self._follow)
            self._steps.append(_Step(outcome.edit, outcome.edit.inverse, before, after))
        changed = tuple(change.address for change in outcome.edit.changes) if outcome else ()
        arrived = tuple(row for row in added.rows if row.id not in set(before.parts))
        return Update(report_id, added.result.reports, len(cells), changed, kept, arrived, added.result.incomplete)

    # --- inside ---

    @cached_property
    def _feeds(self) -> list[tuple[Edition, dict[str, Feed]]]:
        edition = self._session.report.edition
        accepted = Collected(self._desk, edition, self._session.report.period).accepted
        return [(accepted[form].edition, feeds_of(edition, form)) for form in self._forms if form in accepted]

    def _keep(self, record: _Record) -> None:
        self._table.keep(self._session.report_id, record.forms, record.parts, record.cells.values(), datetime.now(UTC))
        self._forms, self._cells = record.forms, record.cells
        self.__dict__.pop("_feeds", None)
        for listener in self._listeners:
            listener()

    def _follow(self, outcome: Outcome) -> None:
        """Keep what belongs to the figures when a consolidation is undone or done again."""
        for step in self._steps:
            if outcome.edit == step.back:
                self._keep(step.before)
            elif outcome.edit == step.edit:
                self._keep(step.after)


def is_overridden(session: ReportSession, address: Address, fed: FedCell | None) -> bool:
    """Whether a cell says something that units below did not feed; a blank one never does, it waits to be fed again."""
    typed = _typed(session, address)
    return bool(typed) and (fed is None or typed != clean(fed.text))


def _typed(session: ReportSession, address: Address) -> str:
    entry = session.report.entry(address)
    return entry.typed if entry else ""
