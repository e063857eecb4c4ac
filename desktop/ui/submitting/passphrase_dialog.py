"""The passphrase of the unit's key set, changed and taken away, and a new key made."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.submission import keys
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.report.notice import Notice
from desktop.ui.submitting.passphrase import Locked, PassphraseField, tick_to_show, work_for

if TYPE_CHECKING:
    from desktop.ui.work import Work


class Purpose(StrEnum):
    """What the dialog is for."""

    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"
    RENEW = "renew"


class _Asked(NamedTuple):
    """What is said and asked: the title, the lead, the button, and which passphrases are typed."""

    title: str
    lead: str
    button: str
    current: bool
    new: bool


_LOST = "Quên mật khẩu thì không lấy lại được: khi đó phải tạo khóa mới."
_ASKED = {
    Purpose.SET: _Asked(
        "Đặt mật khẩu cho khóa ký",
        f"Có mật khẩu thì người chỉ có máy tính hoặc bản sao lưu không ký thay đơn vị được. Mỗi lần lập tệp gửi, "
        f"chương trình hỏi mật khẩu này. {_LOST}",
        "Đặ&t mật khẩu",
        current=False,
        new=True,
    ),
    Purpose.CHANGE: _Asked("Đổi mật khẩu của khóa ký", f"Khóa vẫn như cũ. {_LOST}", "Đổ&i mật khẩu", current=True, new=True),
    Purpose.REMOVE: _Asked(
        "Bỏ mật khẩu của khóa ký",
        "Không còn mật khẩu thì ai dùng được máy này hoặc bản sao lưu cũng ký được thay đơn vị.",
        "&Bỏ mật khẩu",
        current=True,
        new=False,
    ),
    Purpose.RENEW: _Asked(
        "Tạo khóa ký mới",
        "Từ nay tệp gửi được ký bằng khóa mới, có mã khác. Cơ quan nhận đã biết khóa cũ sẽ thấy cảnh báo đỏ cho đến khi "
        "họ gọi điện đối chiếu mã mới: hãy báo trước cho họ. Chỉ tạo khóa mới khi quên mật khẩu hoặc nghi có người lấy được "
        "khóa. Những tệp đã gửi vẫn đúng. Mật khẩu của khóa mới thì có thể để trống.",
        "&Tạo khóa mới",
        current=False,
        new=True,
    ),
}


class PassphraseDialog(QDialog):
    """Asks what *purpose* needs and carries it out in a thread; accepted when it is done, until then nothing has changed."""

    help_place = "key"

    def __init__(self, desk: Desk, purpose: Purpose, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._purpose = purpose
        self._work: Work | None = None
        asked = _ASKED[purpose]
        self.setWindowTitle(asked.title)
        self.notice = Notice()
        self.current = PassphraseField("Mật khẩu hiện nay") if asked.current else None
        self.new = PassphraseField("Mật khẩu mới") if asked.new else None
        self.again = PassphraseField("Nhập lại mật khẩu mới") if asked.new else None
        # A key pressed in a field is not meant for a new key.
        kind = button if purpose is Purpose.RENEW else main_button
        self.do_button = kind(asked.button, self._do)
        self.close_button = button("Đón&g", self.reject)
        self._lay_out(asked.lead)

    def reject(self) -> None:
        """Close, but not in the middle of the work, which takes less than a second."""
        if self._work is None:
            super().reject()

    # --- inside ---

    def _lay_out(self, lead: str) -> None:
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        said = QLabel(lead)
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(said)
        column.addWidget(self.notice)
        form = QFormLayout()
        form.setHorizontalSpacing(gaps.large)
        form.setVerticalSpacing(gaps.medium)
        fields = [each for each in (self.current, self.new, self.again) if each]
        for each in fields:
            form.addRow(each.field.accessibleName(), each)
        form.addRow("", tick_to_show(*fields))
        column.addLayout(form)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        buttons.addWidget(self.do_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        style.give_height(self)

    def _do(self) -> None:
        """Carry it out; deriving a key from a passphrase is slow on purpose."""
        if self._is_typed_wrong():
            return
        self.notice.hide()
        self._work = work_for(self, self._desk, self._job())
        self._work.done.connect(self._finish)
        self._work.refused.connect(self._refuse)
        self._offer()
        self._work.start()

    def _is_typed_wrong(self) -> bool:
        if self.new is None or self.again is None:
            return False
        if not self.new.text and self._purpose is not Purpose.RENEW:
            self.new.refuse("Hãy nhập mật khẩu mới.")
        elif self.new.text != self.again.text:
            self.again.refuse("Hai lần nhập chưa giống nhau: hãy nhập lại.")
        else:
            return False
        return True

    def _job(self) -> Callable[[Desk], object]:
        new, current = self.new.text if self.new else "", self.current.text if self.current else ""
        if self._purpose is Purpose.RENEW:
            return lambda desk: keys.renew(desk, new)
        return lambda desk: keys.protect(desk, new, current)

    def _finish(self, result: object) -> None:
        self._work = None
        self._offer()
        if isinstance(result, Locked) and self.current:
            self.current.refuse(result.sentence)
        elif isinstance(result, Locked):  # protected elsewhere since the dialog was opened
            self._refuse(result.sentence)
        else:
            self.accept()

    def _refuse(self, sentence: str) -> None:
        self._work = None
        self._offer()
        self.notice.warn(sentence)

    def _offer(self) -> None:
        for each in (self.do_button, self.close_button):
            each.setEnabled(self._work is None)
