"""Where the guide tells about a cell: by what is typed into it, or that nothing is."""

from __future__ import annotations

from desktop.engine.values import Kind
from desktop.ui.lines import Index
from desktop.ui.report.fields import Field
from desktop.ui.report.table_model import TableModel
from desktop.ui.report.task_model import TaskModel

TASKS, NOTES, CALCULATED, NOWHERE_YET = "tasks", "notes", "calculated", "typing"
BY_KIND = {
    Kind.COUNT: "numbers",
    Kind.DECIMAL: "numbers",
    Kind.MONEY: "numbers",
    Kind.RATIO: "numbers",
    Kind.YES_NO: "answers",
    Kind.CHOICE: "answers",
    Kind.TEXT: NOTES,
    Kind.DATE: "days",
    Kind.DOCUMENT: NOTES,
}


def place_of(entries: TableModel, index: Index) -> str:
    """Return the place of the guide about the cell at *index*."""
    if isinstance(entries, TaskModel):
        return TASKS
    if entries.address(index) is None:
        return NOWHERE_YET
    if entries.fields[index.column()] == Field.NOTE:
        return NOTES
    if not entries.takes_input(index.row(), index.column()):
        return CALCULATED
    return BY_KIND[entries.type_of(index.row(), index.column()).kind]
