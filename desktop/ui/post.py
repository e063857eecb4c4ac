"""What goes out to the office above and comes in from the units below, as the menu offers it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui.actions import window_action
from desktop.ui.overview import Overview
from desktop.ui.report.commands import connect
from desktop.ui.report.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from desktop.ui.life.life import Life
    from desktop.ui.report.commands import Commands
    from desktop.ui.report_area import ReportArea

# What is opened is imported when it is asked for: a start does not wait for it.


class Post(QObject):
    """Sends what is on *desk* from *window*, and receives what others sent; *notice* tells why it cannot.

    `sent` brings the report whose file was made; `page_wanted` asks for a page about the units below,
    `open_wanted` for a report of this unit, `take_in_wanted` brings what is to be received.
    """

    sent = Signal(int)
    page_wanted = Signal(Overview)
    open_wanted = Signal(int)
    take_in_wanted = Signal(object)

    def __init__(self, window: QMainWindow, desk: Desk, notice: Notice) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._notice = notice
        self._nothing_final = window_action(window, "Mở một báo cáo đã chốt để lập tệp gửi")
        self._nothing_final.setEnabled(False)
        self.check = window_action(window, "Kiểm &tra tệp hoặc bản in…", "Ctrl+K")
        connect(self.check, self.check_file)
        self.key = window_action(window, "&Khóa ký của đơn vị…")
        connect(self.key, self.show_key)
        #: The pages about the units below, in the order of the menu.
        self.pages = {
            Overview.RECEIVING: window_action(window, "&Nhận báo cáo của đơn vị", "Ctrl+R"),
            Overview.ACROSS: window_action(window, "&So sánh giữa các đơn vị", "Ctrl+U"),
            Overview.UNITS: window_action(window, "&Danh sách đơn vị"),
        }
        for page, action in self.pages.items():
            connect(action, partial(self.page_wanted.emit, page))

    def menu_items(self, commands: Commands | None) -> Iterator[QAction | None]:
        """Return what stands in the menu; *commands* are those of the open report."""
        if commands:
            yield commands.send
        if commands is None or not commands.send.isVisible():
            yield self._nothing_final
        yield from (self.check, self.key, None, *self.pages.values())

    def serve(self, area: ReportArea, life: Life) -> None:
        """Send the report of *area* when it is asked for, and where units below feed it, show what they feed."""
        life.send_wanted.connect(self.send)
        self.sent.connect(life.look)
        if self._desk.is_consolidated(area.page.session.report_id):
            from desktop.ui.consolidated.part import ConsolidatedPart  # most reports are not

            ConsolidatedPart(self._desk, area)

    def check_file(self, path: Path | None = None) -> None:
        """Prove what came; first the file at *path*. Before a dialog that keeps all else waiting, the window is that one's."""
        from desktop.ui.verifying.window import VerifyWindow

        owner = QApplication.activeModalWidget() or self._window
        open_ones: list[VerifyWindow] = [each for each in owner.children() if isinstance(each, VerifyWindow)]
        if open_ones:
            window = open_ones[0]
        else:
            window = VerifyWindow(self._desk, owner, self._window)
            window.open_wanted.connect(self.open_wanted)
            window.take_in_wanted.connect(self.take_in_wanted)
        window.show()
        window.raise_()
        window.activateWindow()
        if path is not None:
            window.read(path)

    def send(self, report_id: int) -> None:
        """Make the file of a finalised report that is sent."""
        from desktop.ui.submitting.dialog import SendDialog

        try:
            dialog = SendDialog(self._desk, report_id, self._window)
        except TOLD as refusal:
            self._notice.warn(str(refusal))
            return
        dialog.made.connect(self.sent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_key(self) -> None:
        """Show the key with which the unit signs."""
        from desktop.ui.submitting.key_dialog import KeyDialog

        dialog = KeyDialog(self._desk, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
