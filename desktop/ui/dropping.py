"""Files dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject

from desktop.locations import SUBMISSION

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

_Wanted = TypeVar("_Wanted")


def dropped_paths(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dragged here."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged here; folders and what is no file are left out."""
    return [path for path in dropped_paths(event) if path.is_file()]


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged here, `None` when it is something else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def dropped_submission(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged here, when somebody sent it to be proved and taken in."""
    path = dropped_file(event)
    return path if path is not None and path.suffix.lower() == SUBMISSION else None


def dropped_source(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged here, when figures can be taken from it; what was sent is to be proved instead."""
    return dropped_file(event) if dropped_submission(event) is None else None


class _Target(QObject):
    def __init__(self, widget: QWidget, wanted: Callable[[QDropEvent], Any], take: Callable[[Any], object]) -> None:
        super().__init__(widget)
        self._wanted = wanted
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Take what is dragged here, and what is let go of."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        dropping: QDropEvent = event  # type: ignore[assignment]  # both kinds are
        found = self._wanted(dropping)
        if not found:
            return False
        dropping.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(found)
        return True


def take_drops(widget: QWidget, wanted: Callable[[QDropEvent], _Wanted | None], take: Callable[[_Wanted], object]) -> None:
    """Call *take* with what *wanted* finds in a drop on *widget*, or on something in it that takes none, while that lives.

    Where it finds nothing, the drop is left to what *widget* lies in.
    """
    _Target(widget, wanted, take)
