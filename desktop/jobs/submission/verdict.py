"""What came of a proof."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.submission import Submission
from desktop.exchange.submission.errors import Fault
from desktop.jobs.submission.trust import KeyStanding


class Verdict(NamedTuple):
    """What came of it: whether all is proved, sentences for people, and for a submission what it says.

    *faults* name the parts of a file that are not whole; *standing* is that of the key. *identical* says of a PDF whether
    it is the submission's own to the byte, *differing* on which pages (counted from 1) its words are others.
    """

    valid: bool
    lines: tuple[str, ...]
    submission: Submission | None = None
    standing: KeyStanding | None = None
    faults: tuple[Fault, ...] = ()
    code: str = ""
    identical: bool | None = None
    differing: tuple[int, ...] = ()
