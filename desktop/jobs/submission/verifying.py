"""Prove what came from somewhere: a submission, a PDF, or the code typed from a sheet of paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.engine.content import read_short_hash
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError, SubmissionError
from desktop.jobs.submission.papers import page_numbers, verify_code, verify_pdf
from desktop.jobs.submission.trust import TRUSTED, Keyring, KeyStanding, known_keys, told_key
from desktop.jobs.submission.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from desktop.exchange.submission.reading import SubmissionFile

# The readers are imported when they are asked for: the window must not wait for them when it starts.


def verify(desk: Desk, what: str, *, against: Path | SubmissionFile | None = None, trust: bool = False) -> Verdict:
    """Prove *what*: the path of a submission or of a PDF, or a typed code.

    A PDF and a code are held against the submission *against*, else against the reports on this computer. *trust* takes the
    key of a submission as the unit's from now on. Raises `RefusedError` or `SubmissionError` when there is nothing to prove.
    """
    path = Path(what)
    if not _is_file(path):
        if code := read_short_hash(what):
            return verify_code(desk, code, against)
        raise RefusedError(f"Không tìm thấy tệp “{what}”, và đó cũng không phải mã kiểm tra (16 chữ số và chữ A–F).")
    if _is_pdf(path):
        return verify_pdf(desk, path, against)
    if isinstance(against, Path):
        raise RefusedError(f"“{path.name}” không phải là tệp PDF nên không có gì để đối chiếu với “{against.name}”.")
    return verify_submission(desk, path, trust=trust)


def verdict_on(desk: Desk, what: str, against: SubmissionFile | None = None) -> Verdict:
    """Prove *what* in the way of `verify`; what cannot be read has a verdict, too."""
    from desktop.exchange.submission.errors import Kind

    try:
        return verify(desk, what, against=against)
    except SubmissionError as error:
        outcome = {Kind.NEWER: Outcome.NEWER, Kind.FOREIGN: Outcome.FOREIGN}.get(error.kind, Outcome.UNREADABLE)
        return Verdict(outcome, (str(error),))
    except RefusedError as error:
        return Verdict(Outcome.UNREADABLE, (str(error),))


def verify_submission(desk: Desk, path: Path, *, trust: bool = False) -> Verdict:
    """Say whether a submission is whole, who signed it, and whether that is the key its unit is known by.

    Raises `SubmissionError` for a file that cannot be read or is no submission; what is damaged has a verdict.
    """
    from desktop.exchange.submission.errors import Kind
    from desktop.exchange.submission.reading import open_submission

    try:
        file = open_submission(path)
    except SubmissionError as error:
        if error.kind not in (Kind.DAMAGED, Kind.INVALID):
            raise
        return Verdict(Outcome.DAMAGED, (str(error),), faults=error.faults)
    return judged(desk, file, path.name, trust=trust)


def judged(desk: Desk, file: SubmissionFile, name: str, *, trust: bool = False) -> Verdict:
    """Say of a whole submission, which sentences call *name*, who signed it and whether the print inside is its own.

    *trust* takes its key as the unit's from now on.
    """
    submission = file.submission
    strange = _pages_with_another_code(file.pdf, submission.short_hash)
    keys = Keyring(desk, trust=trust)
    standing = keys.judge(submission)
    keys.keep()
    return Verdict(
        _outcome(standing, strange),
        (f"Tệp “{name}” còn nguyên vẹn.", *_told(submission), told_key(submission, standing), *strange),
        file=file,
        submission=submission,
        standing=standing,
        known=tuple(known_keys(desk, submission)) if standing is KeyStanding.CHANGED else (),
        code=submission.short_hash,
    )


def _outcome(standing: KeyStanding, strange: list[str]) -> Outcome:
    if standing is KeyStanding.PRACTICE:
        return Outcome.PRACTICE
    if standing not in TRUSTED:
        return Outcome.KEY
    if strange:
        return Outcome.WRONG_PRINT
    return Outcome.NAMELESS if standing is KeyStanding.NAMELESS else Outcome.WHOLE


def _told(submission: Submission) -> tuple[str, ...]:
    unit, version = submission.unit.name or "Đơn vị không ghi tên", f"phiên bản {submission.version}"
    return (
        f"{unit}: {submission.title}, {submission.period.label}, số {submission.number}, {version}.",
        f"Mã kiểm tra in ở chân trang: {submission.short_hash}",
    )


def _pages_with_another_code(pdf: bytes, code: str) -> list[str]:
    """Return the warning about a PDF inside a submission that is not the paper of its report."""
    from desktop.exchange.printed import printed_pages
    from desktop.exchange.reading.errors import UnreadableError

    try:
        pages = printed_pages(pdf, "bao-cao.pdf")
    except UnreadableError as error:
        return [str(error)]
    wrong = [number for number, page in enumerate(pages, 1) if page.code != code]
    if pages and not wrong:
        return []
    return [f"CẢNH BÁO: bản in trong tệp không mang mã của báo cáo này (trang {page_numbers(wrong)})."]


def _is_file(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or with a null sign in it
        return False


def _is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does, whatever it is called."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"%PDF"
    except OSError:
        return False
