"""What has the keyboard can be seen, in every theme, on every kind of control."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.style.focus import FocusRing
from tests.ui.style.test_theme import contrast

CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Mở", lambda: None),
    "main button": lambda: main_button("Lập báo cáo", lambda: None),
    "tool button": QToolButton,
    "tick": lambda: QCheckBox("Hằng tháng"),
    "choice": lambda: QRadioButton("Cột"),
    "line": QLineEdit,
    "lines": QPlainTextEdit,
    "date": QDateEdit,
    "combo": QComboBox,
    "list": QListWidget,
    "table": QTableWidget,
    "tree": QTreeWidget,
}
LOOKS = [look for look in style.Look if look is not style.Look.SYSTEM]


@pytest.fixture(autouse=True)
def ring(qapp: QApplication) -> Iterator[None]:
    style.zoom(qapp, 1.0)
    ring = FocusRing(qapp)
    yield
    delete(ring)


def colours_of(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", CONTROLS)
def test_the_control_with_the_keyboard_looks_unlike_the_one_without(
    name: str, look: style.Look, qapp: QApplication, qtbot: QtBot
) -> None:
    style.wear(qapp, look)
    window, control, other = QWidget(), CONTROLS[name](), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(control)
    with qtbot.waitActive(window):
        window.show()
    other.setFocus()
    QApplication.processEvents()
    without = colours_of(control.grab().toImage())
    QTest.keyClick(other, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert QApplication.focusWidget() is control
    added = colours_of(control.grab().toImage()) - without
    background = style.theme().window
    assert any(contrast(QColor.fromRgb(colour), background) >= 3 for colour in added)


def test_the_ring_goes_with_the_keyboard(qapp: QApplication, qtbot: QtBot) -> None:
    style.wear(qapp, style.Look.LIGHT)
    window, first, second = QWidget(), QLineEdit(), QTabBar()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    style.shows_own_focus(second)
    second.addTab("I")
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    assert ringed(first)
    first.resize(50, 20)
    second.setFocus()
    assert not ringed(first)
    assert not ringed(second)


def ringed(widget: QWidget) -> bool:
    picture = widget.grab().toImage()
    return picture.pixelColor(widget.width() // 2, 1) == style.theme().accent
