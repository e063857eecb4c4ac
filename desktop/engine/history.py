"""What is remembered of a row: its figures in the reports of other periods, and the changes of its cells."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from desktop.engine.period import Dates, Period
from desktop.engine.report import Status
from desktop.engine.values import Value


class RowInPeriod(NamedTuple):
    """A row in one report: the value and what the window shows for it, the note, and which report that is.

    A text that could not be read has no *value*, and is *shown* as it was typed.
    """

    report_id: int
    period: Period
    dates: Dates
    version: int
    status: Status
    value: Value
    shown: str
    note: str


class LogEntry(NamedTuple):
    """One change of one cell: *before* and *after* as typed, `None` for empty; *stored* is the meaning of *after*.

    All changes of one edit share *edit* and *name*. *at* is in UTC. *who* is the name by which the computer knows its
    user, empty where it told none.
    """

    edit: int
    name: str
    at: datetime
    who: str
    before: str | None
    after: str | None
    stored: str | None
