"""At a start: the data was moved to a folder that is not there. What to do is for the clerk to say."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import locations
from desktop.jobs import data_folder
from desktop.jobs.data_folder import LostDataError
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.computer.dialog import ComputerDialog

_USUAL = "“Dùng thư mục thường dùng” mở “{}”{}. Về sau muốn trở lại, chọn Báo cáo → Chuyển thư mục dữ liệu."
_EMPTY = ", nơi chưa có báo cáo nào"


class LostDataDialog(ComputerDialog):
    """Accepted once there is data to open, or the usual folder was chosen knowingly."""

    help_place = "lost-data"

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("CCHC: không thấy dữ liệu", parent)
        self._folder = folder
        usual = locations.usual_data_folder()
        style.set_type(self.sentence(str(LostDataError(folder))), heavy=True)
        self.again = main_button("&Thử lại", self._try_again)
        self.other = button("&Chọn thư mục khác…", self._choose)
        self.usual = button("&Dùng thư mục thường dùng", lambda: self._use(usual))
        for each in (self.again, self.other, self.usual):
            self.column.addWidget(each)
        self.about_usual = self.sentence(_USUAL.format(usual, "" if locations.has_data(usual) else _EMPTY))
        self.add_buttons()
        self.again.setFocus()
        self.make_room()

    def _try_again(self) -> None:
        if locations.has_data(self._folder):
            self.accept()
        else:
            self.refuse(f"Vẫn chưa thấy “{locations.database(self._folder)}”.")

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Thư mục có dữ liệu", str(self._folder))
        if not chosen:
            return
        try:
            self._use(data_folder.with_data(Path(chosen)))
        except TOLD as refusal:
            self.refuse(str(refusal))

    def _use(self, folder: Path) -> None:
        try:
            data_folder.use(folder)
        except TOLD as refusal:
            self.refuse(str(refusal))
            return
        self.accept()
