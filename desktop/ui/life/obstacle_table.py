"""The table of what stands in the way, in which reasons are typed where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.life.obstacles import Column, Obstacles
from desktop.ui.life.table import Roomy, WrappedTable
from desktop.ui.lines import Index
from desktop.ui.report.fed_cells import FedCells
from desktop.ui.report.marks import Mark

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

_Trigger = QAbstractItemView.EditTrigger
_TRIGGERS = _Trigger.DoubleClicked | _Trigger.SelectedClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed


class ReasonDelegate(Roomy):
    """Types a reason on one line; those given elsewhere in the report are offered."""

    def __init__(self, entries: Obstacles, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field in the cell."""
        field = QLineEdit(parent)
        field.setAccessibleName("Lý do")
        field.setCompleter(completer(self._entries.reasons, field))
        return field


class ObstacleTable(WrappedTable):
    """`place_wanted` brings the finding to whose cell the clerk wants to go."""

    place_wanted = Signal(object)

    def __init__(self, session: ReportSession, fed: FedCells) -> None:
        self.entries = Obstacles(session, fed)
        super().__init__(self.entries, (Column.MESSAGE, Column.REASON))
        self.setItemDelegateForColumn(Column.REASON, ReasonDelegate(self.entries, self))
        self.setAccessibleName("Những điều cần xem lại trước khi chốt")
        self.setEditTriggers(_TRIGGERS)
        style.follow(self, self._measure)
        self.doubleClicked.connect(self._go_to_error)
        self.selectRow(0)

    @property
    def chosen(self) -> list[int]:
        """The lines of the chosen warnings."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in rows if self.entries.is_warning(row)]

    def choose_open(self) -> None:
        """Choose all warnings that have no reason yet."""
        lines = QItemSelection()
        for row in self.entries.open_rows:
            lines.select(self.entries.index(row, Column.KIND), self.entries.index(row, Column.REASON))
        self.selectionModel().select(lines, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to_next_open(self) -> None:
        """Stand on the next warning without a reason, round at the end."""
        here, open_rows = self.currentIndex().row(), self.entries.open_rows
        after = [row for row in open_rows if row > here] or open_rows
        if after:
            self.setCurrentIndex(self.entries.index(after[0], Column.REASON))

    # --- Qt ---

    def edit(  # type: ignore[override]  # one name for a slot and a virtual method in C++
        self, index: Index, trigger: _Trigger = _Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        """Open the reason's field, wherever on the line the cursor is."""
        return bool(super().edit(self.entries.index(index.row(), Column.REASON), trigger, event))  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Enter go to the cell of an error, or type the reason of a warning; the dialog's button is not meant."""
        here = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not here.isValid():
            super().keyPressEvent(event)
        elif self.entries.is_warning(here.row()):
            self.edit(here, _Trigger.EditKeyPressed, event)
        else:
            self._go_to_error(here)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go on to the next warning without a reason."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go_to_next_open()

    def _go_to_error(self, index: QModelIndex) -> None:
        if not self.entries.is_warning(index.row()):
            self.place_wanted.emit(self.entries.finding(index.row()))

    def _measure(self) -> None:
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        letter = metrics.averageCharWidth()
        self.entries.draw_icons(metrics.height(), self.devicePixelRatioF())
        header.resizeSection(Column.KIND, metrics.horizontalAdvance(Mark.CONFIRMED.word) + metrics.height() + 4 * letter)
        header.resizeSection(Column.ROW, 32 * letter)


def completer(reasons: list[str], field: QLineEdit) -> QCompleter:
    """Return what offers *reasons* while *field* is typed into."""
    offered = QCompleter(reasons, field)
    offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offered.setFilterMode(Qt.MatchFlag.MatchContains)
    return offered
