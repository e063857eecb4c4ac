"""What is written back: to units that have not reported, and about files that could not be counted."""

from __future__ import annotations

from desktop.consolidation.standing import Standing
from desktop.jobs.consolidating.outcome import FAULTY, Fate, Item
from desktop.jobs.consolidating.period import Collected

_WHAT_TO_DO = {
    Fate.HAS_ERRORS: "Đề nghị đơn vị sửa các lỗi sau, chốt lại và gửi lại tệp:",
    Fate.DAMAGED: "Đề nghị đơn vị xuất tệp gửi một lần nữa từ chương trình và gửi lại nguyên tệp đó:",
    Fate.UNREADABLE: "Đề nghị đơn vị kiểm tra và gửi lại đúng tệp báo cáo (.cchc, hoặc biểu mẫu Excel .xlsx):",
    Fate.NEWER_PROGRAM: "Tệp được lập bằng phiên bản chương trình mới hơn phiên bản ở đây:",
    Fate.UNKNOWN_UNIT: "Đề nghị đơn vị kiểm tra tên đơn vị ghi trong chương trình (mục Đơn vị) rồi gửi lại:",
    Fate.WRONG_PERIOD: "Đề nghị đơn vị lập đúng kỳ báo cáo và gửi lại:",
    Fate.WRONG_FORM: "Đề nghị đơn vị lập theo đúng biểu mẫu và gửi lại:",
    Fate.WRONG_EDITION: "Đề nghị đơn vị cập nhật chương trình, lập lại theo phiên bản biểu mẫu hiện hành và gửi lại:",
    Fate.CHANGED_KEY: "Đề nghị đơn vị xác nhận qua điện thoại rằng chính đơn vị đã lập tệp này:",
    Fate.PRACTICE: "Tệp được lập trong phần luyện tập, đề nghị đơn vị gửi báo cáo thật:",
}


def reply(collected: Collected, item: Item) -> str:
    """Return the text with which a file is sent back, with its faults named; empty for a file with nothing wrong."""
    if item.fate not in FAULTY:
        return ""
    own = collected.desk.unit
    received = (
        f"{own.name if own else 'Chúng tôi'} đã nhận tệp “{item.path.name}” cho báo cáo “{collected.edition.title}”, "
        f"{collected.period.label}, nhưng chưa tính được vào báo cáo chung."
    )
    lines = [f"Kính gửi: {item.name or 'đơn vị gửi tệp'},", "", received, _WHAT_TO_DO[item.fate]]
    lines += [f"{number}. {fault}" for number, fault in enumerate(item.faults or (item.message,), 1)]
    lines += ["", "Trân trọng."]
    return "\n".join(lines)


def reminder(collected: Collected) -> str:
    """Return the list of units that have not reported, to be copied; empty when none is missing."""
    standing: Standing = collected.standing
    if not standing.missing:
        return ""
    head = (
        f"{len(standing.missing)}/{len(standing.expected)} đơn vị chưa gửi báo cáo “{collected.edition.title}”, "
        f"{collected.period.label} (hạn {standing.due:%d/%m/%Y}):"
    )
    units = [
        f"{number}. {unit.name}{f' – {unit.contact}' if unit.contact else ''}"
        for number, unit in enumerate(standing.missing, 1)
    ]
    return "\n".join([head, *units])
