"""The home page: choose a form or a year at the left, see its reports, open one or begin another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk, ReportRow
from desktop.ui import style, words
from desktop.ui.buttons import button, button_for, main_button
from desktop.ui.home.model import ReportList
from desktop.ui.home.side_menu import SideMenu, Wanted
from desktop.ui.home.table import ReportTable
from desktop.ui.life.of_list import ListLife
from desktop.ui.overview import Overview

if TYPE_CHECKING:
    from desktop.jobs.consolidating.choice import Delivery

_EMPTY = (
    "Chưa có báo cáo nào ở đây",
    "Bấm “Lập báo cáo mới”, chọn biểu mẫu và kỳ báo cáo, rồi nhập số liệu vào các ô trắng.",
)
_EMPTY_BIN = ("Thùng rác đang trống", "Bản nháp bỏ đi nằm ở đây và lấy lại được, cho đến khi anh, chị dọn thùng rác.")
_IN_BIN = "Báo cáo trong thùng rác còn đủ số liệu. Bấm “Lấy lại” để đưa một báo cáo về danh sách."


class HomePage(QWidget):
    """Asks its owner to open a report, to send one, to begin one (of a form, or of any: ""), or to change the unit's profile.

    `begin_wanted` asks for a report of a form for a period; `told` and `refused` bring sentences for the clerk; `looked_at`
    says whether a page that looks over many reports is shown, and which.
    """

    help_place = "home"

    open_wanted = Signal(int)
    send_wanted = Signal(int)
    new_wanted = Signal(str)
    begin_wanted = Signal(str, object)
    profile_wanted = Signal()
    told = Signal(str)
    refused = Signal(str)
    looked_at = Signal(object)

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._rows: list[ReportRow] = []
        self._in_bin = False
        self.menu = SideMenu()
        self.reports = ReportList(desk, today, self)
        self.table = ReportTable(self.reports)
        self._title = QLabel()
        style.set_type(self._title, 1.5, heavy=True)
        self._unit = QLabel()
        self._lead = QLabel()
        self.life = ListLife(desk, self.table)
        self.open_button = button_for(self.table.open_)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._empty_title, self._empty_hint = QLabel(), QLabel()
        self._pages.addWidget(self._make_empty())
        self._right = QStackedWidget()
        self._overviews: dict[Overview, QWidget] = {}
        self._lay_out()
        self.menu.chosen.connect(self._list)
        self.menu.chosen.connect(lambda _wanted: self.looked_at.emit(None))
        self.menu.overview_chosen.connect(self._show_overview)
        self.menu.form_activated.connect(self.new_wanted)
        self.table.opened.connect(self._open_current)
        self.life.open_wanted.connect(self.open_wanted)
        self.life.send_wanted.connect(self.send_wanted)
        self.life.changed.connect(self.refresh)
        self.life.told.connect(self.told)
        self.life.refused.connect(self.refused)
        self.table.selectionModel().currentRowChanged.connect(self._look_at_report)
        self.reports.modelReset.connect(self._look_at_report)

    def refresh(self, current: int | None = None) -> None:
        """Read the reports anew; *current* is the one to stand on."""
        standing = current or self._current_id()
        self._rows = [*self._desk.reports(), *self._desk.deleted_reports()]
        unit = self._desk.unit
        self._unit.setText(unit.name if unit else "")
        if self._desk.has_units_below:
            self.menu.offer_below()
        self.menu.show_forms(self._desk.forms())
        self.menu.show_years(self._rows)
        self._list(self.menu.wanted)
        line = self.reports.row_of(standing) if standing else None
        self.table.selectRow(line or 0)

    def show_overview(self, page: Overview) -> None:
        """Show a page that looks over many reports."""
        self.menu.choose(page)
        self._overviews[page].setFocus()

    def take_in(self, delivery: Delivery) -> None:
        """Receive files on the page for that."""
        from desktop.ui.receiving.receiving_page import ReceivingPage

        self.show_overview(Overview.RECEIVING)
        page = self._overviews[Overview.RECEIVING]
        assert isinstance(page, ReceivingPage)  # noqa: S101 - it was just shown
        page.take_delivery(delivery)

    @property
    def of_list(self) -> tuple[QAction, ...]:
        """What can be done with the report on which the list stands; nothing while another page is shown."""
        return (self.table.open_, *self.life.all) if self.table.isVisibleTo(self) else ()

    # --- inside ---

    def _show_overview(self, page: Overview) -> None:
        if page not in self._overviews:
            self._overviews[page] = self._make_overview(page)
            self._right.addWidget(self._overviews[page])
        self._right.setCurrentWidget(self._overviews[page])
        self.looked_at.emit(page)

    def _make_overview(self, page: Overview) -> QWidget:
        match page:
            case Overview.CALENDAR:
                from desktop.ui.overview.calendar_page import CalendarPage

                calendar = CalendarPage(self._desk, self._today)
                calendar.open_wanted.connect(self.open_wanted)
                calendar.begin_wanted.connect(self.begin_wanted)
                calendar.refused.connect(self.refused)
                return calendar
            case Overview.CHARTS:
                from desktop.ui.overview.charts_page import ChartsPage

                charts = ChartsPage(self._desk)
                charts.told.connect(self.told)
                charts.refused.connect(self.refused)
                return charts
            case Overview.RECEIVING:
                from desktop.ui.receiving.receiving_page import ReceivingPage

                receiving = ReceivingPage(self._desk, self._today)
                receiving.open_wanted.connect(self.open_wanted)
                receiving.told.connect(self.told)
                receiving.refused.connect(self.refused)
                return receiving
            case Overview.ACROSS:
                from desktop.ui.across.page import AcrossPage

                across = AcrossPage(self._desk)
                across.told.connect(self.told)
                across.refused.connect(self.refused)
                return across
            case Overview.UNITS:
                from desktop.ui.receiving.units_page import UnitsPage

                units = UnitsPage(self._desk, self._today)
                units.told.connect(self.told)
                units.refused.connect(self.refused)
                return units

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._unit)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        self._new_button = main_button("&Lập báo cáo mới…", lambda: self.new_wanted.emit(self.menu.wanted.form or ""))
        buttons.addWidget(self._new_button)
        buttons.addWidget(self.open_button)
        for action in self.life.all:
            buttons.addWidget(button_for(action))
        buttons.addStretch()
        buttons.addWidget(button("&Hồ sơ đơn vị…", self.profile_wanted.emit))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(top)
        column.addWidget(self._lead)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._side())
        self._right.addWidget(right)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        self._split = split
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _side(self) -> QWidget:
        side = QWidget()
        style.tint(side, Base="panel")
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(side)
        column.setContentsMargins(gaps.medium, gaps.medium, 0, gaps.medium)
        column.addWidget(self.menu)
        return side

    def _make_empty(self) -> QWidget:
        page = QFrame()
        page.setFrameShape(QFrame.Shape.StyledPanel)
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        style.set_type(self._empty_title, 1.2, heavy=True)
        self._empty_hint.setWordWrap(True)
        column = QVBoxLayout(page)
        column.addStretch()
        for label in (self._empty_title, self._empty_hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()
        return page

    def _list(self, wanted: Wanted) -> None:
        self._right.setCurrentIndex(0)
        self._in_bin = wanted.in_bin
        rows = [row for row in self._rows if wanted.holds(row)]
        self.reports.show(rows)
        self._title.setText(self._title_of(wanted))
        self._lead.setText(_IN_BIN if wanted.in_bin else self._lead_of(rows))
        title, hint = _EMPTY_BIN if wanted.in_bin else _EMPTY
        self._empty_title.setText(title)
        self._empty_hint.setText(hint)
        self._pages.setCurrentIndex(0 if rows else 1)
        self._lead.setVisible(bool(rows))
        self.table.open_.setEnabled(bool(rows))
        self.table.open_.setVisible(not wanted.in_bin)
        if rows:
            self.table.selectRow(0)

    def _lead_of(self, rows: list[ReportRow]) -> str:
        late = sum(words.due(row.due, self._today, row.status).late for row in rows)
        return f"{late} báo cáo đã quá hạn nộp." if late else "Nhấp đúp hoặc bấm Enter để mở một báo cáo."

    def _look_at_report(self) -> None:
        index = self.table.currentIndex()
        row = self.reports.report_at(index) if index.isValid() else None
        self.life.stand_on(row, in_bin=self._in_bin)

    def _title_of(self, wanted: Wanted) -> str:
        if wanted.in_bin:
            return "Thùng rác"
        if wanted.form is not None:
            return next(edition.title for edition in self._desk.forms() if edition.form == wanted.form)
        return f"Báo cáo năm {wanted.year}" if wanted.year else "Tất cả báo cáo"

    def _current_id(self) -> int | None:
        index = self.table.currentIndex()
        return self.reports.report_at(index).id if index.isValid() else None

    def _open_current(self) -> None:
        if (report_id := self._current_id()) is not None:
            self.open_wanted.emit(report_id)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the list. A proxy would have Tab pass over all that stands before the list."""
        (self.table if self.table.isVisibleTo(self) else self._new_button).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the menu the width of its words, on a narrow window less."""
        super().showEvent(event)
        if not event.spontaneous():  # not when the window comes back from the task bar
            self._share_width()

    def _share_width(self) -> None:
        self._split.setSizes([min(self.fontMetrics().averageCharWidth() * 42, self.width() * 3 // 10), self.width()])
