"""The printed pages made anew, away from the window, while the report changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs import export
from desktop.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.engine.report import Report
    from desktop.jobs.export import Printout

#: Milliseconds without a change before the pages are made anew.
_REST = 250


class Rendering(QObject):
    """Prints *report*, or the chosen appendix of it, into memory, one time after the other, and only while somebody looks."""

    rendered = Signal(object)
    refused = Signal(str)
    #: Whether the pages rendered last are those of the report as it is now.
    current_changed = Signal(bool)

    def __init__(self, report: Report, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._report = report
        self._appendix = ""
        self._asked = ""  # the appendix that is being printed
        self._current = False
        self._running = False
        self._failed = False
        self._watched = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._start)

    @property
    def appendix(self) -> str:
        """The code of the appendix that is printed alone; nothing when all are."""
        return self._appendix

    def watch(self) -> None:
        """Somebody looks from now on: make what is not there."""
        self._watched = True
        if not self._current:
            self._start()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._watched = False
        self._rest.stop()

    def note_change(self) -> None:
        """The report is another one now."""
        self._outdate()
        if self._watched:
            self._rest.start()

    def choose(self, appendix: str) -> None:
        """Print one appendix from now on, or all for none."""
        self._appendix = appendix
        self._outdate()
        if self._watched:
            self._start()

    # --- inside ---

    def _outdate(self) -> None:
        if self._current:
            self._current = False
            self.current_changed.emit(False)  # noqa: FBT003 - a signal's only argument

    def _start(self) -> None:
        if self._running:  # goes on when that has ended
            return
        report, appendix = self._report.copy(), self._appendix
        self._running, self._failed, self._current, self._asked = True, False, True, appendix
        # The window keeps the thread: the page may go before it has ended.
        work = Work(lambda: export.printed(report, appendix), self._page.window())
        work.done.connect(self._take)
        work.refused.connect(self._refuse)
        work.finished.connect(self._go_on)
        work.start()

    def _take(self, printout: Printout) -> None:
        if self._asked == self._appendix:
            self.rendered.emit(printout)
        if self._current:
            self.current_changed.emit(True)  # noqa: FBT003

    def _refuse(self, sentence: str) -> None:
        self._current, self._failed = False, True
        self.refused.emit(sentence)

    def _go_on(self) -> None:
        self._running = False
        if self._watched and not self._current and not self._failed:
            self._start()
