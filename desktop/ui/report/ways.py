"""Where the keys of the cursor lead: from row to row that has a value and is shown, and between the typed columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.report.fields import Step
from desktop.ui.report.table_model import TableModel

_Action = QAbstractItemView.CursorAction
_SIDEWAYS = (_Action.MoveLeft, _Action.MoveRight)
_TO_ENDS = (_Action.MoveHome, _Action.MoveEnd)
_PAGES = (_Action.MovePageUp, _Action.MovePageDown)

#: Where a key leads that finishes a cell, and where with Shift.
STEPS = {
    Qt.Key.Key_Return: (Step.DOWN, Step.UP),
    Qt.Key.Key_Enter: (Step.DOWN, Step.UP),
    Qt.Key.Key_Tab: (Step.NEXT, Step.PREVIOUS),
    Qt.Key.Key_Backtab: (Step.PREVIOUS, Step.PREVIOUS),
}


def start(model: TableModel) -> QModelIndex:
    """Return the first cell that takes input; where none does, the first one in which the cursor can stand."""
    first = model.end(Step.NEXT)
    return first if first.isValid() else nearest(model, 0, 1, model.typed_columns[0])


def nearest(model: TableModel, row: int, way: int, column: int) -> QModelIndex:
    """Return the cell in *column* of the first row that keys do not pass over: *row*, on that way, else back."""
    count = model.rowCount()
    onward, back = range(row, count if way > 0 else -1, way), range(row, -1 if way > 0 else count, -way)
    found = (at for at in (*onward, *back) if 0 <= at < count and not model.is_passed_over(at))
    return model.index(next(found, -1), column)


def near(model: TableModel, row: int, column: int) -> QModelIndex:
    """Return the cell in which the cursor can stand that is nearest to one that is not there any more, or is hidden."""
    return nearest(model, min(max(row, 0), model.rowCount() - 1), 1, max(column, model.typed_columns[0]))


def led(
    model: TableModel, here: QModelIndex, action: _Action, modifiers: Qt.KeyboardModifier, page: Callable[[], QModelIndex]
) -> QModelIndex:
    """Return where a key leads from *here*, with Ctrl to the ends of the tab; *page* is where Qt would go by a page."""
    if not here.isValid():
        return start(model)
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    typed, column = model.typed_columns, here.column()
    if action in _SIDEWAYS:
        beside = typed.index(column) + (1 if action is _Action.MoveRight else -1)
        return here.siblingAtColumn(typed[min(max(beside, 0), len(typed) - 1)])
    if action in _TO_ENDS and not control:
        return here.siblingAtColumn(typed[0 if action is _Action.MoveHome else -1])
    up = action in (_Action.MoveUp, _Action.MovePageUp, _Action.MoveHome)
    if control:
        return nearest(model, 0, 1, column) if up else nearest(model, model.rowCount() - 1, -1, column)
    way = -1 if up else 1
    return nearest(model, page().row() if action in _PAGES else here.row() + way, way, column)
