"""The selected cells of a table. Rows that are hidden are never among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.report.entry_view import EntryView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex


def selected(view: EntryView) -> list[QModelIndex]:
    """Return the selected cells that can be seen."""
    return [index for index in view.selectedIndexes() if not view.entries.is_hidden(index.row())]


def open_cells(view: EntryView) -> list[QModelIndex]:
    """Return the selected cells into which something is typed, from left to right, each column from top to bottom."""
    cells = (index for index in selected(view) if view.entries.takes_input(index.row(), index.column()))
    return sorted(cells, key=lambda index: (index.column(), index.row()))
