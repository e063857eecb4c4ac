"""The report page: everything of an open report that a clerk sees and types, over its session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine.definition import Appendix, Section
from desktop.engine.edits import VALUE, Address
from desktop.engine.findings import Finding
from desktop.engine.report import Outcome
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui import style, words
from desktop.ui.report import task_rows
from desktop.ui.report.commands import Commands, connect
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.explanation import Explanation
from desktop.ui.report.faults import Faults, word
from desktop.ui.report.fields import Step
from desktop.ui.report.findings_list import FindingsList
from desktop.ui.report.halves import Halves
from desktop.ui.report.header_line import HeaderLine
from desktop.ui.report.notice import Notice
from desktop.ui.report.section_model import SectionModel
from desktop.ui.report.section_tabs import Badge, SectionTabs
from desktop.ui.report.table_model import TableModel
from desktop.ui.report.task_model import TaskModel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_Result = TypeVar("_Result")

#: A page lower than this many lines of text begins without the panes under the table.
_LINES_FOR_PANES = 36
#: Milliseconds after the page was shown, and from one to the next, before the tables of the other tabs are built.
_QUIET = 200


class ReportPage(QWidget):
    """An open report. Every edit goes to the session; what the session says has changed is repainted.

    The first tab's table is made at once, the others when they are first shown or the page has been quiet for a moment.
    `commands` are the page's actions for menus and buttons.
    """

    #: The clerk asks to see the printed pages, to write files, or to leave the report.
    preview_requested = Signal()
    export_requested = Signal()
    closed = Signal()
    #: Everything is stored: "Đã lưu 14:05".
    saved = Signal(str)
    #: Something was not done: the sentence, which the page shows as well.
    refused = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        report = session.report
        self._faults = Faults(report)
        self._sections: list[tuple[Appendix, Section]] = [
            (appendix, section) for appendix in report.edition.appendices for section in appendix.sections
        ]
        self._shown_before = False
        self._prepare_later = QTimer(self, singleShot=True, interval=_QUIET)
        self._explain_later = QTimer(self, singleShot=True, interval=0)  # once, however much an edit moves and changes
        self._views: dict[int, EntryView] = {}
        self.commands = Commands(self)
        self.header = HeaderLine(session)
        self.notice = Notice()
        self.tabs = SectionTabs([section.tab for _, section in self._sections], [self._badge(tab) for _, tab in self._sections])
        self._stack = QStackedWidget()
        self.findings = FindingsList(report)
        self.explanation = Explanation(report)
        self._lay_out()
        self._connect()
        self._name_undo()
        self._show_tab(0)
        session.on_change(self._show_change)

    # --- what others ask for ---

    @property
    def view(self) -> EntryView:
        """The table that is shown."""
        return self._view_of(self.tabs.currentIndex())

    def jump_to(self, cell: Address) -> None:
        """Show a cell of the report, on whatever tab it is, and put the cursor into it."""
        section = self.session.report.edition.section_at(cell.code)
        self.tabs.setCurrentIndex(next(tab for tab, (_, each) in enumerate(self._sections) if each is section))
        target = self.view.entries.index_of(cell)
        self.view.go_to(target if target.isValid() else self.view.currentIndex())  # a row that undoing took away

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
        for tab, view in self._views.items():
            if not view.finish_editing():
                self.tabs.setCurrentIndex(tab)
                return False
        if not self.header.store_number():
            return False
        self._tell_saved()
        return True

    def give_up_typing(self) -> None:
        """Let go of what could not be stored."""
        for view in self._views.values():
            view.give_up_editing()
        self.header.refresh()

    def refresh(self) -> None:
        """Show the report anew, after something other than an edit: it was finalised, its unit or its dates changed."""
        self.header.refresh()
        self._faults.update()
        self.findings.update_list()
        for view in self._views.values():
            view.entries.repaint_all()
        self._update_badges()
        self._name_undo()
        self._explain_later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """On a low window leave the whole height to the table at first."""
        super().showEvent(event)
        if not self._shown_before and self.height() < _LINES_FOR_PANES * self.fontMetrics().lineSpacing():
            self.commands.findings.setChecked(False)
            self.commands.explain.setChecked(False)
        self._shown_before = True
        self._prepare_later.start()

    # --- building ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._halves = Halves(self._stack, self.findings, self.explanation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notice, self.tabs):
            column.addWidget(part)
        column.addWidget(self._halves, 1)
        column.setContentsMargins(0, 0, 0, gaps.tiny)
        self.setFocusProxy(self._stack)
        self.commands.findings.setChecked(True)
        self.commands.explain.setChecked(True)

    def _connect(self) -> None:
        commands = self.commands
        connect(commands.save, self.save)
        connect(commands.undo, self.undo)
        connect(commands.redo, self.redo)
        connect(commands.next_finding, self.next_finding)
        connect(commands.previous_finding, self.previous_finding)
        connect(commands.next_tab, lambda: self._turn(1))
        connect(commands.previous_tab, lambda: self._turn(-1))
        connect(commands.preview, self.preview_requested.emit)
        connect(commands.export, self.export_requested.emit)
        connect(commands.close, self.closed.emit)
        commands.findings.toggled.connect(self._show_panes)
        commands.explain.toggled.connect(self._show_panes)
        for action, work in zip(commands.of_rows, task_rows.WORKS, strict=True):
            connect(action, partial(self._work_on_rows, work))
            action.setVisible(bool(self.session.report.edition.task_tables))
        self.tabs.currentChanged.connect(self._show_tab)
        self._explain_later.timeout.connect(self._explain)
        self._prepare_later.timeout.connect(self._prepare_a_tab)
        self.findings.chosen.connect(self._jump_to_finding)
        self.header.edited.connect(self._show_head)
        self.header.refused.connect(self._refuse)

    def _view_of(self, tab: int) -> EntryView:
        if tab not in self._views:
            model = self._model_of(*self._sections[tab])
            model.refused.connect(lambda _index, sentence: self._refuse(sentence))
            view = EntryView(model)
            view.ran_out.connect(self._leave_tab)
            view.moved.connect(self._explain_later.start)
            view.clear_requested.connect(self._clear)
            self._stack.addWidget(view)
            self._views[tab] = view
        return self._views[tab]

    def _model_of(self, appendix: Appendix, section: Section) -> TableModel:
        if section.tasks is None:
            return SectionModel(self.session, appendix, section, self._faults, self)
        return TaskModel(self.session, appendix, section, section.tasks, self._faults, self)

    def _prepare_a_tab(self) -> None:
        """Build one more table while nothing else is to be done; then the first step onto its tab is as quick as any."""
        tab = next((tab for tab in range(self.tabs.count()) if tab not in self._views), None)
        if tab is not None:
            self._view_of(tab).prepare(self.view.size())
            self._prepare_later.start()

    # --- moving about ---

    def _show_tab(self, tab: int) -> None:
        view = self._view_of(tab)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(view)
        self._stack.setFocusProxy(view)
        if had_focus:
            view.setFocus()
        for action in self.commands.of_rows:
            action.setEnabled(isinstance(view.entries, TaskModel))
        self._explain_later.start()

    def _turn(self, way: int) -> None:
        """Show the tab beside this one, from the last the first, with the cursor in its table."""
        self.view.finish_editing()
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + way) % self.tabs.count())
        self.view.setFocus()

    def _leave_tab(self, step: Step, field: str) -> None:
        """Go on where the next tab, or the one before, takes input; at the end of the form, out of the table."""
        way = 1 if step.forward else -1
        tab = self.tabs.currentIndex() + way
        while 0 <= tab < self.tabs.count():
            if (target := self._view_of(tab).entries.end(step, field if step.keeps_column else "")).isValid():
                self.tabs.setCurrentIndex(tab)
                self.view.go_to(target)
                return
            tab += way
        if step.forward:
            self._tell_end()

    def _tell_end(self) -> None:
        filled, total = self.session.report.completeness()
        left = f"còn {total - filled} ô để trống" if filled < total else "các ô đều đã điền"
        self.notice.tell(f"Đây là ô cuối cùng của báo cáo; {left}.")

    def _go_to_finding(self, *, forward: bool) -> None:
        self.view.finish_editing()
        finding = self._faults.next_to(self.view.current_address, forward=forward)
        if finding is None:
            self.notice.tell("Báo cáo không có lỗi hay cảnh báo nào.")
        else:
            self._jump_to_finding(finding)

    def _jump_to_finding(self, finding: Finding) -> None:
        self.jump_to(finding.cell)
        self.findings.select(finding)
        if not self.commands.explain.isChecked():
            self.notice.tell(f"{word(finding.severity)}: {finding.message} {finding.remedy}")

    # --- editing ---

    def _work_on_rows(self, work: task_rows.Work) -> None:
        """Add, delete or move rows of the task table that is shown, and tell what there is to tell."""
        if self.view.finish_editing() and (told := self._try(lambda: work(self.session, self.view))):
            self.notice.tell(told)

    def _clear(self, cells: list[Address]) -> None:
        self._try(lambda: self.session.clear(cells))

    def _travel(self, way: Callable[[], Outcome | None]) -> None:
        """Undo or redo, then show the first cell that it touched."""
        self.view.finish_editing()
        outcome = self._try(way)
        if outcome is not None:
            self.jump_to(outcome.edit.changes[0].address)

    def _try(self, edit: Callable[[], _Result]) -> _Result | None:
        try:
            return edit()
        except TOLD as error:
            self._refuse(str(error))
            return None

    def _refuse(self, sentence: str) -> None:
        self.notice.warn(sentence)
        self.refused.emit(sentence)

    # --- showing what has changed ---

    def _show_change(self, outcome: Outcome) -> None:
        """Repaint what an edit has changed, and nothing else."""
        values = [change.address.code for change in outcome.edit.changes if change.address.column == VALUE]
        # A total turns white or tinted with its parts, even where its figure stays.
        codes = outcome.codes.union(self.session.report.edition.plan.after(values))
        if outcome.findings_changed:
            codes |= self._faults.update()
            self.findings.update_list()
        for view in self._views.values():
            view.entries.repaint(codes)
        self._update_badges(codes)
        self.header.refresh_filled()
        self.notice.hide()
        self._name_undo()
        self._explain_later.start()
        self._tell_saved()

    def _show_head(self) -> None:
        """Show the labels anew that have the report's dates in them."""
        for view in self._views.values():
            if isinstance(view.entries, SectionModel):
                view.entries.repaint_dated()
        self.notice.hide()
        self._tell_saved()

    def _update_badges(self, codes: set[str] | None = None) -> None:
        """Count anew on the tabs of *codes*, on all tabs without them."""
        edition = self.session.report.edition
        sections = None if codes is None else {edition.section_at(code).code for code in codes}
        for tab, (_, section) in enumerate(self._sections):
            if sections is None or section.code in sections:
                self.tabs.set_badge(tab, self._badge(section))

    def _badge(self, section: Section) -> Badge:
        counted = words.TASKS if section.tasks else words.CELLS
        return Badge(self.session.report.completeness(section), self._faults.count(section), counted)

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
