"""Files dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.locations import SUBMISSION

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


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
