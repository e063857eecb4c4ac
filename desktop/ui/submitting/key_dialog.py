"""The unit's own key: its mark, to be read out on the telephone and compared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.submission import keys
from desktop.ui import style
from desktop.ui.buttons import button

_ABOUT = (
    "Mỗi tệp gửi được ký bằng khóa này để cấp trên biết đúng là của đơn vị. Khi cấp trên gọi hỏi, hãy đọc mã trên đây. "
    "Khóa nằm cùng dữ liệu: sao lưu dữ liệu là sao lưu cả khóa, khôi phục thì khóa trở lại."
)
_NO_KEY = "Đơn vị chưa có khóa ký. Chương trình tự tạo khóa khi lập tệp gửi đầu tiên."


class KeyDialog(QDialog):
    """Shows the key as it is."""

    help_place = "key"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Khóa ký của đơn vị")
        self._desk = desk
        self.mark, self.state = QLabel(), QLabel()
        self.mark.setAccessibleName("Mã khóa")
        self.copy_button = button("&Sao chép mã", self._copy)
        self._lay_out()
        self._look()

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.mark.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        style.set_type(self.mark, 2.0, heavy=True)
        about = QLabel(_ABOUT)
        row = QHBoxLayout()
        row.setSpacing(gaps.large)
        row.addWidget(self.mark)
        row.addWidget(self.copy_button)
        row.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(row)
        for label in (self.state, about):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)

    def _look(self) -> None:
        key = keys.own_key(self._desk)
        self.mark.setVisible(key is not None)
        self.copy_button.setVisible(key is not None)
        if key is None:
            self.state.setText(_NO_KEY)
            return
        self.mark.setText(key.fingerprint)
        protected = "có mật khẩu" if key.protected else "không có mật khẩu"
        self.state.setText(f"Tạo ngày {key.made.astimezone():%d/%m/%Y}, {protected}.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mark.text())
