"""Unit by unit: what each has sent for a form and a period, and all it ever sent."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop.engine.register import name_order
from desktop.jobs.consolidating.outcome import Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from desktop.storage.received import ReceivedRow


class UnitState(NamedTuple):
    """A unit that must report, or of which something has come.

    *day* is when it first made a report ready, *rows* are the versions that count, form by form, *refused* the files that
    could not be taken in. *faulty* tells that nothing of it can be counted as it is. A refused file of a unit that is not
    known stands for a unit without a code, which is named as the file names it.
    """

    unit: str
    name: str
    contact: str = ""
    expected: bool = False
    day: date | None = None
    late: bool = False
    faulty: bool = False
    rows: tuple[ReceivedRow, ...] = ()
    refused: tuple[Item, ...] = ()

    @property
    def arrived(self) -> bool:
        """Whether anything has come."""
        return bool(self.rows or self.refused)

    @property
    def faults(self) -> list[str]:
        """What is wrong with what has come, each a sentence."""
        return [*(fault for row in self.rows for fault in row.faults.splitlines()), *(item.message for item in self.refused)]


def units_of(collected: Collected) -> list[UnitState]:
    """Return every unit that must report, and those that have without being asked, by their names."""
    standing = collected.standing
    found = {each.unit: UnitState(each.unit, each.name, each.contact, expected=True) for each in standing.expected}
    late = {each.unit for each in standing.late}
    for each in (*standing.counted, *standing.faulty):
        known = found.get(each.unit) or UnitState(each.unit, each.name)
        found[each.unit] = known._replace(day=each.day, late=each.unit in late, faulty=each.faulty)
    for row in collected.current:
        found[row.unit] = found[row.unit]._replace(rows=(*found[row.unit].rows, row))
    strangers = []
    for item in collected.refused:
        if item.unit in found:
            found[item.unit] = found[item.unit]._replace(refused=(*found[item.unit].refused, item))
        else:
            strangers.append(UnitState("", item.name or item.path.name, faulty=True, refused=(item,)))
    return sorted([*found.values(), *strangers], key=lambda each: name_order(each.name))


def reports_of(desk: Desk, unit: str) -> list[ReceivedRow]:
    """Return all that a unit ever sent, also one that is no more: the latest period and the version that counts first."""
    rows = desk.database.received.rows_from(unit)
    return sorted(rows, key=lambda row: (row.period.proposed_dates.end, row.form, row.rank), reverse=True)
