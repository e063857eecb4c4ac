"""Files dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop.locations import SUBMISSION

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget


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


class _Target(QObject):
    """Takes files that were sent and are dropped on a widget, or on something in it that takes none."""

    def __init__(self, widget: QWidget, take: Callable[[Path], object]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Take what is dragged here, and what is let go of."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        dropping: QDropEvent = event  # type: ignore[assignment]  # both kinds are
        path = dropped_submission(dropping)
        if path is not None:
            dropping.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(path)
        return path is not None


def take_submissions(widget: QWidget, take: Callable[[Path], object]) -> None:
    """Call *take* with a file that was sent and is dropped on *widget*, while that lives."""
    _Target(widget, take)
