"""What carrying out a reading would do to each cell of a report: what it holds now, and what it will hold.

Both the preview and the writing ask here, so that what is shown is what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.edits import NOTE, VALUE, Address, Change, Edit
from desktop.engine.report import Report
from desktop.engine.tasks import PLACE, TASK_MARK
from desktop.engine.text import clean
from desktop.jobs.importing.laying_out import laid_out
from desktop.jobs.importing.result import Accepted, Reading


class Fate(StrEnum):
    """What becomes of a cell; the value is the word for it."""

    ADDED = "Thêm dòng mới"
    FILLED = "Điền vào ô trống"
    REPLACED = "Thay nội dung đang có"
    CLEARED = "Bỏ trống"
    KEPT = "Giữ như đang có"
    SAME = "Đã có sẵn"
    DIFFERS = "Khác số chương trình tính"
    AGREES = "Khớp số chương trình tính"


#: Cells that will hold something else than now; a figure for a calculated row is only kept to be compared.
CHANGING = frozenset((Fate.ADDED, Fate.FILLED, Fate.REPLACED, Fate.CLEARED))
OVERWRITING = frozenset((Fate.REPLACED, Fate.CLEARED))
_CALCULATED = frozenset((Fate.DIFFERS, Fate.AGREES))


class Planned(NamedTuple):
    """One cell: what the file says and where, what the report shows there now, and what it will show.

    *doubt* says why the text has no meaning yet; *proposed* is true when an accepted proposal fills the cell.
    """

    address: Address
    fate: Fate
    said: str
    now: str
    then: str
    place: str = ""
    doubt: str = ""
    proposed: bool = False


class Plan(NamedTuple):
    """All cells of which a file says something, in paper order, and the texts to be written.

    *after* is the report as it will be, in which rows have their names; *reading* calls its tasks as *after* does.
    """

    cells: tuple[Planned, ...]
    writes: tuple[tuple[Address, str], ...]
    after: Report
    reading: Reading

    def count(self, fates: Iterable[Fate]) -> int:
        """Return how many cells have one of *fates*."""
        wanted = set(fates)
        return sum(cell.fate in wanted for cell in self.cells)

    @property
    def compared(self) -> list[Planned]:
        """The figures that the file states for rows which the program calculates: those that differ first."""
        found = [cell for cell in self.cells if cell.fate in _CALCULATED]
        return sorted(found, key=lambda cell: cell.fate is Fate.AGREES)

    @property
    def typed(self) -> list[Planned]:
        """The cells of rows that take a value."""
        return [cell for cell in self.cells if cell.fate not in _CALCULATED]


def plan(report: Report, reading: Reading, accepted: Accepted = (), *, blanks_only: bool = False) -> Plan:
    """Work out what *reading*, with the *accepted* proposals, does to *report*; nothing is changed.

    What the file leaves blank keeps what it holds. With *blanks_only* so does every cell that holds something.
    """
    reading, rows = laid_out(report, reading)
    texts = {**rows, **reading.cells(accepted)}
    stands = {taken.address: clean(taken.text) for taken in reading.taken}
    fates: dict[Address, Fate] = {}
    changes: list[Change] = []
    for address, text in texts.items():
        change = report.stated(address, text)
        fate = Fate.ADDED if address in rows else _fate(report, change, stands.get(address), blanks_only=blanks_only)
        if fate is None:
            continue
        fates[address] = fate
        if fate in CHANGING:
            changes.append(change)
    after = report.copy()
    after.apply(Edit("", tuple(changes)))
    for address in fates:
        if is_calculated(after, address):
            fates[address] = Fate.DIFFERS if _is_contradicted(after, address) else Fate.AGREES
    writes = tuple(_writes(changes, fates))
    return Plan(tuple(_told(report, after, reading, accepted, fates)), writes, after, reading)


def is_calculated(report: Report, address: Address) -> bool:
    """Whether *report* works out the cell now, so that a figure for it is only compared."""
    is_value = address.column == VALUE and address.code in report.edition.indicators
    return is_value and not report.takes_value(address.code)


def _fate(report: Report, change: Change, stands: str | None, *, blanks_only: bool) -> Fate | None:
    """Return what becomes of a cell by itself, `None` when the file says nothing of it.

    A cell is emptied only when it holds what the file says there, and the clerk has accepted to understand that otherwise.
    """
    address, before, after = change
    if after is None:
        return Fate.CLEARED if before is not None and before.typed == stands else None
    if before is None:
        return Fate.FILLED
    if before == after or (before.reading == after.reading and after.reading.fault is None):
        return Fate.SAME
    return Fate.KEPT if blanks_only and not is_calculated(report, address) else Fate.REPLACED


def _is_contradicted(after: Report, address: Address) -> bool:
    return any(finding.rule == "cell.stated_differs" for finding in after.findings_at(address.code))


def _writes(changes: Iterable[Change], fates: Mapping[Address, Fate]) -> Iterator[tuple[Address, str]]:
    """Yield the texts to write. A stated figure that the calculation agrees with has done its duty.

    Kept, it would be held against the calculation for ever, also after the clerk has changed a part of it; so one that an
    earlier file had stated goes as well.
    """
    for change in changes:
        if fates[change.address] is not Fate.AGREES:
            yield change.address, change.after.typed if change.after else ""
        elif change.before is not None:
            yield change.address, ""


def _told(
    report: Report, after: Report, reading: Reading, accepted: Accepted, fates: Mapping[Address, Fate]
) -> Iterator[Planned]:
    taken = {cell.address: cell for cell in reading.taken}
    at_place = {cell.place: cell.text for cell in reading.taken if cell.place}
    proposed = {address: proposal for proposal in reading.chosen(accepted) for address, _ in proposal.cells}
    for address in sorted((address for address in fates if address.column != PLACE), key=_order(after)):
        cell, proposal = taken.get(address), proposed.get(address)
        now, then = shown_in(report, address), shown_in(after, address)
        said, place, doubt = (cell.text, cell.place, cell.doubt) if cell else (then, "", "")
        if proposal is not None:
            said, place, doubt = at_place.get(proposal.place, said), proposal.place, ""
        yield Planned(address, fates[address], said, now, then, place, doubt, proposal is not None)


def _order(report: Report) -> Callable[[Address], tuple[int, int, int]]:
    """Return what sorts cells as they are printed."""
    tables = report.edition.task_tables
    ranks = {row.code: rank for table in tables for rank, row in enumerate(report.task_rows(table))}

    def order(address: Address) -> tuple[int, int, int]:
        table = address.code.partition(TASK_MARK)[0]
        columns = tuple(tables[table].columns) if table in tables else (VALUE, NOTE)
        return report.edition.place(table), ranks.get(address.code, 0), columns.index(address.column)

    return order


def shown_in(report: Report, address: Address) -> str:
    """Return what *report* shows in a cell."""
    if TASK_MARK in address.code:
        return report.task_text(address)
    return report.note(address.code) if address.column == NOTE else report.shown(address.code)
