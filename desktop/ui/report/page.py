"""The report page: everything of an open report that a clerk sees and types, over its session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.engine.edits import VALUE, Address
from desktop.engine.findings import Finding
from desktop.engine.report import Outcome
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.dropping import dropped_source, take_drops
from desktop.ui.report import task_rows
from desktop.ui.report.clipboard import Clipboard
from desktop.ui.report.commands import Commands, connect
from desktop.ui.report.comparing import Comparing
from desktop.ui.report.confirming import Confirming
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.explanation import Explanation
from desktop.ui.report.finding.filtering import Filtering
from desktop.ui.report.finding.searching import Searching
from desktop.ui.report.finding.tab_line import TabLine
from desktop.ui.report.findings_list import FindingsList
from desktop.ui.report.halves import Halves
from desktop.ui.report.header_line import HeaderLine
from desktop.ui.report.sides import Sides
from desktop.ui.report.task_model import TaskModel
from desktop.ui.report.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent

#: Milliseconds after which the cell is explained: once, however much an edit moves and changes, and not while a key waits.
_MOMENT = 40
#: A page lower than this many lines of text begins without the panes under the table.
_LINES_FOR_PANES = 36


class ReportPage(QWidget):
    """An open report. Every edit goes to the session; what the session says has changed is repainted.

    `commands` are the page's actions for menus and buttons.
    """

    help_place = "typing"

    #: The clerk asks for files, the PDF of one appendix by its code or of all, or to leave the report.
    pdf_requested = Signal(str)
    export_requested = Signal()
    #: A file is to be taken in, that path or one to be asked for, or the table that was copied last.
    file_import_requested = Signal(object)
    table_import_requested = Signal()
    closed = Signal()
    #: Everything is stored: "Đã lưu 14:05".
    saved = Signal(str)
    #: Something was not done: the sentence, which the page shows as well.
    refused = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.commands = Commands(self)
        self.workplace = Workplace(session, self.commands, self)
        self.tables, self.notice = self.workplace.tables, self.workplace.notice
        self.tabs = self.tables.tabs
        self.header = HeaderLine(session)
        self.findings = FindingsList(session.report, self.workplace.faults)
        self._faults = self.workplace.faults
        self.explanation = Explanation(session, self._faults.fed)
        take_drops(self, dropped_source, self.file_import_requested.emit)
        self._shown_before = False
        self._explain_later = QTimer(self, singleShot=True, interval=_MOMENT)
        self._strips = QVBoxLayout()
        self.filtering = Filtering(self.workplace, self._strips)
        self.searching = Searching(self.workplace, self._strips, self)
        self._lay_out()
        self._connect()
        self._name_undo()
        self._look_around()
        session.on_change(self._show_change)
        self._comparing = Comparing(self.workplace)
        self._confirming = Confirming(self.workplace, self.findings)
        self._clipboard = Clipboard(self.workplace)

    # --- what others ask for ---

    @property
    def view(self) -> EntryView:
        """The table that is shown."""
        return self.tables.view

    def jump_to(self, cell: Address) -> None:
        """Show a cell of the report, on whatever tab it is, and put the cursor into it."""
        self.tables.jump_to(cell)

    def next_finding(self) -> None:
        """Go to the next cell with an error or a warning, in paper order, from the end back to the beginning."""
        self._go_to_finding(forward=True)

    def previous_finding(self) -> None:
        """Go to the cell with an error or a warning before this one."""
        self._go_to_finding(forward=False)

    def undo(self) -> None:
        """Take back the last edit and show where it was."""
        self._travel(self.session.undo)

    def redo(self) -> None:
        """Do again what was taken back and show where it is."""
        self._travel(self.session.redo)

    def save(self) -> bool:
        """Store what is still being typed, and tell the clerk so; else show where it is and return false."""
        if not self.tables.finish_editing() or not self.header.store_number():
            return False
        self._tell_saved()
        return True

    def give_up_typing(self) -> None:
        """Let go of what could not be stored."""
        self.tables.give_up_editing()
        self.header.refresh()

    def show_faults(self, codes: set[str]) -> None:
        """Show the rows of *codes* anew, and what is wrong now, after something other than an edit of them."""
        codes = codes | self._faults.update()
        self.findings.update_list()
        self.tables.repaint_rows(codes)
        self._explain_later.start()

    def refresh(self) -> None:
        """Show the report anew, after something other than an edit: it was finalised, its unit or its dates changed."""
        self.header.refresh()
        self._faults.update()
        self.findings.update_list()
        self.tables.repaint_all()
        self.searching.forget()
        self.sides.note_change()
        self._name_undo()
        self._explain_later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """On a low window leave the whole height to the table at first."""
        super().showEvent(event)
        if not self._shown_before and self.height() < _LINES_FOR_PANES * self.fontMetrics().lineSpacing():
            self.commands.findings.setChecked(False)
            self.commands.explain.setChecked(False)
        self._shown_before = True
        self.tables.prepare_the_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Escape put away the search, then the filter."""
        if event.key() != Qt.Key.Key_Escape or not (self.searching.close() or self.filtering.lift()):
            super().keyPressEvent(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the table. A proxy would have Tab pass over the line and the tabs above it."""
        self.view.setFocus()

    # --- building ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._halves = Halves(self.tables, self.findings, self.explanation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tab_line = TabLine(self.tabs, self.commands)
        for part in (self.header, self.notice, self.tab_line):
            column.addWidget(part)
        column.addLayout(self._strips)
        self.sides = Sides(self.workplace, self._halves, self.save)
        column.addWidget(self.sides, 1)
        column.setContentsMargins(0, 0, 0, gaps.tiny)
        self.commands.findings.setChecked(True)
        self.commands.explain.setChecked(True)

    def _connect(self) -> None:
        commands, tables = self.commands, self.tables
        connect(commands.save, self.save)
        connect(commands.undo, self.undo)
        connect(commands.redo, self.redo)
        connect(commands.next_finding, self.next_finding)
        connect(commands.previous_finding, self.previous_finding)
        connect(commands.next_tab, lambda: tables.turn(1))
        connect(commands.previous_tab, lambda: tables.turn(-1))
        connect(commands.export, self.export_requested.emit)
        connect(commands.import_file, lambda: self.file_import_requested.emit(None))
        connect(commands.import_table, self.table_import_requested.emit)
        connect(commands.close, self.closed.emit)
        commands.findings.toggled.connect(self._show_panes)
        commands.explain.toggled.connect(self._show_panes)
        for action, work in zip(commands.of_rows, task_rows.WORKS, strict=True):
            connect(action, partial(self._work_on_rows, work))
            action.setVisible(bool(self.session.report.edition.task_tables))
        tables.moved.connect(self._look_around)
        self.sides.turned.connect(self._look_around)
        self.sides.pdf_requested.connect(self.pdf_requested)
        tables.ended.connect(self._tell_end)
        self._explain_later.timeout.connect(self._explain)
        self.findings.chosen.connect(self._jump_to_finding)
        self.explanation.row_chosen.connect(lambda code: self.jump_to(Address(code)))
        self.explanation.note_chosen.connect(self._take_note)
        self.explanation.history_wanted.connect(commands.history.trigger)
        self.explanation.confirm_wanted.connect(commands.confirm.trigger)
        self.explanation.units_wanted.connect(commands.units.trigger)
        self.explanation.restore_wanted.connect(commands.restore.trigger)
        self.header.edited.connect(self._show_head)
        self.header.refused.connect(self.workplace.refuse)
        self.workplace.refused.connect(self.refused)

    # --- moving about ---

    def _look_around(self) -> None:
        """The cursor stands elsewhere: say what can be done there, and explain it."""
        # On paper there is no cell, and a filter can leave a tab without any.
        stands = not self.sides.shows_paper and self.view.currentIndex().isValid()
        for action in self.commands.of_rows:
            action.setEnabled(stands and isinstance(self.view.entries, TaskModel))
        for action in filter(None, self.commands.of_cells):
            action.setEnabled(stands)
        self._explain_later.start()

    def _tell_end(self) -> None:
        filled, total = self.session.report.completeness()
        left = f"còn {total - filled} ô để trống" if filled < total else "các ô đều đã điền"
        which = "ô cuối cùng đang hiện" if self.filtering.is_on else "ô cuối cùng của báo cáo"
        self.notice.tell(f"Đây là {which}; {left}.")

    def _go_to_finding(self, *, forward: bool) -> None:
        self.view.finish_editing()
        finding = self._faults.next_to(self.view.current_address, forward=forward)
        if finding is None:
            self.notice.tell("Báo cáo không có lỗi hay cảnh báo nào cần xử lý.")
        else:
            self._jump_to_finding(finding)

    def _jump_to_finding(self, finding: Finding) -> None:
        self.jump_to(finding.cell)
        self.findings.select(finding)
        if not self.commands.explain.isChecked():
            self.notice.tell(f"{self._faults.mark(finding).word}: {finding.message} {finding.remedy}")

    # --- editing ---

    def _work_on_rows(self, work: task_rows.Work) -> None:
        """Add, delete or move rows of the task table that is shown, and tell what there is to tell."""
        if told := self.workplace.edit(lambda: work(self.session, self.view)):
            self.notice.tell(told)

    def _take_note(self, note: str) -> None:
        """Write a note used before into the cell with the cursor."""
        here = self.view.current_address
        if here is not None:
            self.workplace.edit(lambda: self.session.set_cells("dùng lại giải trình", [(here, note)]))

    def _travel(self, way: Callable[[], Outcome | None]) -> None:
        """Undo or redo, then show the uppermost cell that it touched, on paper when that is what is shown."""
        self.view.finish_editing()
        outcome = self.workplace.attempt(way)
        if outcome is not None:
            place = self.session.report.edition.place
            cells = (change.address for change in outcome.edit.changes)
            upper = min(cells, key=lambda cell: (place(cell.code), cell.column != VALUE), default=outcome.edit.place)
            (self.sides.look_at if self.sides.shows_paper else self.jump_to)(upper)

    # --- showing what has changed ---

    def _show_change(self, outcome: Outcome) -> None:
        """Repaint what an edit has changed, and nothing else."""
        values = [change.address.code for change in outcome.edit.changes if change.address.column == VALUE]
        # A total turns white or tinted with its parts, even where its figure stays.
        codes = outcome.codes.union(self.session.report.edition.plan.after(values))
        if outcome.findings_changed:
            codes |= self._faults.update()
            self.findings.update_list()
        self.filtering.take_in(outcome, codes)
        self.searching.note_change(outcome)
        self.tables.repaint_rows(codes)
        self.header.refresh_filled()
        self.sides.note_change()
        self.notice.hide()
        self._name_undo()
        self._explain_later.start()
        self._tell_saved()

    def _show_head(self) -> None:
        """Show the labels anew that have the report's dates in them."""
        self.tables.repaint_dated()
        self.searching.forget()
        self.sides.note_change()
        self.notice.hide()
        self._tell_saved()

    def _name_undo(self) -> None:
        self.commands.name_undo(self.session.undo_name, self.session.redo_name)

    def _show_panes(self) -> None:
        commands = self.commands
        self._halves.show_panes(findings=commands.findings.isChecked(), explanation=commands.explain.isChecked())
        self._explain_later.start()

    def _explain(self) -> None:
        if self.commands.explain.isChecked():
            self.explanation.explain(self.view.current_address)

    def _tell_saved(self) -> None:
        self.saved.emit(f"Đã lưu {QTime.currentTime().toString('HH:mm')}")
