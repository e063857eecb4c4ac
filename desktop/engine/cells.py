"""What is wrong with one row by itself: a text that cannot be read, a stated figure that differs, an odd note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Protocol

from desktop.engine import messages
from desktop.engine.definition import USUAL_NAMES, ColumnNames, Indicator
from desktop.engine.edits import NOTE, VALUE, Address, Entry
from desktop.engine.findings import Finding, Severity
from desktop.engine.notes import faults_of_note
from desktop.engine.values import Kind, NumberType, Value


class Cells(Protocol):
    """The cells of a report, as far as a row is judged by itself."""

    def value(self, code: str) -> Value:
        """Return the row's value."""

    def entry(self, address: Address) -> Entry | None:
        """Return what was typed into a cell."""

    def takes_value(self, code: str) -> bool:
        """Whether a value can be typed into the row now."""

    def columns(self, code: str) -> ColumnNames:
        """What sentences call the columns of the row's table."""

    @property
    def last_day(self) -> date:
        """The day on which the report's period ends."""


def findings_of_row(cells: Cells, indicator: Indicator) -> Iterator[Finding]:
    """Yield what is wrong with the row's value and with its note."""
    code = indicator.code
    value = cells.entry(Address(code, VALUE))
    if value is not None:
        if not cells.takes_value(code):
            yield from _stated(value, indicator, cells.value(code))
        else:
            yield from findings_of_cell(value, code, indicator.type.kind, names=cells.columns(code))
    note = cells.entry(Address(code, NOTE))
    if note is None:
        return
    yield from findings_of_cell(note, code, indicator.type.kind, in_note=True)
    due = value is None and cells.takes_value(code)
    for fault in faults_of_note(indicator, note.typed, cells.columns(code), due=due, last_day=cells.last_day):
        yield Finding(fault.code, Severity.WARNING, (code,), fault.message, fault.remedy, in_note=True)


def findings_of_cell(
    entry: Entry, code: str, kind: Kind, *, names: ColumnNames = USUAL_NAMES, in_note: bool = False, column: str = ""
) -> Iterator[Finding]:
    """Yield what is wrong with a text that its cell cannot read."""
    if (fault := entry.reading.fault) is not None:
        message, remedy = messages.about_cell(fault, entry.typed, kind, names)
        yield Finding(f"cell.{fault.code}", Severity.ERROR, (code,), message, remedy, in_note, column)


def _stated(entry: Entry, indicator: Indicator, calculated: Value) -> Iterator[Finding]:
    """Compare what a file stated for a calculated row with the calculation, at the precision it was stated with."""
    stated, type_ = entry.reading.value, indicator.type
    agrees = (
        isinstance(calculated, Decimal)
        and isinstance(stated, Decimal)
        and isinstance(type_, NumberType)
        and type_.agrees(stated, calculated, entry.typed)
    )
    if not agrees:
        message, remedy = messages.STATED_DIFFERS
        shown = indicator.shown(calculated) or "trống"
        told = message.format(stated=messages.quoted(entry.typed), calculated=shown)
        yield Finding("cell.stated_differs", Severity.WARNING, (indicator.code,), told, remedy)
