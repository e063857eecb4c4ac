"""Colours and size of letters, chosen in the menu: shown at once, and again at the next start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.style import themes, wearing
from desktop.ui.window import MainWindow

OpenWindow = Callable[..., MainWindow]


def colours(window: MainWindow) -> list[QAction]:
    """What is offered in the menu Xem, Màu sắc."""
    menu = window.menuBar().actions()[2].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    submenu = next(action.menu() for action in menu.actions() if action.text() == "&Màu sắc")
    assert isinstance(submenu, QMenu)
    return submenu.actions()


def choose(window: MainWindow, words: str) -> None:
    next(action for action in colours(window) if action.text().replace("&", "") == words).trigger()


def ticked(window: MainWindow) -> list[str]:
    return [action.text().replace("&", "") for action in colours(window) if action.isChecked()]


def size_of(window: MainWindow) -> float:
    return window.font().pointSizeF()


def test_a_theme_is_worn_at_once_and_kept_for_the_next_start(desk: Desk, open_window: OpenWindow, qapp: QApplication) -> None:
    window = open_window(desk)
    choose(window, "Tối")
    assert style.theme() is themes.DARK
    assert ticked(window) == ["Tối"]
    style.wear(qapp, style.Look.SYSTEM)
    MainWindow(desk, window._today).deleteLater()
    assert style.theme() is themes.DARK


def test_the_systems_colours_are_followed_while_the_window_is_open(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(desk)
    choose(window, "Theo hệ thống")
    assert style.theme() is themes.LIGHT
    monkeypatch.setattr(wearing, "system_is_dark", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: style.theme() is themes.DARK)
    choose(window, "Sáng")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert style.theme() is themes.LIGHT


def test_letters_grow_by_keys_and_stay_so(desk: Desk, open_window: OpenWindow, qapp: QApplication) -> None:
    window = open_window(desk, 1)
    usual = size_of(window)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert size_of(window) == pytest.approx(1.25 * usual)
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert size_of(window) == pytest.approx(1.1 * usual)
    style.zoom(qapp, 1.0)
    MainWindow(desk, window._today).deleteLater()
    assert size_of(window) == pytest.approx(1.1 * usual)
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert size_of(window) == usual


def test_letters_stay_between_80_and_200_per_cent(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    for _ in range(20):
        window.display.enlarge()
    assert style.size() == 2.0
    for _ in range(20):
        window.display.reduce()
    assert style.size() == 0.8


def turn(widget: QWidget, modifiers: Qt.KeyboardModifier) -> bool:
    """Turns the wheel up over *widget*; tells whether the widget leaves that to what it lies in, to which Qt then goes."""
    place, up = QPointF(50, 50), QPoint(0, 120)
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), up, no_button, modifiers, no_phase, False)
    widget.wheelEvent(event)
    return not event.isAccepted()


def test_the_wheel_with_ctrl_makes_the_letters_of_the_table_larger(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    view, control = window.area.page.view, Qt.KeyboardModifier.ControlModifier
    turn(window, Qt.KeyboardModifier.NoModifier)
    assert style.size() == 1.0
    assert turn(view, control)
    turn(window, control)
    assert style.size() == 1.1


def test_what_is_being_typed_survives_larger_letters(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk, 1)
    assert window.area is not None
    window.area.page.jump_to(Address("plan.tasks_done"))
    QTest.keyClicks(window.area.page.view, "9")
    window.display.enlarge()
    QApplication.processEvents()
    QTest.keyClicks(window.focusWidget(), "7")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert desk.open_report(1).report.shown("plan.tasks_done") == "97"
