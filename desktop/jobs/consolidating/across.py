"""Looking across units: what they reported for an indicator over periods, and how complete their reports are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from desktop.consolidation.adding import UnitReport
from desktop.consolidation.joint import Joint
from desktop.consolidation.looking import Across, UnitRow
from desktop.engine.definition import Edition
from desktop.engine.period import Period, PeriodType
from desktop.engine.register import name_order, short_name
from desktop.engine.values import NUMBERS, Value
from desktop.exchange.across.data import FilledLine, Fullness
from desktop.jobs.consolidating.period import unit_reports
from desktop.jobs.consolidating.register import reporting_units
from desktop.jobs.desk import Desk
from desktop.jobs.overview.figures import short_label
from desktop.storage.received import ReceivedRow

_MISSING, _FAULTY, _LATE, _THERE = "Chưa gửi", "Đã gửi, có lỗi", "Đã gửi muộn", "Đã gửi"


class Arrivals:
    """The reports of a form that units sent, read once; of each unit and period the version that counts."""

    def __init__(self, desk: Desk, edition: Edition) -> None:
        self.edition = edition
        self._counting: dict[Period, dict[str, ReceivedRow]] = {}
        self._first: dict[tuple[Period, str], ReceivedRow] = {}
        for row in desk.database.received.rows_of(edition.form):
            units = self._counting.setdefault(row.period, {})
            if row.unit not in units or row.rank > units[row.unit].rank:
                units[row.unit] = row
            first = self._first.setdefault((row.period, row.unit), row)
            if row.sent < first.sent:
                self._first[row.period, row.unit] = row

    @property
    def types(self) -> list[PeriodType]:
        """The kinds of period for which reports have come, the shortest first."""
        return [type_ for type_ in PeriodType if any(period.type is type_ for period in self._counting)]

    def periods(self, type_: PeriodType) -> list[Period]:
        """Return the periods for which reports have come, the earliest first."""
        return sorted((period for period in self._counting if period.type is type_), key=lambda each: each.proposed_dates)

    def stretch(self, last: Period, count: int) -> list[Period]:
        """Return at most *count* periods that follow each other up to *last*, none before the first report came."""
        earliest = self.periods(last.type)[0]
        found = [last]
        while len(found) < count and not (previous := found[0].previous).ends_before(earliest):
            found.insert(0, previous)
        return found

    def of(self, period: Period) -> list[ReceivedRow]:
        """Return the versions that count for *period*."""
        return list(self._counting.get(period, {}).values())

    def is_late(self, row: ReceivedRow) -> bool:
        """Whether the unit's first version was made ready after the day until which it was due."""
        due = row.period.proposed_dates.end + timedelta(days=self.edition.due_days)
        return self._first[row.period, row.unit].sent.astimezone().date() > due


def forms_received(desk: Desk) -> list[Edition]:
    """Return the newest edition of each form of which units sent reports, the form with the most of them first."""
    counts = desk.database.received.forms()
    found = [edition for edition in desk.forms() if edition.form in counts]
    return sorted(found, key=lambda edition: -counts[edition.form])


def comparable(edition: Edition) -> list[str]:
    """Return the rows that can be compared across units: those that hold figures."""
    return [code for code, row in edition.indicators.items() if row.type.kind in NUMBERS]


def across(desk: Desk, arrivals: Arrivals, code: str, periods: Sequence[Period]) -> Across:
    """Return what units reported for a row in *periods*; units that sent anything then are there, by name."""
    joint = Joint(arrivals.edition, code)
    editions = {arrivals.edition.form: arrivals.edition}
    names: dict[str, str] = {}
    values: dict[tuple[str, int], tuple[Value, int]] = {}
    together: list[Decimal | None] = []
    for at, period in enumerate(periods):
        rows = arrivals.of(period)
        reports: list[UnitReport] = []
        for row, report in zip(rows, unit_reports(desk, [row.sender for row in rows], editions, joint.codes), strict=True):
            names[row.unit] = row.name
            values[row.unit, at] = report.value(code), row.id
            reports.append(report)
        together.append(joint.of(reports))
    nothing = (None, None)
    units = []
    for unit in sorted(names, key=lambda each: name_order(names[each])):
        figures = [values.get((unit, at), nothing) for at in range(len(periods))]
        units.append(UnitRow(unit, names[unit], tuple(value for value, _ in figures), tuple(id_ for _, id_ in figures)))
    return Across(code, tuple(periods), tuple(units), tuple(together))


def fullness(desk: Desk, arrivals: Arrivals, period: Period) -> Fullness:
    """Return how complete the reports for *period* are: the units that sent none first, then the emptiest."""
    rows = arrivals.of(period)
    counts = desk.database.received.counts([row.id for row in rows])
    total = len(arrivals.edition.indicators)
    found = [_filled(arrivals, row, counts.get(row.id, 0), total) for row in rows]
    there = {row.unit for row in rows}
    must = reporting_units(desk, arrivals.edition.unit_levels, period)
    missing = [FilledLine(unit.code, short_name(unit.name), 0, total, _MISSING, 0) for unit in must if unit.code not in there]
    own = desk.unit
    ordered = sorted([*missing, *found], key=lambda line: (line.received > 0, line.share, name_order(line.name)))
    return Fullness(arrivals.edition.title, short_label(period), own.name if own else "", tuple(ordered))


def _filled(arrivals: Arrivals, row: ReceivedRow, count: int, total: int) -> FilledLine:
    faulty, late = bool(row.faults), arrivals.is_late(row)
    state = _FAULTY if faulty else _LATE if late else _THERE
    return FilledLine(row.unit, row.name, min(count, total), total, state, row.id, faulty, late)


__all__ = ["Arrivals", "FilledLine", "Fullness", "across", "comparable", "forms_received", "fullness"]
