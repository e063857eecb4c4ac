"""What of a table is copied: the printed columns of the selected cells, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.engine.edits import Address
from desktop.engine.values import NumberType
from desktop.jobs.clipboard import CopiedCell
from desktop.ui.lines import Index
from desktop.ui.report.fields import Field
from desktop.ui.report.table_model import TableModel

_BLANK = CopiedCell("")


def selected_cells(model: TableModel, selected: Sequence[Index], *, whole_rows: bool = False) -> list[list[CopiedCell]]:
    """Return the rows from the first to the last selected cell that are not hidden, by the columns that are selected.

    What is not selected in between is blank; headings stand in their places. *whole_rows* takes all printed columns.
    """
    places = {(index.row(), index.column()) for index in selected}
    met = {row for row, _ in places}
    rows = [row for row in range(min(met), max(met) + 1) if not model.is_hidden(row)]
    columns = [column for column in model.printed_columns if whole_rows or any((row, column) in places for row in rows)]
    return [
        [_cell(model, row, column) if whole_rows or (row, column) in places else _BLANK for column in columns] for row in rows
    ]


def _cell(model: TableModel, row: int, column: int) -> CopiedCell:
    """Return what is shown; a number with all its digits and without grouping."""
    text = model.text(row, column)
    if model.fields[column] != Field.VALUE or not (code := model.code(row)):
        return CopiedCell(text)
    type_, value = model.type_of(row, column), model.report.value(code)
    entry = model.report.entry(Address(code))
    is_read = entry is None or entry.reading.fault is None or not model.takes_input(row, column)
    if isinstance(type_, NumberType) and value is not None and is_read:
        return CopiedCell(type_.edited(value), type_.stored(value) or "")
    return CopiedCell(text)
