"""Long work away from the window: it runs in a thread on a snapshot, so that typing can go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD

_Result = TypeVar("_Result")


def at_own_desk(desk: Desk, job: Callable[[Desk], _Result]) -> Callable[[], _Result]:
    """Return *job* for a thread: on the data of *desk*, at a desk of its own, since a connection belongs to one thread."""
    folder = desk.database.path.parent

    def work() -> _Result:
        with Desk.open(folder) as own:
            return job(own)

    return work


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
