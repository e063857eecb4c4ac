"""Long work away from the window: it runs in a thread on a snapshot, so that typing can go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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


class Inquiry(QObject):
    """A job under way that nobody need wait for. `done` and `refused` are those of `Work`; neither comes once it was let go of.

    It outlives a window that was closed, since a thread comes to its end by itself: *keeper* is to live longer.
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, job: Callable[[], Any], keeper: QObject) -> None:
        super().__init__(keeper)
        self._is_wanted = True
        work = Work(job, self)
        work.done.connect(self._tell)
        work.refused.connect(self._tell_refusal)
        work.finished.connect(self.deleteLater)
        work.start()

    def let_go(self) -> None:
        """Take no notice any more of what comes of it."""
        self._is_wanted = False

    def _tell(self, result: object) -> None:
        if self._is_wanted:
            self.done.emit(result)

    def _tell_refusal(self, sentence: str) -> None:
        if self._is_wanted:
            self.refused.emit(sentence)


class Latest(QObject):
    """Runs one job at a time; of those asked for meanwhile only the last one is run next.

    `done` brings what the job asked for last returned, `refused` its sentence; what came between is never told.
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._next: Callable[[], Any] | None = None
        self._is_busy = False

    def ask(self, job: Callable[[], Any]) -> None:
        """Run *job*, now or when the one under way is through."""
        if self._is_busy:
            self._next = job
            return
        self._is_busy = True
        work = Work(job, self._widget.window())
        work.done.connect(self._take)
        work.refused.connect(self._refuse)
        work.finished.connect(self._go_on)  # also after a fault of the program
        work.start()

    def _take(self, result: object) -> None:
        if self._next is None:
            self.done.emit(result)

    def _refuse(self, sentence: str) -> None:
        if self._next is None:
            self.refused.emit(sentence)

    def _go_on(self) -> None:
        """Begin what was asked for meanwhile."""
        self._is_busy = False
        job, self._next = self._next, None
        if job is not None:
            self.ask(job)
