"""Another folder for the data: on another drive, a stick or the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop import drives, locations
from desktop.jobs import data_folder
from desktop.jobs.data_folder import Destination
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.computer.dialog import ComputerDialog
from desktop.ui.computer.place import PlaceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MOVES = (
    "Dữ liệu sẽ được chép vào “{}”, đọc lại để đối chiếu, rồi chương trình dùng thư mục ấy. "
    "Dữ liệu ở chỗ cũ được giữ lại thành một bản sao lưu."
)
_USES = (
    "“{}” đã có dữ liệu của {}, {} báo cáo. Chương trình sẽ dùng dữ liệu ấy; dữ liệu đang có nằm lại chỗ cũ, không thay đổi."
)
_REMOTE = "Đây là ổ mạng: mỗi lúc chỉ một người mở được dữ liệu này, ghi chậm hơn, và khi mất mạng thì không làm việc được."


class MoveDialog(ComputerDialog):
    """`moved` brings the folder in which the data is now, and whether it was copied there or lay there before."""

    help_place = "move-data"

    moved = Signal(Path, bool)

    def __init__(self, folder: Path, parent: QWidget | None) -> None:
        super().__init__("Chuyển thư mục dữ liệu", parent)
        self._folder = folder
        self._there: Destination | None = None
        here = self.sentence(f"Dữ liệu đang ở: {folder}")
        style.set_type(here, heavy=True)
        here.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = PlaceField("&Chuyển đến", "Chuyển thư mục dữ liệu đến")
        self.column.addWidget(self.place)
        self.what = self.sentence("Chọn thư mục ở ổ đĩa khác, ổ mạng hoặc USB.")
        self.column.addStretch(1)
        self.move_button = main_button("Ch&uyển", self._go)
        self.usual_button = button("&Về thư mục thường dùng", lambda: self.place.choose(locations.usual_data_folder()))
        self.usual_button.setVisible(folder != locations.usual_data_folder())
        self.add_buttons(self.usual_button, self.move_button)
        self.place.chosen.connect(self._look)
        self.running.done.connect(self._finish)
        if refusal := data_folder.refusal_to_move(folder):
            self.place.setEnabled(False)
            self.refuse(refusal)
        self.place.line.setFocus()
        self._allow()

    def _look(self) -> None:
        """Say what would happen with the folder that is chosen."""
        self.notice.hide()
        self._there = None
        if self.place.folder is not None:
            try:
                self._there = data_folder.destination(self.place.folder, self._folder)
            except TOLD as refusal:
                self.refuse(str(refusal))
        if self._there is not None:
            folder, unit, reports = self._there
            remote = f"\n{_REMOTE}" if drives.is_remote(folder) else ""
            uses = _USES.format(folder, unit or "đơn vị chưa đặt tên", reports)
            self.what.setText((_MOVES.format(folder) if reports is None else uses) + remote)
            self.move_button.setText("Ch&uyển" if reports is None else "&Dùng dữ liệu ở đó")
        self._allow()
        self.make_room()

    def _allow(self) -> None:
        self.move_button.setEnabled(self._there is not None and not self.running.is_busy)
        self.what.setVisible(self.notice.isHidden())

    def _go(self) -> None:
        assert self._there is not None  # noqa: S101 - the button waits for it
        there, folder = self._there.folder, self._folder
        if self._there.reports is None:
            self.work("Đang chép dữ liệu…", lambda told, wanted: data_folder.move(folder, there, told, wanted))
            self.place.setEnabled(False)
            self._allow()
            return
        try:
            data_folder.use(there)
        except TOLD as refusal:
            self.refuse(str(refusal))
            return
        self._leave(copied=False)

    def refuse(self, sentence: str) -> None:
        """Say what could not be done."""
        self.place.setEnabled(not data_folder.refusal_to_move(self._folder))
        super().refuse(sentence)
        self._allow()

    def _finish(self, was_moved: bool) -> None:  # noqa: FBT001 - as the job returns it
        self.place.setEnabled(True)
        self._allow()
        if was_moved:
            self._leave(copied=True)

    def _leave(self, *, copied: bool) -> None:
        assert self._there is not None  # noqa: S101 - it is where the data is now
        self.accept()
        self.moved.emit(self._there.folder, copied)
