"""What is shown once a submission is made: where the file lies, what proves it, and the mail that goes with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.jobs.submission.letter import Letter
from desktop.jobs.submission.making import Made
from desktop.ui import style, words
from desktop.ui.buttons import button, main_button

_NO_MAIL = "Máy này chưa có chương trình thư: hãy sao chép thư rồi dán vào hộp thư của đơn vị."
_BY_HAND = "Chương trình thư không tự đính kèm được: hãy kéo tệp “{}” vào thư trước khi gửi."
_SHORTENED = " Thư mở sẵn không kể các điểm giải trình; muốn đủ, hãy bấm “Sao chép thư” rồi dán đè lên."
_LINES = 4


class MadeView(QWidget):
    """Shows what was made. `told` brings what was copied or opened, `refused` why it was not."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, made: Made, letter: Letter) -> None:
        super().__init__()
        self.made = made
        self.letter = letter
        self.where, self.recipient, self.subject = (
            self._line(name, text)
            for name, text in (("Tệp gửi", str(made.path)), ("Gửi đến", letter.recipient), ("Tiêu đề", letter.subject))
        )
        self.text = QPlainTextEdit(letter.text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Nội dung thư")
        style.follow(self.text, lambda: self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing()))
        self.where.end(False)  # noqa: FBT003 - the name of the file is at the end of its path
        self.folder_button = button("Mở thư &mục", self._open_folder)
        self.copy_button = main_button("&Sao chép thư", lambda: self._copy(letter.text, "nội dung thư"))
        self.mail_button = button("Mở &chương trình thư", self._open_mail)
        self._lay_out()

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        grid = QGridLayout()
        grid.setHorizontalSpacing(gaps.large)
        grid.setVerticalSpacing(gaps.small)
        self._add(grid, f"Tệp gửi, {words.size(self.made.size)}", self.where, self.folder_button)
        grid.addWidget(QLabel("Mã kiểm tra"), 2, 0)
        grid.addWidget(QLabel(f"{self.made.code} (in ở chân mỗi trang)"), 2, 1, 1, 2)
        grid.addWidget(QLabel("Khóa ký"), 3, 0)
        grid.addWidget(QLabel(self.made.key), 3, 1, 1, 2)
        heading = QLabel("Thư gửi kèm")
        style.set_type(heading, heavy=True)
        heading.setContentsMargins(0, gaps.medium, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
        for field, what in ((self.recipient, "nơi gửi đến"), (self.subject, "tiêu đề")):
            copy = button("Sao chép", partial(self._copy, field.text(), what))
            copy.setAccessibleName(f"Sao chép {what}")
            copy.setEnabled(bool(field.text()))
            self._add(grid, field.accessibleName(), field, copy)
        grid.setColumnStretch(1, 1)
        below = QHBoxLayout()
        below.setSpacing(gaps.medium)
        below.addWidget(self.copy_button)
        below.addWidget(self.mail_button)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.medium)
        column.addLayout(grid)
        column.addWidget(self.text, 1)
        column.addLayout(below)

    def _add(self, grid: QGridLayout, name: str, field: QLineEdit, beside: QWidget) -> None:
        style.follow(field, lambda: field.setMinimumHeight(beside.sizeHint().height()))
        row = grid.rowCount()
        grid.addWidget(QLabel(name), row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(beside, row, 2)

    def _line(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        return field

    def _copy(self, text: str, what: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(f"Đã sao chép {what}.")

    def _open_folder(self) -> None:
        folder = self.made.path.absolute().parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.refused.emit(f"Không mở được thư mục “{folder}”.")

    def _open_mail(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self.letter.link, QUrl.ParsingMode.StrictMode)):
            self.refused.emit(_NO_MAIL)
            return
        told = _BY_HAND.format(self.made.path.name)
        self.told.emit(told if self.letter.fits_link else told + _SHORTENED)
