"""A year's calendar of the reports a unit owes, and what of it is late or next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.period import FIRST_YEAR, LAST_YEAR, Period, PeriodType, periods_of
from desktop.engine.report import Status
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError
from desktop.jobs.overview import duties

#: What falls due within this time is "next".
_SOON = timedelta(days=31)
#: A due day further away from its period is a slip of the finger.
_FURTHEST = timedelta(days=366)


class Progress(StrEnum):
    """How far a report is."""

    NOT_OWED = "not_owed"
    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    FAULTY = "faulty"
    FINALISED = "finalised"
    SUBMITTED = "submitted"


class Item(NamedTuple):
    """One report of the calendar: *report* is its last version, `None` while it has not been begun.

    It is not *owed* when it lies before the unit's first report of the form: no one reproaches a unit with the time
    before it used the program.
    """

    edition: Edition
    period: Period
    due: date
    report: ReportRow | None
    owed: bool

    @property
    def progress(self) -> Progress:
        """How far the report is."""
        if self.report is None:
            return Progress.NOT_BEGUN if self.owed else Progress.NOT_OWED
        if self.report.status is Status.DRAFT:
            return Progress.FAULTY if self.report.errors else Progress.DRAFT
        return Progress.FINALISED if self.report.status is Status.FINALISED else Progress.SUBMITTED

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done before the due day; a correction has none, for its report was made."""
        is_correction = self.report is not None and self.report.version > 1
        return self.progress in {Progress.NOT_BEGUN, Progress.DRAFT, Progress.FAULTY} and not is_correction

    def days_late(self, today: date) -> int:
        """Return by how many days an open report is late; 0 when it is not."""
        return max(0, (today - self.due).days) if self.is_open else 0


class Line(NamedTuple):
    """The reports of one form and kind of period in a year, by the month in which each period closes."""

    edition: Edition
    type: PeriodType
    items: Mapping[int, Item]


class Outlook(NamedTuple):
    """The open reports that are late, the latest due first, and those that are next."""

    late: list[Item]
    next: list[Item]


def owed(desk: Desk) -> dict[str, tuple[PeriodType, ...]]:
    """Return for each form the kinds of period it is owed for: as chosen, else as it was used, else what its level owes."""
    return _owed(desk, desk.reports())


def year(desk: Desk, year_: int, today: date) -> list[Line]:
    """Return the calendar of a year, in the order of the forms."""
    reports = desk.reports()
    last = _last_versions(reports)
    moved = duties.moved_dues(desk.database)
    types = _owed(desk, reports)
    lines = []
    for edition in desk.forms():
        since = _owed_since(edition, reports, today)
        in_force = _in_force_from(desk, edition)
        for type_ in types[edition.form]:
            items = {}
            for period in periods_of(year_, type_):
                report = last.get((edition.form, period))
                proposed = duties.proposed_due(edition, period.proposed_dates)
                due = report.due if report else moved.get((edition.form, period), proposed)
                is_owed = report is not None or (due >= since and period.proposed_dates.end >= in_force)
                items[period.proposed_dates.end.month] = Item(edition, period, due, report, is_owed)
            lines.append(Line(edition, type_, items))
    return lines


def outlook(desk: Desk, today: date) -> Outlook:
    """Return what is late and what is next, whatever the year."""
    years = {today.year - 1, today.year, today.year + 1} | {report.period.year for report in desk.reports()}
    every = sorted(
        (item for each in years if FIRST_YEAR <= each <= LAST_YEAR for item in _items(year(desk, each, today)) if item.is_open),
        key=lambda item: item.due,
    )
    late = [item for item in every if item.due < today]
    coming = [item for item in every if item.due >= today]
    return Outlook(late, [item for item in coming if item.due - today <= _SOON] or coming[:1])


def set_due(desk: Desk, item: Item, due: date) -> None:
    """Set the day a report is due. Raises `RefusedError` for a day far off, `EditRefusedError` for a locked report."""
    if abs(due - item.period.proposed_dates.end) > _FURTHEST:
        raise RefusedError(f"Hạn nộp {due:%d/%m/%Y} cách {item.period.label} hơn một năm: hãy xem lại ngày này.")
    if item.report is None:
        duties.move_due(desk.database, item.edition, item.period, due)
    else:
        desk.open_report(item.report.id).set_header(due=due)


def _items(lines: list[Line]) -> Iterator[Item]:
    return (item for line in lines for item in line.items.values())


def _last_versions(reports: list[ReportRow]) -> dict[tuple[str, Period], ReportRow]:
    ordered = sorted(reports, key=lambda row: (row.version, row.id))
    return {(row.form, row.period): row for row in ordered}


def _owed(desk: Desk, reports: list[ReportRow]) -> dict[str, tuple[PeriodType, ...]]:
    chosen = duties.chosen_duties(desk.database)
    level = (desk.unit or Unit("")).level
    found = {}
    for edition in desk.forms():
        used = {row.period.type for row in reports if row.form == edition.form}
        proposed = used or (set(edition.period_types) if level in edition.unit_levels else set())
        types = chosen.get(edition.form)
        found[edition.form] = tuple(type_ for type_ in PeriodType if type_ in (proposed if types is None else types))
    return found


def _owed_since(edition: Edition, reports: list[ReportRow], today: date) -> date:
    return min((row.due for row in reports if row.form == edition.form), default=today)


def _in_force_from(desk: Desk, edition: Edition) -> date:
    """Return since when there is the form, in whichever edition."""
    summaries = [summary for summary in desk.catalogue.editions() if summary.form == edition.form]
    return min(desk.catalogue.edition(summary.form, summary.edition).in_force_from for summary in summaries)
