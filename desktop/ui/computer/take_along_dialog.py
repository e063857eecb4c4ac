"""The program and its data on a stick, from which it runs without being installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop import drives
from desktop.jobs import portable
from desktop.ui.buttons import main_button
from desktop.ui.computer.dialog import ComputerDialog
from desktop.ui.computer.place import PlaceField

_ABOUT = (
    "Chương trình được chép vào một thư mục “CCHC” trên USB và chạy được ngay từ đó, trên máy không cài đặt. "
    "Từ lúc chép, số liệu trên USB và trên máy này là hai bản riêng: muốn đem số liệu về, hãy dùng Sao lưu và Khôi phục."
)


class TakeAlongDialog(ComputerDialog):
    """Makes the copy and says where it is."""

    help_place = "portable"

    def __init__(self, data: Path, parent: QWidget | None) -> None:
        super().__init__("Tạo bản mang theo trên USB", parent)
        self._data = data
        self.sentence(_ABOUT)
        self.place = PlaceField("Chép &vào", "Chép chương trình vào")
        self.column.addWidget(self.place)
        self.with_data = QCheckBox("&Chép cả dữ liệu đang có")
        self.with_data.setChecked(True)
        self.column.addWidget(self.with_data)
        self.column.addStretch(1)
        self.make_button = main_button("&Tạo bản mang theo", self._make)
        self.add_buttons(self.make_button)
        self.place.chosen.connect(self._allow)
        self.running.done.connect(self._finish)
        sticks = drives.removable()
        if len(sticks) == 1:
            self.place.choose(sticks[0])
        self.place.line.setFocus()
        self._allow()
        self.make_room()

    def _allow(self) -> None:
        busy = self.running.is_busy
        self.make_button.setEnabled(self.place.folder is not None and not busy)
        for widget in (self.place, self.with_data):
            widget.setEnabled(not busy)

    def _make(self) -> None:
        stick, data = self.place.folder, self._data if self.with_data.isChecked() else None
        assert stick is not None  # noqa: S101 - the button waits for it
        self.notice.hide()
        self.work("Đang chép chương trình…", lambda told, wanted: portable.make(stick, data, told, wanted))
        self._allow()

    def refuse(self, sentence: str) -> None:
        """Say what could not be done."""
        super().refuse(sentence)
        self._allow()

    def _finish(self, place: Path | None) -> None:
        self._allow()
        if place is not None:
            self.notice.tell(f"Đã tạo bản mang theo: mở chương trình trong “{place}”. Hãy tháo USB đúng cách trước khi rút.")
            self.make_room()
