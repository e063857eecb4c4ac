"""Tables of tasks in the database: rows come back in the order in which they were left."""

from pathlib import Path

import pytest

from desktop.engine.edits import Address
from desktop.engine.report import Report
from desktop.session import ReportSession
from desktop.storage import Database
from tests.databases.make import CREATED, DUE
from tests.helpers import tasks
from tests.helpers.tasks import MAY, REFORM, SIPAS, UNIT, code, listed

EDITION = tasks.edition()


@pytest.fixture
def session(database: Database) -> ReportSession:
    report_id = database.create_report(EDITION, UNIT, MAY, MAY.proposed_dates, DUE, CREATED)
    made = ReportSession(database.load(report_id, EDITION), report_id, database, DUE)
    made.lay_out_tasks()
    return made


def reloaded(path: Path, session: ReportSession) -> Report:
    """The report as the program finds it when it is started again."""
    again = Database.open(path)
    try:
        return again.load(session.report_id, EDITION)
    finally:
        again.close()


def test_a_new_report_is_found_with_the_rows_of_its_form(path: Path, session: ReportSession) -> None:
    again = reloaded(path, session)
    assert listed(again) == ["I: Kế hoạch kiểm tra | Kế hoạch năm", "II: Rà soát văn bản", "III: "]
    assert listed(again, SIPAS) == ["all: Trang bị ghế ngồi | Bồi dưỡng kỹ năng"]


def test_rows_added_moved_deleted_and_brought_back_are_found_in_their_order(path: Path, session: ReportSession) -> None:
    added = session.add_task(REFORM, "I", 1)
    session.set_value(Address(added, "task"), "Họp giao ban")
    session.set_value(Address(added, "due"), "14/5/2024")
    session.move_task(code(REFORM, 1), "III", 0)
    session.delete_tasks([code(REFORM, 3)])
    session.add_task(SIPAS, "all", 0)
    session.delete_tasks([code(REFORM, 2)])
    session.undo()
    again = reloaded(path, session)
    assert listed(again) == ["I: Họp giao ban | Kế hoạch năm", "II: ", "III: Kế hoạch kiểm tra"]
    assert listed(again, SIPAS) == ["all:  | Trang bị ghế ngồi | Bồi dưỡng kỹ năng"]
    assert again.task_text(Address(added, "due")) == "14/05/2024"
    assert again.entries == session.report.entries
    assert again.findings == session.report.findings


def test_a_copy_of_the_data_keeps_the_order(database: Database, path: Path, session: ReportSession) -> None:
    session.move_task(code(REFORM, 2), "I", 0)
    for number in range(20):
        session.set_value(Address(session.add_task(REFORM, "I", 1), "task"), f"Việc {number}")
    copy = path.with_name("sao-luu.sqlite")
    database.backup_to(copy)
    expected = " | ".join(["Kế hoạch năm", *(f"Việc {number}" for number in reversed(range(20))), "Kế hoạch kiểm tra"])
    assert listed(reloaded(copy, session))[0] == f"I: {expected}"


def test_deleting_leaves_nothing_of_a_row_behind(database: Database, session: ReportSession) -> None:
    row = code(REFORM, 1)
    session.set_cells("gõ", [(Address(row, "done"), "x"), (Address(row, "remark"), "Đã xong")])
    session.delete_tasks([row])
    assert database._file.connection.execute("SELECT count(*) FROM cell WHERE code = ?", (row,)).fetchone()[0] == 0
    session.undo()
    assert database.load(session.report_id, EDITION).tasks(REFORM) == (3, 1)


def test_the_list_of_reports_counts_the_cells_of_the_form_only(database: Database, session: ReportSession) -> None:
    session.set_value(Address("assigned"), "3")
    session.set_value(Address(code(REFORM, 1), "due"), "Quý I")
    (row,) = database.reports()
    assert (row.filled, row.total, row.errors) == (1, 2, 1)
