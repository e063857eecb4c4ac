"""Tab comes to parts that were made late where they stand."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.tab_order import go_on


def order(window: QWidget, key: Qt.Key) -> list[str]:
    """The names of what a key leads through, from where the keyboard is, once round; a date has three parts."""
    names: list[str] = []
    focused = QApplication.focusWidget()
    while focused is not None and (focused.objectName() not in names or focused.objectName() == names[-1] != names[0]):
        names = list(dict.fromkeys([*names, focused.objectName()]))
        QTest.keyClick(focused, key)
        focused = QApplication.focusWidget()
    return names


def named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


class Window(QWidget):
    """Tab goes through it as it is laid out."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return go_on(self, forward=forward)


def test_what_is_made_late_is_reached_where_it_stands(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    whole, middle, strips = QVBoxLayout(window), QWidget(), QVBoxLayout()
    first, last = named(QLineEdit(), "first"), named(QPushButton(), "last")
    for part in (first, middle, last):
        whole.addWidget(part)
    inner, halves = QVBoxLayout(middle), QSplitter()
    inner.addLayout(strips)
    inner.addWidget(halves)
    halves.addWidget(named(QDateEdit(), "left"))
    halves.addWidget(named(QTabWidget(), "tabs"))
    strips.addWidget(named(QLineEdit(), "strip"))
    last.setEnabled(False)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    assert order(window, Qt.Key.Key_Tab) == ["first", "strip", "left", "qt_tabwidget_tabbar"]
    last.setEnabled(True)
    assert order(window, Qt.Key.Key_Backtab) == ["first", "last", "qt_tabwidget_tabbar", "left", "strip"]


def test_no_item_of_a_layout_is_held_for_it_may_be_gone_before_the_next_tab(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    pages = QStackedWidget(window)
    QVBoxLayout(window).addWidget(pages)
    page = QWidget()
    column = QVBoxLayout(page)
    first = named(QLineEdit(), "first")
    for field in (first, named(QLineEdit(), "second")):
        column.addWidget(field)
    pages.addWidget(page)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    held = items_held()
    assert order(window, Qt.Key.Key_Tab) == ["first", "second"]
    assert items_held() == held


def items_held() -> int:
    """How many items of layouts Python has objects for."""
    return sum(isinstance(each, QLayoutItem) and not isinstance(each, QLayout) for each in gc.get_objects())
