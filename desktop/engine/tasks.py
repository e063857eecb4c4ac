"""Open-ended tables: lists of tasks in groups, whose rows a clerk adds, moves and deletes.

A task row is addressed like any other row, by a code: the table's, `TASK_MARK`, and a number of its own that is never used
again ("tasks#7"). Its cells are entries like any other; the entry in the column `PLACE` says that the row exists, in which
group it stands and at which rank. So adding, moving and deleting rows are changes like typing, and undo, the change log
and the database need to know nothing about tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from desktop.engine.edits import Address, Change, Entry
from desktop.engine.values import TEXT, Reading, ValueType

TASK_MARK = "#"
PLACE = "place"
#: The column that says with yes or no whether a task is done, in the tables that have one.
DONE = "done"
_STEP = Decimal(1024)
_LEAST_GAP = Decimal(1) / 1024
_FINEST = Decimal("0.0001")


class TaskGroup(NamedTuple):
    """One heading of a task table: its code, its printed marker and its title; without either no heading is printed."""

    code: str
    marker: str
    title: str

    @property
    def has_heading(self) -> bool:
        """Whether something is printed above the rows of the group."""
        return bool(self.marker or self.title)


class TaskTable(NamedTuple):
    """A table whose rows are the clerk's: its groups, the type of each column, and the rows a new report starts with.

    *starting* pairs a group's code with the texts of the row's cells by column. A table without headings has one group
    without a title.
    """

    code: str
    groups: tuple[TaskGroup, ...]
    columns: Mapping[str, ValueType]
    starting: tuple[tuple[str, Mapping[str, str]], ...] = ()

    @property
    def types(self) -> Mapping[str, ValueType]:
        """The type of each column, `PLACE` included."""
        return {**self.columns, PLACE: TEXT}

    @property
    def first_column(self) -> str:
        """The column that says what is to be done; the titles of the groups stand in it, too."""
        return next(iter(self.columns))

    @property
    def says_done(self) -> str:
        """The column by which a row counts as done: `DONE`, else the last one, which tells the result, once it is filled."""
        return DONE if DONE in self.columns else list(self.columns)[-1]


class TaskRow(NamedTuple):
    """One row: its code, its group, and its rank within the group."""

    code: str
    group: str
    rank: Decimal


def group_key(table: str, group: str) -> str:
    """Return what stands for the heading of a group where rows go by their codes; no row has such a code."""
    return f"{table}{TASK_MARK}{TASK_MARK}{group}"


def rows_of(table: TaskTable, entries: Mapping[Address, Entry]) -> list[TaskRow]:
    """Return the rows of *table* in printed order."""
    prefix = table.code + TASK_MARK
    order = {group.code: place for place, group in enumerate(table.groups)}
    found = []
    for address, entry in entries.items():
        if address.column == PLACE and address.code.startswith(prefix):
            group, _, rank = entry.typed.partition(":")
            found.append(TaskRow(address.code, group, Decimal(rank)))
    return sorted(found, key=lambda row: (order.get(row.group, len(order)), row.rank, row.code))


def placed(code: str, group: str, rank: Decimal, before: Entry | None = None) -> Change:
    """Return the change that puts a row into *group* at *rank*."""
    typed = f"{group}:{rank.normalize():f}"
    return Change(Address(code, PLACE), before, Entry(typed, Reading(typed)))


def added(table: TaskTable, entries: Mapping[Address, Entry], group: str, place: int, number: int) -> list[Change]:
    """Return the changes that add row *number* as the *place*-th of *group* (0 is the first)."""
    return _inserted(table, entries, f"{table.code}{TASK_MARK}{number}", group, place)


def appended(table: TaskTable, entries: Mapping[Address, Entry], groups: Iterable[str], number: int) -> list[Change]:
    """Return the changes that add rows, the first as row *number*, each at the end of its group."""
    last = {row.group: row.rank for row in rows_of(table, entries)}
    changes = []
    for place, group in enumerate(groups):
        last[group] = last.get(group, Decimal(0)) + _STEP
        changes.append(placed(f"{table.code}{TASK_MARK}{number + place}", group, last[group]))
    return changes


def moved(table: TaskTable, entries: Mapping[Address, Entry], code: str, group: str, place: int) -> list[Change]:
    """Return the changes that move a row to be the *place*-th of *group*, counted without the row itself."""
    return _inserted(table, entries, code, group, place)


def removed(code: str, entries: Mapping[Address, Entry]) -> list[Change]:
    """Return the changes that delete a row with all that was typed into it."""
    return [Change(address, entry, None) for address, entry in entries.items() if address.code == code]


def starting_changes(table: TaskTable) -> Iterable[Change]:
    """Yield the changes that give a new report the rows its form starts with."""
    for number, (group, cells) in enumerate(table.starting, 1):
        code = f"{table.code}{TASK_MARK}{number}"
        yield placed(code, group, _STEP * number)
        for column, text in cells.items():
            yield Change(Address(code, column), None, Entry(text, table.columns[column].read(text)))


def arranged(
    table: TaskTable, entries: Mapping[Address, Entry], group: str, order: Sequence[str], new: Collection[str]
) -> list[Change]:
    """Return the changes that make *order* the rows of *group*: those that are *new* there get a rank between their neighbours.

    Only where there is no rank left between two rows, the whole group is ranked anew.
    """
    ranks = {row.code: row.rank for row in rows_of(table, entries) if row.group == group and row.code not in new}
    changes: list[Change] = []
    low = Decimal(0)
    for is_new, run in groupby(order, key=lambda code: code in new):
        if not is_new:
            low = ranks[list(run)[-1]]
            continue
        codes = list(run)
        after = order.index(codes[-1]) + 1
        step = (ranks[order[after]] - low) / (len(codes) + 1) if after < len(order) else _STEP
        if step <= _LEAST_GAP / 2:
            return [placed(code, group, _STEP * rank, entries.get(Address(code, PLACE))) for rank, code in enumerate(order, 1)]
        for at, code in enumerate(codes, 1):
            changes.append(placed(code, group, (low + step * at).quantize(_FINEST), entries.get(Address(code, PLACE))))
    return changes


def _inserted(table: TaskTable, entries: Mapping[Address, Entry], code: str, group: str, place: int) -> list[Change]:
    order = [row.code for row in rows_of(table, entries) if row.group == group and row.code != code]
    order.insert(place, code)
    return arranged(table, entries, group, order, {code})
