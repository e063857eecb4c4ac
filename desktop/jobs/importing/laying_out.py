"""Giving a report the task rows of a file: those it has are found again, the others are added where the file has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.engine.tasks import TaskTable, arranged
from desktop.jobs.importing.result import Reading, TakenTask
from desktop.jobs.importing.tasks import Wanted, code_of, first_free, known_tasks, partners_of


def laid_out(report: Report, reading: Reading) -> tuple[Reading, dict[Address, str]]:
    """Return *reading* with its tasks called as *report* calls them, and the texts of the rows to be added to it.

    The tasks are looked up anew: since the file was read, or in a report that is not new, rows may have come and gone.
    """
    codes: dict[str, str] = {}
    rows: dict[Address, str] = {}
    known = known_tasks(report.edition, report)
    for table in report.edition.task_tables.values():
        tasks = [task for task in reading.tasks if task.table == table.code]
        there = known[table.code]
        wanted = [Wanted(task.group, task.label, task.code) for task in tasks]
        number = first_free(table, there)
        new: list[TakenTask] = []
        for task, partner in zip(tasks, partners_of(table, wanted, there), strict=True):
            codes[task.code] = partner.code if partner is not None else code_of(table, number + len(new))
            if partner is None:
                new.append(task)
        if new:
            rows |= _places(report, table, tasks, {codes[task.code] for task in new}, codes)
        rows |= {Address(codes[task.code], column): text for task in new for column, text in task.texts.items() if text}
    return (_called(reading, codes) if codes else reading), rows


def _places(
    report: Report, table: TaskTable, tasks: Sequence[TakenTask], new: set[str], codes: Mapping[str, str]
) -> dict[Address, str]:
    """Return what puts the new rows in their groups: each below the task that stands above it in the file."""
    places: dict[Address, str] = {}
    for group, rows in report.task_groups(table.code):
        order = [row.code for row in rows]
        of_file = [codes[task.code] for task in tasks if task.group == group.code]
        for at, code in enumerate(of_file):
            if code in new:
                order.insert(_place(order, of_file, at), code)
        for change in arranged(table, report.entries, group.code, order, new):
            if change.after is not None:
                places[change.address] = change.after.typed
    return places


def _place(order: Sequence[str], of_file: Sequence[str], at: int) -> int:
    """Return where in *order* the row goes that is the *at*-th of its group in the file."""
    if at > 0 and of_file[at - 1] in order:
        return order.index(of_file[at - 1]) + 1
    below = next((code for code in of_file[at + 1 :] if code in order), None)
    return len(order) if below is None else order.index(below)


def _called(reading: Reading, codes: Mapping[str, str]) -> Reading:
    def named(address: Address) -> Address:
        return address._replace(code=codes.get(address.code, address.code))

    return reading._replace(
        taken=tuple(cell._replace(address=named(cell.address)) for cell in reading.taken),
        left=tuple(item._replace(code=codes.get(item.code, item.code)) for item in reading.left),
        changed=tuple(item._replace(address=named(item.address)) for item in reading.changed),
        tasks=tuple(task._replace(code=codes[task.code]) for task in reading.tasks),
    )
