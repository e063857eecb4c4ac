"""What is wrong with a report, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error blocks finalising; a warning can be confirmed with a reason. Neither blocks typing or saving."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """One fault: the rule that found it, the cells concerned (the first is where to jump), and two Vietnamese sentences.

    *message* says what is wrong and names the figures compared; *remedy* says how to mend it. *in_note* is true where
    the note, not the value, is to be mended.
    """

    rule: str
    severity: Severity
    indicators: tuple[str, ...]
    message: str
    remedy: str = ""
    in_note: bool = False
