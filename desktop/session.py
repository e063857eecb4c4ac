"""The one edit path of an open report: type → calculate → check → make durable → tell the views, with undo and redo.

Typing, pasting, clearing, importing, confirming and undoing all go through `ReportSession._carry_out`. The transaction
in the database and the undo step are made there, together: what could not be made durable is taken back, and the clerk
is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

from desktop.engine.edits import Address, Change, Confirmation, Edit, WarningKey
from desktop.engine.findings import Finding
from desktop.engine.history import LogEntry, RowInPeriod
from desktop.engine.period import Dates
from desktop.engine.report import EditRefusedError, Outcome, Report, Status
from desktop.engine.tasks import PLACE, TASK_MARK, added, appended, moved, removed, starting_changes
from desktop.engine.text import shortened

#: Characters of a row's label in the undo menu.
_LONGEST_NAME = 40

Listener = Callable[[Outcome], None]


class Journal(Protocol):
    """Where a session makes edits durable, and what it remembers; `desktop.storage.Database` is one."""

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:
        """Store the edit in one transaction, durable on return; raise and store nothing when that fails."""

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:
        """Store the header of a report."""

    def finalise(self, report_id: int, before: Report, final: Report, edit: Edit, at: datetime) -> None:
        """Lock a report as *final*, which is *before* after *edit*; raise when another state than *before* is stored."""

    def row_history(self, report: Report, code: str) -> list[RowInPeriod]:
        """Return a row in all reports of the form of *report*, the newest period first."""

    def notes_before(self, report_id: int, code: str) -> list[str]:
        """Return the different notes that a row has in other reports, those of the newest period first."""

    def history(self, report_id: int, address: Address) -> list[LogEntry]:
        """Return every change of a cell, the latest first."""


class ReportSession:
    """An open report and everything that can be done to it."""

    def __init__(self, report: Report, report_id: int, journal: Journal, due: date) -> None:
        self.report = report
        self.report_id = report_id
        self.due = due
        self._journal = journal
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Listener] = []

    def on_change(self, listener: Listener) -> None:
        """Have *listener* called after each edit with what it changed."""
        self._listeners.append(listener)

    def off_change(self, listener: Listener) -> None:
        """Call *listener* no longer; what was never called is passed over."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    # --- edits ---

    def set_value(self, address: Address, text: str) -> Outcome | None:
        """Type *text* into one cell. Returns what changed, `None` when the cell already held just that.

        Raises `EditRefusedError` on a calculated cell or a locked report, `StorageError` when nothing could be stored;
        either way the report is as it was.
        """
        change = self.report.change(address, text)  # first: a cell that the form does not have has no name either
        return self._do(f"{'gõ' if text.strip() else 'xóa'} {self._called(address.code)}", [change])

    def set_cells(self, name: str, cells: Iterable[tuple[Address, str]]) -> Outcome | None:
        """Type into several cells as one edit that the undo menu calls *name*."""
        return self._do(name, [self.report.change(address, text) for address, text in dict(cells).items()])

    def clear(self, addresses: Iterable[Address], verb: str = "xóa") -> Outcome | None:
        """Empty cells; on calculated rows what a file had stated goes. *verb* is what the undo menu calls it."""
        wanted = list(addresses)
        changes = [self.report.stated(address, "") for address in wanted if self.report.entry(address) is not None]
        return self._do(f"{verb} {len(changes)} ô", changes)

    def take_in(self, name: str, cells: Iterable[tuple[Address, str]]) -> Outcome | None:
        """Take in what a file states; on calculated rows it is kept only to be compared."""
        return self._do(name, [self.report.stated(address, text) for address, text in dict(cells).items()])

    def set_header(self, *, number: str | None = None, dates: Dates | None = None, due: date | None = None) -> None:
        """Change number, dates or due date of the report."""
        self._refuse_locked()
        number = self.report.number if number is None else number.strip()
        dates, due = dates or self.report.dates, due or self.due
        self._journal.save_header(self.report_id, number=number, dates=dates, due=due)
        self.report.number, self.report.dates, self.due = number, dates, due

    # --- warnings ---

    def confirm(self, findings: Iterable[Finding], reason: str) -> Outcome | None:
        """Take warnings as right for one *reason*. Returns what changed, `None` when they had just that reason already.

        Raises `EditRefusedError` for an error, for a warning that does not stand any more, and without a reason.
        """
        if not reason.strip():
            raise EditRefusedError("Hãy ghi lý do: vì sao số liệu bị cảnh báo vẫn đúng.")
        confirmations = [self.report.confirmation(finding, reason) for finding in findings]
        return self._do(_counted("xác nhận", confirmations), confirmations=confirmations)

    def reopen(self, findings: Iterable[Finding]) -> Outcome | None:
        """Take back the reasons of confirmed warnings."""
        confirmations = [self.report.confirmation(finding, "") for finding in findings]
        return self._do(_counted("bỏ xác nhận", confirmations), confirmations=confirmations)

    def finalise(self, number: str, reasons: Mapping[WarningKey, str] | None = None) -> None:
        """Lock the report under *number*; what it says was looked through by `desktop.jobs.life.finalise`.

        It goes with the reasons of its warnings and with *reasons* besides, those of what its rules do not know of. Reasons of
        what does not stand any more are left out. There is nothing to undo afterwards.
        """
        self._refuse_locked()
        before, kept = self.report.reasons, {**self.report.confirmed, **(reasons or {})}
        steps = (Confirmation(key, before.get(key, ""), kept.get(key, "")) for key in dict.fromkeys([*before, *kept]))
        edit = Edit("chốt báo cáo", (), tuple(step for step in steps if step.before != step.after))
        final = self.report.copy()
        final.apply(edit)
        final.number, final.status = number, Status.FINALISED
        self._journal.finalise(self.report_id, self.report, final, edit, datetime.now(UTC))
        outcome = self.report.apply(edit)
        self.report.number, self.report.status = final.number, final.status
        self._done.clear()
        self._undone.clear()
        self._tell(outcome._replace(findings_changed=True))

    # --- what is remembered ---

    def row_history(self, code: str) -> list[RowInPeriod]:
        """Return this row in all reports of this form, this one included, newest period and version first.

        The tasks of a table are other ones in each report: of them nothing is told.
        """
        return self._journal.row_history(self.report, code) if code in self.report.edition.indicators else []

    def notes_before(self, code: str) -> list[str]:
        """Return the different notes that this row has in other reports, newest first, without the one it has now."""
        if code not in self.report.edition.indicators:
            return []
        now = self.report.note(code)
        return [note for note in self._journal.notes_before(self.report_id, code) if note != now]

    def change_log(self, address: Address) -> list[LogEntry]:
        """Return every change of a cell, the latest first: who made it, when, and the text before and after."""
        return self._journal.history(self.report_id, address)

    # --- task tables ---

    def lay_out_tasks(self) -> None:
        """Give a new report the task rows that its form starts with."""
        changes = [change for table in self.report.edition.task_tables.values() for change in starting_changes(table)]
        self._do("các dòng của biểu mẫu", changes)

    def add_task(self, table: str, group: str, place: int) -> str:
        """Add an empty row as the *place*-th of a group (0 is the first); return its code."""
        definition = self.report.edition.task_tables[table]
        number = self._next_number(table)
        self._do("thêm dòng", added(definition, self.report.entries, group, place, number))
        return f"{table}{TASK_MARK}{number}"

    def write_tasks(
        self, name: str, table: str, cells: Mapping[Address, str], rows: Sequence[tuple[str, Mapping[str, str]]]
    ) -> Outcome | None:
        """Type into *cells* and add *rows* at the ends of their groups, each a group's code and its texts, as one edit."""
        definition = self.report.edition.task_tables[table]
        changes = [self.report.stated(address, text) for address, text in cells.items()]
        groups = [group for group, _ in rows]
        places = appended(definition, self.report.entries, groups, self._next_number(table))
        for place, (_, texts) in zip(places, rows, strict=True):
            new = {Address(place.address.code, column): text for column, text in texts.items()}
            changes += [place, *(self.report.stated(address, text) for address, text in new.items())]
        return self._do(name, changes)

    def move_task(self, code: str, group: str, place: int) -> Outcome | None:
        """Move a row to be the *place*-th of *group*, counted without the row itself."""
        table = code.partition(TASK_MARK)[0]
        if self.report.entry(Address(code, PLACE)) is None:
            raise EditRefusedError("Dòng này không còn trong bảng.")
        definition = self.report.edition.task_tables[table]
        return self._do("chuyển dòng", moved(definition, self.report.entries, code, group, place))

    def delete_tasks(self, codes: Sequence[str]) -> Outcome | None:
        """Delete rows with all that was typed into them; undoing brings them back."""
        changes = [change for code in codes for change in removed(code, self.report.entries)]
        return self._do(f"xóa {len(codes)} dòng", changes)

    def _called(self, code: str) -> str:
        """Return what the undo menu calls a cell: its row, which is enough for a clerk who has just been there."""
        return f"“{shortened(self.report.label(code), _LONGEST_NAME)}”"

    def _next_number(self, table: str) -> int:
        """Return a row number that no row of *table* has, not even one that undoing could bring back."""
        edits = [*self._done, *self._undone]
        codes = [change.address.code for edit in edits for change in edit.changes]
        codes += [row.code for row in self.report.task_rows(table)]
        return max((int(code.partition(TASK_MARK)[2]) for code in codes if code.startswith(table + TASK_MARK)), default=0) + 1

    # --- undo ---

    @property
    def undo_name(self) -> str | None:
        """What undoing takes back, `None` when there is nothing."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """What redoing does again, `None` when there is nothing."""
        return self._undone[-1].name if self._undone else None

    def undo(self) -> Outcome | None:
        """Take back the last edit."""
        if not self._done:
            return None
        outcome = self._carry_out(self._done[-1].inverse)
        self._undone.append(self._done.pop())
        self._tell(outcome)
        return outcome

    def redo(self) -> Outcome | None:
        """Do again the edit that was taken back last."""
        if not self._undone:
            return None
        outcome = self._carry_out(self._undone[-1])
        self._done.append(self._undone.pop())
        self._tell(outcome)
        return outcome

    # --- the one path ---

    def _do(self, name: str, changes: Iterable[Change] = (), confirmations: Iterable[Confirmation] = ()) -> Outcome | None:
        edit = Edit(
            name,
            tuple(change for change in changes if change.before != change.after),
            tuple(confirmation for confirmation in confirmations if confirmation.before != confirmation.after),
        )
        if not edit.changes and not edit.confirmations:
            return None
        outcome = self._carry_out(edit)
        self._done.append(edit)
        self._undone.clear()
        self._tell(outcome)
        return outcome

    def _carry_out(self, edit: Edit) -> Outcome:
        self._refuse_locked()
        outcome = self.report.apply(edit)
        try:
            self._journal.record(self.report_id, outcome, self.report, datetime.now(UTC))
        except Exception:
            self.report.apply(edit.inverse)
            raise
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        for listener in tuple(self._listeners):
            listener(outcome)

    def _refuse_locked(self) -> None:
        if self.report.status is not Status.DRAFT:
            raise EditRefusedError("Báo cáo đã chốt nên không sửa được nữa. Muốn sửa, hãy lập bản đính chính.")


def _counted(what: str, confirmations: Sequence[Confirmation]) -> str:
    return f"{what} cảnh báo" if len(confirmations) == 1 else f"{what} {len(confirmations)} cảnh báo"
