"""The drive fails while a clerk types: one sentence, and what is on the screen and in the file is what was there before."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.engine.definition import Edition
from desktop.engine.edits import NOTE, Address
from desktop.engine.report import Report
from desktop.session import ReportSession
from desktop.storage import Database, DiskFullError, LockedError, MissingFileError, StorageError
from desktop.storage.errors import storage_error
from tests.databases.make import ASSIGNED, DONE, RATIO

LONG = "Đã ban hành Kế hoạch. " * 1_000


def seen(report: Report) -> tuple[object, ...]:
    """All that a clerk sees of a report."""
    return report.entries, [report.shown(code) for code in report.edition.indicators], report.findings, report.number


@pytest.fixture
def session(session: ReportSession) -> ReportSession:
    session.set_cells("dán 2 ô", [(Address(ASSIGNED), "31"), (Address(DONE), "21")])
    return session


def fails(session: ReportSession, error: type[StorageError], attempt: Callable[[], object], sentence: str) -> None:
    before = seen(session.report)
    with pytest.raises(error, match=sentence):
        attempt()
    assert seen(session.report) == before
    assert session.report.shown(RATIO) == "67,74"


def agrees(path: Path, session: ReportSession, edition: Edition) -> bool:
    """Whether a database opened anew holds just what the session shows."""
    with closing(Database.open(path)) as again:
        return seen(again.load(session.report_id, edition)) == seen(session.report)


def test_a_full_disk(path: Path, database: Database, edition: Edition, session: ReportSession) -> None:
    connection = database._file.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    sentence = "hết chỗ"
    fails(session, DiskFullError, lambda: session.set_value(Address(DONE, NOTE), LONG), sentence)
    many = [(Address(code, NOTE), LONG) for code in list(edition.indicators)[:50]]
    fails(session, DiskFullError, lambda: session.set_cells("dán 50 ô", many), sentence)
    assert session.undo_name == "dán 2 ô"
    assert agrees(path, session, edition)
    assert len(database.history(session.report_id, Address(DONE, NOTE))) == 0
    connection.execute("PRAGMA max_page_count = 1000000")  # the clerk has made room
    session.set_value(Address(DONE, NOTE), LONG)
    assert agrees(path, session, edition)


def test_another_program_that_keeps_the_write_lock(
    path: Path, database: Database, edition: Edition, session: ReportSession
) -> None:
    database._file.connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        fails(session, LockedError, lambda: session.set_value(Address(DONE), "31"), "đóng chương trình ấy")
        fails(session, LockedError, lambda: session.set_header(number="05"), "đóng chương trình ấy")
        assert [row.id for row in database.reports()] == [session.report_id]  # reading goes on
    session.set_value(Address(DONE), "31")
    assert agrees(path, session, edition)


@pytest.mark.parametrize("lost", ["cchc.sqlite", "cchc.sqlite-wal"])
def test_a_file_that_is_deleted_under_the_program(path: Path, session: ReportSession, lost: str) -> None:
    path.with_name(lost).unlink()
    fails(session, MissingFileError, lambda: session.set_value(Address(DONE), "31"), "nối lại ổ đĩa")


def test_a_folder_that_goes_and_comes_back(path: Path, edition: Edition, session: ReportSession) -> None:
    away = path.parent.with_name("đã rút")
    path.parent.rename(away)
    fails(session, MissingFileError, lambda: session.set_value(Address(DONE), "31"), "nối lại ổ đĩa")
    away.rename(path.parent)
    session.set_value(Address(DONE), "30")
    assert agrees(path, session, edition)


def test_a_folder_that_is_replaced_by_another(path: Path, database: Database, session: ReportSession) -> None:
    copy = path.parent.with_name("bản khác")
    copy.mkdir()
    database.backup_to(copy / path.name)
    shutil.rmtree(path.parent)
    copy.rename(path.parent)
    before = path.read_bytes()
    fails(session, MissingFileError, lambda: session.set_value(Address(DONE), "31"), "nối lại ổ đĩa")
    database.close()
    assert path.read_bytes() == before  # the stranger is not written to


def test_a_program_that_fails_between_two_cells_writes_neither(
    path: Path, database: Database, edition: Edition, session: ReportSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def interrupted(*_: object) -> None:
        calls.append("log")
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.storage.writing.write_log", interrupted)
    with pytest.raises(KeyboardInterrupt):
        session.set_value(Address(DONE), "31")
    assert calls == ["log"]
    monkeypatch.undo()
    with closing(Database.open(path)) as again:
        assert again.load(session.report_id, edition).shown(DONE) == "21"
    assert not database._file.connection.in_transaction


@pytest.mark.parametrize(("free", "sentence"), [(0, "hết chỗ"), (10**9, "kiểm tra ổ đĩa và dây nối")])
def test_a_drive_without_room_for_the_index_of_the_journal_is_full_not_faulty(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, sentence: str
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))
    assert sentence in str(storage_error(error, path))
