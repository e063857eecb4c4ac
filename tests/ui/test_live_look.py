"""A change of colours or letters while a page is on the screen leaves it as a window opened with them."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import style
from tests.ui import places

pytestmark = [pytest.mark.qt_log_ignore("does not support raise", extend=True)]

#: So many looks in a row that are alike show that a page is at rest.
STILL = 4


def at_rest(there: QWidget, qtbot: QtBot) -> QImage:
    """What *there* looks like once it no longer changes and has put nothing off."""
    seen: list[QImage] = []
    timers: Iterable[QTimer] = there.findChildren(QTimer)

    def stands_still() -> bool:
        QApplication.processEvents()
        if any(timer.isActive() and timer.isSingleShot() for timer in timers):
            seen.clear()
            return False
        seen.append(without_scroll_bars(there))
        return len(seen) >= STILL and all(each == seen[-1] for each in seen[-STILL:])

    qtbot.waitUntil(stands_still)
    return seen[-1]


def without_scroll_bars(there: QWidget) -> QImage:
    """What *there* looks like; a scroll bar beside a text that was laid out again may be a little longer or shorter."""
    picture = there.grab()
    painter = QPainter(picture)
    bars: Iterable[QScrollBar] = there.findChildren(QScrollBar)
    for bar in bars:
        if bar.isVisible():
            painter.fillRect(QRect(bar.mapTo(there, bar.rect().topLeft()), bar.size()), style.theme().panel)
    painter.end()
    return picture.toImage()


@pytest.mark.parametrize("place", places.PLACES, ids=lambda place: place.name)
def test_colours_chosen_on_a_page_are_those_of_a_page_opened_with_them(
    place: places.Place, go: places.Go, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setCursorFlashTime(0)
    for _ in range(2):  # a page may tell the time, and a minute may pass between the two
        changed, opened = _both(place, go, qapp, qtbot)
        if changed == opened:
            return
    pytest.fail("the page looks different")


def _both(place: places.Place, go: places.Go, qapp: QApplication, qtbot: QtBot) -> tuple[QImage, QImage]:
    """What a page looks like after a change of colours, and opened with them."""
    pictures: list[QImage] = []

    def change(there: QWidget) -> None:
        at_rest(there, qtbot)
        style.wear(qapp, style.Look.DARK)
        pictures.append(at_rest(there, qtbot))

    style.wear(qapp, style.Look.LIGHT)
    go(place, change)
    go(place, lambda there: pictures.append(at_rest(there, qtbot)))
    return pictures[0], pictures[1]
