"""Which reports the unit owes: forms and their kinds of period, to be ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.engine.period import PeriodType
from desktop.jobs.desk import Desk
from desktop.jobs.overview import calendar
from desktop.jobs.overview.duties import Duties
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.overview.telling import OFTEN


class DutiesDialog(QDialog):
    """`duties` holds what was ticked."""

    help_place = "duties"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Báo cáo phải nộp")
        gaps = style.spacing(self.fontMetrics())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.large)
        whole.setSpacing(gaps.small)
        lead = QLabel("Tích chọn những báo cáo đơn vị phải nộp. Lịch báo cáo chỉ hiện những báo cáo này.")
        lead.setWordWrap(True)
        whole.addWidget(lead)
        self.ticks: dict[tuple[str, PeriodType], QCheckBox] = {}
        owed = calendar.owed(desk)
        for edition in desk.forms():
            title = QLabel(edition.title)
            style.set_type(title, heavy=True)
            title.setContentsMargins(0, gaps.medium, 0, 0)
            whole.addWidget(title)
            row = QHBoxLayout()
            row.setSpacing(gaps.large)
            for type_ in (type_ for type_ in PeriodType if type_ in {*edition.period_types, *owed[edition.form]}):
                tick = QCheckBox(OFTEN[type_])
                tick.setAccessibleName(f"{edition.title}, {OFTEN[type_].lower()}")
                tick.setChecked(type_ in owed[edition.form])
                self.ticks[edition.form, type_] = tick
                row.addWidget(tick)
            row.addStretch()
            whole.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, gaps.large, 0, 0)
        buttons.addStretch()
        buttons.addWidget(button("&Bỏ qua", self.reject))
        buttons.addWidget(main_button("&Ghi", self.accept))
        whole.addLayout(buttons)

    @property
    def duties(self) -> Duties:
        """The kinds of period ticked, for every form."""
        forms = dict.fromkeys(form for form, _ in self.ticks)
        return {
            form: tuple(type_ for (of, type_), tick in self.ticks.items() if of == form and tick.isChecked()) for form in forms
        }
