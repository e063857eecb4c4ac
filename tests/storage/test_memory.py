"""What the file remembers: reasons, a row's figures and notes in other reports, who changed a cell."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.period import Period
from desktop.session import ReportSession
from desktop.storage import Database
from tests.databases.make import ASSIGNED, CREATED, DONE, DUE, ISSUED, RATIO, REASON, UNIT, warning_of


def opened(database: Database, edition: Edition, period: str) -> ReportSession:
    when = Period.parse(period)
    report_id = database.create_report(edition, UNIT, when, when.proposed_dates, DUE, CREATED)
    return ReportSession(database.load(report_id, edition), report_id, database, DUE)


# --------------------------------------------------------------------------------------------------------- reasons


@pytest.fixture
def confirmed(session: ReportSession) -> ReportSession:
    session.set_cells("dán 2 ô", [(Address(ASSIGNED), "20"), (Address(DONE), "18")])
    session.confirm([warning_of(session.report, "plan.unfinished_explained")], REASON)
    return session


def test_a_reason_is_durable_when_the_call_returns(path: Path, edition: Edition, confirmed: ReportSession) -> None:
    with closing(Database.open(path)) as other:
        report = other.load(confirmed.report_id, edition)
    assert report.confirmed == confirmed.report.confirmed
    assert list(report.confirmed.values()) == [REASON]
    assert report.open_warnings == confirmed.report.open_warnings


def test_the_list_counts_the_open_warnings(database: Database, confirmed: ReportSession) -> None:
    (row,) = database.reports()
    assert row.warnings == len(confirmed.report.open_warnings) == len(confirmed.report.findings) - 1
    confirmed.undo()
    assert database.reports()[0].warnings == row.warnings + 1


def test_a_reason_taken_back_is_gone_and_another_one_replaces_it(
    database: Database, edition: Edition, confirmed: ReportSession
) -> None:
    warning = warning_of(confirmed.report, "plan.unfinished_explained")
    confirmed.confirm([warning], "Lý do khác")
    assert database.load(confirmed.report_id, edition).reasons == {warning.key: "Lý do khác"}
    confirmed.reopen([warning])
    assert database.load(confirmed.report_id, edition).reasons == {}


def test_who_confirmed_and_who_typed_is_known(
    path: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    monkeypatch.setenv("USERNAME", "Nguyễn Thị Ánh")
    with closing(Database.open(path)) as other:
        session = opened(other, edition, "2024-05")
        session.set_cells("dán 2 ô", [(Address(ASSIGNED), "20"), (Address(DONE), "18")])
        session.confirm([warning_of(session.report, "plan.unfinished_explained")], REASON)
        (typed,) = session.change_log(Address(ASSIGNED))
    assert typed.who == "Nguyễn Thị Ánh"
    (who,) = database._file.connection.execute("SELECT who FROM reason").fetchone()
    assert who == "Nguyễn Thị Ánh"


# ------------------------------------------------------------------------------------------------- a row's history


@pytest.fixture
def year(database: Database, edition: Edition) -> dict[str, ReportSession]:
    """Reports of four months, made in no particular order."""
    months = {month: opened(database, edition, month) for month in ("2024-03", "2024-01", "2024-04", "2023-12")}
    for assigned, month in enumerate(sorted(months), 20):
        months[month].set_value(Address(ASSIGNED), str(assigned))
    return months


def test_a_row_is_shown_over_all_periods_the_newest_first(year: dict[str, ReportSession]) -> None:
    year["2024-04"].set_value(Address(ASSIGNED), "hai mươi")
    year["2024-01"].set_value(Address(ASSIGNED, NOTE), "Kế hoạch số 29/KH-UBND")
    year["2023-12"].set_value(Address(DONE), "9")
    found = year["2024-03"].row_history(ASSIGNED)
    assert [(row.period.code, row.shown) for row in found] == [
        ("2024-04", "hai mươi"),
        ("2024-03", "22"),
        ("2024-01", "21"),
        ("2023-12", "20"),
    ]
    assert [row.value for row in found] == [None, 22, 21, 20]
    assert [row.note for row in found] == ["", "", "Kế hoạch số 29/KH-UBND", ""]
    assert [row.report_id for row in found] == [year[row.period.code].report_id for row in found]
    assert [row.shown for row in year["2024-03"].row_history(RATIO)] == ["–", "–", "–", "45"]


def test_a_meaning_that_the_row_no_longer_takes_is_no_value(database: Database, year: dict[str, ReportSession]) -> None:
    database._file.connection.execute("UPDATE value SET stored = 'có'")
    assert {row.value for row in year["2024-03"].row_history(ASSIGNED)} == {None}


def test_notes_used_before_come_once_each_newest_first_without_the_present_one(year: dict[str, ReportSession]) -> None:
    for month, note in (("2023-12", "cũ"), ("2024-01", "mới"), ("2024-03", "của báo cáo này"), ("2024-04", "cũ")):
        year[month].set_value(Address(ISSUED, NOTE), note)
        year[month].set_value(Address(ASSIGNED, NOTE), "của dòng khác")
    assert year["2024-03"].notes_before(ISSUED) == ["cũ", "mới"]
    year["2024-03"].set_value(Address(ISSUED, NOTE), "mới")
    assert year["2024-03"].notes_before(ISSUED) == ["cũ"]


def test_looking_back_reads_one_cell_of_each_report_and_no_more(
    database: Database, edition: Edition, year: dict[str, ReportSession]
) -> None:
    """A scan of cells would grow with every report's 1.000 rows."""
    planned: list[str] = []
    connection = database._file.connection

    def plan(statement: str) -> None:
        connection.set_trace_callback(None)
        planned.extend(row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
        connection.set_trace_callback(plan)

    connection.row_factory = sqlite3.Row
    for ask in (year["2024-03"].row_history, year["2024-03"].notes_before):
        connection.set_trace_callback(plan)
        ask(ISSUED)
        connection.set_trace_callback(None)
    assert len(planned) > 3
    assert not [step for step in planned if step.startswith("SCAN") and "report" not in step.split()[1]]
