"""The list of reports as a table."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from desktop.engine.report import Completeness, Status
from desktop.jobs.desk import Desk, ReportRow
from desktop.ui import style, words
from desktop.ui.lines import Index, LineModel

#: The second line of a cell, of less weight; and the share of a report that is filled, for the bar.
SECOND_LINE = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """What the list tells of a report."""

    REPORT = 0
    STATUS = 1
    FILLED = 2
    FAULTS = 3
    DUE = 4


TITLES = {
    Column.REPORT: "Báo cáo",
    Column.STATUS: "Trạng thái",
    Column.FILLED: "Đã nhập",
    Column.FAULTS: "Lỗi, cảnh báo",
    Column.DUE: "Hạn nộp",
}


class ReportList(LineModel[ReportRow]):
    """The reports of one year or form, or all; the newest period first."""

    def __init__(self, desk: Desk, today: date, parent: QObject | None = None) -> None:
        super().__init__(TITLES.values(), parent)
        self._desk = desk
        self._today = today

    def report_at(self, index: Index) -> ReportRow:
        """Return the report on a line."""
        return self.lines[index.row()]

    def row_of(self, report_id: int) -> int | None:
        """Return the line of a report, `None` when it is not listed."""
        return next((place for place, row in enumerate(self.lines) if row.id == report_id), None)

    # --- Qt ---

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, to the left."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list says, and in which colour."""
        row, column = self.lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(filter(None, (self._text(row, column), self._second_line(row, column))))
            case _ if role == SECOND_LINE:
                return self._second_line(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, column)
            case _ if role == SHARE and column is Column.FILLED:
                return row.filled / row.total if row.total else 0.0
            case _:
                return None

    def _text(self, row: ReportRow, column: Column) -> str:
        match column:
            case Column.REPORT:
                return words.sentence_case(row.period.label)
            case Column.STATUS:
                return words.STATUS[row.status] if row.deleted is None else "Trong thùng rác"
            case Column.FILLED:
                return words.filled(Completeness(row.filled, row.total))
            case Column.FAULTS:
                return words.faults(row.errors, row.warnings)
            case Column.DUE:
                return f"{row.due:%d/%m/%Y}"

    def _second_line(self, row: ReportRow, column: Column) -> str:
        if column is Column.REPORT:
            return " – ".join(filter(None, (self._desk.edition_of(row).title, words.version(row.version))))
        if column is Column.STATUS:
            return self._state(row)
        if row.deleted is not None:
            return ""
        return words.due(row.due, self._today, row.status).text if column is Column.DUE else ""

    def _state(self, row: ReportRow) -> str:
        """Return under which number a report was finalised, or when it was put into the bin."""
        if row.deleted is not None:
            return f"từ {row.deleted.astimezone():%d/%m/%Y}"
        return f"số {row.number}" if row.status is not Status.DRAFT else ""

    def _colour(self, row: ReportRow, column: Column) -> Any:
        colours = style.theme()
        if column is Column.FAULTS and (row.errors or row.warnings):
            return colours.error_mark if row.errors else colours.warning_mark
        if column is Column.DUE and row.deleted is None and words.due(row.due, self._today, row.status).late:
            return colours.error_mark
        return None
