"""A clerk's desk: the forms and the database, opened together. Every job gets one."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.background import MOST_PERIODS, NOTHING, Background, PastReport
from desktop.engine.definition import Edition
from desktop.engine.period import Dates, Period
from desktop.engine.unit import Unit
from desktop.engine.values import Value
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession
from desktop.storage import Database, ReportRow


class Desk:
    """The catalogue and the user's database."""

    def __init__(self, catalogue: Catalogue, database: Database) -> None:
        self.catalogue = catalogue
        self.database = database

    @classmethod
    def open(cls, data_folder: Path) -> Self:
        """Open the desk whose data is in *data_folder*. Raises `StorageError` with a sentence for the clerk."""
        database = Database.open(locations.database(data_folder))
        return cls(Catalogue(locations.forms(), locations.ready_editions(data_folder)), database)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- the unit ---

    @property
    def unit(self) -> Unit | None:
        """The profile of the reporting unit, `None` before the first start is through."""
        return self.database.unit()

    def save_unit(self, unit: Unit) -> None:
        """Keep the profile; drafts show it from now on."""
        self.database.save_unit(unit)

    # --- reports ---

    def forms(self) -> list[Edition]:
        """Return the newest edition of each form: those for units of this level first, then the latest issued."""
        newest = {summary.form: summary for summary in reversed(self.catalogue.editions())}
        editions = [self.catalogue.edition(summary.form, summary.edition) for summary in newest.values()]
        level = (self.unit or Unit("")).level
        editions.sort(key=lambda edition: edition.in_force_from, reverse=True)
        return sorted(editions, key=lambda edition: level not in edition.unit_levels)

    def reports(self) -> list[ReportRow]:
        """Return all reports, the newest period first."""
        return self.database.reports()

    def new_report(self, form: str, period: Period, dates: Dates | None = None) -> int:
        """Start a draft of *form* (`FORM` or `FORM@EDITION`) for *period*; return its number in the database."""
        from desktop.jobs.overview.duties import due_of_new  # a start does not wait for it

        edition = self.catalogue.find(form, period)
        if period.type not in edition.period_types:
            raise RefusedError(f"Biểu mẫu “{edition.title}” không lập cho {period.label}.")
        dates = dates or period.proposed_dates
        if dates.end < dates.start:
            raise RefusedError("Ngày cuối kỳ đứng trước ngày đầu kỳ: hãy xem lại hai ngày này.")
        due = due_of_new(self.database, edition, period, dates)
        unit = self.unit or Unit("")
        report_id = self.database.create_report(edition, unit, period, dates, due, datetime.now(UTC))
        if edition.task_tables:
            self.open_report(report_id).lay_out_tasks()
        return report_id

    def edition_of(self, row: ReportRow) -> Edition:
        """Return the edition of a listed report."""
        return self.catalogue.edition(row.form, row.edition)

    def open_report(self, report_id: int) -> ReportSession:
        """Open a report for editing, with the unit's earlier reports to compare it with."""
        form, edition = self.database.edition_of(report_id)
        read_by = self.catalogue.edition(form, edition)
        report = self.database.load(report_id, read_by, self._background(report_id, read_by))
        return ReportSession(report, report_id, self.database, self.database.due(report_id))

    def _background(self, report_id: int, edition: Edition) -> Background:
        """Return the earlier reports of the same form and kind of period, and the other forms' of the same period.

        An earlier report is read by the *edition* of this one: it stands beside it.
        """
        rows = {row.id: row for row in self.database.reports()}
        this = rows.pop(report_id, None)
        if this is None:
            return NOTHING
        past: dict[Period, ReportRow] = {}
        others: dict[str, ReportRow] = {}
        for row in sorted(rows.values(), key=lambda row: (row.version, row.id)):
            if row.form == this.form and row.period.type == this.period.type and row.period.ends_before(this.period):
                past[row.period] = row
            elif row.form != this.form and row.period == this.period:
                others[row.form] = row
        latest = sorted(past, key=lambda period: period.proposed_dates.end, reverse=True)[:MOST_PERIODS]
        return Background(
            [PastReport(period, self._values(past[period], edition), past[period].dates) for period in latest],
            {form: self._values(row, self.edition_of(row)) for form, row in others.items()},
        )

    def _values(self, row: ReportRow, edition: Edition) -> dict[str, Value]:
        """Return the values of a stored report as *edition* reads them."""
        indicators = edition.indicators
        values: dict[str, Value] = {}
        for code, stored in self.database.values(row.id).items():
            with suppress(KeyError, ValueError):  # a row that the edition no longer has, or has with another type
                values[code] = indicators[code].type.from_stored(stored)
        return values


__all__ = ["Desk", "ReportRow"]
