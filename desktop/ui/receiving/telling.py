"""The words about units below. No Qt here."""

from __future__ import annotations

from datetime import date

from desktop.engine.register import Register, RegisterUnit, short_name
from desktop.engine.text import fold
from desktop.engine.unit import UnitLevel

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
