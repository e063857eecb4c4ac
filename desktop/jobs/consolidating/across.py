"""Looking across units: what they reported for an indicator, over periods."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.consolidation.looking import Across, UnitRow
from desktop.engine.definition import Edition
from desktop.engine.period import Period, PeriodType
from desktop.engine.register import name_order
from desktop.engine.values import NUMBERS, Value
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.desk import Desk
from desktop.storage.received import ReceivedRow


class Filled(NamedTuple):
    """How much of its report a unit has filled, in percent of the rows that hold values."""

    unit: str
    name: str
    share: Decimal


def periods_received(desk: Desk, form: str, type_: PeriodType) -> list[Period]:
    """Return the periods for which units sent reports of *form*, the earliest first."""
    found = {row.period for row in desk.database.received.rows_of(form) if row.period.type is type_}
    return sorted(found, key=lambda period: period.proposed_dates)


def comparable(edition: Edition) -> list[str]:
    """Return the rows that can be compared across units: those that hold figures."""
    return [code for code, row in edition.indicators.items() if row.type.kind in NUMBERS]


def across(desk: Desk, edition: Edition, code: str, periods: list[Period]) -> Across:
    """Return what units reported for a row of *edition* in *periods*; units that sent anything then are there, by name."""
    rows = desk.database.received.rows_of(edition.form)
    wanted = [_counting(rows, period) for period in periods]
    type_ = edition.indicators[code].type
    values: dict[tuple[str, int], Value] = {}
    names: dict[str, str] = {}
    for at, current in enumerate(wanted):
        found = desk.database.received.values([row.id for row in current], [code])
        for row, stored in zip(current, found, strict=True):
            names[row.unit] = row.name
            for each in stored:
                values[row.unit, at] = type_.from_stored(each.stored)
    units = [UnitRow(unit, name, tuple(values.get((unit, at)) for at in range(len(periods)))) for unit, name in names.items()]
    return Across(code, tuple(periods), tuple(sorted(units, key=lambda row: name_order(row.name))))


def filled(collected: Collected) -> list[Filled]:
    """Return how complete each unit's report is, the emptiest first."""
    current = collected.current
    counts = collected.desk.database.received.counts([row.id for row in current])
    found = []
    for row in current:
        edition = collected.forms[row.form].edition
        found.append(Filled(row.unit, row.name, Decimal(100 * counts.get(row.id, 0)) / len(edition.indicators)))
    return sorted(found, key=lambda each: (each.share, name_order(each.name)))


def _counting(rows: list[ReceivedRow], period: Period) -> list[ReceivedRow]:
    """Return of each unit the version that counts for *period*."""
    found: dict[str, ReceivedRow] = {}
    for row in rows:
        if row.period == period and (row.unit not in found or row.rank > found[row.unit].rank):
            found[row.unit] = row
    return list(found.values())
