"""Prove what came from somewhere: a submission, a PDF, or the code typed from a sheet of paper."""

from __future__ import annotations

from pathlib import Path

from desktop.engine.content import read_short_hash
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError, SubmissionError
from desktop.jobs.submission.papers import page_numbers, verify_code, verify_pdf
from desktop.jobs.submission.trust import TRUSTED, judge_key, told_key
from desktop.jobs.submission.verdict import Verdict

# The readers are imported when they are asked for: the window must not wait for them when it starts.


def verify(desk: Desk, what: str, *, against: Path | None = None, trust: bool = False) -> Verdict:
    """Prove *what*: the path of a submission or of a PDF, or a typed code.

    A PDF and a code are held against the submission at *against*, else against this unit's own reports. *trust* takes the
    key of a submission as the unit's from now on. Raises `RefusedError` or `SubmissionError` when there is nothing to prove.
    """
    path = Path(what)
    if not _is_file(path):
        if code := read_short_hash(what):
            return verify_code(desk, code, against)
        raise RefusedError(f"Không tìm thấy tệp “{what}”, và đó cũng không phải mã kiểm tra (16 chữ số và chữ A–F).")
    if _begins(path, b"%PDF"):
        return verify_pdf(desk, path, against)
    if against is not None:
        raise RefusedError(f"“{path.name}” không phải là tệp PDF nên không có gì để đối chiếu với “{against.name}”.")
    return verify_submission(desk, path, trust=trust)


def verify_submission(desk: Desk, path: Path, *, trust: bool = False) -> Verdict:
    """Say whether a submission is whole, who signed it, and whether that is the key its unit is known by.

    Raises `SubmissionError` for a file that cannot be read or is no submission; what is damaged has a verdict.
    """
    from desktop.exchange.submission.errors import Kind
    from desktop.exchange.submission.reading import open_submission

    try:
        opened = open_submission(path)
    except SubmissionError as error:
        if error.kind not in (Kind.DAMAGED, Kind.INVALID):
            raise
        return Verdict(valid=False, lines=(str(error),), faults=error.faults)
    submission = opened.submission
    strange = _pages_with_another_code(opened.pdf, submission.short_hash)
    standing = judge_key(desk, submission, trust=trust)
    lines = (f"Tệp “{path.name}” còn nguyên vẹn.", *_told(submission), told_key(submission, standing), *strange)
    return Verdict(
        valid=standing in TRUSTED and not strange,
        lines=lines,
        submission=submission,
        standing=standing,
        code=submission.short_hash,
    )


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


def _begins(path: Path, beginning: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning
    except OSError:
        return False
