"""Between a cell and its editor: which editor, what it starts with, which keys finish it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip, QWidget

from desktop.ui.lines import Index
from desktop.ui.report.cell_painter import CellPainter
from desktop.ui.report.editors import LineEditor, NoteEditor, editor_for
from desktop.ui.report.table_model import TableModel
from desktop.ui.words import escaped

_MOST_OF_A_NOTE = 2000  # characters that a tooltip can hold on a screen


class CellDelegate(QStyledItemDelegate):
    """Paints through `CellPainter` and edits through `LineEditor` and `NoteEditor`."""

    #: A key finished an editor: the editor, and the `Step` to take once its text is stored.
    finished = Signal(QWidget, object)

    def __init__(self, model: TableModel, font: QFont, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.painter = CellPainter(model, font)

    # --- looks ---

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, and around the current one the frame."""
        current = self._view.currentIndex()
        selected = self._view.selectionModel().isSelected(index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        is_current = current.row() == row and current.column() == column
        self.painter.paint(
            painter, rect, row, column, selected=selected and not is_current, in_current_row=current.row() == row
        )
        if is_current:
            self.painter.paint_cursor(painter, rect, focused=self._view.hasFocus())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show what is wrong; else, of a long text, the whole."""
        if not self._model.data(index, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            row, column = index.row(), index.column()
            if self.painter.is_shortened(row, column, self._view.columnWidth(column)):
                text = escaped(self._model.text(row, column)[:_MOST_OF_A_NOTE])
                QToolTip.showText(event.globalPos(), f"<p style='white-space: pre-wrap'>{text}</p>", view)
                return True
        return super().helpEvent(event, view, option, index)

    # --- editing ---

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that fits what is typed here."""
        row, column = index.row(), index.column()
        editor = editor_for(self._model.type_of(row, column).kind, parent)
        editor.setAccessibleName(f"{self._model.label(row)}: {self._model.column_name(column)}")
        if isinstance(editor, NoteEditor):
            editor.offer(partial(self._completions, row, column))
        return editor

    def _completions(self, row: int, column: int, typed: str) -> list[str]:
        from desktop.engine.completing import LEAST_LETTERS, completions  # the first paint needs no suggestions

        if 0 < len(typed.strip()) < LEAST_LETTERS:
            return []
        return completions(typed, self._model.other_notes(row, column), date.today())  # noqa: DTZ011 - the clerk's own day

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start the editor, unless something has been typed into it already."""
        # The view also calls this when the cell changes under an open editor: what is being typed stands.
        if isinstance(editor, LineEditor | NoteEditor) and editor.typed() is None:
            editor.start_with(self._model.data(index, Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed; a cell that was only looked at stays as it is."""
        if isinstance(editor, LineEditor | NoteEditor) and (text := editor.typed()) is not None:
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the editor into the cell, inside the frame."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if isinstance(editor, LineEditor | NoteEditor):
            editor.place(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Catch the keys that finish a cell; compositions of input methods go to the editor untouched."""
        if event.type() is QEvent.Type.KeyPress and isinstance(editor, LineEditor | NoteEditor):
            assert isinstance(event, QKeyEvent)  # noqa: S101 - its type says so
            if isinstance(editor, NoteEditor) and editor.takes(event):
                return True
            if (step := editor.step_of(event)) is not None:
                self.finished.emit(editor, step)
                return True
            if isinstance(editor, NoteEditor):
                # Qt's own filter finishes some text editors on Ctrl+Enter; here that is a new line.
                return bool(event.key() == Qt.Key.Key_Escape and super().eventFilter(editor, event))
        return super().eventFilter(editor, event)
