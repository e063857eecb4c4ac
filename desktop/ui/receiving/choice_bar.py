"""For which form and period reports are taken in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop.engine.period import FIRST_YEAR, LAST_YEAR, Period, periods_of
from desktop.jobs.consolidating.choice import Choice, proposed, remember
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.fields import narrow_combo
from desktop.ui.words import sentence_case


class ChoiceBar(QWidget):
    """A form, the periods of a year in which it is made, and the year. `changed` says that another one is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._editions = desk.forms()
        self.form, self.period, self.year = narrow_combo("Biểu mẫu nhận"), narrow_combo("Kỳ báo cáo nhận"), QSpinBox()
        self.year.setAccessibleName("Năm của kỳ báo cáo")
        self.form.setMinimumContentsLength(24)
        self.period.setMinimumContentsLength(15)
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        for edition in self._editions:
            self.form.addItem(edition.title, edition.form)
        self._lay_out()
        self.choose(proposed(desk, today))
        self.form.currentIndexChanged.connect(lambda _index: self._offer_periods())
        self.year.valueChanged.connect(lambda _year: self._offer_periods())
        self.period.currentIndexChanged.connect(lambda _index: self._tell())

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(self.form.currentData(), self.period.currentData())

    def offers(self, choice: Choice) -> bool:
        """Whether a form and a period can be chosen."""
        forms = {edition.form: edition.period_types for edition in self._editions}
        return choice.period.type in forms.get(choice.form, ()) and FIRST_YEAR <= choice.period.year <= LAST_YEAR

    def choose(self, choice: Choice) -> None:
        """Choose a form and a period."""
        with QSignalBlocker(self.form), QSignalBlocker(self.year), QSignalBlocker(self.period):
            self.form.setCurrentIndex(self.form.findData(choice.form))
            self.year.setValue(choice.period.year)
            self._list_periods()
            self.period.setCurrentIndex(self._periods.index(choice.period))

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gaps.medium)
        for words, field, stretch in (("B&iểu mẫu", self.form, 2), ("&Kỳ", self.period, 1), ("Nă&m", self.year, 0)):
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, stretch)

    @property
    def _periods(self) -> list[Period]:
        """The periods of the year, in the order in which they close."""
        types = self._editions[self.form.currentIndex()].period_types
        found = [period for type_ in types for period in periods_of(self.year.value(), type_)]
        return sorted(found, key=lambda period: period.proposed_dates.end)

    def _list_periods(self) -> None:
        self.period.clear()
        for period in self._periods:
            self.period.addItem(sentence_case(period.label), period)

    def _offer_periods(self) -> None:
        """Offer the periods of another form or year; the same one of the year stays chosen while there is one."""
        before: Period = self.period.currentData()
        with QSignalBlocker(self.period):
            self._list_periods()
            same = [at for at, each in enumerate(self._periods) if (each.type, each.ordinal) == (before.type, before.ordinal)]
            self.period.setCurrentIndex(next(iter(same), 0))
        self._tell()

    def _tell(self) -> None:
        remember(self._desk, self.choice, self._today)
        self.changed.emit()
