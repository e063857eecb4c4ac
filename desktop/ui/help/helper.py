"""F1 wherever the keyboard is: in the window, in an open editor, in a dialog that stands before the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.ui.help.keys import PLACE_IN_GUIDE, KeyGroup, as_html
from desktop.ui.help.places import Help, help_for

_KEY = "help-key"


class Helper(QObject):
    """Shows the guide and the sheet of keys for a main window. *keys* returns all keys of the program, with the menus' own."""

    def __init__(self, window: QMainWindow, keys: Callable[[], list[KeyGroup]]) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys

    def reach_dialogs(self) -> None:
        """From now on have F1 work in every dialog, too: an action of the main window is not heard there."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - there is a window
        application.focusWindowChanged.connect(self._give_key)

    def show_here(self) -> None:
        """Open the guide at what it tells about the widget that has the keyboard."""
        self.show_help(help_for(QApplication.focusWidget() or QApplication.activeWindow()))

    def show_help(self, wanted: Help) -> None:
        """Open the guide at a place. Before a dialog that keeps all else waiting, it is a window of that dialog."""
        from desktop.ui.help.book import Book
        from desktop.ui.help.browser import folder
        from desktop.ui.help.window import GuideWindow

        owner = QApplication.activeModalWidget() or self._window
        guides: list[GuideWindow] = [each for each in owner.children() if isinstance(each, GuideWindow)]
        guide = guides[0] if guides else GuideWindow(Book(folder(), self._complete), owner)
        guide.show_help(wanted)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        from desktop.ui.help.sheet import KeySheet

        KeySheet(self._keys(), self._window).show()

    def _complete(self, text: str) -> str:
        return text.replace(PLACE_IN_GUIDE, as_html(self._keys()))

    def _give_key(self) -> None:
        window: QWidget | None = QApplication.activeWindow()
        if window is None or isinstance(window, QMainWindow) or window.findChild(QShortcut, _KEY):
            return
        from desktop.ui.help.window import GuideWindow

        if not isinstance(window, GuideWindow):
            QShortcut(QKeySequence("F1"), window, self.show_here).setObjectName(_KEY)
