"""Figures that a clerk worked out by hand beside rows which the program calculates."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.engine.values import NumberType, Value, ValueType
from desktop.jobs.importing.result import ALL, Kind, Left, Proposal, Reading
from desktop.jobs.importing.rows import RowText, Wording

_LONGEST_FIGURE = 30
_ZERO = Decimal(0)
#: How some print the unit "%".
_PERCENT = "100%"
_CALCULATED = "Dòng này do chương trình tính, con số ở cột Đơn vị tính không dùng đến."


def about_calculated(
    reading: Reading, period: Period, rows: Mapping[str, RowText], wording: Wording
) -> tuple[list[Proposal], list[Left]]:
    """Return what is proposed for figures in the note or unit column of calculated rows, and those left out.

    They are held against what the report will calculate once everything else that is proposed has been accepted.
    """
    report = Report(reading.edition, Unit(""), period)
    report.apply(Edit("", tuple(report.stated(address, text) for address, text in reading.cells(ALL).items())))
    proposed: list[Proposal] = []
    left: list[Left] = []
    for code, row in rows.items():
        if report.takes_value(code) or not isinstance(row.indicator.type, NumberType):
            continue
        if (stated := _figure(row.indicator.type, row.note)) is not None:
            if row.read is not None and _agrees_with(row.indicator.type, stated, row.read.value):
                proposed.append(_repeated(row, f"cột {wording.column(code, NOTE)} chỉ ghi lại số {row.note}, bỏ", wording))
            elif row.is_blank:
                proposed.append(_about_note(report, row, stated, wording))
        elif (stated := _figure(row.indicator.type, row.unit)) is None or row.unit.replace(" ", "") == _PERCENT:
            continue
        elif row.is_blank and not _agrees(report, row, stated):
            proposed.append(_to_compare(report, row, row.unit, "unit", wording))
        elif not row.is_blank and not _agrees_with(row.indicator.type, stated, row.read.value if row.read else None):
            left.append(Left(code, row.unit, _CALCULATED, row.place("unit")))
    return proposed, left


def _figure(type_: NumberType, text: str) -> Decimal | None:
    read = type_.read(text) if 0 < len(text) <= _LONGEST_FIGURE else None
    return read.value if read is not None and isinstance(read.value, Decimal) else None


def _agrees(report: Report, row: RowText, stated: Decimal) -> bool:
    """Whether a figure is the calculated one; where nothing can be calculated, 0 is a ratio of nothing."""
    calculated = report.value(row.indicator.code)
    return stated == _ZERO if calculated is None else _agrees_with(row.indicator.type, stated, calculated)


def _agrees_with(type_: ValueType, stated: Decimal, value: Value) -> bool:
    return isinstance(type_, NumberType) and isinstance(value, Decimal) and type_.agrees(stated, value)


def _about_note(report: Report, row: RowText, stated: Decimal, wording: Wording) -> Proposal:
    if not _agrees(report, row, stated):
        return _to_compare(report, row, row.note, NOTE, wording)
    code = row.indicator.code
    why = "chương trình tự tính dòng này" if report.value(code) is None else f"chương trình cũng tính ra {report.shown(code)}"
    return _repeated(row, f"{why}, bỏ số {row.note}", wording)


def _repeated(row: RowText, why: str, wording: Wording) -> Proposal:
    code = row.indicator.code
    told = f"{wording.name(code)}: {why} ở cột {wording.column(code, NOTE)}?"
    return Proposal(code, Kind.REPEATED, told, ((Address(code, NOTE), ""),), row.place(NOTE))


def _to_compare(report: Report, row: RowText, text: str, field: str, wording: Wording) -> Proposal:
    code = row.indicator.code
    calculated = report.shown(code)
    told = (
        f"{wording.name(code)}: số {text} ở cột {wording.column(code, field)} khác số chương trình tính ({calculated}), "
        f"chuyển sang cột {wording.column(code, 'value')} để đối chiếu?"
    )
    cleared = [(Address(code, NOTE), "")] if field == NOTE else []
    return Proposal(code, Kind.NUMBER_IN_NOTE, told, ((Address(code), text), *cleared), row.place(field))
