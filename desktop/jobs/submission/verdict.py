"""What came of a proof."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.submission import Submission
from desktop.exchange.submission.errors import Fault
from desktop.jobs.submission.trust import KeyStanding, Known

if TYPE_CHECKING:
    from desktop.exchange.submission.reading import SubmissionFile


class Outcome(StrEnum):
    """What came of it, in one word."""

    # a submission
    WHOLE = "whole"  # nothing was changed, and nothing speaks against the key
    NAMELESS = "nameless"  # nothing was changed; the unit does not say who it is
    PRACTICE = "practice"  # whole, and made while practising
    KEY = "key"  # whole, and signed by another key than the unit's
    WRONG_PRINT = "wrong_print"  # whole, and the print inside is not this report's
    DAMAGED = "damaged"  # a part was changed or is missing
    NEWER = "newer"  # made by a later version of the program
    FOREIGN = "foreign"  # some other file
    # a print or a code from paper
    SAME = "same"  # the print as the program made it, or the code of the report
    PART = "part"  # the print of one appendix as the program makes it
    ALIKE = "alike"  # the words are those of the print, its bytes are not
    DIFFERING = "differing"  # on some pages the words are others
    OF_ANOTHER = "of_another"  # it belongs to another report than the one it is held against
    UNKNOWN = "unknown"  # it belongs to no report on this computer
    PIECED = "pieced"  # its pages are those of several reports
    CODELESS = "codeless"  # nothing on it says of which report it is
    # either
    UNREADABLE = "unreadable"  # no such file, no permission, too large, no code


_PROVED = frozenset({Outcome.WHOLE, Outcome.NAMELESS, Outcome.SAME, Outcome.PART})


class Verdict(NamedTuple):
    """What came of it: in a word, in sentences for people, and for a submission what it says.

    *file* holds a submission that proved whole, *faults* name the parts of one that did not, *standing* is that of the key, and
    where it changed, *known* are the keys by which the unit was known.
    *identical* says of a PDF whether it is to the byte what the program prints, *appendix* which one it is the print of
    (empty for the whole report), *differing* on which of its pages (counted from 1) the words are others. *report_id* is
    the report of this unit that a paper was found to be of.
    """

    outcome: Outcome
    lines: tuple[str, ...]
    file: SubmissionFile | None = None
    submission: Submission | None = None
    standing: KeyStanding | None = None
    known: tuple[Known, ...] = ()
    faults: tuple[Fault, ...] = ()
    code: str = ""
    identical: bool | None = None
    appendix: str = ""
    differing: tuple[int, ...] = ()
    report_id: int | None = None

    @property
    def valid(self) -> bool:
        """Whether all is proved."""
        return self.outcome in _PROVED
