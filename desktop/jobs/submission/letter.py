"""The letter that goes with a submission."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.content import short_hash
from desktop.engine.period import written_date
from desktop.engine.report import Report
from desktop.jobs.desk import Desk
from desktop.jobs.export import file_name
from desktop.jobs.submission.keys import key_fingerprint, own_key
from desktop.jobs.submission.making import SUFFIX, sendable


class Letter(NamedTuple):
    """The text that goes with a submission: to which office, under what subject, and the letter itself."""

    recipient: str
    subject: str
    text: str


def covering_letter(desk: Desk, report_id: int, file: str = "") -> Letter:
    """Return the letter that goes with the submission of a finalised report in a file named *file*."""
    row, report = sendable(desk, report_id)
    unit, edition = report.unit, report.edition
    name = unit.name or "Đơn vị chúng tôi"
    recipient = unit.parent or next(iter(unit.recipients), "")
    which = f"đính chính lần {row.version - 1}, " if row.version > 1 else ""
    subject = f"[CCHC] {name}: {edition.title}, {report.period.label}" + (f" ({which[:-2]})" if which else "")
    done, total = report.completeness()
    key = own_key(desk)
    dates = f"{written_date(report.dates.start)} đến {written_date(report.dates.end)}"
    sent = file or file_name(report, SUFFIX)
    lines = [
        f"Kính gửi: {recipient}," if recipient else "Kính gửi quý cơ quan,",
        "",
        f"{name} xin gửi {edition.title.lower()}, {report.period.label} ({which}số liệu từ {dates}).",
        "",
        f"- Số báo cáo: {report.number}; phiên bản {row.version}; đã chốt, {done}/{total} chỉ tiêu có số liệu.",
        *_told_warnings(report),
        f"- Tệp kèm theo: {sent} (mở bằng chương trình CCHC; bên trong có bản in PDF và bảng tính Excel).",
        f"- Mã kiểm tra, in ở chân mỗi trang: {short_hash(row.hash)}",
        *([f"- Khóa ký của đơn vị: {key_fingerprint(key.public)}"] if key else []),
        "",
        "Trân trọng.",
        *filter(None, [unit.drafter, unit.name]),
    ]
    return Letter(recipient, subject, "\n".join(lines))


def _told_warnings(report: Report) -> list[str]:
    """Return the warnings that were confirmed, each with its reason."""
    confirmed = report.confirmed
    if not confirmed:
        return []
    told = [f"  + {warning.message} Lý do: {reason}" for warning, reason in confirmed.items()]
    return [f"- {len(confirmed)} điểm đã giải trình:", *told]
