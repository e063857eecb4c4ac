"""The table a clerk types into: where the cursor goes, what a key does, how high a row is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QWidget

from desktop.engine.edits import Address
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.report import ways
from desktop.ui.report.answers import answer_by_letter, answers_menu, next_answer
from desktop.ui.report.cell_delegate import CellDelegate
from desktop.ui.report.column_header import ColumnHeader
from desktop.ui.report.editors import LineEditor
from desktop.ui.report.fields import Step
from desktop.ui.report.fitting import Fitting
from desktop.ui.report.selecting import Selecting
from desktop.ui.report.shown_rows import Wanted
from desktop.ui.report.sought import Sought
from desktop.ui.report.table_model import TableModel
from desktop.ui.style import shows_own_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_Trigger = QAbstractItemView.EditTrigger
_Action = QAbstractItemView.CursorAction
_Scroll = QAbstractItemView.ScrollHint
_Modifier = Qt.KeyboardModifier


class EntryView(Selecting):
    """One tab of the report. The cursor is always in a typed column of a row that is no heading."""

    #: A step led beyond the last, or before the first, cell that takes input: the `Step`, and the column it came from.
    ran_out = Signal(object, str)
    #: The cursor stands in another cell.
    moved = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._committing: QWidget | None = None
        self._held: QWidget | None = None  # an editor whose text could not be stored
        self._kept: tuple[Address | None, int, int] = (None, 0, 0)  # where the cursor was before the rows became other ones
        self._delegate = CellDelegate(model, self.font(), self)
        self._delegate.finished.connect(self._finish)
        self._fitting = Fitting(self, self._delegate.painter, [column.width for column in model.columns])
        self.setAccessibleName(model.section.tab)
        self._set_up()
        self.setModel(model)
        model.refused.connect(self._hold)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._show_other_rows)  # after Qt's own views and selections have heard of it
        self._fitting.arrange_rows(model)
        self._stand_in(ways.start(model))

    def _set_up(self) -> None:
        header = ColumnHeader(self.entries, self)
        header.dragged.connect(self._fitting.keep_widths)
        self.setHorizontalHeader(header)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        shows_own_focus(self)
        self.setShowGrid(False)
        self.setWordWrap(False)  # the delegate wraps
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Always there, so that a row that grows does not make the columns narrower, which would make rows grow.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.painter.least_height)
        self.verticalHeader().hide()

    # --- where the cursor is ---

    @property
    def current_address(self) -> Address | None:
        """The report's cell under the cursor."""
        return self.entries.address(self.currentIndex())

    @property
    def help_place(self) -> str:
        """Where the guide tells about the cell under the cursor."""
        from desktop.ui.report.cell_help import place_of

        return place_of(self.entries, self.currentIndex())

    @property
    def help_about(self) -> str:
        """What that cell is for, how it is worked out and what is wrong with it, as rich text."""
        from desktop.ui.report.explanation import explained

        address = self.current_address
        return explained(self.entries.report, address) if address else ""

    def go_to(self, index: Index) -> None:
        """Put the cursor into a cell and show it; under a heading, in which it cannot stand, into the row beneath."""
        heading = index.isValid() and self.entries.is_heading(index.row())
        self._stand_in(ways.nearest(self.entries, index.row(), 1, index.column()) if heading else index)
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.scrollTo(self.currentIndex(), _Scroll.EnsureVisible if seen else _Scroll.PositionAtCenter)
        self.scrollTo(index)
        self.setFocus()

    def take_step(self, step: Step) -> None:
        """Go to the next cell that takes input, on the next tab when there is none left on this one."""
        here = self.currentIndex()
        if (target := self.entries.step(here, step)).isValid():
            self._stand_in(target)
        else:
            self.ran_out.emit(step, self.entries.fields[here.column()] if here.isValid() else "")

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go by rows that have a value and are shown, and between value and note; with Ctrl to the ends of the tab."""
        return ways.led(
            self.entries, self.currentIndex(), action, modifiers, lambda: super(EntryView, self).moveCursor(action, modifiers)
        )

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Light the row of the cursor, and tell where it is."""
        super().currentChanged(current, previous)
        self._allow_composition()
        self._update_row(previous)
        self._update_row(current)
        self.moved.emit()

    def _update_row(self, index: Index) -> None:
        if index.isValid():
            for column in range(self.entries.columnCount()):
                self.update(index.sibling(index.row(), column))

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the table; what types into a cell is left to Qt."""
        modifiers = event.modifiers()
        shift, control = bool(modifiers & _Modifier.ShiftModifier), bool(modifiers & _Modifier.ControlModifier)
        plain = not modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier)
        answers = self.entries.answers(self.currentIndex())
        match Qt.Key(event.key()):
            case key if key in ways.STEPS and plain:
                self.take_step(ways.STEPS[key][shift])
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab if control:
                QWidget.focusNextPrevChild(self, not shift)
            case Qt.Key.Key_Escape:
                event.ignore()
            case Qt.Key.Key_Space if plain and answers:
                self.entries.setData(self.currentIndex(), next_answer(self.entries, self.currentIndex()))
            case Qt.Key.Key_Down if modifiers & _Modifier.AltModifier and answers:
                self.open_answers(self.currentIndex())
            case _ if plain and answers and event.text() and event.text().isprintable():
                self._pick_by_letter(event.text())
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Say why a cell that was typed into does not take it: Qt comes here when a cell cannot be edited."""
        self.entries.setData(self.currentIndex(), search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here. Qt's own would repaint the whole table whenever an editor opens or closes."""
        self._allow_composition()
        self._update_row(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        self._update_row(self.currentIndex())

    def _allow_composition(self) -> None:
        """Let input methods begin where text is typed; answers are picked by one letter, a composition waits for more."""
        here = self.currentIndex()
        editable = bool(here.flags() & Qt.ItemFlag.ItemIsEditable)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, editable and not self.entries.answers(here))

    # --- editing ---

    def edit(  # type: ignore[override]  # one name for a slot and a virtual method in C++
        self, index: Index, trigger: _Trigger = _Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        """Open the editor of a cell, or the list of its answers."""
        if self.entries.answers(index):
            if trigger & (_Trigger.DoubleClicked | _Trigger.EditKeyPressed):
                self.open_answers(index)
            return False
        opened = bool(super().edit(index, trigger, event))  # type: ignore[arg-type]
        if opened and trigger is not _Trigger.AnyKeyPressed and isinstance(editor := self.indexWidget(index), LineEditor):
            editor.end(False)  # noqa: FBT003  # Qt selects all: that is for typing anew, F2 is for changing
        return opened

    def finish_editing(self) -> bool:
        """Store what is being typed; return whether no text is left waiting in an editor."""
        editor = self._held or self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return self._held is None

    def give_up_editing(self) -> None:
        """Let go of a text that could not be stored."""
        if self._held is not None:
            self.closeEditor(self._held, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def commitData(self, editor: QWidget) -> None:
        """Store what an editor holds; `_hold` hears when that is refused."""
        if editor is self._held:
            self._held = None
        self._committing = editor
        super().commitData(editor)
        self._committing = None

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close an editor, unless what it holds could not be stored: then the text stays where it was typed."""
        if editor is self._held:
            if hint is not QAbstractItemDelegate.EndEditHint.RevertModelCache:
                return
            self._held = None
        super().closeEditor(editor, hint)

    def _hold(self) -> None:
        self._held = self._committing

    def _finish(self, editor: QWidget, step: Step) -> None:
        self.commitData(editor)
        if editor is not self._held:
            # Scrolling while the editor is still there moves what is painted; after it has gone, Qt paints all anew.
            if (target := self.entries.step(self.currentIndex(), step)).isValid():
                self.scrollTo(target)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.take_step(step)

    # --- answers ---

    def open_answers(self, index: Index) -> None:
        """List the answers of a cell below it, with the one it holds ticked."""
        menu = answers_menu(self.entries, index, self)
        menu.setMinimumWidth(self.columnWidth(index.column()))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _pick_by_letter(self, letter: str) -> None:
        here = self.currentIndex()
        if (answer := answer_by_letter(self.entries, here, letter)) is not None:
            self.entries.setData(here, answer)
        else:
            self.open_answers(here)

    # --- sizes ---

    def prepare(self, size: QSize) -> None:
        """Measure the rows for a table of *size* before it is shown, so that showing it is only painting."""
        self.resize(size)
        self._fitting.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.model() is not None:
            self._delegate.painter.set_font(self.font())
            self._fitting.measure_anew()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint what has changed; a longer note makes its row higher."""
        super().dataChanged(first, last, list(roles))
        self._fitting.fit_rows(range(first.row(), last.row() + 1))

    # --- which rows are shown ---

    def show_only(self, wanted: Wanted | None) -> None:
        """Show only the rows whose codes are *wanted*, with those to which they belong; every row for `None`."""
        if self.entries.show_only(wanted):
            self._fitting.arrange_rows(self.entries)
            here = self.currentIndex()
            if not here.isValid() or self.entries.is_hidden(here.row()):
                self._stand_in(ways.near(self.entries, here.row(), here.column()))

    def mark(self, sought: Sought | None) -> None:
        """Mark the words that are searched for in the rows where they were found."""
        rows = [row for code in sought.codes if (row := self.entries.row_of(code)) is not None] if sought else []
        changed = self._delegate.painter.mark(sought.query if sought else None, rows)
        if changed and self.isVisible():
            last = self.rowAt(self.viewport().height() - 1)
            for row in range(self.rowAt(0), (last if last >= 0 else self.entries.rowCount() - 1) + 1):
                for column in (0, self.entries.label_column, *self.entries.typed_columns) if row in changed else ():
                    self.update(self.entries.index(row, column))

    # --- when the rows are other ones ---

    def _keep_place(self) -> None:
        here = self.currentIndex()
        self._kept = (self.current_address, here.row(), here.column())

    def _show_other_rows(self) -> None:
        """Measure the rows anew, and put the cursor where it was, or as near as can be."""
        self._delegate.painter.forget()
        self._fitting.share([column.width for column in self.entries.columns])
        self._fitting.arrange_rows(self.entries)
        self._fitting.fit_other_rows()
        address, row, column = self._kept
        target = self.entries.index_of(address) if address else NOWHERE
        self._stand_in(target if target.isValid() else ways.near(self.entries, row, column))
