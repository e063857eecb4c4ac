"""A proof made away from the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.jobs.desk import Desk
from desktop.jobs.submission.verdict import Verdict
from desktop.ui.work import Work, at_own_desk


class Proving(QObject):
    """One proof under way. `done` brings its verdict, `refused` the sentence why there is none; neither once it was let go of.

    It outlives a window that was closed: a thread comes to its end by itself.
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, job: Callable[[Desk], Verdict], keeper: QObject) -> None:
        super().__init__(keeper)
        self._is_wanted = True
        work = Work(at_own_desk(desk, job), self)
        work.done.connect(self._tell)
        work.refused.connect(self._tell_refusal)
        work.finished.connect(self.deleteLater)
        work.start()

    def let_go(self) -> None:
        """Take no notice any more of what comes of it."""
        self._is_wanted = False

    def _tell(self, verdict: Verdict) -> None:
        if self._is_wanted:
            self.done.emit(verdict)

    def _tell_refusal(self, sentence: str) -> None:
        if self._is_wanted:
            self.refused.emit(sentence)
