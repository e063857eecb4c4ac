"""The line above the tabs: whose report it is, for when, with which number; what of it can be changed is a field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.engine.period import Dates
from desktop.engine.report import Status
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui import style, words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent


class DateField(QDateEdit):
    """A day, typed or picked from a calendar. Scrolling over it does not change it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.Vietnamese))
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)  # a day counts when it is typed to the end

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show *day* without telling anyone."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is scrolled."""
        event.ignore()


class HeaderLine(QWidget):
    """Unit and period, the fields of the report's head, its status and how much of it is filled."""

    help_place = "head"

    #: The head was changed and is stored.
    edited = Signal()
    #: It could not be stored: the sentence for the clerk.
    refused = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = QLabel()
        style.set_type(self.title, 1.2, heavy=True)
        self.unit = QLabel()
        self.start, self.end = DateField("Số liệu từ ngày"), DateField("Số liệu đến ngày")
        self.number = QLineEdit()
        self.number.setAccessibleName("Số của báo cáo")
        style.follow(self.number, lambda: self.number.setMaximumWidth(self.fontMetrics().averageCharWidth() * 9))
        self.symbol = QLabel()
        self.due = DateField("Hạn nộp báo cáo")
        self.status = QLabel()
        self.filled = QLabel()
        self._lay_out()
        self.refresh()
        self.start.dateChanged.connect(self._store_dates)
        self.end.dateChanged.connect(self._store_dates)
        self.due.dateChanged.connect(self._store_due)
        self.number.editingFinished.connect(self.store_number)

    def refresh(self) -> None:
        """Show the report's head as it is now."""
        report = self._session.report
        self.title.setText(words.sentence_case(report.period.label))
        self.title.setToolTip(report.edition.title)
        self.unit.setText(report.unit.name)
        self.start.show_day(report.dates.start)
        self.end.show_day(report.dates.end)
        self.number.setText(report.number)
        self.symbol.setText("" if "/" in report.number else f"/{report.unit.symbol}")
        self.due.show_day(self._session.due)
        self.status.setText(", ".join(filter(None, (words.STATUS[report.status], words.version(report.version)))))
        locked = report.status is not Status.DRAFT
        for field in (self.start, self.end, self.number, self.due):
            field.setReadOnly(locked)
            if locked:
                style.tint(field, Base="panel")
        self.refresh_filled()

    def refresh_filled(self) -> None:
        """Show how much of the report is filled now."""
        self.filled.setText(f"Đã điền {words.filled(self._session.report.completeness())}")

    def minimumSizeHint(self) -> QSize:
        """Return the size on two lines, whichever way the parts stand now."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width + 2 * style.spacing(self.fontMetrics()).medium, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand on one line where there is room for it, else on two."""
        super().resizeEvent(event)
        self._place_parts()

    def _place_parts(self) -> None:
        needed = sum(part.sizeHint().width() for part in self._parts) + style.spacing(self.fontMetrics()).huge
        beside = self.width() >= needed
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._parts = (
            _row(gaps, (self.title,), (self.unit,), (self.status,), (self.filled,)),
            _row(
                gaps,
                (_named("Số &liệu từ", self.start), self.start, _named("đế&n", self.end), self.end),
                (_named("Số", self.number), self.number, self.symbol),
                (_named("Hạn nộ&p", self.due), self.due),
            ),
        )
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)
        self._line.setSpacing(gaps.small)
        for part in self._parts:
            self._line.addWidget(part)
            self._line.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        self._line.setStretch(0, 1)
        style.follow(self, self._place_parts)

    def _store_dates(self) -> None:
        dates = Dates(self.start.day, self.end.day)
        if dates.end < dates.start:
            self.refused.emit("Ngày cuối kỳ đứng trước ngày đầu kỳ: hãy xem lại hai ngày này. Ngày mới chưa được lưu.")
            return
        self._store(dates=dates)

    def _store_due(self) -> None:
        self._store(due=self.due.day)

    def store_number(self) -> bool:
        """Store the number as it is typed so far; return whether it is stored."""
        if self.number.text().strip() != self._session.report.number:
            self._store(number=self.number.text())
        return self.number.text().strip() == self._session.report.number

    def _store(self, *, number: str | None = None, dates: Dates | None = None, due: date | None = None) -> None:
        try:
            self._session.set_header(number=number, dates=dates, due=due)
        except TOLD as error:
            self.refused.emit(str(error))
            return
        self.symbol.setText("" if "/" in self._session.report.number else f"/{self._session.report.unit.symbol}")
        self.edited.emit()


def _row(gaps: style.Spacing, *groups: tuple[QWidget, ...]) -> QWidget:
    """Return widgets side by side: close together within a group, apart between groups."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gaps.small)
    for place, group in enumerate(groups):
        if place:
            line.addSpacing(gaps.medium)
        for widget in group:
            line.addWidget(widget)
    line.addStretch(1)
    return row


def _named(name: str, field: QWidget) -> QLabel:
    """Return the label of a field; its access key leads into the field."""
    label = QLabel(name)
    label.setBuddy(field)
    return label
