"""Pasting a range into a table of tasks: over the tasks of a group from the cursor on, and into new rows at its end."""

from __future__ import annotations

from desktop.engine.edits import Address
from desktop.engine.report import read_entry
from desktop.engine.tasks import TaskGroup
from desktop.engine.text import fold
from desktop.jobs.clipboard import Range, RangeCell
from desktop.ui.report.paste_plan import WORDS, Plan, Remark, Trouble, judged, quoted
from desktop.ui.report.task_model import Task, TaskModel


def plan(model: TaskModel, range_: Range, row: int, column: int) -> Plan:
    """Work out what pasting *range_* with its corner at *row* and *column* would do."""
    if range_.width == len(model.fields):
        column = 0  # whole rows, as they are copied here
    planning = _Planning(model, row, column)
    for cells in range_.rows:
        planning.take(cells)
    last = min(column + range_.width, len(model.fields))
    shown = range(row, planning.last_row + 1), range(max(column, model.typed_columns[0]), last)
    return Plan(planning.cells, tuple(planning.remarks), shown, tuple(planning.rows))


class _Planning:
    """Takes the rows of a range one by one, each into the next task of the group."""

    def __init__(self, model: TaskModel, row: int, column: int) -> None:
        self.cells: dict[Address, str] = {}
        self.rows: list[tuple[str, dict[str, str]]] = []
        self.remarks: list[Remark] = []
        self.last_row = row
        self._model = model
        self._column = column
        self._titles = {fold(group.title): group for group in model.table.groups if group.title}
        line = model.line(row)
        self._enter(line if isinstance(line, TaskGroup) else line.group, row if isinstance(line, Task) else 0)

    def take(self, cells: tuple[RangeCell, ...]) -> None:
        """Find out what becomes of a row; the title of a group leads to that group, a blank row to nothing."""
        filled = [cell.shown for cell in cells if cell.shown]
        if not filled:
            return
        if (group := next((self._titles[fold(text)] for text in filled if fold(text) in self._titles), None)) is not None:
            self._enter(group, 0)
            return
        texts = {column: cell for cell, column in zip(cells, self._columns(len(cells)), strict=True) if column}
        for cell in cells[len(self._model.fields) - self._column :]:
            self._remark(Trouble.BESIDE, "", cell)
        while self._tasks and self._model.is_hidden(self._tasks[0][0]):
            self.remarks.append(Remark(Trouble.HIDDEN, self._model.label(self._tasks.pop(0)[0])))
        if self._tasks:
            self._overwrite(self._tasks.pop(0), texts)
        else:
            self._add(texts)

    def _enter(self, group: TaskGroup, row: int) -> None:
        """Go on with the tasks of *group*, those from *row* on."""
        lines = ((at, self._model.line(at)) for at in range(row, self._model.rowCount()))
        self._group = group
        self._tasks = [(at, line) for at, line in lines if isinstance(line, Task) and line.group == group]

    def _columns(self, count: int) -> list[str]:
        """Return the field for each column of the range; none for the number of a task and beside the table."""
        places = range(self._column, self._column + count)
        typed = self._model.typed_columns
        return [self._model.fields[place] if place in typed else "" for place in places]

    def _overwrite(self, task: tuple[int, Task], texts: dict[str, RangeCell]) -> None:
        row, line = task
        self.last_row = max(self.last_row, row)
        for column, cell in texts.items():
            address, text = Address(line.code, column), self._text(column, cell)
            before = self._model.report.entry(address)
            if text or before is not None:
                self.cells[address] = text
                after = read_entry(self._model.table.columns[column], text)
                self.remarks += judged(self._model.label(row), cell, before, after)

    def _add(self, texts: dict[str, RangeCell]) -> None:
        table = self._model.table
        self.rows.append((self._group.code, {column: self._text(column, cell) for column, cell in texts.items() if cell.shown}))
        for column, cell in texts.items():
            if table.columns[column].read(self._text(column, cell)).fault is not None:
                self._remark(Trouble.UNREADABLE, "dòng mới", cell)

    def _text(self, column: str, cell: RangeCell) -> str:
        return cell.shown if self._model.table.columns[column].kind in WORDS else cell.exact

    def _remark(self, trouble: Trouble, where: str, cell: RangeCell) -> None:
        if cell.shown:
            self.remarks.append(Remark(trouble, where, quoted(cell.shown)))
