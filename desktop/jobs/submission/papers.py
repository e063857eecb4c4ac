"""Paper and PDF held against what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.engine.content import read_short_hash
from desktop.engine.report import Report, Status
from desktop.engine.submission import Submission
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.submission.verdict import Verdict

if TYPE_CHECKING:
    from desktop.exchange.printed import PrintedPage

# The readers are imported when they are asked for: the window must not wait for them when it starts.

#: A scan or a signed copy is larger than what the program writes.
_MOST_PDF_BYTES = 50_000_000


class _Original(NamedTuple):
    """What a paper is held against: what sentences call it, its code, and its pages."""

    name: str
    code: str
    pdf: bytes
    submission: Submission | None = None


def verify_code(desk: Desk, code: str, against: Path | None = None) -> Verdict:
    """Say to which report a short hash belongs, or whether it is that of the submission at *against*."""
    if against is not None:
        original = _of_file(against)
        valid = original.code == code
        told = f"Mã {code} {'đúng là' if valid else 'KHÔNG PHẢI là'} mã của {original.name}."
        return Verdict(valid=valid, lines=(told,), submission=original.submission, code=code)
    report = _own_report(desk, code)
    if report is None:
        return Verdict(valid=False, lines=(f"Không có báo cáo nào trên máy này mang mã {code}.",), code=code)
    return Verdict(valid=True, lines=(f"Mã {code} là của {_described(report)}.",), code=code)


def verify_pdf(desk: Desk, path: Path, against: Path | None = None) -> Verdict:
    """Say whether a PDF is the one in the submission at *against*, or the one of a report on this computer."""
    from desktop.exchange.submission.reading import content_of

    pdf = content_of(path, _MOST_PDF_BYTES)
    pages = _pages(pdf, path.name)
    codes = list(dict.fromkeys(page.code for page in pages if page.code))
    if not codes:
        told = f"Không đọc được mã kiểm tra nào trong “{path.name}” (bản nháp, bản quét ảnh, hoặc không do chương trình in ra)"
        return Verdict(valid=False, lines=(f"{told}: hãy gõ mã in ở chân trang để kiểm tra.",))
    if len(codes) > 1 or not all(page.code for page in pages):
        told = f"Các trang của “{path.name}” không mang cùng một mã: {', '.join(codes)}; tệp đã bị ghép hoặc thêm trang."
        return Verdict(valid=False, lines=(told,))
    (code,) = codes
    original = _of_file(against) if against else _of_desk(desk, code)
    if original is None:
        return Verdict(valid=False, lines=(f"Không có báo cáo nào trên máy này mang mã {code} của “{path.name}”.",), code=code)
    if code != original.code:
        told = f"“{path.name}” mang mã {code}, KHÔNG PHẢI bản in của {original.name} (mã {original.code})."
        return Verdict(valid=False, lines=(told,), submission=original.submission, code=code)
    return _compared(path.name, pdf, pages, original)


def _compared(name: str, pdf: bytes, pages: list[PrintedPage], original: _Original) -> Verdict:
    """Hold a PDF against the one that was sent; it may be the print of one appendix, and so hold some of the pages."""
    whole = _pages(original.pdf, "bao-cao.pdf")
    differing = _differing(pages, whole)
    if identical := pdf == original.pdf:
        line = f"“{name}” đúng là bản in của {original.name}, giống từng byte."
    elif differing:
        line = f"“{name}” mang mã {original.code} của {original.name} nhưng nội dung KHÁC ở trang {page_numbers(differing)}."
    else:
        which = "mọi trang" if len(pages) == len(whole) else f"{len(pages)} trong {len(whole)} trang"
        line = (
            f"“{name}” có chữ trên {which} như bản in của {original.name}, nhưng không giống từng byte: "
            "tệp được lưu lại, ký số sau khi xuất hoặc chỉ in một phụ lục. Hãy dùng bản in trong tệp gửi làm bản đối chiếu."
        )
    return Verdict(
        valid=identical,
        lines=(line,),
        submission=original.submission,
        code=original.code,
        identical=identical,
        differing=tuple(differing),
    )


def _differing(pages: list[PrintedPage], whole: list[PrintedPage]) -> list[int]:
    """Return which pages (counted from 1 in *pages*) do not stand in *whole*, or not in this order."""
    last, found = 0, []
    for place, page in enumerate(pages, 1):
        if page.number <= last or whole[page.number - 1 : page.number] != [page]:
            found.append(place)
        last = max(last, page.number)
    return found


def _pages(pdf: bytes, name: str) -> list[PrintedPage]:
    from desktop.exchange.printed import printed_pages
    from desktop.exchange.reading.errors import UnreadableError

    try:
        return printed_pages(pdf, name)
    except UnreadableError as error:
        raise RefusedError(str(error)) from None


def _of_file(path: Path) -> _Original:
    from desktop.exchange.submission.reading import open_submission

    opened = open_submission(path)
    return _Original(f"tệp gửi “{path.name}”", opened.submission.short_hash, opened.pdf, opened.submission)


def _of_desk(desk: Desk, code: str) -> _Original | None:
    from desktop.exchange.printout import pdf_bytes

    report = _own_report(desk, code)
    return _Original(_described(report), code, pdf_bytes(report)) if report else None


def _own_report(desk: Desk, code: str) -> Report | None:
    """Return this unit's report with a short hash."""
    for row in desk.reports():
        if row.status is not Status.DRAFT and read_short_hash(row.hash) == code:
            return desk.open_report(row.id).report
    return None


def _described(report: Report) -> str:
    title = f"{report.edition.title}, {report.period.label}"
    return f"báo cáo số {report.number} của {report.unit.name or 'đơn vị này'} ({title}, phiên bản {report.version})"


def page_numbers(pages: Sequence[int]) -> str:
    """Return page numbers as a sentence lists them."""
    shown = ", ".join(map(str, pages[:10]))
    return f"{shown} …" if len(pages) > 10 else shown
