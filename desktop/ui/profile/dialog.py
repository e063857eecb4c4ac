"""Changing the unit's profile later."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.engine.unit import Unit
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.profile.form import ProfileForm, scrolled


class ProfileDialog(QDialog):
    """Edits a profile; `unit` is the new one after the dialog was accepted."""

    help_place = "profile"

    def __init__(self, unit: Unit | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hồ sơ đơn vị")
        gaps = style.spacing(self.fontMetrics())
        self.unit = unit
        self.form = ProfileForm(unit)
        note = QLabel("Các bản nháp sẽ in theo hồ sơ mới; báo cáo đã chốt giữ nguyên như khi ký.")
        self.save = main_button("Lư&u", self._save)
        row = QHBoxLayout()
        note.setWordWrap(True)
        row.addWidget(note, 1)
        row.addWidget(button("&Bỏ qua", self.reject))
        row.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.large)
        whole.setSpacing(gaps.large)
        area = scrolled(self.form)
        whole.addWidget(area, 1)
        whole.addWidget(self.form.fault_label)
        whole.addLayout(row)
        all_lines = self.sizeHint().height() - area.sizeHint().height() + self.form.sizeHint().height()
        style.give_size(self, 150, all_lines // self.fontMetrics().lineSpacing() + 1)

    def _save(self) -> None:
        unit = self.form.read()
        if unit is not None:
            self.unit = unit
            self.accept()
