"""What one unit sent: the content of a finalised report, as it was read from a submission that proved whole.

This is all that an inbox and a consolidation need; they never see the file. It is independent of the catalogue: cells and
values stand here by code, in the stored form of `desktop.engine.values`, and take their meaning from an edition:

- `submission.report(edition)` is a `Report`: shown, checked (`report.findings`, `report.errors`) and printed like any other;
- `submission.unknown(edition)` are the rows and task tables that the edition does not have;
- `submission.contradictions(report)` are the rows whose sent value is not what the report works out from its cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from desktop.engine.background import NOTHING, Background
from desktop.engine.content import short_hash
from desktop.engine.definition import Edition
from desktop.engine.edits import Address, Entry, WarningKey
from desktop.engine.period import Dates, Period
from desktop.engine.report import Report, Status, stored_entry
from desktop.engine.unit import Unit
from desktop.engine.values import ValueType


class SentCell(NamedTuple):
    """What was typed into a cell, and what it means in stored form; `None` when it could not be read."""

    typed: str
    stored: str | None


class Submission(NamedTuple):
    """A finalised report as it was sent.

    *hash* is the SHA-256 of its content, *key* the public key that signed it and *fingerprint* that of the edition it was
    made in (`desktop.engine.fingerprint`), each in hexadecimal digits. *amends* is the hash of the version that it
    corrects, empty for a first version. *values* are all rows that say something, typed or calculated. *practice* says
    that it was made while practising and is no report of the unit.
    """

    unit: Unit
    form: str
    edition: str
    fingerprint: str
    title: str
    period: Period
    dates: Dates
    number: str
    version: int
    amends: str
    finalised: datetime
    practice: bool
    hash: str
    key: str
    cells: Mapping[Address, SentCell]
    values: Mapping[str, str]
    reasons: Mapping[WarningKey, str]

    @property
    def short_hash(self) -> str:
        """The hash as it stands on paper."""
        return short_hash(self.hash)

    def report(self, edition: Edition, background: Background = NOTHING) -> Report:
        """Return the report in the terms of *edition*; what that has no place for is left out (see `unknown`)."""
        entries: dict[Address, Entry] = {}
        for address, cell in self.cells.items():
            with suppress(KeyError):
                entries[address] = _entry(edition.type_at(address), cell)
        return Report(
            edition,
            self.unit,
            self.period,
            dates=self.dates,
            entries=entries,
            number=self.number,
            version=self.version,
            status=Status.SUBMITTED,
            background=background,
            reasons=self.reasons,
            practice=self.practice,
        )

    def unknown(self, edition: Edition) -> list[str]:
        """Return the codes of what was sent and has no place in *edition*: rows in their order here, then task tables."""
        rows = [code for code in self.values if code not in edition.indicators]
        cells = []
        for address in self.cells:
            try:
                edition.type_at(address)
            except KeyError:
                cells.append(address.code)
        return list(dict.fromkeys(rows + cells))

    def contradictions(self, report: Report) -> list[str]:
        """Return the rows of *report*, made of this submission, that say something else than the value that was sent."""
        indicators = report.edition.indicators
        said = {code: row.type.stored(report.value(code)) for code, row in indicators.items()}
        return [code for code, stored in said.items() if stored != self.values.get(code)]


def _entry(type_: ValueType, cell: SentCell) -> Entry:
    try:
        return stored_entry(type_, cell.typed, cell.stored)
    except (ValueError, KeyError):  # this edition reads the row otherwise
        return stored_entry(type_, cell.typed, None)
