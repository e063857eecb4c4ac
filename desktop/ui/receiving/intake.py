"""Taking files in: in a thread, told file by file, with a way to stop; what was taken in until then is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.jobs.consolidating.inbox import Passed, survey, take_in
from desktop.jobs.consolidating.outcome import Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from desktop.ui.work import Work, at_own_desk


class Taken(NamedTuple):
    """What became of the files, those that were not looked at since the clerk stopped, and what was passed over."""

    items: tuple[Item, ...]
    unread: tuple[Path, ...]
    passed: tuple[Passed, ...]


class Intake(QObject):
    """One intake under way. `progressed` brings how many of how many files are done, and the one that is looked at.

    `done` brings what was `Taken`, `refused` the sentence why it broke off.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, collected: Collected, paths: Sequence[Path], window: QObject, *, trust: bool = False) -> None:
        super().__init__(window)
        self._edition, self._period = collected.edition, collected.period
        self._paths = tuple(paths)
        self._trust = trust
        self._stopped = False
        work = Work(at_own_desk(collected.desk, self._take), self)
        work.done.connect(self.done)
        work.refused.connect(self.refused)
        work.finished.connect(self.deleteLater)
        work.start()

    def stop(self) -> None:
        """Look at no more files; those so far stay taken in."""
        self._stopped = True

    def _take(self, desk: Desk) -> Taken:
        found = survey(self._paths)
        files = found.files
        names = self._names(files)
        self.progressed.emit(0, len(files), next(names, ""))
        items = take_in(
            desk,
            Collected(desk, self._edition, self._period),
            files,
            trust=self._trust,
            progress=lambda done, of: self.progressed.emit(done, of, next(names, "")),
            wanted=lambda: not self._stopped,
        )
        return Taken(tuple(items), tuple(files[len(items) :]), tuple(found.passed))

    @staticmethod
    def _names(files: Sequence[Path]) -> Iterator[str]:
        for file in files:
            yield file.name
