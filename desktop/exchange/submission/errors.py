"""Why a file cannot be taken as a submission, or not be signed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is the matter with a file, for those who sort many of them."""

    UNREADABLE = "unreadable"  # no such file, no permission, gone while it was read
    TOO_BIG = "too_big"
    FOREIGN = "foreign"  # some other file
    NEWER = "newer"  # written by a later version of the program
    DAMAGED = "damaged"  # bytes are not as they were sent: an accident, or somebody's doing
    INVALID = "invalid"  # signed and whole, and yet no report: nobody's program writes that


class Fault(NamedTuple):
    """One thing that is wrong: the member it is in (empty for the file as a whole), and the sentence."""

    part: str
    message: str


class SubmissionError(Exception):
    """A file that is no whole submission; the text is one Vietnamese sentence. *faults* lists all that was found."""

    def __init__(self, kind: Kind, message: str, faults: tuple[Fault, ...] = ()) -> None:
        self.kind = kind
        self.faults = faults or (Fault("", message),)
        super().__init__(message)


class PassphraseError(Exception):
    """The own key is kept under a passphrase, and this is not the one, or there is none (*missing*)."""

    def __init__(self, *, missing: bool) -> None:
        self.missing = missing
        super().__init__(
            "Khóa ký của đơn vị có mật khẩu: hãy nhập mật khẩu." if missing else "Mật khẩu của khóa ký chưa đúng: hãy nhập lại."
        )
