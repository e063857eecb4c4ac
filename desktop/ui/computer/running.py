"""Work that takes a while, in the dialog that asked for it: how far it is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.work import Work

_PARTS = 1000

#: Tells how much of how much is done; says whether the work is still wanted.
Job = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]


class Running(QWidget):
    """Shown while it runs a job. `done` brings what the job returned, also after `stop`; `refused` its sentence."""

    done = Signal(object)
    refused = Signal(str)
    _went_on = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.stop_button = button("N&gừng", self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.spacing(self.fontMetrics()).medium)
        for widget in (self.words, self.bar, self.stop_button):
            row.addWidget(widget, 1 if widget is self.bar else 0)
        self._is_wanted = True
        self._part = 0
        self._outcome: Callable[[], None] = _nothing
        self._went_on.connect(self.bar.setValue)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return not self.isHidden()

    def run(self, words: str, job: Job) -> None:
        """Run *job* in a thread; *words* say what it does."""
        self._is_wanted, self._part, self._outcome = True, 0, _nothing
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(0)
        self.stop_button.setEnabled(True)
        self.show()
        work = Work(lambda: job(self._tell, lambda: self._is_wanted), self.window())
        work.done.connect(self._keep)
        work.refused.connect(self._keep_refusal)
        work.finished.connect(self._finish)  # by then the thread is through: who hears of it may delete this
        work.start()

    def stop(self) -> None:
        """Ask the job to stop; it says when it has."""
        self._is_wanted = False
        self.stop_button.setEnabled(False)

    def _tell(self, done: int, of: int) -> None:
        """Called in the thread of the job, more often than anyone can see."""
        part = _PARTS * done // max(of, 1)
        if part != self._part:
            self._part = part
            self._went_on.emit(part)

    def _keep(self, result: object) -> None:
        self._outcome = partial(self.done.emit, result)

    def _keep_refusal(self, sentence: str) -> None:
        self._outcome = partial(self.refused.emit, sentence)

    def _finish(self) -> None:
        self.hide()
        self._outcome()


def _nothing() -> None:
    """After a fault of the program, which is told elsewhere."""
