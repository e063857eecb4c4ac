"""The unit's own key: its mark, to be read out on the telephone and compared, and who may use it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.jobs.submission import keys
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.report.notice import Notice
from desktop.ui.submitting.passphrase_dialog import PassphraseDialog, Purpose

_ABOUT = (
    "Mỗi tệp gửi được ký bằng khóa này để cơ quan nhận biết đúng là của đơn vị. Khi họ gọi đối chiếu, hãy đọc mã trên đây.",
    "Khóa nằm cùng dữ liệu: sao lưu dữ liệu là sao lưu cả khóa, khôi phục dữ liệu thì khóa trở lại.",
)
_NO_KEY = "Đơn vị chưa có khóa ký. Chương trình tự tạo khóa khi lập tệp gửi đầu tiên; cũng có thể tạo ngay."
_DONE = {
    Purpose.SET: "Đã đặt mật khẩu.",
    Purpose.CHANGE: "Đã đổi mật khẩu.",
    Purpose.REMOVE: "Đã bỏ mật khẩu.",
    Purpose.RENEW: "Đã tạo khóa mới. Hãy báo mã mới cho cơ quan nhận.",
}


class KeyDialog(QDialog):
    """Shows the key as it is, and what can be done with it."""

    help_place = "key"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Khóa ký của đơn vị")
        self._desk = desk
        self.notice = Notice()
        self.mark, self.state = QLineEdit(), QLabel()
        self.copy_button = button("&Sao chép mã", self._copy)
        self.make_button = button("&Tạo khóa", self._make)
        self._asking = {
            purpose: button(words, partial(self.ask, purpose))
            for purpose, words in (
                (Purpose.SET, "Đặt &mật khẩu…"),
                (Purpose.CHANGE, "Đổ&i mật khẩu…"),
                (Purpose.REMOVE, "&Bỏ mật khẩu…"),
                (Purpose.RENEW, "Tạo &khóa mới…"),
            )
        }
        self._lay_out()
        self._look()
        style.give_height(self)

    def ask(self, purpose: Purpose) -> PassphraseDialog:
        """Ask for what *purpose* needs, and say what was done."""
        dialog = PassphraseDialog(self._desk, purpose, self)
        dialog.accepted.connect(self._look)
        dialog.accepted.connect(lambda: self.notice.tell(_DONE[purpose]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.mark.setReadOnly(True)
        self.mark.setAccessibleName("Mã khóa")
        style.set_type(self.mark, 1.8, heavy=True)
        style.follow(self.mark, self._measure)
        row = QHBoxLayout()
        row.setSpacing(gaps.large)
        row.addWidget(self.mark)
        row.addWidget(self.copy_button)
        row.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        for each in (self.make_button, *self._asking.values()):
            buttons.addWidget(each)
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self.notice)
        column.addLayout(row)
        self._about = [QLabel(sentence) for sentence in _ABOUT]
        for label in (self.state, *self._about):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch()
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 90)

    def _measure(self) -> None:
        metrics, gaps = self.mark.fontMetrics(), style.spacing(self.fontMetrics())
        self.mark.setFixedWidth(metrics.horizontalAdvance("DDDD-DDDD-DDDD-DDDD") + gaps.medium)

    def _look(self) -> None:
        """Show the key as it is now, and offer what can be done with it."""
        key = keys.own_key(self._desk)
        for each in (self.mark, self.copy_button, *self._about):
            each.setVisible(key is not None)
        self.make_button.setVisible(key is None)
        is_protected = key is not None and key.protected
        for purpose, each in self._asking.items():
            fits = purpose is Purpose.RENEW or is_protected != (purpose is Purpose.SET)
            each.setVisible(key is not None and fits)
        if key is None:
            self.state.setText(_NO_KEY)
            return
        self.mark.setText(key.fingerprint)
        protected = "có mật khẩu" if is_protected else "không có mật khẩu, chương trình tự ký khi lập tệp gửi"
        self.state.setText(f"Tạo ngày {key.made.astimezone():%d/%m/%Y}; {protected}.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mark.text())
        self.notice.tell("Đã sao chép mã khóa.")

    def _make(self) -> None:
        try:
            keys.renew(self._desk)
        except TOLD as refusal:
            self.notice.warn(str(refusal))
            return
        self._look()
        self.copy_button.setFocus()
