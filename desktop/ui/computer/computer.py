"""What the window offers about the computer; made when a menu first opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs.portable import can_be_made
from desktop.ui.actions import window_action
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDialog, QMainWindow


class Computer(QObject):
    """Offers for the data in *folder*, once the window *may_leave* what is being typed.

    `moved` brings the folder where the data is now, and whether it was copied there.
    """

    moved = Signal(Path, bool)

    def __init__(self, window: QMainWindow, folder: Path, may_leave: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._may_leave = may_leave
        self._move_data = window_action(window, "Ch&uyển thư mục dữ liệu…")
        self._take_program = window_action(window, "Tạo bản mang the&o trên USB…")
        self._take_program.setEnabled(can_be_made())
        self.updates = window_action(window, "&Kiểm tra bản mới…")
        connect(self._move_data, self._move)
        connect(self._take_program, self._take_along)
        connect(self.updates, self._look_for_updates)

    @property
    def of_data(self) -> tuple[QAction, ...]:
        """What can be done with all data besides backing it up."""
        return self._move_data, self._take_program

    def _move(self) -> None:
        from desktop.ui.computer.move_dialog import MoveDialog

        if not self._may_leave():
            return
        dialog = MoveDialog(self._folder, self._window)
        dialog.moved.connect(self.moved)
        _ask(dialog)

    def _take_along(self) -> None:
        from desktop.ui.computer.take_along_dialog import TakeAlongDialog

        if self._may_leave():
            _ask(TakeAlongDialog(self._folder, self._window))

    def _look_for_updates(self) -> None:
        from desktop.ui.computer.updates_dialog import UpdatesDialog

        _ask(UpdatesDialog(self._window))


def _ask(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
