"""The tasks of a file beside those that are already there: what each cell will hold, and which rows are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.engine import messages
from desktop.engine.definition import Edition
from desktop.engine.edits import Address
from desktop.engine.report import Report, read_entry
from desktop.engine.tasks import TASK_MARK, TaskTable
from desktop.engine.text import fold
from desktop.engine.values import Kind, ValueType
from desktop.exchange.reading.grids import Cell, FoundTask
from desktop.exchange.reading.same_task import KnownTask, paired
from desktop.jobs.importing.phrases import is_dash
from desktop.jobs.importing.result import Changed, Left, Taken, TakenTask

#: How a task is ticked off, beside "x" and "có".
_TICKS = frozenset("✓✔√☑☒vüþ")
_DONE = frozenset({"hoan thanh", "da hoan thanh", "xong", "da xong", "dat", "roi", "da thuc hien"})
_ERROR = "Công thức trong tệp bị lỗi."
_SPELT = "Tên nhiệm vụ trong tệp viết khác; giữ tên đang có."
_TICKED = "Dấu hoặc chữ này nghĩa là đã hoàn thành."


class TaskReading(NamedTuple):
    """What the tasks of a file come to; the parts are those of a `Reading`."""

    tasks: tuple[TakenTask, ...]
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]
    changed: tuple[Changed, ...]


def known_tasks(edition: Edition, report: Report | None = None) -> dict[str, list[KnownTask]]:
    """Return the tasks of *report*, or those that a new report of *edition* starts with, by table."""
    if report is None:
        return {
            table.code: [
                KnownTask(code_of(table, number), group, _texts(table, texts))
                for number, (group, texts) in enumerate(table.starting, 1)
            ]
            for table in edition.task_tables.values()
        }
    return {
        table.code: [
            KnownTask(row.code, row.group, {at: report.task_text(Address(row.code, at)) for at in table.columns})
            for row in report.task_rows(table.code)
        ]
        for table in edition.task_tables.values()
    }


def _texts(table: TaskTable, texts: Mapping[str, str]) -> dict[str, str]:
    return {column: type_.shown(type_.read(texts.get(column, "")).value) for column, type_ in table.columns.items()}


def task_reading(edition: Edition, found: Sequence[FoundTask], known: Mapping[str, Sequence[KnownTask]]) -> TaskReading:
    """Return what a file says of tasks: of those that are there only what differs, of new ones all."""
    result = _Result()
    for table in edition.task_tables.values():
        of_table = [task for task in found if task.table == table.code]
        wanted = [Wanted(task.group, _text(task, table.first_column), task.code) for task in of_table]
        there = known.get(table.code, ())
        number = first_free(table, there)
        for task, partner in zip(of_table, partners_of(table, wanted, there), strict=True):
            if partner is None:
                result.take(table, task, code_of(table, number), None)
                number += 1
            else:
                result.take(table, task, partner.code, partner)
    return TaskReading(tuple(result.tasks), tuple(result.taken), tuple(result.left), tuple(result.changed))


class Wanted(NamedTuple):
    """A task to be found among those that are there: its group, what is to be done, and its code where it has one."""

    group: str
    text: str
    code: str


def partners_of(table: TaskTable, wanted: Sequence[Wanted], known: Sequence[KnownTask]) -> list[KnownTask | None]:
    """Return for each task the one that is there: in the same group, with the same thing to be done.

    A row that the form starts with is also known by its code, whatever has become of its text.
    """
    partners: dict[int, KnownTask] = {}
    for group in table.groups:
        at = [place for place, task in enumerate(wanted) if task.group == group.code]
        there = [task for task in known if task.group == group.code]
        same = paired([task.texts[table.first_column] for task in there], [wanted[place].text for place in at])
        partners |= {place: there[partner] for place, partner in zip(at, same, strict=True) if partner is not None}
    taken = {task.code for task in partners.values()}
    starting = {code_of(table, number) for number in range(1, len(table.starting) + 1)}
    free = {task.code: task for task in known if task.code in starting - taken}
    return [partners.get(place) or free.pop(task.code, None) for place, task in enumerate(wanted)]


def first_free(table: TaskTable, known: Sequence[KnownTask]) -> int:
    """Return a row number above which none is in use."""
    return max([len(table.starting), *(int(task.code.partition(TASK_MARK)[2]) for task in known)]) + 1


def code_of(table: TaskTable, number: int) -> str:
    """Return the code of a row by its number of its own."""
    return f"{table.code}{TASK_MARK}{number}"


def _text(task: FoundTask, column: str) -> str:
    cell = task.cells.get(column)
    return cell.text if cell is not None else ""


class _Result:
    def __init__(self) -> None:
        self.tasks: list[TakenTask] = []
        self.taken: list[Taken] = []
        self.left: list[Left] = []
        self.changed: list[Changed] = []

    def take(self, table: TaskTable, task: FoundTask, code: str, partner: KnownTask | None) -> None:
        """Take one row of the file, cell by cell; *partner* is the task that is there."""
        first = table.first_column
        texts = dict(partner.texts) if partner is not None else dict.fromkeys(table.columns, "")
        for column, cell in task.cells.items():
            address, place = Address(code, column), task.places[column]
            if partner is not None and column == first and _is_one(texts[first], cell.text):
                if _plain(cell.text) != _plain(texts[first]):
                    self.changed.append(Changed(address, cell.text, texts[first], _SPELT, place))
                continue
            taken = self._taken(address, table.columns[column], cell, place)
            if taken is not None and (partner is None or _plain(taken.meaning or taken.text) != _plain(texts[column])):
                self.taken.append(taken)
                texts[column] = taken.text
        self.tasks.append(TakenTask(code, table.code, task.group, texts[first], partner is None, texts, task.place))

    def _taken(self, address: Address, type_: ValueType, cell: Cell, place: str) -> Taken | None:
        if cell.is_error:
            self.left.append(Left(address.code, cell.text, _ERROR, place))
            return None
        text = cell.text
        if cell.figure is not None and type_.kind is Kind.TEXT:
            text = format(cell.figure, "f")
        if type_.kind is Kind.YES_NO and (text in _TICKS or fold(text).strip(" .") in _DONE):
            text = type_.shown(value=True)
            self.changed.append(Changed(address, cell.text, text, _TICKED, place))
        entry = None if is_dash(text) else read_entry(type_, text)
        if entry is None:
            return None
        fault = entry.reading.fault
        doubt = " ".join(messages.about_cell(fault, entry.typed, type_.kind)) if fault else ""
        return Taken(address, entry.typed, doubt, "" if fault else type_.shown(entry.reading.value), place)


def _is_one(known: str, text: str) -> bool:
    return paired([known], [text]) == [0]


def _plain(text: str) -> str:
    """Return a text on one line: where lines are broken says nothing."""
    return " ".join(text.split())
