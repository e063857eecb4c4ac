"""What a file's rows mean: each cell as it stands, and beside it what might be meant instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.engine import messages
from desktop.engine.definition import Edition, Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.engine.report import read_entry
from desktop.engine.text import fold
from desktop.engine.values import TEXT, Kind, NumberType
from desktop.exchange.reading.grids import Cell, FoundRow
from desktop.exchange.reading.labels import key
from desktop.jobs.importing.comparing import about_calculated
from desktop.jobs.importing.headings import about_headings
from desktop.jobs.importing.phrases import is_dash
from desktop.jobs.importing.proposing import about_rows
from desktop.jobs.importing.result import Changed, Left, Proposal, Reading, Taken
from desktop.jobs.importing.rows import RowText, Wording

LABEL = "label"
_VIETNAMESE = re.compile(r"\d+(?:[. ]\d{3})*(?:,\d+)?")


def interpreted(
    edition: Edition, period: Period, found: Iterable[FoundRow], left: Iterable[Left], remarks: Sequence[str]
) -> Reading:
    """Return the dry run of what a file says of the rows of *edition*."""
    reader = _Reader(edition)
    headings = []
    for row in found:
        if row.label:
            reader.note_label(row)
        if row.code in edition.indicators:
            reader.read(edition.indicators[row.code], row)
        else:
            headings.append(row)
    wording = Wording(edition)
    proposals = about_rows(edition, reader.rows, wording)
    more, duplicates = about_headings(edition, headings, reader.rows, proposals, wording)
    proposals += more
    reading = Reading(
        edition,
        tuple(reader.taken),
        (*reader.left, *duplicates, *left),
        tuple(reader.changed),
        _in_paper_order(edition, proposals),
        tuple(remarks),
    )
    compared, ignored = about_calculated(reading, period, reader.rows, wording)
    return reading._replace(proposed=_in_paper_order(edition, [*proposals, *compared]), left=(*reading.left, *ignored))


def as_they_stand(edition: Edition, found: Iterable[FoundRow]) -> Reading:
    """Return the texts that a file has for the rows of *edition*, without asking what they may mean; for many files at once."""
    reader = _Reader(edition)
    for row in found:
        reader.take(edition.indicators[row.code], row)
    return Reading(edition, tuple(reader.taken), tuple(reader.left), tuple(reader.changed), (), ())


def _in_paper_order(edition: Edition, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda proposal: edition.paper_order[proposal.cells[0][0].code]))


class _Reader:
    """Takes each cell as it stands."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self.rows: dict[str, RowText] = {}
        self.taken: list[Taken] = []
        self.left: list[Left] = []
        self.changed: list[Changed] = []

    def note_label(self, row: FoundRow) -> None:
        """Tell that a row was found by a label that is spelt otherwise."""
        label = self._edition.row(row.code).label
        told = Changed(
            Address(row.code, LABEL), row.label, label, "Tên dòng trong tệp viết khác biểu mẫu.", row.places.get(LABEL, "")
        )
        self.changed.append(told)

    def read(self, indicator: Indicator, row: FoundRow) -> None:
        """Take the value and the note of one row, and remember them for what may be meant instead."""
        unit = self._unit(indicator, row)
        value = self._value(indicator, row, unit)
        note = self._note(indicator, row)
        entry = read_entry(indicator.type, value)
        self.rows[indicator.code] = RowText(indicator, value, entry.reading if entry else None, unit, note, row.places)

    def take(self, indicator: Indicator, row: FoundRow) -> None:
        """Take the value and the note of one row as texts; only what needs its unit or names a failed formula is looked at."""
        if row.value is not None and (row.value.is_error or indicator.type.kind is Kind.MONEY):
            self._value(indicator, row, self._unit(indicator, row))
        elif row.value is not None and not is_dash(row.value.text):
            self.taken.append(Taken(Address(indicator.code), _typed(indicator, row.value), place=row.places.get(VALUE, "")))
        self._note(indicator, row)

    def _unit(self, indicator: Indicator, row: FoundRow) -> str:
        """Return what stands in the unit's column when it is not the form's unit of measure."""
        if row.unit is None or key(row.unit.text) == key(indicator.unit):
            return ""
        return row.unit.text

    def _value(self, indicator: Indicator, row: FoundRow, unit: str) -> str:
        if row.value is None or is_dash(row.value.text):
            return ""
        address, place = Address(indicator.code, VALUE), row.places.get(VALUE, "")
        if row.value.is_error:
            self._about_error(indicator, row.value.text, place)
            return ""
        text = _typed(indicator, row.value)
        with_unit = f"{text} {unit}"
        if unit and indicator.type.kind is Kind.MONEY and _is_readable(indicator, with_unit):
            text = with_unit
        entry = read_entry(indicator.type, text)
        if entry is None:
            return ""
        fault = entry.reading.fault
        doubt = " ".join(messages.about_cell(fault, entry.typed, indicator.type.kind)) if fault else ""
        meaning = "" if fault else indicator.type.shown(entry.reading.value)
        self.taken.append(Taken(address, text, doubt, meaning, place))
        if meaning and (why := _why_otherwise(indicator, entry.typed)):
            self.changed.append(Changed(address, entry.typed, meaning, why, place))
        return text

    def _about_error(self, indicator: Indicator, text: str, place: str) -> None:
        if indicator.calculated:
            why = "Công thức trong tệp bị lỗi; chương trình tự tính dòng này."
            self.changed.append(Changed(Address(indicator.code), text, "", why, place))
        else:
            self.left.append(Left(indicator.code, text, "Công thức trong tệp bị lỗi: hãy gõ lại con số của dòng này.", place))

    def _note(self, indicator: Indicator, row: FoundRow) -> str:
        if row.note is None or is_dash(row.note.text) or key(row.note.text) == key(indicator.note_hint) != "":
            return ""
        text = row.note.text
        address, place = Address(indicator.code, NOTE), row.places.get(NOTE, "")
        if row.note.is_error:
            self.left.append(Left(indicator.code, text, "Công thức trong tệp bị lỗi.", place))
            return ""
        if read_entry(TEXT, text) is None:
            return ""
        self.taken.append(Taken(address, text, meaning=text, place=place))
        return text


def _typed(indicator: Indicator, cell: Cell) -> str:
    """Return a cell as a clerk would have typed it; in texts a number keeps its decimal point."""
    if cell.figure is not None and indicator.type.kind in (Kind.TEXT, Kind.CHOICE):
        return format(cell.figure, "f")
    return cell.text


def _is_readable(indicator: Indicator, text: str) -> bool:
    entry = read_entry(indicator.type, text)
    return entry is not None and entry.reading.fault is None


def _why_otherwise(indicator: Indicator, typed: str) -> str:
    """Say why a figure is shown otherwise than it stands in the file; nothing where that goes without saying."""
    if not isinstance(indicator.type, NumberType):
        return ""
    bare = fold(typed).removesuffix(fold(indicator.unit)).removesuffix("%").strip()
    if _VIETNAMESE.fullmatch(bare) and not (indicator.type.whole and "," in bare):
        return ""
    if "/" in bare:
        return "Tỷ lệ được tính từ hai con số."
    if any(letter.isalpha() for letter in bare):
        return f"Đổi ra đơn vị tính của biểu mẫu ({indicator.unit})."
    return "Dấu chấm, dấu phẩy được hiểu theo kiểu viết số nước ngoài."
