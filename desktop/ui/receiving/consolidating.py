"""Adding up what units sent, in a thread, with a way to call it off."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.jobs.consolidating.fed import Update
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.report import consolidate
from desktop.jobs.desk import Desk
from desktop.ui.work import Work, at_own_desk


class Consolidated(NamedTuple):
    """What was done, and with how many units."""

    update: Update
    units: int


class Consolidating(QObject):
    """One consolidation under way. `done` brings what was `Consolidated`, `refused` the sentence why nothing was.

    `over` says that it has come to its end, whatever that was.
    """

    done = Signal(object)
    refused = Signal(str)
    over = Signal()

    def __init__(self, collected: Collected, window: QWidget, *, with_faulty: bool) -> None:
        super().__init__(window)
        self._edition, self._period = collected.edition, collected.period
        self._with_faulty = with_faulty
        self._called_off = False
        self._progress = QProgressDialog("Đang tổng hợp báo cáo của các đơn vị…", "Bỏ qua", 0, 0, window)
        self._progress.setWindowTitle("Tổng hợp")
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)  # the draft must not be opened meanwhile
        self._progress.setMinimumDuration(500)
        self._progress.canceled.connect(self._call_off)
        work = Work(at_own_desk(collected.desk, self._consolidate), self)
        work.done.connect(self._finish)
        work.refused.connect(self.refused)
        work.finished.connect(self._clear_up)
        work.start()

    def _consolidate(self, desk: Desk) -> Consolidated | None:
        collected = Collected(desk, self._edition, self._period)
        update = consolidate(desk, collected, with_faulty=self._with_faulty, wanted=lambda: not self._called_off)
        if update is None:
            return None
        return Consolidated(update, len({row.unit for row in collected.counted(with_faulty=self._with_faulty)}))

    def _call_off(self) -> None:
        self._called_off = True

    def _finish(self, done: Consolidated | None) -> None:
        if done is not None:
            self.done.emit(done)

    def _clear_up(self) -> None:
        self._progress.canceled.disconnect(self._call_off)
        self._progress.close()
        self._progress.deleteLater()
        self.over.emit()
        self.deleteLater()
