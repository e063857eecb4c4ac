"""What a chart is to show: form, indicators, kind, periods, title."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.engine.definition import Edition
from desktop.engine.period import Period, PeriodType
from desktop.jobs.desk import Desk
from desktop.jobs.overview.figures import MOST_CATEGORIES, MOST_SERIES, Chart, ChartKind, History, choices, short_label
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.fields import narrow_combo, search_field
from desktop.ui.overview.indicator_list import IndicatorList, IndicatorView
from desktop.ui.overview.telling import OFTEN
from desktop.ui.words import sentence_case


class ChartChoice(QWidget):
    """`changed` says that something else is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editions = desk.forms()
        self.form, self.type, self.first, self.last = (
            narrow_combo(name) for name in ("Biểu mẫu", "Loại kỳ báo cáo", "Từ kỳ", "Đến kỳ")
        )
        self.search = search_field("Tìm chỉ tiêu", "Tìm chỉ tiêu, gõ không dấu cũng được")
        self.indicators = IndicatorList(self)
        self.list = IndicatorView(self.indicators)
        self.bars, self.lines = QRadioButton("&Cột"), QRadioButton("Đườ&ng")
        self.bars.setChecked(True)
        self.title = QLineEdit()
        self.title.setAccessibleName("Tên biểu đồ")
        self._count = QLabel()
        self.untick = button("Bỏ chọn hết", self.indicators.untick_all)
        self._lay_out()
        for edition in self._editions:
            self.form.addItem(edition.title)
        used = [row.form for row in desk.reports()]
        most = max(range(len(self._editions)), key=lambda place: used.count(self._editions[place].form))
        self.form.setCurrentIndex(most)
        self._form_changed()
        self._connect()

    @property
    def codes(self) -> list[str]:
        """The indicators ticked, in paper order."""
        return self.indicators.ticked

    def chart(self) -> Chart:
        """Return the chart that is chosen. Raises `RefusedError`."""
        kind = ChartKind.BARS if self.bars.isChecked() else ChartKind.LINES
        first: Period = self.first.currentData()
        last: Period = self.last.currentData()
        return self._history.chart(self.codes, first, last, kind, self.title.text())

    # --- inside ---

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(lambda _index: self._form_changed())
        self.type.currentIndexChanged.connect(lambda _index: self._type_changed())
        for combo in (self.first, self.last):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.search.textChanged.connect(self.indicators.search)
        self.indicators.ticked_changed.connect(self._ticked_changed)
        self.bars.toggled.connect(lambda _on: self.changed.emit())
        self.title.textChanged.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        heading = QLabel("Biểu đồ")
        style.set_type(heading, 1.5, heavy=True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(gaps.small)
        form.addRow("Biểu &mẫu", self.form)
        self._type_label = QLabel("&Loại kỳ")
        self._type_label.setBuddy(self.type)
        form.addRow(self._type_label, self.type)
        form.addRow("Từ &kỳ", self.first)
        form.addRow("Đến &hết kỳ", self.last)
        kinds = QHBoxLayout()
        kinds.addWidget(self.bars)
        kinds.addWidget(self.lines)
        kinds.addStretch()
        form.addRow("Kiểu", kinds)
        form.addRow("Tên biể&u đồ", self.title)
        hint = QLabel("Chỉ liệt kê những chỉ tiêu đã có số liệu.")
        hint.setWordWrap(True)
        self._count.setWordWrap(True)
        style.tint(hint, WindowText="muted")
        bottom = QHBoxLayout()
        bottom.addWidget(self._count, 1)
        bottom.addWidget(self.untick)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gaps.medium)
        whole.addWidget(heading)
        whole.addLayout(form)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        whole.addWidget(hint)
        whole.addLayout(bottom)

    @property
    def _edition(self) -> Edition:
        return self._editions[self.form.currentIndex()]

    def _form_changed(self) -> None:
        self._history = History(self._desk, self._edition)
        with QSignalBlocker(self.type):
            self.type.clear()
            for type_ in self._history.types:
                self.type.addItem(OFTEN[type_], type_)
        several = self.type.count() > 1
        self.type.setVisible(several)
        self._type_label.setVisible(several)
        self.title.setPlaceholderText(self._edition.title)
        self._type_changed()

    def _type_changed(self) -> None:
        type_ = PeriodType(self.type.currentData()) if self.type.count() else None
        periods = self._history.periods(type_) if type_ else []
        for combo, chosen in ((self.first, max(0, len(periods) - MOST_CATEGORIES)), (self.last, len(periods) - 1)):
            with QSignalBlocker(combo):
                combo.clear()
                for period in periods:
                    combo.addItem(sentence_case(short_label(period)), period)
                combo.setCurrentIndex(chosen)
        with QSignalBlocker(self.search):
            self.search.clear()
        self.indicators.offer(
            [choice for choice in choices(self._edition) if type_ and self._history.has_figures(choice.code, type_)]
        )
        self._ticked_changed()

    def _ticked_changed(self) -> None:
        self._count.setText(f"Đã chọn {len(self.codes)} / {MOST_SERIES} chỉ tiêu")
        self.untick.setEnabled(bool(self.codes))
        self.changed.emit()
