"""The consolidated report: a report of this unit whose fed cells follow from what units below sent.

It is calculated and checked like any other; `desktop.jobs.consolidating.fed` is about its fed cells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.consolidation.adding import Adder
from desktop.consolidation.contributions import Contribution, codes_behind, contributions
from desktop.consolidation.standing import Arrived, Standing
from desktop.engine.register import name_order
from desktop.engine.report import Report, Status
from desktop.jobs.consolidating.fed import Added, Fed, Update
from desktop.jobs.consolidating.period import Below, Collected
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.storage.received import ReceivedRow


def consolidate(
    desk: Desk,
    collected: Collected,
    *,
    with_faulty: bool = False,
    wanted: Callable[[], bool] = lambda: True,
) -> Update | None:
    """Make the consolidated report, or bring the draft up to date with what has come since.

    *with_faulty* adds up reports with errors as well. *wanted* is asked now and then: after a no nothing is changed
    and `None` returned. Raises `RefusedError` when nothing has come, or when the report is finalised.
    """
    _refuse_none(collected, with_faulty=with_faulty)
    report_id = draft_of(desk, collected)
    added = add_up(collected, with_faulty=with_faulty, wanted=wanted)
    if added is None:
        return None
    if report_id is None:
        report_id = desk.new_report(f"{collected.edition.form}@{collected.edition.edition}", collected.period)
    return Fed(desk, desk.open_report(report_id)).feed(added)


def add_up(collected: Collected, *, with_faulty: bool = False, wanted: Callable[[], bool] = lambda: True) -> Added | None:
    """Add up what has come, without a look at any report of this unit; `None` after *wanted* has said no.

    Raises `RefusedError` when nothing has come.
    """
    _refuse_none(collected, with_faulty=with_faulty)
    rows = collected.counted(with_faulty=with_faulty)
    adder = Adder(
        collected.edition,
        {form: below.edition for form, below in collected.forms.items()},
        len(collected.expected) or len({row.unit for row in rows}),
    )
    for reports in collected.reports([row.sender for row in rows]):
        if not wanted():
            return None
        adder.add(reports)
    return Added(tuple(collected.forms), tuple(rows), adder.result())


def _refuse_none(collected: Collected, *, with_faulty: bool) -> None:
    if not collected.counted(with_faulty=with_faulty):
        raise RefusedError(f"Chưa có báo cáo nào của các đơn vị để tổng hợp cho {collected.period.label}.")


def draft_of(desk: Desk, collected: Collected) -> int | None:
    """Return the draft of the form and period that is to be fed, `None` when there is no report yet.

    Raises `RefusedError` when the latest version is finalised.
    """
    wanted = (collected.edition.form, collected.period)
    latest = max((row for row in desk.reports() if (row.form, row.period) == wanted), key=lambda row: row.version, default=None)
    if latest is None:
        return None
    if latest.status is not Status.DRAFT:
        raise RefusedError(
            f"Báo cáo {collected.period.label} (mã {latest.id}) đã chốt nên không tổng hợp thêm được: hãy lập bản đính chính."
        )
    return latest.id


def late_arrivals(desk: Desk, collected: Collected, report_id: int, *, with_faulty: bool = False) -> list[ReceivedRow]:
    """Return the reports that have come, or were replaced, since a consolidated draft was last brought up to date."""
    parts = set(desk.database.consolidated.parts(report_id))
    return [row for row in collected.counted(with_faulty=with_faulty) if row.id not in parts]


class Gathered(NamedTuple):
    """How far a consolidated report follows what has come: units *added* up, reports *arrived* since, who stands where.

    *left_out* are the units whose report has errors and is therefore not added up.
    """

    added: int
    arrived: tuple[ReceivedRow, ...]
    left_out: tuple[Arrived, ...]
    standing: Standing


def gathered(desk: Desk, report_id: int) -> Gathered:
    """Look at what has come for a consolidated report."""
    collected = collected_for(desk, report_id)
    units = {sender.unit for sender in desk.database.received.behind(report_id)}
    arrived = late_arrivals(desk, collected, report_id, with_faulty=counts_faulty(collected, report_id))
    standing = collected.standing
    left_out = (unit for unit in standing.faulty if unit.unit not in units)
    return Gathered(len(units), tuple(arrived), tuple(left_out), standing)


def add_up_again(desk: Desk, report_id: int, wanted: Callable[[], bool] = lambda: True) -> Added | None:
    """Add up what has come by now for a consolidated report, those with errors only if it was made with them.

    `None` after *wanted* has said no.
    """
    collected = collected_for(desk, report_id)
    return add_up(collected, with_faulty=counts_faulty(collected, report_id), wanted=wanted)


def counts_faulty(collected: Collected, report_id: int) -> bool:
    """Whether reports with errors were added up as well."""
    parts = set(collected.desk.database.consolidated.parts(report_id))
    return any(row.faults for row in collected.current if row.id in parts)


def collected_for(desk: Desk, report_id: int) -> Collected:
    """Return what units below sent for the form and period of a report."""
    row = desk.report(report_id)
    return Collected(desk, desk.edition_of(row), row.period)


def behind(desk: Desk, report_id: int, code: str) -> list[Contribution]:
    """Return what each unit brings to a row of a consolidated report: of those that were added up, by their names.

    Units with the same figure twice are there once: only the version that was added up stands behind a cell.
    """
    collected = collected_for(desk, report_id)
    forms: dict[str, Below] = {
        form: collected.accepted[form] for form in desk.database.consolidated.forms(report_id) if form in collected.accepted
    }
    codes = codes_behind(collected.edition, code, forms)
    editions = {form: below.edition for form, below in forms.items()}
    senders = [sender for sender in desk.database.received.behind(report_id) if sender.form in codes]
    units = collected.reports(senders, codes, forms)
    return sorted(contributions(collected.edition, code, editions, units), key=lambda each: name_order(each.name))


def version_behind(desk: Desk, report_id: int, unit: str, form: str) -> int | None:
    """Return the number of the received version of a unit and form that was added up."""
    senders = desk.database.received.behind(report_id)
    return next((sender.id for sender in senders if (sender.unit, sender.form) == (unit, form)), None)


class Received(NamedTuple):
    """A received version: what is kept of it, and the report in the edition in which it is read here."""

    row: ReceivedRow
    report: Report


def received(desk: Desk, received_id: int) -> Received:
    """Return a received report, to be looked at and printed; also of a unit that is no more."""
    row = desk.database.received.row(received_id)
    if row is None:
        raise RefusedError("Báo cáo này không còn trong các báo cáo đã nhận.")
    return Received(row, desk.database.received.report(received_id, desk.catalogue.edition(row.form, row.edition)))
