"""The tables of a report, one for each tab: which is shown, where the cursor goes from one to the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.engine.definition import Appendix, Section
from desktop.engine.edits import Address
from desktop.session import ReportSession
from desktop.ui import words
from desktop.ui.report.entry_view import EntryView
from desktop.ui.report.faults import Faults
from desktop.ui.report.fields import Step
from desktop.ui.report.section_model import SectionModel
from desktop.ui.report.section_tabs import Badge, SectionTabs
from desktop.ui.report.shown_rows import Wanted
from desktop.ui.report.sought import Sought
from desktop.ui.report.table_model import TableModel
from desktop.ui.report.task_model import TaskModel
from desktop.ui.settling import settle_memory

#: Milliseconds after the page was shown, and from one to the next, before the tables of the other tabs are built.
_QUIET = 200


class Tables(QStackedWidget):
    """The table of the chosen tab. The first is made at once, the others when first shown or when all is quiet for a while."""

    #: The cursor stands in another cell, maybe of another tab.
    moved = Signal()
    #: The course of the row with the cursor was clicked.
    history_requested = Signal()
    #: A cell did not take what was typed: the sentence.
    refused = Signal(str)
    #: A jump leads to a row that a filter hides: whoever hears this shows it.
    hidden_wanted = Signal()
    #: A step forward led beyond the last cell of the report that takes input.
    ended = Signal()

    def __init__(self, session: ReportSession, faults: Faults) -> None:
        super().__init__()
        self._session = session
        self._faults = faults
        self._sections: list[tuple[Appendix, Section]] = [
            (appendix, section) for appendix in session.report.edition.appendices for section in appendix.sections
        ]
        self._views: dict[int, EntryView] = {}
        self._compares = False
        self._wanted: Wanted | None = None
        self._sought: Sought | None = None
        self._prepare_later = QTimer(self, singleShot=True, interval=_QUIET)
        self._prepare_later.timeout.connect(self._prepare_a_tab)
        self.tab = 0  #: whose table is shown; `tabs` may have tabs behind these, of others
        self.tabs = SectionTabs([section.tab for _, section in self._sections], [self._badge(tab) for _, tab in self._sections])
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(0)

    # --- which rows ---

    def show_only(self, wanted: Wanted | None) -> None:
        """Show only the rows whose codes are *wanted*, on all tabs; every row for `None`."""
        self._wanted = wanted
        for view in self._views.values():
            view.show_only(wanted)

    def mark(self, sought: Sought | None) -> None:
        """Mark in the table that is shown, and in others when they are shown, what is searched for; nothing for `None`."""
        self._sought = sought
        self.view.mark(sought)

    # --- which table ---

    @property
    def view(self) -> EntryView:
        """The table that is shown."""
        return self._view_of(self.tab)

    @property
    def section(self) -> Section:
        """What the table shows."""
        return self._sections[self.tab][1]

    def made(self) -> Iterator[EntryView]:
        """Yield the tables that are there already; the others will show everything as it is when they are made."""
        yield from self._views.values()

    def prepare_the_rest(self) -> None:
        """Begin to build the other tables while nothing else is to be done."""
        self._prepare_later.start()

    # --- moving about ---

    def jump_to(self, cell: Address) -> None:
        """Show a cell of the report, on whatever tab it is, and put the cursor into it."""
        section = self._session.report.edition.section_at(cell.code)
        self.tabs.setCurrentIndex(next(tab for tab, (_, each) in enumerate(self._sections) if each is section))
        target = self.view.entries.index_of(cell)
        if target.isValid() and self.view.entries.is_hidden(target.row()):
            self.hidden_wanted.emit()
        self.view.go_to(target if target.isValid() else self.view.currentIndex())  # a row that undoing took away

    def turn(self, way: int) -> None:
        """Show the table beside this one, from the last the first, with the cursor in it."""
        self.view.finish_editing()
        tabs = self.tabs.count()
        to = (self.tabs.currentIndex() + way) % tabs
        while to >= len(self._sections):  # pass over the tabs of others
            to = (to + way) % tabs
        self.tabs.setCurrentIndex(to)
        self.view.setFocus()

    # --- what is being typed ---

    def finish_editing(self) -> bool:
        """Store what is still being typed on any tab; else show where it is and return false."""
        for tab, view in self._views.items():
            if not view.finish_editing():
                self.tabs.setCurrentIndex(tab)
                return False
        return True

    def give_up_editing(self) -> None:
        """Let go of what could not be stored."""
        for view in self._views.values():
            view.give_up_editing()

    # --- what has changed ---

    def repaint_rows(self, codes: set[str]) -> None:
        """Show the rows of *codes* anew, and count on their tabs."""
        for view in self._views.values():
            view.entries.repaint(codes)
        if self._prepare_later.isActive():
            self._prepare_later.start()  # a table more is not built between two keys
        edition = self._session.report.edition
        self._update_badges({edition.section_at(code).code for code in codes})

    def repaint_all(self) -> None:
        """Show every row anew, and count on all tabs."""
        for view in self._views.values():
            view.entries.repaint_all()
        self._update_badges({section.code for _, section in self._sections})

    def repaint_dated(self) -> None:
        """Show the labels anew that have the report's dates in them."""
        for view in self._views.values():
            if isinstance(view.entries, SectionModel):
                view.entries.repaint_dated()

    def compare(self, *, on: bool) -> None:
        """Show the last period beside this one on every tab, or no longer."""
        self._compares = on
        for view in self._views.values():
            if isinstance(view.entries, SectionModel):
                view.entries.compare(on=on)

    # --- inside ---

    def _view_of(self, tab: int) -> EntryView:
        if tab not in self._views:
            model = self._model_of(*self._sections[tab])
            model.refused.connect(lambda _index, sentence: self.refused.emit(sentence))
            view = EntryView(model)
            view.show_only(self._wanted)
            view.ran_out.connect(self._leave_tab)
            view.moved.connect(self.moved)
            view.course_clicked.connect(self.history_requested)
            self.addWidget(view)
            self._views[tab] = view
        return self._views[tab]

    def _model_of(self, appendix: Appendix, section: Section) -> TableModel:
        if section.tasks is None:
            model = SectionModel(self._session, appendix, section, self._faults, self)
            model.compare(on=self._compares)
            return model
        return TaskModel(self._session, appendix, section, section.tasks, self._faults, self)

    def _prepare_a_tab(self) -> None:
        """Build one more table; then the first step onto its tab is as quick as any."""
        tab = next((tab for tab in range(len(self._sections)) if tab not in self._views), None)
        if tab is None:
            settle_memory()
            return
        self._view_of(tab).prepare(self.view.size())
        self._prepare_later.start()

    def _show_tab(self, tab: int) -> None:
        if tab >= len(self._sections):
            return
        self.tab = tab
        view = self._view_of(tab)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        view.mark(self._sought)
        self.setCurrentWidget(view)
        if had_focus:
            view.setFocus()
        self.moved.emit()

    def _leave_tab(self, step: Step, field: str) -> None:
        """Go on where the next tab, or the one before, takes input; at the end of the form, out of the table."""
        way = 1 if step.forward else -1
        tab = self.tab + way
        while 0 <= tab < len(self._sections):
            if (target := self._view_of(tab).entries.end(step, field if step.keeps_column else "")).isValid():
                self.tabs.setCurrentIndex(tab)
                self.view.go_to(target)
                return
            tab += way
        if step.forward:
            self.ended.emit()

    def _update_badges(self, sections: set[str]) -> None:
        for tab, (_, section) in enumerate(self._sections):
            if section.code in sections:
                self.tabs.set_badge(tab, self._badge(section))

    def _badge(self, section: Section) -> Badge:
        counted = words.TASKS if section.tasks else words.CELLS
        return Badge(self._session.report.completeness(section), self._faults.count(section), counted)
