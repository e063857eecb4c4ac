"""The list of everything that is wrong in the report, across its tabs."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QStackedWidget, QTableView, QWidget

from desktop.engine.findings import Finding
from desktop.engine.report import Report
from desktop.engine.text import shortened
from desktop.ui import style
from desktop.ui.lines import NOWHERE, Index, LineModel
from desktop.ui.report.faults import Faults
from desktop.ui.report.marks import Mark, colour_of, mark_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_LABEL_LENGTH = 70


class Column(IntEnum):
    """The columns of the list."""

    SEVERITY = 0
    TAB = 1
    ROW = 2
    MESSAGE = 3


_TITLES = {Column.SEVERITY: "Loại", Column.TAB: "Phần", Column.ROW: "Chỉ tiêu", Column.MESSAGE: "Điều cần xem lại"}


class FindingsModel(LineModel[Finding]):
    """The findings in paper order. An update removes and inserts only what has changed, so the selection stays."""

    def __init__(self, report: Report, faults: Faults, parent: QWidget) -> None:
        super().__init__(_TITLES.values(), parent, faults.findings)
        self._report = report
        self._faults = faults
        self._list = parent
        self._icons: dict[Mark, QIcon] = {}
        style.follow(parent, self._draw_icons)

    def finding(self, row: int) -> Finding:
        """Return the finding in a row of the list."""
        return self.lines[row]

    def _draw_icons(self) -> None:
        size, ratio = self._list.fontMetrics().height(), self._list.devicePixelRatioF()
        self._icons = {mark: mark_icon(mark, size, ratio) for mark in Mark}

    def update(self) -> None:
        """Show the report's findings as they are now."""
        old, new = self.lines, self._faults.findings
        same = next(
            (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
        )
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        if len(old) - tail > same:
            self.beginRemoveRows(NOWHERE, same, len(old) - tail - 1)
            self.lines = old[:same] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(new) - tail > same:
            self.beginInsertRows(NOWHERE, same, len(new) - tail - 1)
            self.lines = new
            self.endInsertRows()
        if new:  # a warning may have been confirmed
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(Column) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, mark and colour of a finding; its tooltip says how to mend it."""
        finding, column = self.lines[index.row()], Column(index.column())
        mark = self._faults.mark(finding)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(finding, column)
            case Qt.ItemDataRole.DecorationRole if column is Column.SEVERITY:
                return self._icons[mark]
            case Qt.ItemDataRole.ForegroundRole if column is Column.SEVERITY or mark is Mark.CONFIRMED:
                return colour_of(mark)
            case Qt.ItemDataRole.ToolTipRole:
                return self._faults.tooltip([finding])
            case _:
                return None

    def _text(self, finding: Finding, column: Column) -> str:
        code = finding.cell.code
        match column:
            case Column.SEVERITY:
                return self._faults.mark(finding).word
            case Column.TAB:
                return self._report.edition.section_at(code).tab
            case Column.ROW:
                return shortened(self._report.label(code), _LABEL_LENGTH)
            case Column.MESSAGE:
                reason = self._faults.reason(finding)
                return f"Lý do: {reason} – {finding.message}" if reason else finding.message


class FindingsList(QStackedWidget):
    """The list, or a line that says that there is nothing to mend."""

    help_place = "findings"

    #: A finding was clicked, or chosen with Enter.
    chosen = Signal(object)

    def __init__(self, report: Report, faults: Faults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = FindingsModel(report, faults, self)
        self.table = QTableView()
        self._set_up_table()
        nothing = QLabel("Chưa thấy lỗi hay cảnh báo nào.")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(nothing)
        self.addWidget(self.table)
        self.update_list()

    def update_list(self) -> None:
        """Show the report's findings as they are now."""
        self.entries.update()
        self.setCurrentIndex(1 if self.entries.rowCount() else 0)

    def select(self, finding: Finding) -> None:
        """Mark the line of *finding*."""
        for row in range(self.entries.rowCount()):
            if self.entries.finding(row) == finding:
                self.table.selectRow(row)
                return

    @property
    def chosen_finding(self) -> Finding | None:
        """The finding on whose line the cursor stands."""
        index = self.table.currentIndex()
        return self.entries.finding(index.row()) if index.isValid() else None

    def sizeHint(self) -> QSize:
        """Return room for a handful of findings: the table above needs the rest."""
        metrics = self.fontMetrics()
        return QSize(90 * metrics.averageCharWidth(), 8 * metrics.lineSpacing())

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.entries)
        table.setAccessibleName("Danh sách lỗi và cảnh báo")
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(1)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        style.follow(table, self._fit_table)
        table.clicked.connect(self._choose)
        table.activated.connect(self._choose)

    def _fit_table(self) -> None:
        metrics = self.table.fontMetrics()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + style.spacing(metrics).small + 2)
        letter = metrics.averageCharWidth()
        severity = metrics.horizontalAdvance(Mark.CONFIRMED.word) + metrics.height() + 3 * letter
        for column, width in ((Column.SEVERITY, severity), (Column.TAB, 22 * letter), (Column.ROW, 40 * letter)):
            self.table.horizontalHeader().resizeSection(column, width)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.entries.finding(index.row()))
