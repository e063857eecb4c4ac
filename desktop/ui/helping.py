"""What the program offers for help: the guide, the sheet of keys, what is new, the first report step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop import __version__
from desktop.engine.report import Status
from desktop.jobs.desk import Desk
from desktop.jobs.errors import StorageError
from desktop.ui.actions import window_action
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from desktop.ui.help.helper import Helper
    from desktop.ui.help.keys import KeyGroup
    from desktop.ui.report.commands import Commands
    from desktop.ui.report.first_steps import FirstSteps
    from desktop.ui.report_area import ReportArea

_VERSION, _STEPS = "help.version", "help.first_steps"
_ListMenus = Callable[["Commands"], list[tuple[str, list[QAction]]]]


class Helping(QObject):
    """Help in one window; *area* tells which report is open. What it opens is imported when it is asked for."""

    def __init__(self, window: QMainWindow, desk: Desk, area: Callable[[], ReportArea | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._area = area
        self._list_menus: _ListMenus = lambda _commands: []
        self._guide = self._make("&Hướng dẫn sử dụng", "F1")
        self._keys = self._make("Bảng &phím tắt", "Ctrl+/")
        self._steps = self._make("&Năm bước đầu tiên")
        self._news = self._make("&Có gì mới")
        connect(self._guide, self._show_here)
        connect(self._keys, self._show_keys)
        connect(self._steps, self._begin_steps)
        connect(self._news, lambda: self.show_guide("news"))

    def menu_items(self, commands: Commands | None) -> Iterator[QAction | None]:
        """Return what stands in the menu of help; *commands* are those of the open report."""
        self._steps.setEnabled(self._area() is not None)
        yield self._guide
        if commands:
            yield commands.explain
        yield from (self._keys, None, self._steps, self._news)

    def know_menus(self, list_menus: _ListMenus) -> None:
        """Take the keys of the sheet from what *list_menus* returns for an open report's commands."""
        self._list_menus = list_menus

    def show_guide(self, place: str = "") -> None:
        """Open the user's guide, at a heading."""
        from desktop.ui.help.places import DEFAULT, Help

        self._helper.show_help(Help(place or DEFAULT))

    def settle(self, column: QVBoxLayout) -> None:
        """Do what can wait until the window is on the screen; *column* is where a line about an update would stand."""
        self._helper.reach_dialogs()
        seen = self._desk.database.get_setting(_VERSION)
        if seen is None or self._desk.practice:
            self._keep(_VERSION, __version__)
        elif seen != __version__:
            self._tell_of_update(column)

    # --- the first report ---

    def accompany(self) -> None:
        """Show the first steps over the report that is open, if it is the unit's first and still being made."""
        area, step = self._area(), self._desk.database.get_setting(_STEPS)
        if area is None or self._desk.practice or not (step or self._is_first(area)):
            return
        from desktop.ui.report.first_steps import FirstStep

        if (at := FirstStep(int(step or FirstStep.TYPE))) is not FirstStep.DONE:
            self._steps_over(area).start(at)

    def _is_first(self, area: ReportArea) -> bool:
        report = area.page.session.report
        blank = report.status is Status.DRAFT and not report.completeness().filled
        return blank and len(self._desk.reports()) == 1

    def _begin_steps(self) -> None:
        if (area := self._area()) is not None:
            self._steps_over(area).start()

    def _steps_over(self, area: ReportArea) -> FirstSteps:
        """Return the line over *area*, made once."""
        from desktop.ui.report.first_steps import FirstSteps

        for each in area.children():
            if isinstance(each, FirstSteps):
                return each
        made = FirstSteps(area.page, area.exports)
        made.reached.connect(lambda step: self._keep(_STEPS, f"{step}"))
        area.put_on_top(made)
        return made

    # --- inside ---

    @cached_property
    def _helper(self) -> Helper:
        from desktop.ui.help.helper import Helper

        return Helper(self._window, self._all_keys)

    def _show_here(self) -> None:
        self._helper.show_here()

    def _show_keys(self) -> None:
        self._helper.show_keys()

    def _all_keys(self) -> list[KeyGroup]:
        from desktop.ui.help import keys
        from desktop.ui.report.commands import Commands

        nothing = QWidget()  # stands for a report where none is open
        area = self._area()
        commands = area.page.commands if area else Commands(nothing)
        return [*keys.OF_TABLES, *keys.OF_LISTS, *keys.of_menus(self._list_menus(commands))]

    def _tell_of_update(self, column: QVBoxLayout) -> None:
        """Say that the program is another version now, until the clerk has read it or closed the line."""
        from desktop.ui.buttons import button
        from desktop.ui.strip import Strip

        def read() -> None:
            close()
            self.show_guide(f"news-{__version__}")

        def close() -> None:
            strip.hide()
            self._keep(_VERSION, __version__)

        buttons = (button("&Xem có gì mới", read), button("Đóng", close))
        strip = Strip(f"Chương trình đã được cập nhật lên bản {__version__}.", "selection", buttons)
        column.insertWidget(0, strip)

    def _keep(self, key: str, value: str) -> None:
        with suppress(StorageError):  # on a full drive the same is told again at the next start
            self._desk.database.set_setting(key, value)

    def _make(self, words: str, *keys: str) -> QAction:
        return window_action(self._window, words, *keys)
