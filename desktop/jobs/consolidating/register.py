"""The register of the units below: read from a spreadsheet, and asked who must report."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.register import Register, RegisterUnit, plain_name, short_name
from desktop.engine.unit import Unit, UnitLevel
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError


class RegisterImport(NamedTuple):
    """What became of the lines of a spreadsheet: units entered, changed, there already, and what is to be known."""

    added: tuple[RegisterUnit, ...]
    changed: tuple[RegisterUnit, ...]
    same: int
    remarks: tuple[str, ...]


class Match(NamedTuple):
    """The unit that a report comes from; or why it is none that must report: the sentence."""

    unit: str
    name: str
    refusal: str = ""


def register_of(desk: Desk) -> Register:
    """Return the register."""
    return Register(desk.database.register.units())


def import_register(desk: Desk, path: Path, *, dry_run: bool = False) -> RegisterImport:
    """Enter the units of a spreadsheet; those with the same code are brought up to date, others stay.

    Reports that came before from units that were not in the register are given to theirs. Raises `RefusedError`.
    """
    from desktop.exchange.reading.errors import UnreadableError
    from desktop.exchange.register_sheet import read_register

    try:
        read = read_register(path)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal
    known = {unit.code: unit for unit in desk.database.register.units()}
    added = tuple(unit for unit in read.units if unit.code not in known)
    changed = tuple(unit for unit in read.units if unit.code in known and known[unit.code] != unit)
    if not dry_run and (added or changed):
        desk.database.register.write([*added, *changed])
        _call_by_code(desk)
    return RegisterImport(added, changed, len(read.units) - len(added) - len(changed), read.remarks)


def write_register(desk: Desk, path: Path) -> None:
    """Write the register as a spreadsheet that `import_register` reads; an empty one is to be filled. Raises `ExportError`."""
    from desktop.exchange.files import write_whole
    from desktop.exchange.register_writing import register_bytes

    write_whole(path, register_bytes(desk.database.register.units()))


def reporting_units(desk: Desk, levels: tuple[UnitLevel, ...], period: Period) -> list[RegisterUnit]:
    """Return who must report to this unit for *period*; nobody while there is no register."""
    own = desk.unit
    return register_of(desk).reporting(levels, period, own.name if own else "")


def match(register: Register, unit: Unit, period: Period) -> Match:
    """Return which unit of the register *unit* is; without a register any unit is known by its name."""
    key = plain_name(unit.name)
    if not key:
        return Match("", "", "Tệp không ghi tên đơn vị: hãy đề nghị đơn vị ghi tên trong Hồ sơ đơn vị rồi gửi lại.")
    if not register.units:
        return Match(f"~{key}", short_name(unit.name))
    day = period.proposed_dates.end
    found = register.named(unit.name, unit.parent, day)
    if not found:
        return Match("", unit.name, f"“{unit.name}” không có trong danh sách đơn vị phải báo cáo.")
    if len(found) > 1:
        told = (
            f"Danh sách có {len(found)} đơn vị tên “{unit.name}” và tệp không ghi đơn vị cấp trên nên không rõ là đơn vị nào."
        )
        return Match("", unit.name, told)
    (only,) = found
    if not only.exists_on(day):
        return Match("", only.name, _gone(register, only, period))
    return Match(only.code, short_name(only.name))


def _gone(register: Register, unit: RegisterUnit, period: Period) -> str:
    name = short_name(unit.name)
    if unit.since is not None and unit.since > period.proposed_dates.end:
        return f"{name} thành lập từ {unit.since:%d/%m/%Y}, chưa phải báo cáo {period.label}."
    became = ", ".join(short_name(other.name) for other in register.became(unit))
    until = f" đến {unit.until:%d/%m/%Y}" if unit.until else ""
    return f"{name} chỉ tồn tại{until}{f', nay là {became}' if became else ''}: không phải báo cáo {period.label}."


def _call_by_code(desk: Desk) -> None:
    """Give the reports of units that were known by their name only to the units of the register."""
    register = register_of(desk)
    named: dict[int, str] = {}
    for row in desk.database.received.all_rows():
        if row.unit.startswith("~"):
            found = match(register, desk.database.received.profile(row.id), row.period)
            if found.unit:
                named[row.id] = found.unit
    if named:
        desk.database.received.call(named)
