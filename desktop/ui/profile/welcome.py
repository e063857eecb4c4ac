"""The first start: who reports, or a look around with sample data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.engine.unit import Unit
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.profile.form import ProfileForm, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class WelcomePage(QWidget):
    """Asks for the unit's profile. `accepted` brings it; `sample_wanted` asks for the way round with sample data."""

    help_place = "start"

    accepted = Signal(Unit)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        gaps = style.spacing(self.fontMetrics())
        title = QLabel("Chào mừng anh, chị đến với chương trình báo cáo cải cách hành chính")
        style.set_type(title, 1.5, heavy=True)
        title.setWordWrap(True)
        lead = QLabel(
            "Hãy cho biết đơn vị nào báo cáo. Những dòng này được in trên mọi báo cáo; ghi một lần, sửa lúc nào cũng được."
        )
        lead.setWordWrap(True)
        self.form = ProfileForm()
        self.start = main_button("Lưu và bắt đầ&u", self._accept)
        self.sample = button("&Dùng thử với số liệu mẫu", self.sample_wanted.emit)
        aside = QLabel("Số liệu mẫu nằm riêng một chỗ, không lẫn vào báo cáo thật.")
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        aside.setWordWrap(True)
        buttons.addWidget(self.sample)
        buttons.addWidget(aside, 1)
        buttons.addWidget(self.start)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.huge, gaps.large, gaps.huge, gaps.large)
        whole.setSpacing(gaps.medium)
        whole.addWidget(title)
        whole.addWidget(lead)
        whole.addWidget(scrolled(self.form), 1)
        whole.addWidget(self.form.fault_label)
        whole.addLayout(buttons)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field."""
        self.form.name.setFocus()

    def _accept(self) -> None:
        unit = self.form.read()
        if unit is not None:
            self.accepted.emit(unit)
