"""The calendar page: what is late and next, a year's table, and the report of the current cell in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine.period import FIRST_YEAR, LAST_YEAR
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.jobs.overview import calendar, duties
from desktop.jobs.overview.calendar import Item, Outlook
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.overview import telling
from desktop.ui.overview.calendar_model import ITEM, CalendarModel
from desktop.ui.overview.calendar_table import CalendarTable

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_NOTHING = "Chưa có báo cáo nào phải nộp. Bấm “Chọn báo cáo phải nộp…” để chọn biểu mẫu và kỳ báo cáo của đơn vị."
_HINT = "Enter hoặc nhấp đúp: mở hay lập báo cáo. F2: đổi hạn nộp."


class CalendarPage(QWidget):
    """Asks its owner to open a report, to begin one of a form for a period, or to tell why something was refused."""

    help_place = "calendar"

    open_wanted = Signal(int)
    begin_wanted = Signal(str, object)
    refused = Signal(str)

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._outlook = Outlook([], [])
        self.model = CalendarModel(today, self)
        self.table = CalendarTable(self.model)
        self.year = QSpinBox()
        self.year.setAccessibleName("Năm của lịch báo cáo")
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(today.year)
        self._title = QLabel()
        style.set_type(self._title, 1.5, heavy=True)
        self.late, self.next = self._strip("Báo cáo trễ hạn"), self._strip("Báo cáo sắp đến hạn")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.go_button = main_button("&Mở báo cáo", self._go)
        self.due_button = button("Đổi &hạn nộp…", self.edit_due)
        self.duties_button = button("&Chọn báo cáo phải nộp…", self.choose_duties)
        self._stack = QStackedWidget()
        self._lay_out()
        self.year.valueChanged.connect(lambda _year: self._show_year())
        self.table.activated.connect(lambda _index: self._go())
        self.table.selectionModel().currentChanged.connect(self._tell)
        # Once the editor is gone: the table is filled anew.
        self.model.due_wanted.connect(self._set_due, Qt.ConnectionType.QueuedConnection)
        self.refresh()
        self._stand_on_today()
        style.follow(self, self._tell_outlook)  # links take their colour when their words are set

    def refresh(self) -> None:
        """Read the reports anew."""
        self._outlook = calendar.outlook(self._desk, self._today)
        self._tell_outlook()
        self._show_year()

    def stand_on(self, item: Item) -> None:
        """Go to a report of any year."""
        self.year.setValue(item.period.year)
        self.table.setCurrentIndex(self.model.index_of(item))
        self.table.setFocus()

    def edit_due(self) -> None:
        """Edit the due day of the current report in its cell."""
        if self._item is not None:
            self.table.edit(self.table.currentIndex())

    def choose_duties(self) -> None:
        """Ask which reports the unit owes."""
        from desktop.ui.overview.duties_dialog import DutiesDialog

        dialog = DutiesDialog(self._desk, self)
        if dialog.exec():
            try:
                duties.choose_duties(self._desk.database, dialog.duties)
            except TOLD as refusal:
                self.refused.emit(str(refusal))
            self.refresh()
        dialog.deleteLater()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. A proxy would have Tab pass over what stands before it."""
        (self.table if self.table.isVisibleTo(self) else self.duties_button).setFocus()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        top = QHBoxLayout()
        top.setSpacing(gaps.medium)
        top.addWidget(self._title, 1)
        year = QLabel("&Năm")
        year.setBuddy(self.year)
        top.addWidget(year)
        top.addWidget(self.year)
        nothing = QLabel(_NOTHING)
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        hint = QLabel(_HINT)
        hint.setWordWrap(True)
        style.tint(hint, WindowText="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        for widget in (self.go_button, self.due_button):
            buttons.addWidget(widget)
        buttons.addStretch()
        buttons.addWidget(self.duties_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(top)
        for label in (self.late, self.next):
            column.addWidget(label)
        column.addWidget(self._stack, 1)
        column.addWidget(self.told)
        column.addWidget(hint)
        column.addLayout(buttons)

    def _strip(self, name: str) -> QLabel:
        label = QLabel()
        label.setAccessibleName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        label.linkActivated.connect(self._follow)
        return label

    def _tell_outlook(self) -> None:
        for label, text in zip((self.late, self.next), telling.late_and_next(self._outlook, self._today), strict=True):
            label.clear()  # links take their colour when they are read, and the same text is not read again
            label.setText(text)

    def _follow(self, link: str) -> None:
        kind, place = link.split(":")
        items = self._outlook.late if kind == "late" else self._outlook.next
        self.stand_on(items[int(place)])

    def _show_year(self) -> None:
        row, column = self.table.currentIndex().row(), self.table.currentIndex().column()
        lines = calendar.year(self._desk, self.year.value(), self._today)
        self.model.show_lines(lines)
        self._title.setText(f"Lịch báo cáo năm {self.year.value()}")
        self._stack.setCurrentIndex(0 if lines else 1)
        self.table.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))
        self._tell()

    def _stand_on_today(self) -> None:
        """Stand on what is to be done first: the oldest late report, else the next."""
        first = next(iter([*self._outlook.late, *self._outlook.next]), None)
        if first is not None:
            self.stand_on(first)

    @property
    def _item(self) -> Item | None:
        index = self.table.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def _tell(self) -> None:
        item = self._item
        self.told.setText(telling.sentence(item, self._today) if item else "Tháng này không có kỳ báo cáo của biểu mẫu này.")
        self.told.setVisible(self._stack.currentIndex() == 0)
        self.go_button.setText("&Lập báo cáo…" if item and item.report is None else "&Mở báo cáo")
        for widget in (self.go_button, self.due_button):
            widget.setEnabled(item is not None)

    def _go(self) -> None:
        item = self._item
        if item is None:
            return
        if item.report is None:
            self.begin_wanted.emit(item.edition.form, item.period)
        else:
            self.open_wanted.emit(item.report.id)

    def _set_due(self, item: Item, due: date) -> None:
        try:
            calendar.set_due(self._desk, item, due)
        except TOLD as refusal:
            self.refused.emit(str(refusal))
            return
        self.refresh()
