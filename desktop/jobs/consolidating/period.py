"""A form and a period at the office above: which forms of the units below feed it, what has come, who is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from desktop.consolidation.adding import UnitReport
from desktop.consolidation.feeding import forms_below
from desktop.consolidation.standing import Arrived, Expected, Standing, standing
from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.engine.register import short_name
from desktop.engine.rollup import period_below
from desktop.engine.values import Value
from desktop.jobs.consolidating.outcome import Fate, Item
from desktop.jobs.consolidating.register import reporting_units
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.storage.received import ReceivedRow, Sender


class Below(NamedTuple):
    """A form of the units below: its edition, and for which period they report in it."""

    edition: Edition
    period: Period


class Collected:
    """What units below sent for *edition* and *period*. It asks the database anew each time it is made."""

    def __init__(self, desk: Desk, edition: Edition, period: Period) -> None:
        self.desk = desk
        self.edition = edition
        self.period = period
        #: The forms that can be taken in: the form itself first, then those below it.
        self.accepted = {edition.form: Below(edition, period), **_forms_below(desk, edition, period)}

    @classmethod
    def of(cls, desk: Desk, form: str, period: Period) -> Collected:
        """Return what was sent for *form* (`FORM` or `FORM@EDITION`). Raises `RefusedError` for a period it is not made for."""
        edition = desk.catalogue.find(form, period)
        if period.type not in edition.period_types:
            raise RefusedError(f"Biểu mẫu “{edition.title}” không lập cho {period.label}.")
        return cls(desk, edition, period)

    @cached_property
    def forms(self) -> dict[str, Below]:
        """The forms that feed the report: those below where this unit fills the form itself; else the form itself.

        A unit that has not said who it is fills the form itself unless reports of that form have come.
        """
        below = {form: each for form, each in self.accepted.items() if form != self.edition.form}
        own = self.desk.unit
        fills_it = own.level in self.edition.unit_levels if own else not self._versions[self.edition.form]
        return below if below and fills_it else {self.edition.form: self.accepted[self.edition.form]}

    @cached_property
    def current(self) -> list[ReceivedRow]:
        """The version that counts of each unit and form, unit by unit."""
        found: dict[tuple[str, str], ReceivedRow] = {}
        for form in self.forms:
            for row in self._versions[form]:
                key = row.unit, form
                if key not in found or row.rank > found[key].rank:
                    found[key] = row
        return [found[key] for key in sorted(found)]

    @cached_property
    def expected(self) -> list[Expected]:
        """Who must report."""
        levels = {level for below in self.forms.values() for level in below.edition.unit_levels}
        period = next(iter(self.forms.values())).period
        units = reporting_units(self.desk, tuple(levels), period)
        return [Expected(unit.code, short_name(unit.name), unit.contact) for unit in units]

    @cached_property
    def refused(self) -> list[Item]:
        """The files that could not be taken in, and are still waited for in a better state."""
        rows = self.desk.database.refused.rows(self.edition.form, self.period)
        return [Item(Path(row.file), Fate(row.fate), row.message, row.unit, row.name) for row in rows]

    @property
    def due(self) -> date:
        """The day until which the reports are due, as their form proposes it."""
        return max(below.period.proposed_dates.end + timedelta(days=below.edition.due_days) for below in self.forms.values())

    @cached_property
    def standing(self) -> Standing:
        """Who has reported, late, with errors, or not. Of a unit whose only file could not be taken in something has come."""
        first: dict[str, date] = {}
        for form in self.forms:
            for row in self._versions[form]:
                day = row.sent.astimezone().date()
                first[row.unit] = min(first.get(row.unit, day), day)
        faulty: dict[str, bool] = {}
        names: dict[str, str] = {}
        for row in self.current:
            faulty[row.unit] = bool(row.faults) and faulty.get(row.unit, True)
            names[row.unit] = row.name
        for item in self.refused:
            if item.unit and item.unit not in names:
                names[item.unit], faulty[item.unit] = item.name, True
        arrived = [Arrived(unit, name, first.get(unit), faulty=faulty[unit]) for unit, name in names.items()]
        return standing(self.due, self.expected, arrived)

    def counted(self, *, with_faulty: bool = False) -> list[ReceivedRow]:
        """Return the versions that are added up: those without errors, *with_faulty* all that count."""
        return [row for row in self.current if with_faulty or not row.faults]

    def reports(
        self, senders: Sequence[Sender], codes: Mapping[str, list[str]] | None = None, forms: Mapping[str, Below] | None = None
    ) -> Iterator[list[UnitReport]]:
        """Yield what *senders*, which stand unit by unit, reported; by form only the rows *codes*, where they are given.

        *forms* are the senders', where they are not those that feed the report now.
        """
        group: list[UnitReport] = []
        for report in self._values(senders, codes, forms or self.forms):
            if group and group[0].unit != report.unit:
                yield group
                group = []
            group.append(report)
        if group:
            yield group

    def _values(
        self, senders: Sequence[Sender], codes: Mapping[str, list[str]] | None, forms: Mapping[str, Below]
    ) -> Iterator[UnitReport]:
        wanted = None if codes is None else sorted({code for each in codes.values() for code in each})
        return unit_reports(self.desk, senders, {form: below.edition for form, below in forms.items()}, wanted)

    @cached_property
    def _versions(self) -> dict[str, list[ReceivedRow]]:
        return {form: self.desk.database.received.rows(form, below.period) for form, below in self.accepted.items()}


def unit_reports(
    desk: Desk, senders: Sequence[Sender], editions: Mapping[str, Edition], codes: Sequence[str] | None = None
) -> Iterator[UnitReport]:
    """Yield what each of *senders* reported as its form's edition reads it, of all rows or of *codes*."""
    received = desk.database.received.values([sender.id for sender in senders], codes)
    types = {form: {code: row.type for code, row in edition.indicators.items()} for form, edition in editions.items()}
    for sender, stored in zip(senders, received, strict=True):
        known = types[sender.form]
        values: dict[str, Value] = {}
        notes: dict[str, str] = {}
        for each in stored:
            if each.note:
                notes[each.code] = each.note
            if each.stored is not None:
                try:  # thousands of them
                    values[each.code] = known[each.code].from_stored(each.stored)
                except (KeyError, ValueError):  # of an edition that has the row otherwise, or not at all
                    continue
        yield UnitReport(sender.unit, sender.name, sender.form, values, notes)


def _forms_below(desk: Desk, edition: Edition, period: Period) -> dict[str, Below]:
    found = {}
    for form in forms_below(edition):
        below = desk.catalogue.find(form, period)
        if (lower := period_below(period, below.period_types)) is not None:
            found[form] = Below(below, lower)
    return found
