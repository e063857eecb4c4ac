"""What of a window a clerk can use: its controls, how a screen reader names them, where Tab leads, its access keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
_COMPOUNDS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QTabBar)


def controls(window: QWidget) -> list[QWidget]:
    """Everything on *window* that takes keys or clicks; what a control is made of does not count by itself."""
    widgets: Iterable[QWidget] = window.findChildren(QWidget)
    return [
        widget
        for widget in widgets
        if widget.isVisible()
        and widget.window() is window
        and (isinstance(widget, _CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QHeaderView | QScrollBar)
        and not isinstance(widget.parentWidget(), _COMPOUNDS)
        and not widget.objectName().startswith("qt_")
        and widget.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls *widget*."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    """*widget* in words, for messages of tests."""
    return f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parentWidget()).__name__}"


def walk_by_tab(window: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is where it has been; Ctrl+Tab where Tab goes on within a control, as in the table."""
    QApplication.processEvents()
    way: list[QWidget] = []
    here = _focused()
    while here not in way:
        way.append(here)
        here = _next(here)
    return way


def _next(here: QWidget) -> QWidget:
    # A date has three parts, an explanation a link for each row that it names.
    for modifier in (*[Qt.KeyboardModifier.NoModifier] * 12, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(here, Qt.Key.Key_Tab, modifier)
        if (now := _focused()) is not here:
            return now
    return here


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    return focused


def steps_back(way: list[QWidget]) -> Iterator[str]:
    """The steps of a Tab walk that lead up, or to the left on one line, within the smallest part around both ends."""
    first = min(range(len(way)), key=lambda at: _upper_left(way[at]))
    ordered = way[first:] + way[:first]
    for here, there in pairwise(ordered):
        around = here.parentWidget()
        while around is not None and not around.isAncestorOf(there):
            around = around.parentWidget()
        assert around is not None
        before, after = (_place(_part(end, around), around) for end in (here, there))
        beside = before.top() < after.bottom() and after.top() < before.bottom()
        if (after.right() <= before.left()) if beside else (after.bottom() <= before.top()):
            yield f"{told(here)} → {told(there)}"


def _upper_left(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(widget.window(), widget.rect().topLeft())
    return corner.y(), corner.x()


def _part(widget: QWidget, around: QWidget) -> QWidget:
    """The direct part of *around* in which *widget* lies."""
    part = widget
    while (above := part.parentWidget()) is not None and above is not around:
        part = above
    return part


def _place(widget: QWidget, around: QWidget) -> QRect:
    return QRect(widget.mapTo(around, widget.rect().topLeft()), widget.size())


def reached_otherwise(widget: QWidget, way: list[QWidget]) -> bool:
    """Whether a key does what *widget* does, or the arrow down leads to it from a field on the *way* of Tab."""
    if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
        return True
    for field in way:
        if isinstance(field, QLineEdit):
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_Down)
            if _focused() is widget:
                return True
    return False


def access_keys(window: QWidget) -> list[str]:
    """The access keys on *window*, of menus along the top, buttons, and labels of fields; one used twice is in it twice."""
    found: list[str] = []
    widgets: Iterable[QWidget] = window.findChildren(QWidget)
    for widget in widgets:
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QMenuBar):
            found.extend(keys_of(widget.actions()))
        elif isinstance(widget, QAbstractButton):
            found.extend(_key(widget.text()))
        elif isinstance(widget, QGroupBox):
            found.extend(_key(widget.title()))
        elif isinstance(widget, QLabel) and widget.buddy() is not None:
            found.extend(_key(widget.text()))
    return found


def keys_of(actions: Iterable[QAction]) -> list[str]:
    """The access keys of the actions of a menu."""
    return [key for action in actions if action.isVisible() for key in _key(action.text())]


def _key(text: str) -> list[str]:
    sequence = QKeySequence.mnemonic(text).toString()
    return [sequence] if sequence else []


def menus(window: QWidget) -> Iterator[QMenu]:
    """The menus of *window*, filled as they are when they open."""
    bars: Iterable[QMenuBar] = window.findChildren(QMenuBar)
    for bar in bars:
        for action in bar.actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            yield menu
            yield from (submenu for each in menu.actions() if isinstance(submenu := each.menu(), QMenu))
