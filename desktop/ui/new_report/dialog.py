"""Form → period → closing dates → a new draft. A form and period that have a report already are opened instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QFormLayout, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.engine.definition import Edition
from desktop.engine.period import FIRST_YEAR, LAST_YEAR, Dates, Period, PeriodType
from desktop.engine.report import Completeness
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import TOLD
from desktop.ui import style, words
from desktop.ui.buttons import button, main_button
from desktop.ui.new_report.proposal import ORDINAL_WORDS, TYPE_WORDS, proposed_period


class NewReportDialog(QDialog):
    """`opened` brings the report to open, new or found."""

    help_place = "new"

    opened = Signal(int)

    def __init__(self, desk: Desk, form: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập báo cáo mới")
        self._desk = desk
        self._today = today
        self._editions = desk.forms()
        self._rows = desk.reports()
        self._binned = desk.deleted_reports()
        self.form = QComboBox()
        for edition in self._editions:
            self.form.addItem(edition.title, edition.form)
        self._period_label = QLabel("&Kỳ báo cáo")
        self.type = QComboBox()
        self.ordinal = QComboBox()
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.start, self.end = _date_field("Từ ngày"), _date_field("Đến ngày")
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.create_button = main_button("&Lập báo cáo", self._go_on)
        self.restore_button = button("Lấ&y lại từ thùng rác", self._restore)
        self._lay_out()
        self.form.currentIndexChanged.connect(self._form_changed)
        self.type.currentIndexChanged.connect(self._type_changed)
        self.ordinal.currentIndexChanged.connect(self._period_changed)
        self.year.valueChanged.connect(self._period_changed)
        self.start.dateChanged.connect(self._look)
        self.end.dateChanged.connect(self._look)
        self.form.setCurrentIndex(max(0, self.form.findData(form)))
        self._form_changed()

    @property
    def period(self) -> Period:
        """The period chosen now."""
        return Period(PeriodType(self.type.currentData()), self.year.value(), max(0, self.ordinal.currentIndex()) + 1)

    @property
    def dates(self) -> Dates:
        """The closing dates as they stand."""
        return Dates(_python_date(self.start), _python_date(self.end))

    def choose(self, period: Period) -> None:
        """Choose *period*; its type is one that the form is made for."""
        widgets = (self.type, self.ordinal, self.year)
        for widget in widgets:
            widget.blockSignals(True)  # noqa: FBT003  # one change, not three
        self.type.setCurrentIndex(self.type.findData(period.type))
        self.ordinal.clear()
        self.ordinal.addItems(ORDINAL_WORDS.get(period.type, ()))
        self.ordinal.setCurrentIndex(period.ordinal - 1)
        self.ordinal.setVisible(self.ordinal.count() > 0)
        self.year.setValue(period.year)
        for widget in widgets:
            widget.blockSignals(False)  # noqa: FBT003
        self._period_changed()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        form = QFormLayout()
        form.setHorizontalSpacing(gaps.large)
        form.setVerticalSpacing(gaps.medium)
        form.addRow("&Biểu mẫu", self.form)
        form.addRow(self._period_label, _side_by_side(self.type, self.ordinal, QLabel("năm"), self.year))
        form.addRow("Số liệu từ &ngày", _side_by_side(self.start, QLabel("đến ngày"), self.end))
        for field, name in ((self.form, "Biểu mẫu"), (self.type, "Loại kỳ"), (self.ordinal, "Kỳ"), (self.year, "Năm")):
            field.setAccessibleName(name)
        hint = QLabel("Hai ngày này được đề xuất theo quy định chốt số liệu ngày 14; hãy sửa nếu đơn vị chốt vào ngày khác.")
        hint.setWordWrap(True)
        style.tint(hint, WindowText="muted")
        form.addRow("", hint)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.restore_button)
        buttons.addWidget(button("Bỏ &qua", self.reject))
        buttons.addWidget(self.create_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.large)
        whole.setSpacing(gaps.large)
        whole.addLayout(form)
        whole.addWidget(self.notice)
        whole.addStretch()
        whole.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 78)

    def _form_changed(self) -> None:
        edition = self._edition
        self.type.blockSignals(True)  # noqa: FBT003
        self.type.clear()
        for type_ in edition.period_types:
            self.type.addItem(TYPE_WORDS[type_], type_)
        self.type.blockSignals(False)  # noqa: FBT003
        several = len(edition.period_types) > 1
        self.type.setVisible(several)
        self._period_label.setBuddy(self.type if several else self.ordinal)
        self._type_changed()

    def _type_changed(self) -> None:
        type_ = PeriodType(self.type.currentData())
        taken = {row.period for row in self._rows if row.form == self._edition.form}
        self.choose(proposed_period(type_, self._today, taken))

    def _period_changed(self) -> None:
        for field, day in zip((self.start, self.end), self.period.proposed_dates, strict=True):
            field.setDate(QDate(day.year, day.month, day.day))
        self._look()

    def _look(self) -> None:
        """Say what stands against a new report, and what the button does then."""
        found, binned, told, colour = self._found, self._in_bin, "", "text"
        if found is not None:
            state = ", ".join(filter(None, (words.version(found.version), words.STATUS[found.status].lower())))
            told = f"Đã có báo cáo {found.period.label} theo biểu mẫu này ({state})."
        elif refusal := self._refusal:
            told, colour = refusal, "error_mark"
        elif self.dates.end < self.dates.start:
            told, colour = "Ngày cuối kỳ đứng trước ngày đầu kỳ: hãy xem lại hai ngày này.", "error_mark"
        elif binned is not None:
            filled = words.filled(Completeness(binned.filled, binned.total))
            told = f"Trong thùng rác có một bản nháp {binned.period.label} đã điền {filled}: có thể lấy lại thay vì lập mới."
        self.restore_button.setVisible(binned is not None)
        self._say(told, colour)
        self.create_button.setText("&Mở báo cáo đã có" if found else "&Lập báo cáo")
        self.create_button.setEnabled(colour != "error_mark")

    def _say(self, told: str, colour: str) -> None:
        style.tint(self.notice, WindowText=colour)
        self.notice.setText(told)

    @property
    def _edition(self) -> Edition:
        return self._editions[self.form.currentIndex()]

    @property
    def _found(self) -> ReportRow | None:
        """The report that this form and period have already; of several versions the last."""
        same = [row for row in self._rows if (row.form, row.period) == (self._edition.form, self.period)]
        return max(same, key=lambda row: row.version, default=None)

    @property
    def _in_bin(self) -> ReportRow | None:
        """The draft of this form and period that was put into the bin last, where it has no other report."""
        same = [row for row in self._binned if (row.form, row.period) == (self._edition.form, self.period)]
        return same[0] if same and self._found is None else None

    @property
    def _refusal(self) -> str:
        """Why the form is not made for this period; empty when it is."""
        try:
            self._desk.edition_for(self._edition.form, self.period)
        except TOLD as refusal:
            return str(refusal)
        return ""

    def _restore(self) -> None:
        if (binned := self._in_bin) is not None:
            self._open(lambda: self._take_out(binned.id))

    def _take_out(self, report_id: int) -> int:
        self._desk.restore_report(report_id)
        return report_id

    def _go_on(self) -> None:
        found = self._found
        self._open(lambda: found.id if found else self._desk.new_report(self._edition.form, self.period, self.dates))

    def _open(self, work: Callable[[], int]) -> None:
        """Do *work*, and have the report opened that it returns."""
        try:
            report_id = work()
        except TOLD as refusal:
            self._say(str(refusal), "error_mark")
            return
        self.accept()
        self.opened.emit(report_id)


def _date_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setDisplayFormat("dd/MM/yyyy")
    field.setCalendarPopup(True)
    return field


def _python_date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _side_by_side(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return box
