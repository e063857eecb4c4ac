"""What is compared across units: form, periods, indicator."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.engine.definition import Edition
from desktop.engine.period import Period, PeriodType
from desktop.jobs.consolidating.across import Arrivals, comparable
from desktop.jobs.consolidating.comparison import MOST_PERIODS
from desktop.jobs.overview.figures import Choice, choices, short_label
from desktop.ui import style
from desktop.ui.fields import narrow_combo, search_field
from desktop.ui.overview.indicator_list import IndicatorView, SoughtIndicators
from desktop.ui.overview.telling import OFTEN
from desktop.ui.words import sentence_case

_USUAL_PERIODS = 6
_ALL_SECTIONS = "Tất cả các phần"


class AcrossChoice(QWidget):
    """`form_chosen` asks for what came of another form, `changed` says that something else is to be compared."""

    form_chosen = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editions: list[Edition] = []
        self._arrivals: Arrivals | None = None
        self.form, self.type, self.last, self.section = (
            narrow_combo(name) for name in ("Biểu mẫu", "Loại kỳ báo cáo", "Đến kỳ", "Phần của biểu mẫu")
        )
        self.count = QSpinBox()
        self.count.setAccessibleName("Số kỳ")
        self.count.setRange(1, MOST_PERIODS)
        self.count.setValue(_USUAL_PERIODS)
        self.search = search_field("Tìm chỉ tiêu", "Tìm chỉ tiêu, gõ không dấu cũng được")
        self.indicators = SoughtIndicators(self)
        self.list = IndicatorView(self.indicators)
        self._code = ""
        self._lay_out()
        self.form.currentIndexChanged.connect(lambda _index: self.form_chosen.emit())
        self.type.currentIndexChanged.connect(lambda _index: self._offer_periods())
        self.last.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.count.valueChanged.connect(lambda _count: self.changed.emit())
        self.section.currentIndexChanged.connect(lambda _index: self._offer_indicators())
        self.search.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(self._choose)

    @property
    def edition(self) -> Edition | None:
        """The form that is chosen, `None` while nothing has come."""
        return self._editions[self.form.currentIndex()] if self._editions else None

    @property
    def code(self) -> str:
        """The indicator that is chosen."""
        return self._code

    @property
    def period(self) -> Period | None:
        """The last period."""
        period: Period | None = self.last.currentData()
        return period

    def offer_forms(self, editions: list[Edition]) -> None:
        """Offer the forms of which reports have come; what is chosen stays while it is there."""
        before = self.edition
        with QSignalBlocker(self.form):
            self._editions = editions
            self.form.clear()
            for edition in editions:
                self.form.addItem(edition.title)
            same = [at for at, edition in enumerate(editions) if before and edition.form == before.form]
            self.form.setCurrentIndex(same[0] if same else 0)

    def offer(self, arrivals: Arrivals) -> None:
        """Offer what can be compared of a form; what is chosen stays while it is there."""
        is_other = self._arrivals is None or self._arrivals.edition is not arrivals.edition
        self._arrivals = arrivals
        type_ = self.type.currentData()
        with QSignalBlocker(self.type):
            self.type.clear()
            for each in arrivals.types:
                self.type.addItem(OFTEN[each], each)
            self.type.setCurrentIndex(max(0, self.type.findData(type_)))
        several = self.type.count() > 1
        self.type.setVisible(several)
        self._type_label.setVisible(several)
        if is_other:
            with QSignalBlocker(self.section):
                self.section.clear()
                self.section.addItem(_ALL_SECTIONS)
                for section in arrivals.edition.sections:
                    if any(row.code in comparable(arrivals.edition) for row in section.indicators):
                        self.section.addItem(section.tab, section.code)
            self._code = ""
        with QSignalBlocker(self):
            self._offer_indicators()
            self._offer_periods()
        self.changed.emit()

    def choose(self, code: str) -> None:
        """Choose an indicator."""
        self.list.setCurrentIndex(self.indicators.index_of(code))

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        heading = QLabel("So sánh đơn vị")
        style.set_type(heading, 1.5, heavy=True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(gaps.small)
        form.addRow("Biểu &mẫu", self.form)
        self._type_label = QLabel("&Loại kỳ")
        self._type_label.setBuddy(self.type)
        form.addRow(self._type_label, self.type)
        form.addRow("Đế&n kỳ", self.last)
        form.addRow("Số &kỳ", self.count)
        form.addRow("&Phần", self.section)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gaps.medium)
        whole.addWidget(heading)
        whole.addLayout(form)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)

    def _offer_periods(self) -> None:
        if self._arrivals is None or not self.type.count():
            return
        before = self.period
        periods = self._arrivals.periods(PeriodType(self.type.currentData()))
        with QSignalBlocker(self.last):
            self.last.clear()
            for period in reversed(periods):
                self.last.addItem(sentence_case(short_label(period)), period)
            self.last.setCurrentIndex(periods[::-1].index(before) if before in periods else 0)
        self.changed.emit()

    def _offer_indicators(self) -> None:
        if self._arrivals is None:
            return
        edition, wanted = self._arrivals.edition, self.section.currentData()
        self.indicators.offer([each for each in choices(edition) if wanted in (None, edition.section_of[each.code].code)])
        with QSignalBlocker(self.search):
            self.search.clear()
        self._stand()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.indicators.index(0))

    def _search(self, text: str) -> None:
        self.indicators.search(text)
        self._stand()

    def _stand(self) -> None:
        """Show where the indicator that is compared stands; a search that hides it does not choose another."""
        index = self.indicators.index_of(self._code)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _choose(self) -> None:
        index = self.list.currentIndex()
        chosen: Choice | None = self.indicators.choice_at(index) if index.isValid() else None
        if chosen is not None and chosen.code != self._code:
            self._code = chosen.code
            self.changed.emit()
