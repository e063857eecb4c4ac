"""The question why a warning is right as it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.buttons import button, main_button


class ConfirmDialog(QDialog):
    """Shows the *sentences* of the warnings; `reason` is what was written, empty to open them again.

    *before* is the reason that they have already; reasons given elsewhere in the report are offered while typing.
    """

    help_place = "confirming"

    def __init__(self, sentences: list[str], before: str, known: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xác nhận cảnh báo")
        self.field = QLineEdit(before)
        self.field.setAccessibleName("Lý do")
        self.field.setPlaceholderText("Ví dụ: trong kỳ tiếp nhận dồn hồ sơ của đợt cấp lại giấy tờ")
        completer = QCompleter(known, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.confirm_button = main_button("&Xác nhận", self.accept)
        self.reopen_button = button("&Bỏ xác nhận", self._reopen)
        self.reopen_button.setVisible(bool(before))
        self._lay_out(sentences)
        self.field.textChanged.connect(self._look)
        self._look()

    @property
    def reason(self) -> str:
        """The reason as it is written."""
        return self.field.text().strip()

    def _lay_out(self, sentences: list[str]) -> None:
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        for sentence in sentences:
            column.addWidget(_wrapped(sentence))
        name = QLabel("Vì sao số liệu này &vẫn đúng? Lý do được lưu và gửi kèm báo cáo.")
        name.setBuddy(self.field)
        name.setFont(style.strong(name.font()))
        column.addWidget(name)
        column.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(self.reopen_button)
        buttons.addStretch()
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(button("Đón&g", self.reject))
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self.field.setFocus()

    def _look(self) -> None:
        self.confirm_button.setEnabled(bool(self.reason))

    def _reopen(self) -> None:
        self.field.clear()
        self.accept()


def _wrapped(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
