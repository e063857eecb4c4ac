"""Asking for files: where to write one, which one to read. Each kind begins in the folder of its last one."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import StorageError


class Place(StrEnum):
    """The settings that keep where files lay last."""

    EXPORTS = "export.folder"
    IMPORTS = "import.folder"
    BACKUPS = "backup.folder"
    SUBMISSIONS = "submission.folder"
    ATTACHMENTS = "attachment.folder"
    INBOX = "inbox.folder"


def proposed_path(desk: Desk, place: Place, name: str) -> Path:
    """Return where a file goes when the clerk chooses nothing: the folder of the last one while it is there."""
    last = Path(_folder(desk, place))
    return (last if last.is_dir() else Path(_documents())) / name


def ask_where_to_write(desk: Desk, place: Place, title: str, name: str, words: str, parent: QWidget) -> Path | None:
    """Ask where to write a file, *name* proposed; `None` when the clerk thinks better of it. It ends as *name* does."""
    suffix = Path(name).suffix
    proposed = str(Path(_folder(desk, place)) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, f"{words} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
    _remember(desk, place, path)
    return path


def ask_what_to_read(desk: Desk, place: Place, title: str, kinds: str, parent: QWidget) -> Path | None:
    """Ask for a file to read; *kinds* is Qt's filter. `None` when the clerk thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, _folder(desk, place), kinds)
    if not chosen:
        return None
    _remember(desk, place, Path(chosen))
    return Path(chosen)


def ask_which_to_read(desk: Desk, place: Place, title: str, kinds: str, parent: QWidget) -> list[Path]:
    """Ask for files to read, in the way of `ask_what_to_read`."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, _folder(desk, place), kinds)
    paths = [Path(each) for each in chosen]
    if paths:
        _remember(desk, place, paths[-1])
    return paths


def ask_for_folder(desk: Desk, place: Place, title: str, parent: QWidget) -> Path | None:
    """Ask for a folder; `None` when the clerk thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _folder(desk, place))
    if not chosen:
        return None
    _remember(desk, place, Path(chosen) / "*")  # the next one is asked for from within it
    return Path(chosen)


def _folder(desk: Desk, place: Place) -> str:
    return desk.database.get_setting(place) or _documents()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _remember(desk: Desk, place: Place, path: Path) -> None:
    with suppress(StorageError):  # on a full drive, the file itself is the more wanted
        desk.database.set_setting(place, str(path.parent))
