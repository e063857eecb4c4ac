"""A clerk's desk: the forms and the database, opened together. Every job gets one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.background import MOST_PERIODS, Background, PastReport
from desktop.engine.definition import Edition
from desktop.engine.period import Dates, Period, written_date
from desktop.engine.report import Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.engine.values import Value
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession
from desktop.storage import Database, DeletedReportError, ReportRow

_PRACTICE = "desk.practice"


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

    @property
    def has_units_below(self) -> bool:
        """Whether other units report to this one: by its level, or since it has a register or a report of theirs."""
        unit, database = self.unit, self.database
        above = unit is not None and unit.level is not UnitLevel.WARD
        return above or database.register.has_any or database.received.has_any

    # --- practice ---

    @property
    def practice(self) -> bool:
        """Whether this desk is for practising: its reports say so on paper and in files. It is kept with the data."""
        return self.database.get_setting(_PRACTICE) is not None

    def mark_as_practice(self) -> None:
        """Make this a desk for practising, for good."""
        if not self.practice:
            self.database.set_setting(_PRACTICE, "1")

    # --- reports ---

    def forms(self) -> list[Edition]:
        """Return the newest edition of each form: those for units of this level first, then the latest issued."""
        newest = {summary.form: summary for summary in reversed(self.catalogue.editions())}
        editions = [self.catalogue.edition(summary.form, summary.edition) for summary in newest.values()]
        level = (self.unit or Unit("")).level
        editions.sort(key=lambda edition: edition.in_force_from, reverse=True)
        return sorted(editions, key=lambda edition: level not in edition.unit_levels)

    def reports(self) -> list[ReportRow]:
        """Return all reports but those in the bin, the newest period first."""
        return self.database.reports()

    def report(self, report_id: int) -> ReportRow:
        """Return the line of one report, also of one in the bin."""
        return self.database.report(report_id)

    def new_report(self, form: str, period: Period, dates: Dates | None = None) -> int:
        """Start a draft of *form* (`FORM` or `FORM@EDITION`) for *period*; return its number in the database.

        Raises `RefusedError` when the form is not made for that period, or when there is a report of both already.
        """
        from desktop.jobs.overview.duties import due_of_new  # a start does not wait for it

        edition = self.edition_for(form, period)
        self._refuse_second(edition.form, period)
        dates = dates or period.proposed_dates
        if dates.end < dates.start:
            raise RefusedError("Ngày cuối kỳ đứng trước ngày đầu kỳ: hãy xem lại hai ngày này.")
        due = due_of_new(self.database, edition, period, dates)
        unit = self.unit or Unit("")
        report_id = self.database.create_report(edition, unit, period, dates, due, datetime.now(UTC))
        if edition.task_tables:
            self.open_report(report_id).lay_out_tasks()
        return report_id

    def edition_for(self, form: str, period: Period) -> Edition:
        """Return the edition in which *form* (`FORM` or `FORM@EDITION`) is made for *period*.

        Raises `RefusedError` when it is not made for that period.
        """
        edition = self.catalogue.find(form, period)
        if period.type not in edition.period_types:
            raise RefusedError(f"Biểu mẫu “{edition.title}” không lập cho {period.label}.")
        if period.proposed_dates.end < edition.in_force_from:
            raise RefusedError(
                f"Biểu mẫu “{edition.title}” áp dụng từ {written_date(edition.in_force_from)}, "
                f"không lập được cho {period.label}: hãy chọn kỳ sau."
            )
        return edition

    def edition_of(self, row: ReportRow) -> Edition:
        """Return the edition of a listed report."""
        return self.catalogue.edition(row.form, row.edition)

    def open_report(self, report_id: int) -> ReportSession:
        """Open a report for editing, with the unit's earlier reports to compare it with."""
        row = self.database.report(report_id)
        if row.deleted:
            raise DeletedReportError(report_id)
        edition = self.edition_of(row)
        report = self.database.load(report_id, edition, self._background(row, edition))
        report.practice = self.practice
        return ReportSession(report, report_id, self.database, row.due)

    def is_consolidated(self, report_id: int) -> bool:
        """Whether units below feed a report."""
        return bool(self.database.consolidated.forms(report_id))

    # --- the bin ---

    def delete_report(self, report_id: int) -> None:
        """Put a draft into the bin. Raises `RefusedError` for a finalised report."""
        if self.database.report(report_id).status is not Status.DRAFT:
            raise RefusedError("Báo cáo đã chốt nên không xóa được; muốn sửa, hãy lập bản đính chính.")
        self.database.delete_report(report_id, datetime.now(UTC))

    def deleted_reports(self) -> list[ReportRow]:
        """Return what lies in the bin, the latest deleted first."""
        return self.database.deleted_reports()

    def restore_report(self, report_id: int) -> None:
        """Take a report out of the bin. Raises `RefusedError` when another one has taken its place."""
        row = self.database.report(report_id)
        if not row.deleted:
            raise RefusedError(f"Báo cáo mã {report_id} không nằm trong thùng rác.")
        self._refuse_second(row.form, row.period, row.version)
        self.database.restore_report(report_id)

    def empty_bin(self) -> int:
        """Delete for ever what lies in the bin; return how many reports that were."""
        return self.database.empty_bin()

    # --- inside ---

    def _refuse_second(self, form: str, period: Period, version: int = 1) -> None:
        """Raise the sentence that names the report of *form* and *period*, if there is one of *version* or a later one."""
        same = [row for row in self.database.reports() if (row.form, row.period) == (form, period) and row.version >= version]
        there = max(same, key=lambda row: row.version, default=None)
        if there is None:
            return
        if there.status is Status.DRAFT:
            state, what_to_do = "đang soạn", "hãy mở báo cáo ấy để làm tiếp, hoặc chuyển nó vào thùng rác trước"
        else:
            state, what_to_do = "đã chốt", "muốn sửa, hãy lập bản đính chính của báo cáo ấy"
        raise RefusedError(f"Đã có báo cáo {period.label} theo biểu mẫu này, {state} (mã {there.id}): {what_to_do}.")

    def _background(self, this: ReportRow, edition: Edition) -> Background:
        """Return the earlier reports of the same form and kind of period, and the other forms' of the same period.

        An earlier report is read by the *edition* of this one: it stands beside it.
        """
        past: dict[Period, ReportRow] = {}
        others: dict[str, ReportRow] = {}
        for row in sorted(self.database.reports(), key=lambda row: (row.version, row.id)):
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
            try:  # thousands of them: a context manager for each would take longer than the reading
                values[code] = indicators[code].type.from_stored(stored)
            except (KeyError, ValueError):  # a row that the edition no longer has, or has with another type
                continue
        return values


__all__ = ["Desk", "ReportRow"]
