"""The official words around an appendix, the same in the printout and in the workbook (Decree 30/2020/NĐ-CP, annex I).

An appendix is part of a report: it carries its marker, its title and a line naming the report it belongs to. The
national motto, the issuing office and the date stand on the report itself and are not repeated here. Wards sign their
monthly appendix all the same, drafter on the left and signer on the right, so a signature block ends it.

What is not known yet is left as dots, to be written by hand.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.definition import Appendix
from desktop.engine.report import Report, Status

_DRAFT_MARK, _PRACTICE_MARK = "DỰ THẢO", "LUYỆN TẬP"
DRAFTER_TITLE = "NGƯỜI LẬP BÁO CÁO"
#: What stands before the short hash on each page of a finalised report.
CODE_TITLE = "Mã kiểm tra:"
#: The first lines of a document of its own.
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_DOTS = "……"
# No-break spaces: a date is written on one line.
_DATE = f"ngày {_DOTS} tháng {_DOTS} năm {_DOTS}".replace(" ", "\N{NO-BREAK SPACE}")


class Signatures(NamedTuple):
    """The end of an appendix: the drafter signs on the left; `place_and_date`, then the signer, on the right."""

    drafter: str
    place_and_date: str
    authority: tuple[str, ...]
    signer: str


def page_mark(report: Report) -> str:
    """Return the word that every page carries: that it is practice, or a draft; nothing for the report to be signed."""
    if report.practice:
        return _PRACTICE_MARK
    return _DRAFT_MARK if report.status is Status.DRAFT else ""


def page_code(short_hash: str, version: int, page: int, pages: int) -> tuple[str, str]:
    """Return the lines beside a page's code. *page* counts the sheets of all appendices."""
    return f"{CODE_TITLE} {short_hash}", f"Phiên bản {version}, trang thứ {page} trong {pages} trang"


def title(report: Report, appendix: Appendix) -> str:
    """Return the title in capitals, with the period in it."""
    return report.with_dates(appendix.title).upper()


def belongs_to(report: Report) -> str:
    """Return the line under the title: "(Kèm theo Báo cáo số 05/BC-UBND ngày … của UBND phường Yên Nghĩa)"."""
    return f"(Kèm theo Báo cáo số {document_number(report)} {_DATE} của {report.unit.name or _DOTS})"


def document_number(report: Report) -> str:
    """Return number and symbol, "05/BC-UBND", dots for a number not known yet."""
    return report.unit.numbered(report.number) or f"{_DOTS}/{report.unit.symbol}"


def signatures(report: Report) -> Signatures:
    """Return who signs, in whose name, and where; authority lines and position are in capitals."""
    unit = report.unit
    authority = tuple(line.upper() for line in (*unit.authority, unit.position) if line)
    return Signatures(unit.drafter, f"{unit.place or _DOTS}, {_DATE}", authority, unit.signer)
