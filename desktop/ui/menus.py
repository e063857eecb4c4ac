"""The main window's own actions, and the menus in which they stand beside those of the open report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from desktop.ui.actions import window_action

if TYPE_CHECKING:
    from desktop.ui.computer.computer import Computer
    from desktop.ui.display import Display
    from desktop.ui.helping import Helping
    from desktop.ui.post import Post
    from desktop.ui.report.commands import Commands


class Submenu(NamedTuple):
    """A menu in a menu; its access keys are its own."""

    title: str
    actions: Iterable[QAction]


#: What stands in a menu, from top to bottom; `None` is a line between groups.
_Items = Iterable[QAction | Submenu | None]


class WindowActions:
    """What can be asked of the window wherever it is."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.new = self._make("&Lập báo cáo mới…", "Ctrl+N")
        self.pdf = self._make("Kết xuất P&DF…", "Ctrl+Shift+E")
        self.profile = self._make("&Hồ sơ đơn vị…")
        self.back_up = self._make("S&ao lưu dữ liệu…")
        self.bring_back = self._make("&Khôi phục dữ liệu…")
        self.practice = self._make("Lu&yện tập với số liệu mẫu")
        self.leave = self._make("&Thoát", "Ctrl+Q")
        self.calendar = self._make("&Lịch báo cáo", "Ctrl+L")
        self.charts = self._make("&Biểu đồ", "Ctrl+B")
        self.full_screen = self._make("T&oàn màn hình", "F11")
        self.about = self._make("&Giới thiệu")

    def _make(self, words: str, *keys: str) -> QAction:
        return window_action(self._window, words, *keys)


class Menus:
    """The menu bar. A menu is filled when it opens, with what can be done then."""

    def __init__(
        self,
        window: QMainWindow,
        actions: WindowActions,
        display: Display,
        helping: Helping,
        post: Post,
        computer: Callable[[], Computer],
        commands: Callable[[], Commands | None],
        of_list: Callable[[], Iterable[QAction]],
    ) -> None:
        self._window = window
        self._actions = actions
        self._display = display
        self._helping = helping
        self._post = post
        self._computer = computer
        self._commands = commands
        self._of_list = of_list
        self._bar = QMenuBar(window)
        window.setMenuBar(self._bar)
        self._menus: tuple[tuple[str, Callable[[Commands | None], _Items]], ...] = (
            ("&Báo cáo", self._report),
            ("&Sửa", self._edit),
            ("&Xem", self._view),
            ("&Gửi nhận", self._post.menu_items),
            ("&Trợ giúp", self._help),
        )
        for title, items in self._menus:
            self._add(title, items)
        helping.know_menus(self._listed)

    def _listed(self, commands: Commands) -> list[tuple[str, list[QAction]]]:
        """Return each menu's title and actions, with *commands* as those of an open report."""
        return [(title, list(_flat(items(commands)))) for title, items in self._menus]

    def _add(self, title: str, items: Callable[[Commands | None], _Items]) -> None:
        menu = QMenu(title, self._window)
        menu.aboutToShow.connect(lambda: _fill(menu, items(self._commands())))
        self._bar.addMenu(menu)

    def _report(self, commands: Commands | None) -> _Items:
        own = self._actions
        yield own.new
        if commands:
            yield from (None, commands.import_file, commands.import_table)
            yield from (None, commands.preview, commands.export, own.pdf, None, *commands.of_life)
            yield from (None, commands.save, commands.close)
        else:
            yield from (None, *self._of_list())
        yield from (None, own.profile, own.practice, None, own.back_up, own.bring_back)
        yield from (*self._computer().of_data, None, own.leave)

    def _edit(self, commands: Commands | None) -> _Items:
        if commands:
            yield from (
                commands.undo,
                commands.redo,
                None,
                *commands.of_cells,
                None,
                commands.carry_over,
                None,
            )
            yield from (Submenu("Dòng nhiệm &vụ", commands.of_rows), None, *commands.finding)
        else:
            yield self._nothing("Mở một báo cáo để sửa")

    def _view(self, commands: Commands | None) -> _Items:
        if commands:
            yield from (commands.next_finding, commands.previous_finding, commands.confirm, None)
            yield from (commands.next_tab, commands.previous_tab, None)
            yield from (commands.findings, commands.explain, None, commands.compare, commands.history, None)
            yield from (*commands.of_consolidated, None)
            yield from (Submenu("Lọc dò&ng", commands.filters), None)
        yield from (self._actions.calendar, self._actions.charts, None)
        yield from (Submenu("&Màu sắc", self._display.colours()), *self._display.letters, None, self._actions.full_screen)

    def _help(self, commands: Commands | None) -> _Items:
        yield from (*self._helping.menu_items(commands), None, self._computer().updates, self._actions.about)

    def _nothing(self, words: str) -> QAction:
        action = QAction(words, self._window)
        action.setEnabled(False)
        return action


def _fill(menu: QMenu, items: _Items) -> None:
    menu.clear()
    before: Iterable[QMenu] = menu.findChildren(QMenu)
    for submenu in before:
        submenu.deleteLater()
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, Submenu):
            submenu = QMenu(item.title, menu)
            _fill(submenu, item.actions)
            menu.addMenu(submenu).setVisible(any(action.isVisible() for action in item.actions))
        else:
            menu.addAction(item)


def _flat(items: _Items) -> Iterator[QAction]:
    for item in items:
        if isinstance(item, Submenu):
            yield from item.actions
        elif item is not None:
            yield item
