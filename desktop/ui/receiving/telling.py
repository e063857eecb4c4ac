"""The words about units below. No Qt here."""

from __future__ import annotations

from datetime import date

from desktop.engine.register import Register, RegisterUnit, short_name
from desktop.engine.text import fold
from desktop.engine.unit import UnitLevel
from desktop.jobs.consolidating.fed import Update
from desktop.jobs.consolidating.outcome import TOLD
from desktop.jobs.consolidating.senders import UnitState

LEVEL = {
    UnitLevel.WARD: "Cấp xã",
    UnitLevel.DISTRICT: "Cấp huyện",
    UnitLevel.CITY: "Cấp tỉnh",
}
FIELDS = ("Tên", "Cấp", "Đơn vị cấp trên", "Liên hệ", "Từ ngày", "Đến ngày", "Sáp nhập vào")


def day(when: date | None) -> str:
    """Return a day as lists have it."""
    return f"{when:%d/%m/%Y}" if when else ""


def name_in(register: Register, code: str) -> str:
    """Return the name of a unit by its code; what is no code of the register is a name itself."""
    unit = register.unit(code)
    return short_name(unit.name) if unit else code


def of_unit(unit: RegisterUnit, register: Register) -> tuple[str, ...]:
    """Return what the register says of a unit, in the order of `FIELDS`."""
    return (
        unit.name,
        LEVEL[unit.level],
        name_in(register, unit.parent),
        unit.contact,
        day(unit.since),
        day(unit.until),
        ", ".join(name_in(register, code) for code in unit.successors),
    )


def changes(before: RegisterUnit, after: RegisterUnit, register: Register) -> str:
    """Return what an import changes of a unit: "Liên hệ: 024.1 → 024.2; Đến ngày: trống → 30/06/2025"."""
    both = zip(FIELDS, of_unit(before, register), of_unit(after, register), strict=True)
    return "; ".join(f"{field}: {was or 'trống'} → {will or 'trống'}" for field, was, will in both if was != will)


def holds(texts: tuple[str, ...], wanted: str) -> bool:
    """Whether all words of *wanted* stand in *texts*, with or without diacritics."""
    searched = fold(" ".join(texts))
    return all(word in searched for word in fold(wanted).split())


def state(unit: UnitState) -> str:
    """Return how far a unit is: "Đã nhận", "Gửi muộn", "Có lỗi, gửi muộn", "Hỏng hoặc bị sửa", "Chưa gửi"."""
    if not unit.arrived:
        return "Chưa gửi"
    if not unit.rows:
        return TOLD[unit.refused[0].fate]
    parts = ["Có lỗi"] * unit.faulty + ["gửi muộn"] * unit.late
    words = ", ".join(parts) or "Đã nhận"
    return words[:1].upper() + words[1:]


def version(number: int) -> str:
    """Return a version as the list has it: "Bản đầu", "Đính chính 1"."""
    return f"Đính chính {number - 1}" if number > 1 else "Bản đầu"


def known(unit: UnitState, due: date) -> str:
    """Return all that is known of a unit's reports, in sentences."""
    contact = f"Liên hệ: {unit.contact}." if unit.contact else ""
    if not unit.arrived:
        return " ".join(filter(None, (f"Chưa gửi báo cáo, hạn {day(due)}.", contact)))
    lines = []
    for row in unit.rows:
        number = f"số {row.number}, " if row.number else ""
        signed = "tệp gửi có chữ ký" if row.signed else "bảng tính Excel, không có chữ ký"
        sent, received = row.sent.astimezone(), row.received.astimezone()
        lines.append(
            f"{version(row.version)}, {number}lập ngày {sent:%d/%m/%Y}, nhận lúc {received:%H:%M ngày %d/%m/%Y}: "
            f"tệp “{row.file}” ({signed})."
        )
    lines += [f"Tệp “{item.path.name}” chưa nhận được: {item.message}" for item in unit.refused]
    late = f"Gửi muộn: bản đầu lập ngày {day(unit.day)}, hạn {day(due)}." if unit.late else ""
    return "\n".join(filter(None, (*lines, late, contact)))


def consolidated(done: Update, units: int) -> str:
    """Return what a consolidation did."""
    told = f"Đã tổng hợp báo cáo của {units} đơn vị vào {done.fed} ô."
    kept = f" {len(done.kept)} ô giữ nguyên vì đã sửa tay." if done.kept else ""
    partly = f" Ở {len(done.incomplete)} dòng, có đơn vị chỉ ghi tổng số mà không ghi các phần." if done.incomplete else ""
    return told + kept + partly
