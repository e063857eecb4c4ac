"""What a verdict says at a glance, and in full. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum, auto

from desktop.engine.period import written_date
from desktop.engine.submission import Submission
from desktop.jobs.submission.keys import key_fingerprint
from desktop.jobs.submission.trust import KeyStanding
from desktop.jobs.submission.verdict import Outcome, Verdict
from desktop.ui import words
from desktop.ui.words import escaped


class Weight(Enum):
    """How a verdict is shown: what is proved, what is not, what speaks against it."""

    GOOD = auto()
    DOUBT = auto()
    BAD = auto()


_SAID: dict[Outcome, tuple[Weight, str]] = {
    Outcome.WHOLE: (Weight.GOOD, "Nguyên vẹn, đúng khóa của đơn vị"),
    Outcome.NAMELESS: (Weight.DOUBT, "Nguyên vẹn, nhưng không ghi tên đơn vị"),
    Outcome.PRACTICE: (Weight.DOUBT, "Tệp luyện tập, không phải báo cáo thật"),
    Outcome.KEY: (Weight.BAD, "Khóa ký đã khác: chưa nên nhận"),
    Outcome.WRONG_PRINT: (Weight.BAD, "Bản in trong tệp không phải của báo cáo này"),
    Outcome.DAMAGED: (Weight.BAD, "Không còn nguyên vẹn: không dùng được"),
    Outcome.NEWER: (Weight.DOUBT, "Cần phiên bản mới hơn của chương trình"),
    Outcome.FOREIGN: (Weight.DOUBT, "Không phải tệp gửi"),
    Outcome.SAME: (Weight.GOOD, "Khớp"),
    Outcome.PART: (Weight.GOOD, "Khớp: bản in một phụ lục"),
    Outcome.ALIKE: (Weight.DOUBT, "Chữ giống, nhưng không phải tệp gốc"),
    Outcome.DIFFERING: (Weight.BAD, "Không khớp: nội dung có trang khác"),
    Outcome.OF_ANOTHER: (Weight.BAD, "Không khớp"),
    Outcome.UNKNOWN: (Weight.DOUBT, "Không tìm thấy báo cáo"),
    Outcome.PIECED: (Weight.BAD, "Bị ghép trang"),
    Outcome.CODELESS: (Weight.DOUBT, "Không đọc được mã"),
    Outcome.UNREADABLE: (Weight.DOUBT, "Không kiểm tra được"),
}
#: Of some keys there is more to say.
_BY_KEY: dict[tuple[Outcome, KeyStanding | None], str] = {
    (Outcome.WHOLE, KeyStanding.FIRST): "Nguyên vẹn, lần đầu nhận từ đơn vị này",
    (Outcome.WHOLE, KeyStanding.OWN): "Nguyên vẹn, do chính đơn vị mình ký",
    (Outcome.KEY, KeyStanding.OTHERS): "Khóa ký của đơn vị khác: chưa nên nhận",
}
#: What a paper can come to; everything else is about a submission, or was not read.
OF_PAPER = frozenset(
    {
        Outcome.SAME,
        Outcome.PART,
        Outcome.ALIKE,
        Outcome.DIFFERING,
        Outcome.OF_ANOTHER,
        Outcome.UNKNOWN,
        Outcome.PIECED,
        Outcome.CODELESS,
    }
)


def glance(verdict: Verdict) -> tuple[Weight, str]:
    """Return what is said in large letters, and how it is shown."""
    weight, said = _SAID[verdict.outcome]
    return weight, _BY_KEY.get((verdict.outcome, verdict.standing), said)


def sentences(verdict: Verdict) -> str:
    """Return what stands under it: for a submission who signed it, for anything else all that was found."""
    if verdict.submission is None or verdict.file is None:
        return "\n".join(verdict.lines)
    told = [verdict.lines[0], *verdict.lines[3:]]  # what the report is stands below
    told += [f"Khóa đã biết của đơn vị: {known.fingerprint}, từ ngày {_day(known.since)}." for known in verdict.known]
    if verdict.outcome is Outcome.KEY:
        told.append("Bản in, bảng tính và tệp đính kèm mở được sau khi đã đối chiếu khóa.")
    return "\n".join(told)


def told(verdict: Verdict) -> str:
    """Return what a submission is, in rich text: the report, its confirmed warnings with their reasons, its attachments."""
    if verdict.submission is None or verdict.file is None:
        return "".join(f"<p>{escaped(fault.message)}</p>" for fault in verdict.faults[1:])
    parts = [_table(_facts(verdict.submission))]
    reasons = verdict.submission.reasons
    parts.append(f"<h3>{len(reasons)} điểm đã giải trình</h3>" if reasons else "<h3>Không có điểm nào phải giải trình</h3>")
    parts += [f"<p>{escaped(warning.message)}<br><b>Lý do:</b> {escaped(reason)}</p>" for warning, reason in reasons.items()]
    attached = verdict.file.attachments
    parts.append(f"<h3>{len(attached)} tệp đính kèm</h3>" if attached else "<h3>Không có tệp đính kèm</h3>")
    parts += [f"<p>{escaped(name)} ({_size(len(content))})</p>" for name, content in attached.items()]
    return "".join(parts)


def _facts(submission: Submission) -> Iterator[tuple[str, str]]:
    unit = submission.unit
    yield "Đơn vị", unit.name or "không ghi tên"
    if unit.parent:
        yield "Gửi đến", unit.parent
    yield "Báo cáo", submission.title
    dates = f"số liệu từ {written_date(submission.dates.start)} đến {written_date(submission.dates.end)}"
    yield "Kỳ báo cáo", f"{words.sentence_case(submission.period.label)} ({dates})"
    yield "Số báo cáo", unit.numbered(submission.number) or "không ghi"
    version = words.version(submission.version)
    yield "Phiên bản", f"{submission.version}{f' ({version})' if version else ''}"
    yield "Chốt lúc", f"{submission.finalised.astimezone():%H:%M ngày %d/%m/%Y}"
    yield "Người lập", unit.drafter or "không ghi"
    yield "Người ký", unit.signer or "không ghi"
    yield "Mã kiểm tra", submission.short_hash
    yield "Khóa ký", key_fingerprint(submission.key)


def _table(facts: Iterator[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td class='name'>{escaped(name)}</td><td>{escaped(what)}</td></tr>" for name, what in facts)
    return f"<table cellspacing='0' cellpadding='3'>{lines}</table>"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB".replace(".", ",") if count >= 1_000_000 else f"{max(1, count // 1000)} KB"


def _day(when: datetime) -> str:
    return f"{when.astimezone():%d/%m/%Y}"
