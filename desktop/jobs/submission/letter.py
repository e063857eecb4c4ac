"""The letter that goes with a submission."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from desktop.engine.content import short_hash
from desktop.engine.period import written_date
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk
from desktop.jobs.export import sent_file_name
from desktop.jobs.submission.keys import key_fingerprint, own_key
from desktop.jobs.submission.making import SUFFIX, sendable

#: Windows hands no longer address on to a mail program.
_LONGEST_LINK = 2_000
#: Of a mail.
_LINE_END = "\r\n"


class Letter(NamedTuple):
    """The text that goes with a submission: to which office, under what subject, and the letter itself.

    *brief* is the letter without the reasons of the warnings.
    """

    recipient: str
    subject: str
    text: str
    brief: str

    @property
    def link(self) -> str:
        """The address at which a mail program begins the letter, the brief one where the whole would be too long."""
        return self._link(self.text) if self.fits_link else self._link(self.brief)

    @property
    def fits_link(self) -> bool:
        """Whether the whole letter is in `link`."""
        return len(self._link(self.text)) <= _LONGEST_LINK

    def _link(self, text: str) -> str:
        return f"mailto:?subject={quote(self.subject)}&body={quote(text.replace(chr(10), _LINE_END))}"


def covering_letter(desk: Desk, report_id: int, file: str = "") -> Letter:
    """Return the letter that goes with the submission of a finalised report in a file named *file*."""
    row, report = sendable(desk, report_id)
    unit, edition = report.unit, report.edition
    name = unit.name or "Đơn vị chúng tôi"
    recipient = recipient_of(unit)
    which = f"đính chính lần {row.version - 1}, " if row.version > 1 else ""
    subject = f"[CCHC] {name}: {edition.title}, {report.period.label}" + (f" ({which[:-2]})" if which else "")
    done, total = report.completeness()
    key = own_key(desk)
    dates = f"{written_date(report.dates.start)} đến {written_date(report.dates.end)}"
    sent = file or sent_file_name(report, SUFFIX)
    told = _told_warnings(report)
    above = [
        f"Kính gửi: {recipient}," if recipient else "Kính gửi quý cơ quan,",
        "",
        f"{name} xin gửi {edition.title.lower()}, {report.period.label} ({which}số liệu từ {dates}).",
        "",
        f"- Số báo cáo: {unit.numbered(report.number)}; phiên bản {row.version}; đã chốt, {done}/{total} chỉ tiêu có số liệu.",
    ]
    below = [
        f"- Tệp kèm theo: {sent} (mở bằng chương trình CCHC; bên trong có bản in PDF và bảng tính Excel).",
        f"- Mã kiểm tra, in ở chân mỗi trang: {short_hash(row.hash)}",
        *([f"- Khóa ký của đơn vị: {key_fingerprint(key.public)}"] if key else []),
        "",
        "Trân trọng.",
        *filter(None, [unit.drafter, unit.name]),
    ]
    text, brief = ("\n".join([*above, *lines, *below]) for lines in (told, [f"{line.rstrip(':')}." for line in told[:1]]))
    return Letter(recipient, subject, text, brief)


def recipient_of(unit: Unit) -> str:
    """Return the office to which a unit sends, as its profile says; empty when it does not."""
    return unit.parent or next(iter(unit.recipients), "")


def _told_warnings(report: Report) -> list[str]:
    """Return the warnings that were confirmed, each with its reason."""
    confirmed = report.confirmed
    if not confirmed:
        return []
    told = [f"  + {warning.message} Lý do: {reason}" for warning, reason in confirmed.items()]
    return [f"- {len(confirmed)} điểm đã giải trình:", *told]
