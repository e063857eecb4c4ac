"""What F1 opens where: a page, a dialog or a part of one says which place of the guide is about it.

It says so in an attribute `help_place`, the id of a heading in `resources/guide`; F1 asks the widget that has the
keyboard, then what it stands in. A widget may say more of what the cursor is on in `help_about`, in rich text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: Where nothing more fitting is declared.
DEFAULT = "start"


class Help(NamedTuple):
    """A place of the guide, and what is to be said above it."""

    place: str
    about: str = ""


def help_for(widget: QWidget | None) -> Help:
    """Return what F1 opens while *widget* has the keyboard."""
    for each in _outwards(widget):
        place: str | None = getattr(each, "help_place", None)
        if place:
            return Help(place, getattr(each, "help_about", ""))
    return Help(DEFAULT)


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
