"""What can be carried over from the last report, to look through before anything is written."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from desktop.engine.carrying import Carried, Ground, carried
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.lines import Index, LineModel

_WHY = {
    Ground.BEGINS_THERE: "Bằng số cuối kỳ trước của “{source}”",
    Ground.STEADY: "Không đổi qua các kỳ gần đây",
    Ground.LAST: "",
}


class Column(IntEnum):
    """The columns of the list; the tick stands before the row's name."""

    ROW = 0
    TAB = 1
    VALUE = 2
    WHY = 3


_TITLES = {Column.ROW: "Chỉ tiêu", Column.TAB: "Phần", Column.VALUE: "Kỳ trước", Column.WHY: "Vì sao đề nghị"}


class CarryModel(LineModel[Carried]):
    """The rows that can be carried over. Those that stay the same, or begin where the last period ended, are ticked."""

    def __init__(self, report: Report) -> None:
        super().__init__(_TITLES.values(), lines=carried(report))
        self._report = report
        self.ticked = {row.code for row in self.lines if row.ground is not Ground.LAST}

    def tick(self, codes: set[str]) -> None:
        """Tick just the rows of *codes*."""
        self.ticked = codes
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the rows be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, and the ticks."""
        row, column = self.lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.ROW:
                return Qt.CheckState.Checked if row.code in self.ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column is Column.VALUE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or no longer."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        code = self.lines[index.row()].code
        self.tick(self.ticked | {code} if Qt.CheckState(value) is Qt.CheckState.Checked else self.ticked - {code})
        return True

    def _text(self, row: Carried, column: Column) -> str:
        report = self._report
        match column:
            case Column.ROW:
                return report.name(row.code)
            case Column.TAB:
                return report.edition.section_at(row.code).tab
            case Column.VALUE:
                return report.edition.indicators[row.code].shown(row.value)
            case Column.WHY:
                return _WHY[row.ground].format(source=report.name(row.source))


class CarryDialog(QDialog):
    """The list with its ticks. `cells` are what the clerk wants to have, once the dialog was accepted."""

    help_place = "carry-over"

    def __init__(self, report: Report, period: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Chuyển số từ {period.label}")
        self.entries = CarryModel(report)
        self.table = self._make_table()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self.accept_button = main_button("&Chuyển sang", self.accept)
        self._lay_out()
        self.entries.dataChanged.connect(self._tell)
        self._tell()
        style.give_size(self, 150, 32)

    @property
    def cells(self) -> list[tuple[Address, str]]:
        """The cells to write, with their texts."""
        return [(Address(row.code), row.text) for row in self.entries.lines if row.code in self.entries.ticked]

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(button("Chọn &tất cả", lambda: self.entries.tick({row.code for row in self.entries.lines})))
        buttons.addWidget(button("&Bỏ chọn", lambda: self.entries.tick(set())))
        buttons.addStretch()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(button("Đón&g", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.table.setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Các ô chuyển được từ kỳ trước")
        table.setModel(self.entries)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(1.7 * table.fontMetrics().height()))
        header, letter = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.ROW, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.TAB, 24), (Column.VALUE, 16), (Column.WHY, 34)):
            header.resizeSection(column, width * letter)
        if self.entries.lines:
            table.selectRow(0)
        return table

    def _tell(self) -> None:
        ticked, rows = len(self.entries.ticked), len(self.entries.lines)
        if not rows:
            self._told.setText("Không có ô trống nào có số của kỳ trước để chuyển sang.")
        else:
            self._told.setText(
                f"Đã chọn {ticked} trên {rows} ô còn trống mà kỳ trước có số. Ô đã gõ thì giữ nguyên. "
                "Những ô được chọn sẵn là số không đổi qua các kỳ, hoặc bằng số cuối kỳ trước."
            )
        self.accept_button.setEnabled(ticked > 0)
