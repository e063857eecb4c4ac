"""The consolidated report: a report of this unit whose fed cells follow from what units below sent.

It is calculated and checked like any other. Of each fed cell is kept what it was fed with: what differs from that was typed
over, which needs a reason, and is left alone when later arrivals are added.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from desktop.consolidation.adding import Adder, Incomplete
from desktop.consolidation.contributions import Contribution, codes_behind, contributions
from desktop.engine.edits import Address
from desktop.engine.register import name_order
from desktop.engine.report import EditRefusedError, Report, Status
from desktop.engine.text import clean
from desktop.jobs.consolidating.period import Below, Collected
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession
from desktop.storage.consolidated import FedCell
from desktop.storage.received import ReceivedRow


class FedState(NamedTuple):
    """A fed cell: what it was fed with, how many units stand behind it, and, where it says something else now, why.

    *overridden* is true when the clerk typed over it; *reason* is empty until one is given.
    """

    address: Address
    text: str
    units: int
    overridden: bool
    reason: str


class Update(NamedTuple):
    """What a consolidation did: the report, how many reports were added up, cells fed, those kept as the clerk typed them.

    *arrived* are the units whose report is new or another one since the last time.
    """

    report: int
    reports: int
    fed: int
    kept: tuple[Address, ...]
    arrived: tuple[ReceivedRow, ...]
    incomplete: tuple[Incomplete, ...]


def consolidate(
    desk: Desk,
    collected: Collected,
    *,
    with_faulty: bool = False,
    report_id: int | None = None,
    session: ReportSession | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Update | None:
    """Make the consolidated report, or bring the draft up to date with what has come since.

    *session* is that draft where it is open in the window; else the draft of the form and period is taken, or a new one
    made. *with_faulty* adds up reports with errors as well. *wanted* is asked now and then: after a no nothing is changed
    and `None` returned. Raises `RefusedError` when nothing has come, or when the report is finalised.
    """
    rows = collected.counted(with_faulty=with_faulty)
    if not rows:
        raise RefusedError(f"Chưa có báo cáo nào của các đơn vị để tổng hợp cho {collected.period.label}.")
    report_id = session.report_id if session else report_id or draft_of(desk, collected)
    adder = Adder(
        collected.edition,
        {form: below.edition for form, below in collected.forms.items()},
        len(collected.expected) or len({row.unit for row in rows}),
    )
    for reports in collected.reports([row.sender for row in rows]):
        if not wanted():
            return None
        adder.add(reports)
    result = adder.result()
    if report_id is None:
        report_id = desk.new_report(f"{collected.edition.form}@{collected.edition.edition}", collected.period)
    session = session or desk.open_report(report_id)
    arrived = tuple(_arrived(desk, report_id, rows))
    before = desk.database.consolidated.cells(report_id)
    texts = {address: fed.text for address, fed in result.cells.items()}
    texts |= {address: "" for address in before if address not in texts}  # what no unit says any more is blank again
    kept = tuple(address for address in texts if _is_overridden(session.report, address, before.get(address)))
    written = {address: text for address, text in texts.items() if address not in kept}
    session.take_in(f"tổng hợp từ {len({row.unit for row in rows})} đơn vị", written.items())
    cells = [FedCell(address, fed.text, fed.units) for address, fed in result.cells.items()]
    desk.database.consolidated.keep(report_id, collected.forms, [row.id for row in rows], cells, datetime.now(UTC))
    return Update(report_id, result.reports, len(cells), kept, arrived, result.incomplete)


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


def is_consolidated(desk: Desk, report_id: int) -> bool:
    """Whether a report is fed by units below."""
    return bool(desk.database.consolidated.forms(report_id))


def fed_cells(desk: Desk, session: ReportSession) -> dict[Address, FedState]:
    """Return the fed cells of a report as it is now, for tinting them and telling what was typed over."""
    overrides = desk.database.consolidated.overrides(session.report_id)
    found = {}
    for address, cell in desk.database.consolidated.cells(session.report_id).items():
        overridden = _is_overridden(session.report, address, cell)
        given = overrides.get(address)
        reason = given.reason if overridden and given is not None and given.text == _typed(session.report, address) else ""
        found[address] = FedState(address, cell.text, cell.units, overridden, reason)
    return found


def unexplained(desk: Desk, session: ReportSession) -> list[Address]:
    """Return the fed cells that were typed over without a reason, in paper order."""
    places = session.report.edition.paper_order
    open_ = [address for address, cell in fed_cells(desk, session).items() if cell.overridden and not cell.reason]
    return sorted(open_, key=lambda address: (places[address.code], address.column))


def explain(desk: Desk, session: ReportSession, address: Address, reason: str) -> None:
    """Keep why a fed cell says something else than the units; the reason is for the text that stands there now.

    Raises `EditRefusedError` for a cell that was not typed over, and without a reason.
    """
    cell = desk.database.consolidated.cells(session.report_id).get(address)
    if not _is_overridden(session.report, address, cell) or cell is None:
        raise EditRefusedError("Ô này đang là số tổng hợp từ các đơn vị nên không cần lý do.")
    if not clean(reason):
        raise EditRefusedError("Hãy ghi lý do: vì sao ô này khác số tổng hợp từ các đơn vị.")
    text = _typed(session.report, address)
    desk.database.consolidated.override(session.report_id, address, text, clean(reason), datetime.now(UTC))


def restore(desk: Desk, session: ReportSession, address: Address) -> None:
    """Put back what the units below feed into a cell that was typed over; one step that can be undone."""
    cell = desk.database.consolidated.cells(session.report_id).get(address)
    if cell is None:
        raise EditRefusedError("Ô này không được tổng hợp từ các đơn vị.")
    session.take_in("lấy lại số tổng hợp", [(address, cell.text)])


def late_arrivals(desk: Desk, collected: Collected, report_id: int, *, with_faulty: bool = False) -> list[ReceivedRow]:
    """Return the reports that have come, or were replaced, since a consolidated draft was last brought up to date."""
    return list(_arrived(desk, report_id, collected.counted(with_faulty=with_faulty)))


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


def received_report(desk: Desk, received_id: int) -> Report:
    """Return a received report, to be looked at and printed; also of a unit that is no more."""
    row = desk.database.received.row(received_id)
    if row is None:
        raise RefusedError(f"Không có báo cáo nào đã nhận mang mã {received_id}.")
    return desk.database.received.report(received_id, desk.catalogue.edition(row.form, row.edition))


def _arrived(desk: Desk, report_id: int, rows: list[ReceivedRow]) -> list[ReceivedRow]:
    parts = set(desk.database.consolidated.parts(report_id))
    return [row for row in rows if row.id not in parts]


def _is_overridden(report: Report, address: Address, fed: FedCell | None) -> bool:
    """Whether a cell says something that units below did not feed; a blank one never does, it waits to be fed again."""
    typed = _typed(report, address)
    return bool(typed) and (fed is None or typed != clean(fed.text))


def _typed(report: Report, address: Address) -> str:
    entry = report.entry(address)
    return entry.typed if entry else ""
