"""Paper and PDF held against what was sent, or against the reports on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.content import content_hash
from desktop.engine.definition import Appendix
from desktop.engine.report import Report
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.submission.finding import Found, report_of, report_with_code
from desktop.jobs.submission.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from desktop.exchange.printed import PrintedPage
    from desktop.exchange.submission.reading import SubmissionFile

# The readers are imported when they are asked for: the window must not wait for them when it starts.

_LOOK_AGAIN = "hãy xem lại mã đã gõ, hoặc chọn tệp gửi (.cchc) để đối chiếu."
#: A scan or a signed copy is larger than what the program writes.
_MOST_PDF_BYTES = 50_000_000


class _Original(NamedTuple):
    """What a paper is held against: what sentences call it, its code, its pages.

    *report* is what is printed, where this computer can print it just as it was.
    """

    name: str
    code: str
    pdf: bytes
    report: Report | None = None
    submission: Submission | None = None
    report_id: int | None = None


def verify_code(desk: Desk, code: str, against: Path | SubmissionFile | None = None) -> Verdict:
    """Say to which report a short hash belongs, or whether it is that of the submission *against*."""
    if against is not None:
        name, file = _sent(against)
        belongs = file.submission.short_hash == code
        told = f"Mã {code} {'đúng là' if belongs else 'KHÔNG PHẢI là'} mã của {name}."
        outcome = Outcome.SAME if belongs else Outcome.OF_ANOTHER
        return Verdict(outcome, (told,), submission=file.submission, code=code)
    found = report_with_code(desk, code)
    if found is None:
        return Verdict(Outcome.UNKNOWN, (f"Không có báo cáo nào trên máy này mang mã {code}: {_LOOK_AGAIN}",), code=code)
    return Verdict(Outcome.SAME, (f"Mã {code} là của {found.name}.",), code=code, report_id=found.report_id)


def verify_pdf(desk: Desk, path: Path, against: Path | SubmissionFile | None = None) -> Verdict:
    """Say whether a PDF is the print in the submission *against*, or of a report on this computer: all of it or an appendix."""
    from desktop.exchange.submission.reading import content_of

    pdf = content_of(path, _MOST_PDF_BYTES)
    pages = _pages(pdf, path.name)
    codes = list(dict.fromkeys(page.code for page in pages if page.code))
    if not codes:
        told = f"Không đọc được mã kiểm tra nào trong “{path.name}” (bản nháp, bản quét ảnh, hoặc không do chương trình in ra)"
        return Verdict(Outcome.CODELESS, (f"{told}: hãy gõ mã in ở chân trang để kiểm tra.",))
    if len(codes) > 1 or not all(page.code for page in pages):
        told = f"Các trang của “{path.name}” không mang cùng một mã: {', '.join(codes)}; tệp đã bị ghép hoặc thêm trang."
        return Verdict(Outcome.PIECED, (told,))
    (code,) = codes
    original = _of_file(desk, against) if against is not None else _of_desk(desk, code)
    if original is None:
        told = f"Không có báo cáo nào trên máy này mang mã {code} của “{path.name}”: hãy chọn tệp gửi (.cchc) để đối chiếu."
        return Verdict(Outcome.UNKNOWN, (told,), code=code)
    if code != original.code:
        told = f"“{path.name}” mang mã {code}, KHÔNG PHẢI bản in của {original.name} (mã {original.code})."
        return Verdict(Outcome.OF_ANOTHER, (told,), submission=original.submission, code=code)
    return _compared(path.name, pdf, pages, original)


def page_numbers(pages: Sequence[int]) -> str:
    """Return page numbers as a sentence lists them: "1–3, 7"."""
    starts = [pages[0], *(page for before, page in pairwise(pages) if page != before + 1)] if pages else []
    runs = []
    for start in starts:
        end = start
        while end + 1 in pages:
            end += 1
        runs.append(f"{start}–{end}" if end > start else f"{start}")
    return ", ".join(runs[:10]) + (" …" if len(runs) > 10 else "")


def _compared(name: str, pdf: bytes, pages: list[PrintedPage], original: _Original) -> Verdict:
    """Hold a PDF against the print of its report; it may be that of one appendix, and so hold some of the pages."""
    whole = _pages(original.pdf, "bao-cao.pdf")
    differing = _differing(pages, whole)
    identical = pdf == original.pdf
    appendix = _appendix(pdf, original.report) if len(pages) < len(whole) and not differing else None
    if differing:
        outcome = Outcome.DIFFERING
        told = f"“{name}” mang mã {original.code} của {original.name} nhưng nội dung KHÁC ở trang {page_numbers(differing)}."
    elif appendix:
        outcome = Outcome.PART
        told = f"“{name}” đúng là bản in {appendix.marker} của {original.name}, giống từng byte: {_held(pages, whole)}"
    elif identical:
        outcome, told = Outcome.SAME, f"“{name}” đúng là bản in của {original.name}, giống từng byte."
    else:
        outcome = Outcome.ALIKE
        told = (
            f"“{name}” có chữ như bản in của {original.name}, nhưng không giống từng byte (tệp được lưu lại, tách trang hoặc "
            f"ký số sau khi xuất): {_held(pages, whole)} Hãy dùng bản in trong tệp gửi làm bản đối chiếu."
        )
    return Verdict(
        outcome,
        (told,),
        submission=original.submission,
        code=original.code,
        identical=identical or appendix is not None,
        appendix=appendix.code if appendix else "",
        differing=tuple(differing),
        report_id=original.report_id,
    )


def _held(pages: list[PrintedPage], whole: list[PrintedPage]) -> str:
    """Return the end of a sentence that says which pages of a print a PDF holds."""
    held = [page.number for page in pages]
    missing = [number for number in range(1, len(whole) + 1) if number not in held]
    if not missing:
        return f"có đủ {len(whole)} trang."
    return f"có trang {page_numbers(held)} trong {len(whole)} trang của báo cáo; trang {page_numbers(missing)} không có ở đây."


def _differing(pages: list[PrintedPage], whole: list[PrintedPage]) -> list[int]:
    """Return which pages (counted from 1 in *pages*) do not stand in *whole*, or not in this order."""
    last, found = 0, []
    for place, page in enumerate(pages, 1):
        if page.number <= last or whole[page.number - 1 : page.number] != [page]:
            found.append(place)
        last = max(last, page.number)
    return found


def _appendix(pdf: bytes, report: Report | None) -> Appendix | None:
    """Return the appendix whose print *pdf* is to the byte."""
    from desktop.exchange.printout import pdf_bytes

    if report is None:
        return None
    return next((each for each in report.edition.appendices if pdf_bytes(report, each.code) == pdf), None)


def _pages(pdf: bytes, name: str) -> list[PrintedPage]:
    from desktop.exchange.printed import printed_pages
    from desktop.exchange.reading.errors import UnreadableError

    try:
        return printed_pages(pdf, name)
    except UnreadableError as error:
        raise RefusedError(str(error)) from None


def _sent(against: Path | SubmissionFile) -> tuple[str, SubmissionFile]:
    """Return a submission with what sentences call it."""
    from desktop.exchange.submission.reading import open_submission

    if isinstance(against, Path):
        return f"tệp gửi “{against.name}”", open_submission(against)
    return "tệp gửi này", against


def _of_file(desk: Desk, against: Path | SubmissionFile) -> _Original:
    name, file = _sent(against)
    submission = file.submission
    return _Original(name, submission.short_hash, file.pdf, report_of(desk, submission), submission)


def _of_desk(desk: Desk, code: str) -> _Original | None:
    from desktop.exchange.printout import pdf_bytes

    if (found := report_with_code(desk, code)) is None:
        return None
    report = _as_finalised(found)
    return _Original(found.name, code, pdf_bytes(report), report, report_id=found.report_id)


def _as_finalised(found: Found) -> Report:
    """Return the report to be printed. Raises `RefusedError` when it can no longer be printed as it was."""
    if found.report is None or content_hash(found.report) != found.hash:
        told = "nhưng máy này không in lại được đúng như lúc chốt vì biểu mẫu đã khác: hãy đối chiếu với tệp gửi (.cchc)."
        raise RefusedError(f"Đây là mã của {found.name}, {told}")
    return found.report
