"""What is written back: to units that have not reported, and about files that could not be counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from desktop.consolidation.standing import Standing
from desktop.engine.register import office_name
from desktop.exchange.files import write_whole
from desktop.jobs.consolidating.outcome import FAULTY, Fate, Item
from desktop.jobs.consolidating.period import Collected
from desktop.storage.received import ReceivedRow

_WHAT_TO_DO = {
    Fate.HAS_ERRORS: "Đề nghị đơn vị sửa các lỗi sau (báo cáo đã chốt thì lập bản đính chính) rồi gửi lại tệp:",
    Fate.DAMAGED: "Đề nghị đơn vị lập lại tệp gửi bằng chương trình và gửi lại nguyên tệp đó:",
    Fate.UNREADABLE: "Đề nghị đơn vị kiểm tra và gửi lại đúng tệp báo cáo (.cchc, hoặc biểu mẫu Excel .xlsx):",
    Fate.NEWER_PROGRAM: "Tệp được lập bằng phiên bản chương trình mới hơn phiên bản ở đây:",
    Fate.UNKNOWN_UNIT: "Đề nghị đơn vị kiểm tra tên đơn vị ghi trong chương trình (Hồ sơ đơn vị) rồi gửi lại:",
    Fate.WRONG_PERIOD: "Đề nghị đơn vị lập đúng kỳ báo cáo và gửi lại:",
    Fate.WRONG_FORM: "Đề nghị đơn vị lập theo đúng biểu mẫu và gửi lại:",
    Fate.WRONG_EDITION: "Đề nghị đơn vị cập nhật chương trình, lập lại theo phiên bản biểu mẫu hiện hành và gửi lại:",
    Fate.CHANGED_KEY: "Đề nghị đơn vị xác nhận qua điện thoại rằng chính đơn vị đã lập tệp này, và đọc mã khóa của đơn vị:",
    Fate.PRACTICE: "Tệp được lập trong phần luyện tập, đề nghị đơn vị gửi báo cáo thật:",
}
#: What is told to the unit where the warning is for the office only.
_TOLD_UNIT = {
    Fate.CHANGED_KEY: "Tệp được ký bằng khóa khác với khóa đã biết của đơn vị. Mã khóa xem ở thực đơn Gửi nhận, mục Khóa ký "
    "của đơn vị.",
}
#: How sentences end that tell the office what to ask of the unit: the letter asks it itself.
_ASKED_OF_OFFICE = r"[.:] [Hh]ãy (?:[^.:]*, hoặc )?đề nghị đơn vị[^.]*\.$"


def reply(collected: Collected, item: Item) -> str:
    """Return the text with which a file is sent back, with its faults named; empty for a file with nothing wrong."""
    if item.fate not in FAULTY:
        return ""
    own = collected.desk.unit
    received = (
        f"{own.name if own else 'Chúng tôi'} đã nhận tệp “{item.path.name}” cho “{collected.edition.title}”, "
        f"{collected.period.label}, nhưng chưa tính được vào báo cáo chung."
    )
    lines = [f"Kính gửi: {office_name(item.name) or 'đơn vị gửi tệp'},", "", received, _WHAT_TO_DO[item.fate]]
    faults = item.faults or (_TOLD_UNIT.get(item.fate) or re.sub(_ASKED_OF_OFFICE, ".", item.message),)
    lines += [f"{number}. {fault}" for number, fault in enumerate(faults, 1)]
    lines += ["", "Trân trọng.", *([own.name] if own else [])]
    return "\n".join(lines)


def reply_to(collected: Collected, row: ReceivedRow) -> str:
    """Return the text with which a report that was received with errors is sent back; empty for one without."""
    if not row.faults:
        return ""
    faults = tuple(row.faults.splitlines())
    return reply(collected, Item(Path(row.file), Fate.HAS_ERRORS, faults[0], row.unit, row.name, faults))


def replies(collected: Collected, items: Iterable[Item]) -> str:
    """Return all texts with which files are sent back, one under the other."""
    return f"\n\n{'─' * 40}\n\n".join(text for item in items if (text := reply(collected, item)))


def write_replies(collected: Collected, items: Iterable[Item], path: Path) -> None:
    """Write all texts with which files are sent back to a text file, as Windows programs read it. Raises `ExportError`."""
    write_whole(path, replies(collected, items).replace("\n", "\r\n").encode("utf-8-sig"))


def reminder(collected: Collected) -> str:
    """Return the list of units that have not reported, to be copied; empty when none is missing."""
    standing: Standing = collected.standing
    if not standing.missing:
        return ""
    head = (
        f"{len(standing.missing)}/{len(standing.expected)} đơn vị chưa gửi “{collected.edition.title}”, "
        f"{collected.period.label} (hạn {standing.due:%d/%m/%Y}):"
    )
    units = [
        f"{number}. {unit.name}{f' – {unit.contact}' if unit.contact else ''}"
        for number, unit in enumerate(standing.missing, 1)
    ]
    return "\n".join([head, *units])
