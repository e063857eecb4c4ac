"""Every page and dialog on a small screen in large letters: nothing is wider than the screen, no words are cut."""

from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import style
from tests.ui import places

#: The smallest screen that offices still have, without the task bar.
WIDTH, HEIGHT = 1366, 728

pytestmark = [pytest.mark.qt_log_ignore("does not support raise", extend=True)]


@pytest.mark.parametrize("size", [1.5, 2.0])
@pytest.mark.parametrize("place", places.PLACES, ids=lambda place: place.name)
def test_words_are_not_cut_in_large_letters(
    place: places.Place, size: float, go: places.Go, qapp: QApplication, qtbot: QtBot
) -> None:
    faults: dict[str, object] = {}

    def look(there: QWidget) -> None:
        if isinstance(there, QMainWindow):  # where letters can be made larger without leaving the page
            style.zoom(qapp, 1.0)
            style.zoom(qapp, size)
        QApplication.processEvents()
        least = there.minimumSizeHint()
        faults["wider than the screen"] = max(0, least.width() - WIDTH)
        faults["higher than the screen"] = max(0, least.height() - HEIGHT)
        faults["cut"] = [told(each) for each in with_words(there) if is_cut(each)]

    style.zoom(qapp, size)
    go(place, look)
    assert {kind: found for kind, found in faults.items() if found} == {}


def with_words(there: QWidget) -> list[QWidget]:
    widgets: Iterable[QWidget] = there.findChildren(QWidget)
    kinds = QAbstractButton | QComboBox | QLabel
    shown = (each for each in widgets if isinstance(each, kinds) and each.isVisible() and each.window() is there)
    return [each for each in shown if words_of(each)]


def is_cut(widget: QWidget) -> bool:
    """Whether *widget* is smaller than its words, in a window that is as large as it wants to be."""
    least = widget.minimumSizeHint()
    needed = least.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return widget.height() < needed
    return widget.width() < least.width() or widget.height() < needed


def words_of(widget: QWidget) -> str:
    words: str = widget.currentText() if isinstance(widget, QComboBox) else widget.text()  # type: ignore[attr-defined]
    return words


def told(widget: QWidget) -> str:
    return f"{words_of(widget)}: {widget.width()} × {widget.height()}, needs {widget.minimumSizeHint().toTuple()}"
