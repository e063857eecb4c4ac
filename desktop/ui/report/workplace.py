"""What the parts of the report page work with: the open report, its tables and actions, and the line that tells the clerk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui.report.commands import Commands
from desktop.ui.report.faults import Faults
from desktop.ui.report.notice import Notice
from desktop.ui.report.tables import Tables

_Result = TypeVar("_Result")


class Workplace(QObject):
    """Handed to each part of the page that adds something to it: the clipboard, searching, comparing with the last period."""

    #: Something was not done: the sentence, which the page shows as well.
    refused = Signal(str)

    def __init__(self, session: ReportSession, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.commands = commands
        self.faults = Faults(session.report)
        self.tables = Tables(session, self.faults)
        self.notice = Notice()
        self.tables.refused.connect(self.refuse)

    def attempt(self, work: Callable[[], _Result]) -> _Result | None:
        """Do *work*, which may edit the report; where it is refused, tell the clerk why and return `None`."""
        try:
            return work()
        except TOLD as error:
            self.refuse(str(error))
            return None

    def edit(self, work: Callable[[], _Result]) -> _Result | None:
        """Store what is still being typed, then `attempt` *work*."""
        return self.attempt(work) if self.tables.view.finish_editing() else None

    def refuse(self, sentence: str) -> None:
        """Tell the clerk that something was not done."""
        self.notice.warn(sentence)
        self.refused.emit(sentence)
