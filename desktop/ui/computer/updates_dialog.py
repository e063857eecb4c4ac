"""A newer version in a folder or on a stick: what it changes, whether its file is whole, and how it is installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextBrowser, QWidget

from desktop import __version__, drives
from desktop.jobs import updates
from desktop.jobs.errors import TOLD
from desktop.jobs.updates import Integrity, Kind, Setup, Update
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.computer.dialog import ComputerDialog
from desktop.ui.computer.place import PlaceField
from desktop.ui.words import escaped

_ABOUT = (
    f"Đang dùng bản {__version__}. Chương trình không lên mạng để tìm bản mới: hãy cắm USB hoặc chọn thư mục có tệp cài đặt "
    "mà đơn vị nhận được."
)
_NOTHING = (
    "Không thấy tệp cài đặt nào của chương trình ở đây (ví dụ cchc-1.2.3-setup.exe, cchc_1.2.3_amd64.deb, cchc-1.2.3.run)."
)
_LINES = 9
_MEANING = {Integrity.WHOLE: "good", Integrity.ALTERED: "error_mark", Integrity.NOT_TOLD: "warning_mark"}


class UpdatesDialog(ComputerDialog):
    """Looks at the sticks that are plugged in when it opens, else waits for a folder."""

    help_place = "updates"

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Kiểm tra bản mới", parent)
        self._update: Update | None = None
        self.sentence(_ABOUT)
        self.place = PlaceField("Tìm ở &thư mục", "Thư mục có tệp cài đặt")
        self.column.addWidget(self.place)
        self.found = self.sentence()
        style.set_type(self.found, 1.2, heavy=True)
        self.integrity = self.sentence()
        self.changes = QTextBrowser()
        self.changes.setAccessibleName("Những gì thay đổi")
        self.changes.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.column.addWidget(self.changes, 1)
        self.command = QLineEdit(readOnly=True)
        self.command.setAccessibleName("Lệnh cài đặt")
        self.copy_button = button("&Sao chép lệnh", lambda: QGuiApplication.clipboard().setText(self.command.text()))
        self._how = QWidget()
        row = QHBoxLayout(self._how)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.spacing(self.fontMetrics()).medium)
        for widget in (QLabel("Cài đặt bằng lệnh:"), self.command, self.copy_button):
            row.addWidget(widget)
        self.column.addWidget(self._how)
        self.stick = self.sentence()
        self.column.addStretch(0)
        self.open_button = main_button("&Mở bộ cài đặt", self._open)
        self.add_buttons(self.open_button)
        self.place.chosen.connect(lambda: self._look(self.place.folder))
        self.running.done.connect(self._show)
        self.place.line.setFocus()
        self._clear()
        if sticks := drives.removable():
            self._look(*sticks)

    def _look(self, *folders: Path | None) -> None:
        """Look for setup files, and into the newest."""
        self.notice.hide()
        self._clear()
        try:
            setup = updates.newest([folder for folder in folders if folder is not None])
        except TOLD as refusal:
            self.refuse(str(refusal))
            return
        if setup is None:
            self._say(_NOTHING)
        elif not updates.is_newer(setup):
            older = "chính là bản" if setup.version == __version__ else "cũ hơn bản"
            self._say(f"Bản {setup.version} ở đây {older} đang dùng, không cần cài.")
        else:
            self._read(setup)

    def _read(self, setup: Setup) -> None:
        self._say(f"Có bản mới {setup.version}.")
        self.place.setEnabled(False)
        self.work("Đang kiểm tra tệp…", lambda told, wanted: updates.look_into(setup, told, wanted))

    def _show(self, update: Update | None) -> None:
        self.place.setEnabled(True)
        if update is None:
            self._clear()
            return
        self._update = update
        setup = update.setup
        day = f", ngày {update.day:%d/%m/%Y}" if update.day else ""
        self._say(f"Có bản mới {setup.version}{day}.")
        self.integrity.setText(f"{setup.path}\n{updates.INTEGRITY[update.integrity]}")
        style.tint(self.integrity, WindowText=_MEANING[update.integrity])
        self.changes.setHtml("".join(f"<p>• {escaped(each)}</p>" for each in update.changes))
        self.changes.setVisible(bool(update.changes))
        self.integrity.show()
        self.open_button.setVisible(setup.kind is Kind.WINDOWS)
        self.open_button.setEnabled(update.integrity is not Integrity.ALTERED)
        self.command.setText(update.command)
        self.command.setCursorPosition(0)
        self.stick.setText(updates.for_a_stick(setup))
        self.stick.setVisible(bool(self.stick.text()) and update.integrity is not Integrity.ALTERED)
        self._how.setVisible(setup.kind is not Kind.WINDOWS and update.integrity is not Integrity.ALTERED)
        self.make_room()
        next_step = self.open_button if setup.kind is Kind.WINDOWS else self.copy_button
        (self.place.line if update.integrity is Integrity.ALTERED else next_step).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done."""
        self.place.setEnabled(True)
        super().refuse(sentence)

    def _say(self, words: str) -> None:
        self.found.setText(words)
        self.found.show()
        self.make_room()

    def _clear(self) -> None:
        for widget in (self.found, self.integrity, self.changes, self._how, self.stick, self.open_button):
            widget.hide()

    def _open(self) -> None:
        assert self._update is not None  # noqa: S101 - the button waits for it
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._update.setup.path))):
            self.notice.tell("Bộ cài đặt đang mở. Nó sẽ đề nghị đóng chương trình này; số liệu đã lưu vẫn còn nguyên.")
        else:
            self.refuse(f"Không mở được “{self._update.setup.path}”: hãy mở tệp ấy bằng trình quản lý tệp.")
