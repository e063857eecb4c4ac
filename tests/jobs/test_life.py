"""From draft to finalised to corrected version: what is locked stays as it was, and nothing is locked too early."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from desktop.engine.content import content_hash
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Period
from desktop.engine.report import EditRefusedError, Outcome, Status
from desktop.engine.unit import Unit
from desktop.jobs import export, life
from desktop.jobs.desk import Desk, ReportRow
from desktop.jobs.errors import RefusedError
from desktop.session import ReportSession
from desktop.storage import ChangedReportError, Database, DeletedReportError, LockedReportError, StorageError

FORM = "ward-monthly"
ASSIGNED, DONE, ISSUED, RATIO = "plan.tasks_assigned", "plan.tasks_done", "plan.issued", "plan.completion"
REASON = "Hai nhiệm vụ còn lại đến hạn vào quý III"


@pytest.fixture
def draft(desk: Desk) -> ReportSession:
    """A report without errors; its warnings are confirmed."""
    return filled(desk, "2024-05")


def filled(desk: Desk, period: str) -> ReportSession:
    session = desk.open_report(desk.new_report(FORM, Period.parse(period)))
    session.set_cells("dán 3 ô", [(Address(ASSIGNED), "20"), (Address(DONE), "18"), (Address(ISSUED), "Có")])
    session.confirm(session.report.open_warnings, REASON)
    return session


def finalised(desk: Desk, period: str = "2024-05") -> ReportRow:
    return life.finalise(desk, filled(desk, period), "05")


# ------------------------------------------------------------------------------------------------------ finalising


def test_a_finalised_report_is_locked_numbered_and_hashed(desk: Desk, draft: ReportSession) -> None:
    row = life.finalise(desk, draft, " 05 ")
    assert (row.status, row.number, row.version) == (Status.FINALISED, "05", 1)
    assert row.finalised is not None
    again = desk.open_report(draft.report_id)
    assert (again.report.status, again.report.number) == (Status.FINALISED, "05")
    assert row.hash == content_hash(again.report) == content_hash(draft.report)
    assert re.fullmatch("[0-9a-f]{64}", row.hash)
    for session in (draft, again):
        assert session.undo_name is None
        with pytest.raises(EditRefusedError, match="bản đính chính"):
            session.set_value(Address(ASSIGNED), "21")
        with pytest.raises(EditRefusedError, match="bản đính chính"):
            session.set_header(number="06")
    with pytest.raises(RefusedError, match="đã chốt rồi"):
        life.finalise(desk, draft)


def test_views_hear_that_the_report_is_locked(desk: Desk, draft: ReportSession) -> None:
    heard: list[tuple[str, Status]] = []

    def hear(outcome: Outcome) -> None:
        heard.append((outcome.edit.name, draft.report.status))

    draft.on_change(hear)
    life.finalise(desk, draft)
    assert heard == [("chốt báo cáo", Status.FINALISED)]


def test_errors_are_counted_and_the_first_ones_named(desk: Desk, draft: ReportSession) -> None:
    draft.set_value(Address(DONE), "21")
    with pytest.raises(RefusedError, match="còn 1 lỗi phải sửa, đó là “Số nhiệm vụ") as refused:
        life.finalise(desk, draft)
    assert "21" in str(refused.value)
    for code in ("direction.documents", "direction.meetings"):
        draft.set_value(Address(code), "bảy")
    with pytest.raises(RefusedError, match=r"còn 3 lỗi phải sửa, trước hết là “.*”: .*; “.*”: “bảy”"):
        life.finalise(desk, draft)
    assert desk.report(draft.report_id).status is Status.DRAFT


def test_each_warning_needs_a_reason(desk: Desk, draft: ReportSession) -> None:
    draft.undo()
    count = len(draft.report.open_warnings)
    with pytest.raises(RefusedError, match=f"còn {count} cảnh báo chưa có lý do, đó là “"):
        life.finalise(desk, draft)
    draft.redo()
    assert life.finalise(desk, draft).status is Status.FINALISED


def test_a_report_without_a_number_gets_the_next_one_of_its_year(desk: Desk) -> None:
    last_year = finalised(desk, "2024-12")
    assert last_year.number == "05"
    assert life.finalise(desk, filled(desk, "2025-01")).number == "01"
    typed = filled(desk, "2025-02")
    typed.set_header(number="09/BC-UBND")
    assert life.finalise(desk, typed).number == "09/BC-UBND"
    assert life.finalise(desk, filled(desk, "2025-03")).number == "10"


def test_the_profile_it_was_signed_with_is_kept(desk: Desk) -> None:
    desk.save_unit(Unit("UBND phường Thử", signer="Trần Văn Minh"))
    row = finalised(desk)
    desk.save_unit(Unit("UBND phường Thử", signer="Lê Thị Ngọc"))
    assert desk.open_report(row.id).report.unit.signer == "Trần Văn Minh"
    assert content_hash(desk.open_report(row.id).report) == row.hash
    amendment = life.amend(desk, row.id)
    assert desk.open_report(amendment).report.unit.signer == "Lê Thị Ngọc"


def test_reasons_of_warnings_that_are_gone_are_left_out(desk: Desk, draft: ReportSession) -> None:
    kept = len(draft.report.confirmed)
    draft.set_value(Address(DONE, NOTE), "Còn 2 nhiệm vụ về số hóa")
    assert len(draft.report.confirmed) == kept - 1
    row = life.finalise(desk, draft)
    report = desk.open_report(row.id).report
    assert report.reasons == report.confirmed
    assert len(report.reasons) == kept - 1
    assert content_hash(report) == row.hash


def test_what_other_reports_say_later_does_not_touch_the_hash(desk: Desk) -> None:
    row = finalised(desk, "2024-05")
    filled(desk, "2024-04").set_value(Address(ASSIGNED), "999")
    assert content_hash(desk.open_report(row.id).report) == row.hash


def _types(other: ReportSession) -> None:
    other.set_value(Address(ASSIGNED), "19")


def _renumbers(other: ReportSession) -> None:
    other.set_header(number="77")


def _reopens(other: ReportSession) -> None:
    other.reopen(other.report.findings[:1])


@pytest.mark.parametrize("change", [_types, _renumbers, _reopens])
def test_a_report_that_was_changed_elsewhere_is_not_finalised(
    desk: Desk, folder: Path, draft: ReportSession, change: Callable[[ReportSession], None]
) -> None:
    with closing(Desk.open(folder)) as other:
        change(other.open_report(draft.report_id))
    with pytest.raises(ChangedReportError, match="mở lại"):
        life.finalise(desk, draft)
    assert draft.report.status is desk.report(draft.report_id).status is Status.DRAFT
    assert draft.undo_name == "xác nhận 2 cảnh báo"
    life.finalise(desk, _ready(desk, draft.report_id))


def _ready(desk: Desk, report_id: int) -> ReportSession:
    session = desk.open_report(report_id)
    if session.report.open_warnings:
        session.confirm(session.report.open_warnings, REASON)
    return session


def _locks(other: Desk, report_id: int) -> None:
    life.finalise(other, other.open_report(report_id), "05")


def _locks_without_a_number(other: Desk, report_id: int) -> None:
    other.open_report(report_id).finalise("")


def _deletes(other: Desk, report_id: int) -> None:
    other.delete_report(report_id)


@pytest.mark.parametrize(
    ("happens", "error"),
    [(_locks, ChangedReportError), (_locks_without_a_number, LockedReportError), (_deletes, DeletedReportError)],
)
def test_what_was_locked_or_deleted_elsewhere_takes_nothing_more(
    desk: Desk, folder: Path, draft: ReportSession, happens: Callable[[Desk, int], None], error: type[StorageError]
) -> None:
    with closing(Desk.open(folder)) as other:
        happens(other, draft.report_id)
        locked = other.report(draft.report_id)
    before = draft.report.entries
    with pytest.raises((LockedReportError, DeletedReportError), match=f"mã {draft.report_id}"):
        draft.set_value(Address(ASSIGNED), "30")
    with pytest.raises((LockedReportError, DeletedReportError), match=f"mã {draft.report_id}"):
        draft.set_header(number="06")
    with pytest.raises(error):
        life.finalise(desk, draft)
    assert draft.report.entries == before
    assert desk.report(draft.report_id) == locked


def test_a_full_disk_leaves_a_draft(desk: Desk, draft: ReportSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("đĩa đầy")

    monkeypatch.setattr("desktop.storage.writing.write_log", full)
    with pytest.raises(OSError, match="đĩa đầy"):
        life.finalise(desk, draft, "05")
    monkeypatch.undo()
    assert (draft.report.status, draft.report.number) == (Status.DRAFT, "")
    assert (desk.report(draft.report_id).status, desk.report(draft.report_id).hash) == (Status.DRAFT, "")
    draft.set_value(Address(ASSIGNED), "19")


# -------------------------------------------------------------------------------------------------------- amending


def test_an_amendment_begins_as_a_draft_that_says_the_same(desk: Desk) -> None:
    first = finalised(desk)
    row = desk.report(life.amend(desk, first.id))
    assert (row.version, row.status, row.amends, row.number, row.due) == (2, Status.DRAFT, first.id, "05", first.due)
    assert (row.filled, row.errors, row.warnings, row.finalised, row.hash) == (first.filled, 0, 0, None, "")
    before, after = desk.open_report(first.id).report, desk.open_report(row.id).report
    assert (after.entries, after.dates, after.reasons) == (before.entries, before.dates, before.reasons)
    assert life.changes_of_version(desk, row.id) == []
    assert desk.database.values(row.id) == desk.database.values(first.id)


def test_the_original_stays_as_it_was_when_its_amendment_is_typed_into(desk: Desk) -> None:
    first = finalised(desk)
    amendment = desk.open_report(life.amend(desk, first.id))
    amendment.set_value(Address(DONE), "19")
    assert desk.report(first.id) == first
    assert content_hash(desk.open_report(first.id).report) == first.hash
    assert [(each.code, each.before, each.after) for each in life.changes_of_version(desk, amendment.report_id)] == [
        (DONE, "18", "19"),
        (RATIO, "90", "95"),
    ]
    assert [entry.after for entry in amendment.change_log(Address(DONE))] == ["19", "18"]
    assert [row.version for row in amendment.row_history(DONE)] == [2, 1]
    second = life.finalise(desk, amendment)
    assert (second.number, second.version) == ("05", 2)
    assert second.hash != first.hash


def test_the_list_of_corrections_follows_the_open_report_and_is_printed(desk: Desk, tmp_path: Path) -> None:
    first = finalised(desk)
    amendment = desk.open_report(life.amend(desk, first.id))
    corrections = life.corrections_of(desk, amendment.report_id, amendment.report)
    assert first.finalised is not None
    assert corrections.closed == first.finalised.astimezone().date()
    file = tmp_path / "đính chính.pdf"
    with pytest.raises(RefusedError, match="Chưa có chỗ nào được đính chính"):
        export.export_corrections(corrections, file)
    assert not file.exists()
    amendment.set_value(Address(DONE), "19")
    assert [each.code for each in corrections.differences] == [DONE, RATIO]
    assert export.export_corrections(corrections, file)
    document = pypdfium2.PdfDocument(file)
    assert "BẢN ĐÍNH CHÍNH" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_one_amendment_at_a_time(desk: Desk) -> None:
    first = finalised(desk)
    second = life.amend(desk, first.id)
    with pytest.raises(RefusedError, match=rf"đang soạn \(mã {second}\)"):
        life.amend(desk, first.id)
    with pytest.raises(RefusedError, match="còn là bản nháp"):
        life.amend(desk, second)
    life.finalise(desk, desk.open_report(second))
    with pytest.raises(RefusedError, match=rf"phiên bản 2, mã {second}"):
        life.amend(desk, first.id)
    third = desk.report(life.amend(desk, second))
    assert (third.version, third.amends) == (3, second)


def test_two_processes_do_not_amend_the_same_report_at_once(desk: Desk) -> None:
    first = finalised(desk)
    life.amend(desk, first.id)
    with pytest.raises(ChangedReportError):
        desk.database.amend(first.id, "lập bản đính chính", first.created)
    assert len(desk.reports()) == 2


def test_an_amendment_in_the_bin_leaves_room_for_another(desk: Desk) -> None:
    first = finalised(desk)
    dropped = life.amend(desk, first.id)
    desk.delete_report(dropped)
    second = life.amend(desk, first.id)
    assert desk.report(second).version == 2
    with pytest.raises(RefusedError, match=f"mã {second}"):
        desk.restore_report(dropped)
    desk.delete_report(second)
    desk.restore_report(dropped)
    assert {row.id for row in desk.reports()} == {first.id, dropped}


def test_a_first_version_is_no_correction(desk: Desk, draft: ReportSession) -> None:
    with pytest.raises(RefusedError, match="không phải là bản đính chính"):
        life.changes_of_version(desk, draft.report_id)


def test_the_file_shows_who_finalised_and_when(desk: Desk, draft: ReportSession) -> None:
    life.finalise(desk, draft)
    database: Database = desk.database
    names = [name for (name,) in database._file.connection.execute("SELECT name FROM edit ORDER BY id DESC LIMIT 1")]
    assert names == ["chốt báo cáo"]
