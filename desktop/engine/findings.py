"""What is wrong with a report, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from desktop.engine.edits import NOTE, VALUE, Address, WarningKey


class Severity(StrEnum):
    """An error blocks finalising; a warning can be confirmed with a reason. Neither blocks typing or saving."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """One fault: the rule that found it, the cells concerned (the first is where to jump), and two Vietnamese sentences.

    *message* says what is wrong and names the figures compared; *remedy* says how to mend it. *in_note* is true where
    the note, not the value, is to be mended; *column* names the column of a task table.
    """

    rule: str
    severity: Severity
    indicators: tuple[str, ...]
    message: str
    remedy: str = ""
    in_note: bool = False
    column: str = ""

    @property
    def cell(self) -> Address:
        """The cell where this is mended."""
        return Address(self.indicators[0], self.column or (NOTE if self.in_note else VALUE))

    @property
    def key(self) -> WarningKey:
        """What a reason is given for: once the sentence says something else, the warning is open again."""
        return WarningKey(self.rule, self.indicators[0], self.message)
