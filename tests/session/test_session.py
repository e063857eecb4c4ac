"""The one edit path: what is typed is durable, or it is taken back; undo and redo go the same way."""

from datetime import UTC, date, datetime

import pytest

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Dates, Period
from desktop.engine.report import EditRefusedError, Outcome, Report, Status
from desktop.engine.unit import Unit
from desktop.session import ReportSession
from tests.helpers.clerk import NoDisk

ASSIGNED, DONE, RATIO = "plan.tasks_assigned", "plan.tasks_done", "plan.completion"


class DiskFullError(Exception):
    pass


class MemoryJournal(NoDisk):
    """Remembers what it was asked to store; refuses when told that the disk is full."""

    def __init__(self) -> None:
        self.stored: list[tuple[Address, str | None]] = []
        self.header: tuple[str, Dates, date] | None = None
        self.full = False

    def record(self, report_id: int, outcome: Outcome, report: Report, at: datetime) -> None:  # noqa: ARG002
        if self.full:
            raise DiskFullError
        assert at.tzinfo is UTC
        self.stored += [(change.address, change.after.typed if change.after else None) for change in outcome.edit.changes]

    def save_header(self, report_id: int, *, number: str, dates: Dates, due: date) -> None:  # noqa: ARG002
        if self.full:
            raise DiskFullError
        self.header = (number, dates, due)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def session(journal: MemoryJournal) -> ReportSession:
    edition = Catalogue(locations.forms()).find("ward-monthly")
    report = Report(edition, Unit("UBND phường Thử"), Period.parse("2024-05"))
    return ReportSession(report, 1, journal, date(2024, 5, 17))


def test_a_typed_cell_is_stored_and_what_depends_on_it_is_calculated(session: ReportSession, journal: MemoryJournal) -> None:
    session.set_value(Address(ASSIGNED), "20")
    outcome = session.set_value(Address(DONE), "6")
    assert outcome is not None
    assert outcome.codes == {DONE, RATIO}
    assert session.report.shown(RATIO) == "30"
    assert journal.stored == [(Address(ASSIGNED), "20"), (Address(DONE), "6")]


def test_typing_the_same_text_again_is_no_edit(session: ReportSession, journal: MemoryJournal) -> None:
    session.set_value(Address(ASSIGNED), "20")
    assert session.set_value(Address(ASSIGNED), " 20 ") is None
    assert len(journal.stored) == 1


def test_what_cannot_be_stored_is_taken_back_and_nobody_is_told_it_was_done(
    session: ReportSession, journal: MemoryJournal
) -> None:
    told: list[Outcome] = []
    session.on_change(told.append)
    session.set_value(Address(ASSIGNED), "20")
    before, findings = session.report.entries, session.report.findings
    journal.full = True
    with pytest.raises(DiskFullError):
        session.set_value(Address(DONE), "30")
    assert session.report.entries == before
    assert session.report.shown(RATIO) == "–"
    assert session.report.findings == findings
    assert len(told) == 1
    assert session.undo_name == "gõ “Số nhiệm vụ được giao … kế hoạch”"
    journal.full = False
    session.undo()
    assert session.report.entries == {}


def test_undo_and_redo_are_stored_like_any_edit(session: ReportSession, journal: MemoryJournal) -> None:
    session.set_cells("dán 2 ô", [(Address(ASSIGNED), "20"), (Address(DONE, NOTE), "đang làm")])
    assert session.undo_name == "dán 2 ô"
    session.undo()
    assert session.report.entries == {}
    assert session.redo_name == "dán 2 ô"
    session.redo()
    assert session.report.shown(ASSIGNED) == "20"
    assert journal.stored[2:4] == [(Address(DONE, NOTE), None), (Address(ASSIGNED), None)]
    assert journal.stored[4:] == journal.stored[:2]


def test_a_new_edit_ends_what_could_be_redone(session: ReportSession) -> None:
    session.set_value(Address(ASSIGNED), "20")
    session.undo()
    session.set_value(Address(ASSIGNED), "21")
    assert session.redo_name is None
    assert session.redo() is None


def test_an_undo_that_cannot_be_stored_can_be_tried_again(session: ReportSession, journal: MemoryJournal) -> None:
    session.set_value(Address(ASSIGNED), "20")
    journal.full = True
    with pytest.raises(DiskFullError):
        session.undo()
    assert session.report.shown(ASSIGNED) == "20"
    journal.full = False
    session.undo()
    assert session.report.shown(ASSIGNED) == ""


def test_a_calculated_cell_is_refused_and_so_is_the_whole_edit_with_it(session: ReportSession, journal: MemoryJournal) -> None:
    with pytest.raises(EditRefusedError, match="chương trình tính"):
        session.set_cells("dán 2 ô", [(Address(ASSIGNED), "20"), (Address(RATIO), "50")])
    assert session.report.entries == {}
    assert journal.stored == []


def test_an_unknown_code_is_refused_with_its_name(session: ReportSession) -> None:
    with pytest.raises(EditRefusedError, match=r"không\.co"):
        session.set_value(Address("không.co"), "1")


def test_what_a_file_states_for_a_calculated_row_is_compared_and_can_be_cleared(session: ReportSession) -> None:
    session.take_in("nhập từ tệp", [(Address(ASSIGNED), "20"), (Address(DONE), "6"), (Address(RATIO), "112,18")])
    assert session.report.shown(RATIO) == "30"
    (finding,) = [found for found in session.report.findings if found.rule == "cell.stated_differs"]
    assert "112,18" in finding.message
    assert "30" in finding.message
    session.clear([Address(RATIO)])
    assert all(found.rule != "cell.stated_differs" for found in session.report.findings)


def test_a_locked_report_takes_no_edit_and_no_undo(session: ReportSession, journal: MemoryJournal) -> None:
    session.set_value(Address(ASSIGNED), "20")
    session.report.status = Status.FINALISED
    with pytest.raises(EditRefusedError, match="chốt"):
        session.set_value(Address(DONE), "6")
    with pytest.raises(EditRefusedError, match="chốt"):
        session.undo()
    with pytest.raises(EditRefusedError, match="chốt"):
        session.set_header(number="05")
    assert session.report.shown(ASSIGNED) == "20"
    assert len(journal.stored) == 1


def test_the_header_changes_only_once_it_is_stored(session: ReportSession, journal: MemoryJournal) -> None:
    dates = Dates(date(2024, 1, 1), date(2024, 4, 30))
    session.set_header(number=" 05 ", dates=dates)
    assert journal.header == ("05", dates, date(2024, 5, 17))
    assert "từ ngày 01 tháng 01 năm 2024 đến ngày 30 tháng 4 năm 2024" in session.report.label("dossiers")
    journal.full = True
    with pytest.raises(DiskFullError):
        session.set_header(number="06")
    assert session.report.number == "05"
