"""The page that looks across units: what is compared at the left, the units in four views at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.jobs.consolidating.across import Arrivals, FilledLine, Fullness, forms_received, fullness
from desktop.jobs.consolidating.comparison import Comparison, UnitLine, compare
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.across import telling
from desktop.ui.across.bars import BarsView
from desktop.ui.across.choice import AcrossChoice
from desktop.ui.across.courses import CoursesView
from desktop.ui.across.fullness import FullnessList, FullnessTable
from desktop.ui.across.handing_out import HandingOut, Seen, View
from desktop.ui.across.selecting import Units, by_figure, selected
from desktop.ui.across.table import AcrossTable
from desktop.ui.fields import search_field
from desktop.ui.work import Latest, at_own_desk

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent


class AcrossPage(QWidget):
    """Tells its owner what was done, and why something was refused; `compared` says that what was chosen is shown."""

    help_place = "across"

    told = Signal(str)
    refused = Signal(str)
    compared = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arrivals: Arrivals | None = None
        self.comparison: Comparison | None = None
        self.fullness: Fullness | None = None
        self._lines: list[UnitLine] = []
        self._stale: set[View] = set()
        self._reading, self._comparing = Latest(self), Latest(self)
        self.choice = AcrossChoice()
        self.name = search_field("Lọc theo tên đơn vị", "Lọc theo tên, gõ không dấu cũng được")
        self.units = QComboBox()
        self.units.setAccessibleName("Hiện những đơn vị nào")
        for units in Units:
            self.units.addItem(units.value, units)
        self.table, self.bars, self.courses = AcrossTable(), BarsView(), CoursesView()
        self.filled = FullnessList(self)
        self.filled_table = FullnessTable(self.filled)
        self.tabs = QTabWidget()
        self._heading, self._lead, self._told = QLabel(), QLabel(), QLabel()
        self._stack = QStackedWidget()
        self.handing_out = HandingOut(desk, self._seen, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read anew what has come."""
        editions = forms_received(self._desk)
        self._stack.setCurrentIndex(1 if editions else 0)
        self.choice.offer_forms(editions)
        if editions:
            self._read()

    def open_report(self) -> None:
        """Show the latest report that was received of the current unit; say so where it sent none."""
        from desktop.ui.consolidated.received_view import show_received

        name, received = self._current
        if received:
            try:
                show_received(self._desk, received, self)
            except TOLD as refusal:
                self.refused.emit(str(refusal))
        elif name:
            self.told.emit(f"{name} chưa gửi báo cáo nào của kỳ này.")

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what has come, each time the page is turned to."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. A proxy would have Tab pass over what stands before it."""
        self.choice.search.setFocus()

    # --- inside ---

    def _connect(self) -> None:
        self.choice.form_chosen.connect(self._read)
        self.choice.changed.connect(self._compare)
        self._reading.done.connect(self._take_arrivals)
        self._comparing.done.connect(self._take)
        for latest in (self._reading, self._comparing):
            latest.refused.connect(self.refused)
        self.name.textChanged.connect(lambda _text: self._show_units())
        self.units.currentIndexChanged.connect(lambda _index: self._show_units())
        self.tabs.currentChanged.connect(lambda _tab: self._turn())
        self.table.copy_wanted.connect(self.handing_out.copy_table)
        self.handing_out.told.connect(self.told)
        self.handing_out.refused.connect(self.refused)
        for view in (self.table, self.bars, self.courses):
            view.stood_on.connect(self._tell)
        for each in (self.table, self.bars, self.courses, self.filled_table):
            each.opened.connect(self.open_report)

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        style.set_type(self._heading, 1.2, heavy=True)
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._heading, self._lead, self._told):
            label.setWordWrap(True)
        for view, title in (
            (self.table, "Bảng"),
            (self.bars, "Biểu đồ cột"),
            (self._with_words(self.courses), "Diễn biến"),
            (self.filled_table, "Mức đầy đủ"),
        ):
            self.tabs.addTab(view, title)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Cách xem")
        shown = QLabel("&Hiện")
        shown.setBuddy(self.units)
        above = QHBoxLayout()
        above.setSpacing(gaps.medium)
        above.addWidget(self.name, 1)
        above.addWidget(shown)
        above.addWidget(self.units)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        for each in self.handing_out.buttons:
            buttons.addWidget(each)
        buttons.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(gaps.medium, 0, 0, 0)
        column.setSpacing(gaps.medium)
        for widget in (self._heading, self._lead):
            column.addWidget(widget)
        column.addLayout(above)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._told)
        column.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.choice)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        nothing = QLabel(telling.NOTHING_CAME)
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(nothing)
        self._stack.addWidget(halves)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        whole.addWidget(self._stack)
        style.follow(self, self._measure)

    def _with_words(self, courses: QWidget) -> QStackedWidget:
        """Return *courses*, in whose place words may stand."""
        self._course_words = QLabel(telling.ONE_PERIOD)
        self._course_words.setWordWrap(True)
        self._course_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._courses_stack = QStackedWidget()
        self._courses_stack.addWidget(courses)
        self._courses_stack.addWidget(self._course_words)
        return self._courses_stack

    def _measure(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.choice.setMinimumWidth(letter * 28)
        self.choice.setMaximumWidth(letter * 44)

    # --- asking ---

    def _read(self) -> None:
        edition = self.choice.edition
        if edition is not None:
            self._reading.ask(at_own_desk(self._desk, lambda own: Arrivals(own, edition)))

    def _take_arrivals(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self.choice.offer(arrivals)

    def _compare(self) -> None:
        arrivals, code, last, count = self._arrivals, self.choice.code, self.choice.period, self.choice.count.value()
        if arrivals is None or last is None or not code:
            return

        def job(own: Desk) -> tuple[Comparison, Fullness]:
            return compare(own, arrivals, code, last, count), fullness(own, arrivals, last)

        self._comparing.ask(at_own_desk(self._desk, job))

    def _take(self, found: tuple[Comparison, Fullness]) -> None:
        self.comparison, self.fullness = found
        self._show_units()
        self.compared.emit()

    # --- showing ---

    def _show_units(self) -> None:
        if self.comparison is None or self.fullness is None:
            return
        self._lines = selected(self.comparison, Units(self.units.currentData()), self.name.text())
        self._stale = set(View)
        self._turn()

    def _fill(self, view: View, comparison: Comparison, fullness: Fullness) -> None:
        """Show the units in the view that is turned to; the others wait until they are."""
        match view:
            case View.TABLE:
                self.table.show_units(comparison, self._lines)
            case View.BARS:
                self.bars.units.show(comparison, by_figure(self._lines))
            case View.COURSES:
                self.courses.units.show(comparison, by_figure(self._lines))
                self._courses_stack.setCurrentIndex(0 if len(comparison.columns) > 1 else 1)
            case View.FULLNESS:
                self.filled.show_units(fullness, self.name.text())

    def _turn(self) -> None:
        """Say what is shown in the view that is turned to."""
        if self.comparison is None or self.fullness is None:
            return
        view = View(self.tabs.currentIndex())
        if view in self._stale:
            self._stale.remove(view)
            self._fill(view, self.comparison, self.fullness)
        of_units = view is not View.FULLNESS
        self.units.setEnabled(of_units)
        if of_units:
            how = telling.how_to_read(self.comparison, view)
            self._heading.setText(self.comparison.heading)
            self._lead.setText(f"{telling.lead(self.comparison)} {how}")
        else:
            self._heading.setText(f"Mức đầy đủ: {self.fullness.form}")
            self._lead.setText(telling.lead_of(self.fullness))
        self.handing_out.follow()
        self._tell(self._line)

    def _seen(self) -> Seen | None:
        """Return what is seen now, for handing it out."""
        if self.comparison is None or self.fullness is None:
            return None
        view = View(self.tabs.currentIndex())
        cells = {View.TABLE: self.table.model.cells, View.FULLNESS: self.filled.cells}.get(view)
        lines = self.table.model.lines if view is View.TABLE else by_figure(self._lines)
        return Seen(view, self.comparison, list(lines), self.fullness, cells)

    @property
    def _current(self) -> tuple[str, int]:
        """The current unit, and the number of its report in the last period, 0 without one."""
        if self.tabs.currentIndex() == View.FULLNESS:
            filled: FilledLine | None = self.filled_table.about
            return (filled.name, filled.received) if filled else ("", 0)
        line = self._line
        return (line.name, line.received[-1] or 0) if line else ("", 0)

    @property
    def _line(self) -> UnitLine | None:
        at = self.tabs.currentIndex()
        return None if at == View.FULLNESS else (self.table, self.bars, self.courses)[at].line

    def _tell(self, line: UnitLine | None) -> None:
        """Say all that is known of the current unit."""
        if self.comparison is None:
            return
        if line is not None:
            self._told.setText(telling.unit(self.comparison, line))
        elif not self._lines and self.tabs.currentIndex() != View.FULLNESS:
            self._told.setText(telling.NO_UNIT_FOUND)
        else:
            self._told.setText(telling.HOW_TO_OPEN)
