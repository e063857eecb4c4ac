"""A task table as it is printed, line by line: the same on paper and in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.tasks import TaskTable
from desktop.engine.values import Kind, ValueType

#: How a yes is printed.
YES = "x"


class GroupLine(NamedTuple):
    """The heading of a group: a code of its own, what stands in the column of numbers, and the title."""

    code: str
    marker: str
    title: str


class TaskLine(NamedTuple):
    """A task: its code, its number within the group, and its texts by column."""

    code: str
    marker: str
    texts: dict[str, str]


def task_lines(report: Report, table: TaskTable) -> Iterator[GroupLine | TaskLine]:
    """Yield the headings and, numbered under each, the tasks."""
    for group, rows in report.task_groups(table.code):
        if group.has_heading:
            yield GroupLine(f"{table.code}:{group.code}", group.marker, group.title)
        for number, row in enumerate(rows, 1):
            yield TaskLine(row.code, str(number), {at: _printed(report, Address(row.code, at)) for at in table.columns})


def is_wordy(type_: ValueType) -> bool:
    """Whether a cell of *type_* holds words, which stand on the left; what is short stands in the middle."""
    return type_.kind in (Kind.TEXT, Kind.DOCUMENT)


def _printed(report: Report, cell: Address) -> str:
    """Return a cell's text as it is printed: a yes as the form's mark, a no as a blank."""
    entry = report.entry(cell)
    if entry is not None and isinstance(entry.reading.value, bool):
        return YES if entry.reading.value else ""
    return report.task_text(cell)
