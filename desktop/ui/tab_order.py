"""Where Tab leads: through a window as it is laid out, also to what was made late.

Qt by itself comes to what was made late after everything else, though it stands in the middle of the window.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QSplitter, QTabWidget, QWidget


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control of *window* (the one before), round at the ends; return whether there is one."""
    here = QApplication.focusWidget()
    whole = window.centralWidget() if isinstance(window, QMainWindow) else window
    controls = [each for each in _controls(whole) if _takes_tab(each) or each is here]
    if here not in controls or len(controls) < 2:
        return False
    there = controls[(controls.index(here) + (1 if forward else -1)) % len(controls)]
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _controls(whole: QWidget) -> Iterator[QWidget]:
    for part in _parts(whole):
        yield part
        yield from _controls(part)


def _parts(whole: QWidget) -> Iterator[QWidget]:
    """Return what stands in *whole*, in the order of its layout."""
    layout = whole.layout()
    if layout is not None:
        yield from _laid_out(layout)
    elif isinstance(whole, QSplitter):
        yield from map(whole.widget, range(whole.count()))
    elif isinstance(whole, QTabWidget):
        yield from (whole.tabBar(), *map(whole.widget, range(whole.count())))
    else:
        yield from (child for child in whole.children() if isinstance(child, QWidget) and not child.isWindow())


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Return what is laid out, in order. Asks for no `itemAt`.

    Python's side of an item outlives the item that C++ deletes with its widget, and is then taken for what comes to lie at
    the same address.
    """
    parts = [part for part in (*layout.children(), *layout.parentWidget().children()) if isinstance(part, QLayout | QWidget)]
    for part in sorted((part for part in parts if layout.indexOf(part) >= 0), key=layout.indexOf):
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            yield part


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at *widget* now; at a field, not at what the field is made of."""
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return wants and widget.isVisible() and widget.isEnabled()
