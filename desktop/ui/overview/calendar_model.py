"""The calendar as a table: forms down, months across."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QObject, Qt, Signal

from desktop.jobs.overview.calendar import Item, Line
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.overview import telling

#: The report of a cell, and the second line of a form's title.
ITEM = Qt.ItemDataRole.UserRole
OFTEN = Qt.ItemDataRole.UserRole + 1
_MONTHS = 12


class CalendarModel(QAbstractTableModel):
    """One year. `due_wanted` asks for another due day of a report."""

    due_wanted = Signal(object, object)

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show the lines of a year."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def index_of(self, wanted: Item) -> QModelIndex:
        """Return the cell of a report, an invalid one when it is not in this year."""
        for row, line in enumerate(self._lines):
            for month, item in line.items.items():
                if (item.edition.form, item.period) == (wanted.edition.form, wanted.period):
                    return self.index(row, month - 1)
        return QModelIndex()

    # --- Qt ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of forms and kinds of period."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of months."""
        return 0 if parent.isValid() else _MONTHS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the month, or the form and how often it is owed."""
        if orientation == Qt.Orientation.Horizontal:
            return f"Tháng {section + 1}" if role == Qt.ItemDataRole.DisplayRole else None
        line = self._lines[section]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.edition.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.edition.title}, {telling.OFTEN[line.type].lower()}"
            case _ if role == OFTEN:
                return telling.OFTEN[line.type]
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the calendar says of a report."""
        item = self._lines[index.row()].items.get(index.column() + 1)
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(filter(None, telling.cell(item, self.today)))
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return telling.sentence(item, self.today)
            case Qt.ItemDataRole.EditRole:
                return QDate(item.due.year, item.due.month, item.due.day)
            case _ if role == ITEM:
                return item
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another due day."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        self.due_wanted.emit(self.data(index, ITEM), date(value.year(), value.month(), value.day()))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the due day of a report be edited in its cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.data(index, ITEM) else flags
