"""What is stored comes back as it was: units, reports, cells, the log of changes, settings, copies."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Dates, Period
from desktop.engine.report import Status
from desktop.engine.unit import Unit, UnitLevel
from desktop.session import ReportSession
from desktop.storage import Database, NotReachableError, UnknownReportError
from tests.databases.make import ASSIGNED, CREATED, DATES, DONE, DUE, ISSUED, PERIOD, RATIO, UNIT

OTHER_UNIT = Unit(name="UBND xã Đại Mỗ", level=UnitLevel.DISTRICT, authority=(), recipients=("Lưu: VT",))


def new_report(database: Database, edition: Edition, period: str, unit: Unit = UNIT) -> int:
    return database.create_report(edition, unit, Period.parse(period), Period.parse(period).proposed_dates, DUE, CREATED)


def values(database: Database, report_id: int) -> dict[str, str]:
    found = database._file.connection.execute("SELECT code, stored FROM value WHERE report_id = ?", (report_id,))
    return dict(found.fetchall())


# ---------------------------------------------------------------------------------------------------------- units


def test_there_is_no_unit_before_the_first_start_is_through(database: Database, edition: Edition) -> None:
    assert database.unit() is None
    new_report(database, edition, "2024-05", Unit(""))
    assert database.unit() is None


@pytest.mark.parametrize("unit", [UNIT, OTHER_UNIT, Unit("")])
def test_a_profile_comes_back_as_it_was_saved(database: Database, unit: Unit) -> None:
    database.save_unit(UNIT)
    database.save_unit(unit)
    assert database.unit() == unit


def test_drafts_follow_the_profile_and_what_was_finalised_does_not(database: Database, edition: Edition) -> None:
    database.save_unit(UNIT)
    draft, finalised = new_report(database, edition, "2024-05"), new_report(database, edition, "2024-04")
    database._file.connection.execute("UPDATE report SET status = 'finalised' WHERE id = ?", (finalised,))
    changed = UNIT._replace(signer="Lê Thị Ngọc")
    database.save_unit(changed)
    assert database.load(draft, edition).unit == changed
    assert database.load(finalised, edition).unit == UNIT


# -------------------------------------------------------------------------------------------------------- reports


def test_a_new_report_is_a_blank_draft(database: Database, edition: Edition, report_id: int) -> None:
    report = database.load(report_id, edition)
    assert (report.unit, report.period, report.dates) == (UNIT, PERIOD, DATES)
    assert (report.number, report.version, report.status) == ("", 1, Status.DRAFT)
    assert report.entries == {}
    row = database.report(report_id)
    assert (row.form, row.edition, row.due) == (edition.form, edition.edition, DUE)
    assert (row.amends, row.finalised, row.hash, row.deleted) == (None, None, "", None)
    assert values(database, report_id) == {}


def test_the_list_shows_each_report_without_opening_it(database: Database, session: ReportSession) -> None:
    session.set_value(Address(ASSIGNED), "hai mươi")
    session.set_value(Address(ISSUED), "có")
    (row,) = database.reports()
    assert (row.id, row.form, row.edition) == (session.report_id, "ward-monthly", "2024")
    assert (row.period, row.dates, row.due) == (PERIOD, DATES, DUE)
    assert (row.number, row.version, row.status) == ("", 1, Status.DRAFT)
    assert (row.filled, row.total) == session.report.completeness() == (2, row.total)
    assert row.errors == 1
    assert row.errors + row.warnings == len(session.report.findings)
    assert row.created == CREATED < row.changed
    assert row.changed.utcoffset() == timedelta(0)


def test_the_newest_period_comes_first_and_a_longer_one_before_a_shorter(database: Database, edition: Edition) -> None:
    for period in ("2024-03", "2023", "2024-Q1", "2024-12", "2023-12", "2024-03", "2024", "2024-01"):
        new_report(database, edition, period)
    listed = [(row.period.code, row.id) for row in database.reports()]
    assert [code for code, _ in listed] == ["2024", "2024-12", "2024-Q1", "2024-03", "2024-03", "2024-01", "2023", "2023-12"]
    assert listed[3] == ("2024-03", 6)  # of two alike the later one


def test_the_header_is_saved(database: Database, edition: Edition, session: ReportSession) -> None:
    dates = Dates(date(2024, 4, 1), date(2024, 4, 30))
    session.set_header(number="05", dates=dates, due=date(2024, 6, 1))
    report = database.load(session.report_id, edition)
    assert (report.number, report.dates, database.report(session.report_id).due) == ("05", dates, date(2024, 6, 1))


def test_an_unknown_report_is_named_and_nothing_is_written(
    database: Database, edition: Edition, session: ReportSession
) -> None:
    session.report_id = 99
    for attempt in (
        lambda: database.load(99, edition),
        lambda: database.report(99),
        lambda: session.set_header(number="05"),
        lambda: session.set_value(Address(ASSIGNED), "20"),
    ):
        with pytest.raises(UnknownReportError, match="mã 99"):
            attempt()
    assert session.report.entries == {}
    assert database.history(99, Address(ASSIGNED)) == []


# ---------------------------------------------------------------------------------------------------------- cells


def test_what_was_typed_and_what_follows_is_there_when_the_call_returns(
    path: Path, edition: Edition, session: ReportSession
) -> None:
    session.set_value(Address(ASSIGNED), "31")
    session.set_value(Address(DONE), "21")
    session.set_value(Address(ISSUED, NOTE), "Kế hoạch số 29/KH-UBND")
    other = Database.open(path)  # as another process sees it, without anything closed or flushed
    report = other.load(session.report_id, edition)
    assert report.entries == session.report.entries
    assert report.findings == session.report.findings
    assert values(other, session.report_id) == {ASSIGNED: "31", DONE: "21", RATIO: "67.74"}
    other.close()


def test_a_cleared_cell_is_gone_and_so_is_what_followed_from_it(database: Database, session: ReportSession) -> None:
    session.set_cells("dán 2 ô", [(Address(ASSIGNED), "31"), (Address(DONE), "21")])
    session.clear([Address(ASSIGNED)])
    assert values(database, session.report_id) == {DONE: "21"}
    session.undo()
    assert values(database, session.report_id) == {ASSIGNED: "31", DONE: "21", RATIO: "67.74"}


def test_a_text_that_cannot_be_read_is_kept_and_has_no_value(
    database: Database, edition: Edition, session: ReportSession
) -> None:
    session.set_value(Address(ASSIGNED), "20")
    session.set_value(Address(ASSIGNED), "1.5.2")
    assert database.load(session.report_id, edition).shown(ASSIGNED) == "1.5.2"
    assert values(database, session.report_id) == {}


def test_the_largest_figures_stay_exact(database: Database, edition: Edition, session: ReportSession) -> None:
    session.set_value(Address(ASSIGNED), "999.999.999")
    session.set_value(Address(DONE), "333.333.333")
    (stored,) = database._file.connection.execute("SELECT stored FROM cell WHERE code = ?", (DONE,)).fetchone()
    assert stored == "333333333"
    assert values(database, session.report_id)[RATIO] == "33.33"


def test_two_reports_do_not_touch_each_other(database: Database, edition: Edition, session: ReportSession) -> None:
    other = ReportSession(database.load(new_report(database, edition, "2024-06"), edition), 2, database, DUE)
    session.set_value(Address(ASSIGNED), "20")
    other.set_value(Address(ASSIGNED), "7")
    assert database.load(session.report_id, edition).shown(ASSIGNED) == "20"
    assert len(database.history(session.report_id, Address(ASSIGNED))) == 1


def test_a_row_that_left_the_edition_stays_in_the_file(database: Database, edition: Edition, session: ReportSession) -> None:
    session.set_value(Address(ASSIGNED), "20")
    connection = database._file.connection
    connection.execute("UPDATE cell SET code = 'row.of.old'")
    assert database.load(session.report_id, edition).entries == {}
    assert connection.execute("SELECT count(*) FROM cell").fetchone()[0] == 1


@pytest.mark.parametrize(("code", "typed", "stored"), [(ASSIGNED, "20", "hai mươi"), (ISSUED, "có", "2024-05-14")])
def test_a_meaning_that_no_longer_fits_the_row_is_read_anew(
    database: Database, edition: Edition, session: ReportSession, code: str, typed: str, stored: str
) -> None:
    session.set_value(Address(code), typed)
    database._file.connection.execute("UPDATE cell SET stored = ?", (stored,))
    assert database.load(session.report_id, edition).entries == session.report.entries


# ------------------------------------------------------------------------------------------------------------ log


def test_every_change_is_logged_with_what_was_there_before(database: Database, session: ReportSession) -> None:
    before = datetime.now(CREATED.tzinfo)
    session.set_value(Address(ASSIGNED), "2O")
    session.set_value(Address(ASSIGNED), "20 ")
    session.undo()
    session.clear([Address(ASSIGNED)])
    log = database.history(session.report_id, Address(ASSIGNED))
    typed = "gõ “Số nhiệm vụ được giao … kế hoạch”"
    assert [(entry.name, entry.before, entry.after, entry.stored) for entry in log] == [
        ("xóa 1 ô", "2O", None, None),
        (typed, "20", "2O", None),
        (typed, "2O", "20", "20"),
        (typed, None, "2O", None),
    ]
    assert [entry.at for entry in log] == sorted((entry.at for entry in log), reverse=True)
    assert log[-1].at >= before
    assert len({entry.edit for entry in log}) == 4


def test_the_changes_of_one_edit_are_logged_as_one(database: Database, session: ReportSession) -> None:
    session.set_cells("dán 3 ô", [(Address(ASSIGNED), "20"), (Address(DONE), "6"), (Address(DONE, NOTE), "đang làm")])
    (assigned,) = database.history(session.report_id, Address(ASSIGNED))
    (done,) = database.history(session.report_id, Address(DONE))
    (note,) = database.history(session.report_id, Address(DONE, NOTE))
    assert assigned.edit == done.edit == note.edit
    assert (note.name, note.after, note.stored) == ("dán 3 ô", "đang làm", "đang làm")


# ------------------------------------------------------------------------------------------------- settings, copies


def test_settings(database: Database) -> None:
    assert database.get_setting("window") is None
    database.set_setting("window", "1366x768")
    database.set_setting("window", "1920x1080")
    assert database.get_setting("window") == "1920x1080"


def test_a_copy_taken_while_the_file_is_open_is_whole(
    database: Database, edition: Edition, session: ReportSession, tmp_path: Path
) -> None:
    session.set_value(Address(ASSIGNED), "20")
    target = tmp_path / "sao lưu.sqlite"
    target.write_bytes(b"an older copy")
    database.backup_to(target)
    session.set_value(Address(ASSIGNED), "21")
    copy = Database.open(target)
    assert copy.load(session.report_id, edition).shown(ASSIGNED) == "20"
    copy.close()
    assert {file.name for file in tmp_path.iterdir()} == {"sao lưu.sqlite", "Dữ liệu CCHC"}


def test_a_copy_that_cannot_be_written_names_its_place_and_leaves_nothing(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "không có" / "sao lưu.sqlite"
    with pytest.raises(NotReachableError, match="không có"):
        database.backup_to(target)
    occupied = tmp_path / "thư mục"
    (occupied / "con").mkdir(parents=True)
    with pytest.raises(NotReachableError, match="thư mục"):
        database.backup_to(occupied)
    assert {file.name for file in tmp_path.iterdir()} == {"thư mục", "Dữ liệu CCHC"}
