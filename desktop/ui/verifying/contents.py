"""The files that travel in a submission: opened in the system's programs, or saved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.jobs.desk import Desk
from desktop.jobs.submission import unpacking
from desktop.ui.files import Place, ask_for_folder
from desktop.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.jobs.submission.verdict import Verdict


class Contents(QObject):
    """Opens and saves what a proved submission holds. `told` and `refused` bring sentences for the clerk.

    What is opened is written from memory, just as it was proved, into a folder of this user alone, which goes with the
    program: the file that came may be another one meanwhile.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, window: QWidget, keeper: QObject) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._keeper = keeper

    def open_print(self, verdict: Verdict) -> None:
        """Open the pages for signature."""
        if verdict.file is not None:
            self._open(verdict, verdict.file.pdf, ".pdf")

    def open_workbook(self, verdict: Verdict) -> None:
        """Open the workbook."""
        if verdict.file is not None:
            self._open(verdict, verdict.file.workbook, ".xlsx")

    def save_attachments(self, verdict: Verdict) -> None:
        """Ask for a folder, and save the attachments in it."""
        if verdict.file is None:
            return
        folder = ask_for_folder(self._desk, Place.EXPORTS, "Lưu tệp đính kèm vào", self._window)
        if folder is not None:
            attached = verdict.file.attachments
            self._run(lambda: unpacking.save_attachments(attached, folder), self._tell_saved)

    def _open(self, verdict: Verdict, content: bytes, suffix: str) -> None:
        assert verdict.submission is not None  # noqa: S101 - it has a file
        name = unpacking.name_of(verdict.submission, suffix)
        self._run(lambda: unpacking.put_out(content, name, _new_folder()), self._open_outside)

    def _run(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        work = Work(job, self._keeper)
        work.done.connect(done)
        work.refused.connect(self.refused)
        work.start()

    def _open_outside(self, path: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.told.emit(f"Đang mở “{path.name}” trong chương trình khác. Đây là bản chỉ để xem.")
        else:
            self.refused.emit(f"Máy này chưa có chương trình mở tệp {path.suffix}: hãy cài một chương trình rồi mở lại.")

    def _tell_saved(self, paths: list[Path]) -> None:
        self.told.emit(f"Đã lưu {len(paths)} tệp đính kèm vào “{paths[0].parent}”.")


_shelf: tempfile.TemporaryDirectory[str] | None = None


def _new_folder() -> Path:
    """Return an empty folder that goes when the program ends; what another program still holds open then is left."""
    global _shelf  # noqa: PLW0603 - one for the whole program
    _shelf = _shelf or tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True)
    return Path(tempfile.mkdtemp(dir=_shelf.name))
