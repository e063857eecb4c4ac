"""Long work away from the window: it runs in a thread on a snapshot, so that typing can go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from desktop.jobs.errors import TOLD


class Work(QThread):
    """Runs *job* in a thread. `done` brings what it returned, `refused` its sentence for the clerk.

    Anything else that a job raises is a fault of the program and is raised again in the window's thread.
    """

    done = Signal(object)
    refused = Signal(str)
    _failed = Signal(object)

    def __init__(self, job: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._failed.connect(self._raise)
        self.finished.connect(self.deleteLater)

    def run(self) -> None:
        """Do the job."""
        try:
            result = self._job()
        except TOLD as refusal:
            self.refused.emit(str(refusal))
        except Exception as error:  # noqa: BLE001 - raised again where the program's faults are told
            self._failed.emit(error)
        else:
            self.done.emit(result)

    def _raise(self, error: Exception) -> None:
        raise error
