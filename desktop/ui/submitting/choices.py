"""What is chosen before a submission is made: where the file goes, what goes with it, the passphrase where there is one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.engine.report import Report
from desktop.jobs.desk import Desk
from desktop.jobs.export import sent_file_name
from desktop.jobs.submission.keys import own_key
from desktop.jobs.submission.letter import recipient_of
from desktop.jobs.submission.making import SUFFIX
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.files import Place, ask_where_to_write, proposed_path
from desktop.ui.submitting.attachments import Attachments
from desktop.ui.submitting.passphrase import PassphraseField, tick_to_show

_NO_RECIPIENT = "chưa ghi cơ quan cấp trên trong Hồ sơ đơn vị"
_THERE_ALREADY = "Ở đó đã có tệp cùng tên: tệp mới sẽ thay tệp ấy."


class Choices(QWidget):
    """The choices for *report*; nothing of them is lost when making the file fails."""

    def __init__(self, desk: Desk, report: Report) -> None:
        super().__init__()
        self._desk = desk
        self._name = sent_file_name(report, SUFFIX)
        self._path = proposed_path(desk, Place.SUBMISSIONS, self._name)
        self.where = QLineEdit()
        self.where.setReadOnly(True)
        self.where_button = button("Chọn nơi &khác…", self._ask)
        style.follow(self.where, lambda: self.where.setMinimumHeight(self.where_button.sizeHint().height()))
        self.hint = QLabel(_THERE_ALREADY)
        style.tint(self.hint, WindowText="muted")
        self.attachments = Attachments(desk)
        key = own_key(desk)
        self.passphrase = PassphraseField("Mật khẩu của khóa ký") if key and key.protected else None
        self._lay_out(recipient_of(report.unit))
        self.look_again()

    @property
    def path(self) -> Path:
        """Where the file will be written."""
        return self._path

    def _lay_out(self, recipient: str) -> None:
        gaps = style.spacing(self.fontMetrics())
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(gaps.large)
        form.setVerticalSpacing(gaps.medium)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        to = QLabel(recipient or _NO_RECIPIENT)
        to.setWordWrap(True)
        to.setTextFormat(Qt.TextFormat.PlainText)
        form.addRow("Gửi đến", to)
        place = QHBoxLayout()
        place.setSpacing(gaps.medium)
        place.addWidget(self.where, 1)
        place.addWidget(self.where_button)
        self.where.setAccessibleName("Lưu vào")
        form.addRow("Lưu vào", place)
        form.addRow("", self.hint)
        form.addRow("Đính kèm", self.attachments)
        if self.passphrase:
            form.addRow("Mật khẩu", self.passphrase)
            form.addRow("", tick_to_show(self.passphrase))

    def _ask(self) -> None:
        title = "Lưu tệp gửi"
        path = ask_where_to_write(self._desk, Place.SUBMISSIONS, title, self._name, "Tệp gửi của CCHC", self)
        if path is not None:
            self._path = path
            self.look_again()

    def look_again(self) -> None:
        """Show the place, and whether there is a file already."""
        self.where.setText(str(self._path))
        self.where.setToolTip(str(self._path))
        self.hint.setVisible(self._path.exists())
