"""The question before another key is taken for a unit's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.submission.keys import key_fingerprint
from desktop.jobs.submission.verdict import Verdict
from desktop.ui import style
from desktop.ui.buttons import button, main_button

_ABOUT = (
    "Hãy gọi điện cho đơn vị theo số điện thoại anh, chị đã biết từ trước (không theo số ghi trong thư hay trong tệp này), "
    "nhờ người lập báo cáo mở Gửi nhận → Khóa ký của đơn vị và đọc mã khóa."
)


class TrustDialog(QDialog):
    """Accepted only after the clerk has ticked that the key was compared on the telephone."""

    help_place = "verify-key"

    def __init__(self, verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        assert verdict.submission is not None  # noqa: S101 - asked about its key
        self.setWindowTitle("Tin khóa ký mới")
        unit = verdict.submission.unit.name
        self._key = QLabel(key_fingerprint(verdict.submission.key))
        self.compared = QCheckBox(f"Tôi đã gọi điện, {unit} đọc đúng mã khóa của tệp này")
        self.trust_button = main_button("&Tin khóa này từ nay", self.accept)
        self._lay_out([known.fingerprint for known in verdict.known])
        self.compared.toggled.connect(self.trust_button.setEnabled)
        self.trust_button.setEnabled(False)
        self.compared.setFocus()

    def _lay_out(self, known: list[str]) -> None:
        gaps = style.spacing(self.fontMetrics())
        about = QLabel(_ABOUT)
        about.setWordWrap(True)
        style.set_type(self._key, 1.5, heavy=True)
        keys = QFormLayout()
        keys.setHorizontalSpacing(gaps.large)
        keys.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        keys.addRow(QLabel("Khóa của tệp này:"), self._key)
        for each in known:
            before = QLabel(each)
            style.set_type(before, 1.5)
            keys.addRow(QLabel("Khóa đã biết:"), before)
        after = QLabel("Từ nay tệp ký bằng khóa này được nhận là của đơn vị.")
        after.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        buttons.addWidget(button("&Chưa tin", self.reject))
        buttons.addWidget(self.trust_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(about)
        column.addLayout(keys)
        column.addWidget(self.compared)
        column.addWidget(after)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
