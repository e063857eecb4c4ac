"""Pointing at cells and selecting them, in a table whose headings span columns and hold no cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.ui.lines import Index
from desktop.ui.report.table_model import TableModel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent


class Selecting(QTableView):
    """The selection reaches from corner to corner; the cursor stays in typed columns of rows that are no headings."""

    #: A row's course over the periods was clicked; the cursor stands in that row.
    course_clicked = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = model
        self._drags = False  # whether the mouse was pressed on a cell that takes the cursor
        self._anchor = QPersistentModelIndex()  # where a selection with Shift begins: where the cursor last stood alone

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Begin the next selection here, unless the cursor is moving the end of one."""
        super().currentChanged(current, previous)
        chosen = self.selectionModel().selection()
        if chosen.count() == 1 and chosen.first().topLeft() == chosen.first().bottomRight() == current:
            self._anchor = QPersistentModelIndex(current)

    def _stand_in(self, index: Index) -> None:
        """Put the cursor into a cell and select that alone. Qt's own would leave the selection behind while Ctrl is held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def open_answers(self, index: Index) -> None:
        """List the answers of a cell."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the cell, from one that only shows the form to the first typed one of its row."""
        index = self.indexAt(event.position().toPoint())
        right = event.button() is Qt.MouseButton.RightButton
        self._drags = False
        if not index.isValid() or self.entries.is_heading(index.row()):
            self.setFocus()
        elif right and self.selectionModel().isSelected(index):
            self.setFocus()  # the menu is for all that is selected
        elif index.column() in self.entries.typed_columns:
            opens = index == self.currentIndex() or self._on_arrow(index, event)
            super().mousePressEvent(event)
            self._drags = not right
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = QPersistentModelIndex(self.currentIndex())
            if opens and self._drags and not event.modifiers() and self.entries.answers(index):
                self.open_answers(index)
        else:
            self._stand_in(index.siblingAtColumn(self.entries.typed_columns[0]))
            if self.entries.course(index.row(), index.column()):
                self.course_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl leave it to the window, which makes the letters larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Select with Ctrl+Shift+Home as with Shift+Home; Qt's own would move the cursor and leave the selection behind."""
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return (
                QItemSelectionModel.SelectionFlag.SelectCurrent if extends else QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        return super().selectionCommand(index, event)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cells between two corners, of which the second is where the cursor goes.

        Qt's own takes in all columns that a heading between them spans, and begins where an arrow key or the mouse last
        was: typing and jumping are not known to it.
        """
        rows, columns = (
            [self.rowAt(rect.top()), self.rowAt(rect.bottom())],
            [self.columnAt(rect.left()), self.columnAt(rect.right())],
        )
        if command & QItemSelectionModel.SelectionFlag.Current and self._anchor.isValid():
            rows[0], columns[0] = self._anchor.row(), self._anchor.column()
        rows, columns = sorted(rows), sorted(columns)
        if rows[0] >= 0 and columns[0] >= 0:
            first, last = (self.entries.index(row, column) for row, column in zip(rows, columns, strict=True))
            self.selectionModel().select(QItemSelection(first, last), command)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select by dragging. Qt takes the cursor along; where it cannot stand, it stays where it stood last."""
        if not self._drags:
            return
        before = self.currentIndex()
        super().mouseMoveEvent(event)
        here = self.currentIndex()
        if here.isValid() and (self.entries.is_heading(here.row()) or here.column() not in self.entries.typed_columns):
            self.selectionModel().setCurrentIndex(before, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_arrow(self, index: Index, event: QMouseEvent) -> bool:
        return event.position().x() > self.visualRect(index).right() - self.fontMetrics().height()
