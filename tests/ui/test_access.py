"""Every control of every page and dialog: named for screen readers, reached by keyboard, in the order it is read."""

import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

import desktop.ui
from desktop.ui.style.focus import FocusRing
from tests.ui import places
from tests.ui.access import access_keys, controls, keys_of, menus, name_of, reached_otherwise, steps_back, told, walk_by_tab

each_place = pytest.mark.parametrize("place", places.PLACES, ids=lambda place: place.name)
pytestmark = [pytest.mark.qt_log_ignore("does not support raise", extend=True)]

#: Seen only in the middle of typing; `test_typing.py` is about them.
SHOWN_WHILE_TYPING = {"LineEditor", "NoteEditor", "Suggestions"}


@pytest.fixture(autouse=True)
def screen_reader(qapp: QApplication) -> Iterator[None]:
    """Has Qt keep what a screen reader asks for, and shows where the keyboard is, as the program does."""
    QAccessible.setActive(True)
    ring = FocusRing(qapp)
    yield
    delete(ring)
    QAccessible.setActive(False)


@each_place
def test_every_control_is_named_and_reached_by_keys_in_the_order_it_is_read(place: places.Place, go: places.Go) -> None:
    faults: dict[str, list[str]] = {}

    def look(there: QWidget) -> None:
        all_controls = controls(there)
        way = walk_by_tab(there)
        faults["without a name"] = [told(each) for each in all_controls if not name_of(each).strip()]
        faults["not reached by keys"] = [
            told(each) for each in all_controls if each.isEnabled() and each not in way and not reached_otherwise(each, way)
        ]
        faults["steps back"] = list(steps_back(way))
        faults["access keys used twice"] = repeated(access_keys(there))
        faults["access keys that no keyboard has"] = not_typed(access_keys(there))
        for menu in menus(there):
            faults[f"access keys used twice in {menu.title()}"] = repeated(keys_of(menu.actions()))
            faults[f"access keys that no keyboard has in {menu.title()}"] = not_typed(keys_of(menu.actions()))

    go(place, look)
    assert {kind: found for kind, found in faults.items() if found} == {}


def repeated(keys: list[str]) -> list[str]:
    return sorted({key for key in keys if keys.count(key) > 1})


def not_typed(keys: list[str]) -> list[str]:
    """Those with a mark on the letter: it takes several keys to type, which cannot be done with Alt held down."""
    return [key for key in keys if not key.isascii()]


def test_every_page_and_dialog_is_among_the_places(go: places.Go) -> None:
    seen: set[type] = set()

    def look(_there: QWidget) -> None:
        seen.update(type(widget) for widget in QApplication.allWidgets())

    for place in places.PLACES:
        go(place, look)
    unseen = {made.__name__ for made in classes_of_widgets() if not any(issubclass(each, made) for each in seen)}
    assert unseen == SHOWN_WHILE_TYPING


def classes_of_widgets() -> Iterable[type]:
    """Every class of widgets that the window is made of."""
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        for _, made in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(made, QWidget) and made.__module__ == module.name:
                yield made
