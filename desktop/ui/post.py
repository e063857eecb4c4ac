"""What goes out to the office above and comes in from the units below, as the menu offers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs.desk import Desk
from desktop.ui.actions import window_action
from desktop.ui.overview import Overview
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from desktop.ui.report.commands import Commands
    from desktop.ui.report_area import ReportArea

# What is opened is imported when it is asked for: a start does not wait for it.


class Post(QObject):
    """Sends from *window* the report that *area* returns; `page_wanted` asks for a page about the units below."""

    page_wanted = Signal(Overview)

    def __init__(self, window: QMainWindow, desk: Desk, area: Callable[[], ReportArea | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._area = area
        self.key = window_action(window, "&Khóa ký của đơn vị…")
        connect(self.key, self.show_key)
        #: The pages about the units below, in the order of the menu.
        self.pages = {
            Overview.ACROSS: window_action(window, "&So sánh giữa các đơn vị", "Ctrl+U"),
            Overview.UNITS: window_action(window, "&Danh sách đơn vị"),
        }
        for page, action in self.pages.items():
            connect(action, partial(self.page_wanted.emit, page))

    def menu_items(self, _commands: Commands | None) -> Iterator[QAction | None]:
        """Return what stands in the menu; they are handed the commands of the open report."""
        yield from (self.key, None, *self.pages.values())

    def show_key(self) -> None:
        """Show the key with which the unit signs."""
        from desktop.ui.submitting.key_dialog import KeyDialog

        dialog = KeyDialog(self._desk, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
