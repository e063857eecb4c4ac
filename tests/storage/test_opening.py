"""Opening the file: what is made, what is refused with a sentence, and what opening costs."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest

from desktop import drives
from desktop.engine.edits import Address
from desktop.storage import (
    DamagedError,
    Database,
    EmptyFileError,
    LockedError,
    NewerDatabaseError,
    NotADatabaseError,
    NotReachableError,
    ReadOnlyError,
    StorageError,
    datafile,
    migrations,
)
from desktop.storage.datafile import SCHEMA
from tests.databases import make
from tests.databases.make import ASSIGNED, ISSUED

NOBODY = 65534


def one_sentence(error: StorageError, path: Path) -> bool:
    text = str(error)
    return str(path) in text and text.endswith(".") and "\n" not in text and "Traceback" not in text


@pytest.fixture
def saved(path: Path) -> Path:
    """A closed database with a report in it."""
    make.make(path)
    return path


# ----------------------------------------------------------------------------------------------------- a new file


def test_a_new_file_is_made_with_its_folder_and_nothing_is_left_beside_it(path: Path) -> None:
    Database.open(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["cchc.sqlite"]


def test_every_commit_waits_for_the_drive(database: Database) -> None:
    connection = database._file.connection
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == ["wal", 2, 1]


def test_tables_keep_their_types(database: Database) -> None:
    connection = database._file.connection
    tables = {name: strict for _, name, kind, _, _, strict in connection.execute("PRAGMA table_list") if kind == "table"}
    assert {name for name, strict in tables.items() if not strict} == {"sqlite_schema", "sqlite_temp_schema"}


def test_deleting_a_report_leaves_no_part_of_it(saved: Path) -> None:
    with closing(Database.open(saved)) as database:
        connection = database._file.connection
        parts = "SELECT (SELECT count(*) FROM cell) + (SELECT count(*) FROM value) + (SELECT count(*) FROM change)"
        assert connection.execute(parts).fetchone()[0] > 20
        connection.execute("DELETE FROM report")
        assert connection.execute(parts).fetchone()[0] == 0


def test_a_file_whose_making_was_killed_is_made_again(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    path.with_name(path.name + ".new").touch()
    Database.open(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["cchc.sqlite"]


def test_processes_that_make_the_same_file_at_once_do_not_hinder_each_other(path: Path) -> None:
    script = "import sys, pathlib; from desktop.storage import Database; Database.open(pathlib.Path(sys.argv[1])).close()"
    started = [subprocess.Popen([sys.executable, "-c", script, path], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in started] == [b""] * 3
    assert [process.returncode for process in started] == [0] * 3


def test_a_process_that_takes_long_to_make_the_file_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafile, "BUSY_SECONDS", 0.05)
    real = migrations.apply
    made: list[Future[None]] = []

    with ThreadPoolExecutor(1) as pool:

        def slow(connection: sqlite3.Connection) -> None:
            made.append(pool.submit(lambda: Database.open(path).close()))
            wait(made, timeout=0.3)  # long enough for one that does not wait to have failed
            real(connection)

        monkeypatch.setattr(migrations, "apply", slow)
        Database.open(path).close()
        (second,) = made
        second.result()


def test_a_current_file_that_is_held_is_told_of_soon(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafile, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(saved, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError):
            Database.open(saved)


# ------------------------------------------------------------------------------------------------- what it costs


def test_a_current_file_is_opened_read_and_written_without_sqlite_utils(saved: Path) -> None:
    script = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.engine.edits import Address
from desktop.session import ReportSession
from desktop.storage import Database
from tests.databases import make

database = Database.open(Path(sys.argv[1]))
(row,) = database.reports()
session = ReportSession(database.load(row.id, make.edition()), row.id, database, database.report(row.id).due)
session.set_value(Address(make.ASSIGNED), "25")
session.set_header(number="06")
database.set_setting("window", "800x600")
database.history(row.id, Address(make.ASSIGNED)), database.unit(), database.get_setting("window")
database.backup_to(Path(sys.argv[1] + ".copy"))
database.close()
print(*(name for name in sys.modules if name.startswith("sqlite_utils")))
"""
    done = subprocess.run([sys.executable, "-c", script, saved], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


# ------------------------------------------------------------------------------------------- what is not our file


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def newer_database(path: Path) -> None:
    make.make(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


@pytest.mark.parametrize(
    ("made", "error", "remedy"),
    [
        (lambda path: path.write_text("Báo cáo tháng 5", encoding="utf-8"), NotADatabaseError, "chuyển tệp này đi nơi khác"),
        (lambda path: path.write_bytes(bytes(8192)), NotADatabaseError, "chuyển tệp này đi nơi khác"),
        (foreign_database, NotADatabaseError, "chuyển tệp này đi nơi khác"),
        (lambda path: path.touch(), EmptyFileError, "chép bản sao lưu gần nhất"),
        (newer_database, NewerDatabaseError, "cài phiên bản mới nhất"),
    ],
    ids=["text", "zeros", "another program's", "empty", "newer"],
)
def test_what_cannot_be_used_is_refused_and_left_as_it_is(
    path: Path, made: Callable[[Path], object], error: type[StorageError], remedy: str
) -> None:
    path.parent.mkdir()
    made(path)
    before = path.read_bytes()
    with pytest.raises(error, match=remedy) as caught:
        Database.open(path)
    assert one_sentence(caught.value, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["cchc.sqlite"]


def test_a_place_that_is_no_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "tệp" / "cchc.sqlite"):
        (tmp_path / "tệp").touch()
        with pytest.raises(NotReachableError) as caught:
            Database.open(path)
        assert one_sentence(caught.value, path)


# -------------------------------------------------------------------------------------------------- damaged files


def use(path: Path) -> None:
    """Everything a clerk does with a report."""
    with closing(Database.open(path)) as database:
        database.unit()
        database.get_setting("window")
        for row in database.reports():
            report = database.load(row.id, make.edition())
            make.type_in(database, row.id, report, "gõ ô", {Address(ASSIGNED): "25", Address(ISSUED): ""}, make.CREATED)
            database.history(row.id, Address(ASSIGNED))
            database.consolidated.cells(row.id)
            database.consolidated.parts(row.id)
            database.consolidated.overrides(row.id)
        database.register.units()
        for received in database.received.all_rows():
            database.received.report(received.id, make.edition())
            list(database.received.values([received.id]))


def sentence_of(path: Path) -> StorageError | None:
    try:
        use(path)
    except StorageError as error:
        return error
    return None


def test_whatever_page_is_damaged_the_clerk_reads_one_sentence(saved: Path) -> None:
    whole = saved.read_bytes()
    noise = hashlib.sha512(b"a drive that fails").digest() * 64
    damaged = [whole[:start] + noise + whole[start + len(noise) :] for start in range(0, len(whole), len(noise))]
    told = []
    for content in damaged:
        saved.write_bytes(content)
        if error := sentence_of(saved):
            told.append(error)
    assert all(one_sentence(error, saved) for error in told)
    assert len(told) > len(damaged) / 2  # damage in a page that nothing reads goes unseen


def test_a_file_that_was_cut_off_is_damaged(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[: 5 * 4096])
    with pytest.raises(DamagedError, match="chép bản sao lưu gần nhất"):
        use(saved)


@pytest.mark.parametrize("column", ["period", "starts", "due", "status", "changed"])
def test_a_text_that_nobody_here_wrote_is_damage(saved: Path, column: str) -> None:
    with closing(sqlite3.connect(saved)) as connection, connection:
        connection.execute(f"UPDATE report SET {column} = '14.5'")  # noqa: S608 - a name from the line above
    with closing(Database.open(saved)) as database, pytest.raises(DamagedError):
        database.reports()


# ----------------------------------------------------------------------------------- read-only places and locks


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder with a database, under a user whose rights the folder's mode can restrict: the system's manager's it cannot."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    make.make(folder / "cchc.sqlite")
    manager = os.getuid() == 0
    if manager:
        for place in (folder, *folder.iterdir()):
            os.chown(place, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
    yield folder
    if manager:
        os.setresuid(0, 0, 0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
@pytest.mark.parametrize(
    ("closed", "opened"),
    [(".", "cchc.sqlite"), (".", "new.sqlite"), (".", "new/folder/cchc.sqlite"), ("cchc.sqlite", "cchc.sqlite")],
    ids=["folder", "new file", "new folder", "file"],
)
def test_what_is_read_only_is_told_before_anything_is_typed(ordinary_folder: Path, closed: str, opened: str) -> None:
    Database.open(ordinary_folder / "cchc.sqlite").close()
    place = ordinary_folder / closed
    place.chmod(place.stat().st_mode & 0o555)
    with pytest.raises(ReadOnlyError, match="quyền ghi") as caught:
        Database.open(ordinary_folder / opened)
    assert one_sentence(caught.value, ordinary_folder / opened)


def test_a_file_that_another_program_holds_is_told_after_a_moment(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafile, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(saved, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match="đóng chương trình ấy") as caught:
            Database.open(saved)
    assert one_sentence(caught.value, saved)
    Database.open(saved).close()


# ------------------------------------------------------------------------------------------------ on a network drive


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every folder lie on another computer."""
    monkeypatch.setattr(drives, "is_remote", lambda _path: True)


def journal_of(database: Database) -> str:
    mode: str = database._file.connection.execute("PRAGMA journal_mode").fetchone()[0]
    return mode


def test_no_memory_is_shared_on_a_network_drive(network: None, path: Path) -> None:
    make.make(path)
    with closing(Database.open(path)) as database:
        assert journal_of(database) == "delete"
        database.set_setting("a", "1")
        assert [file.name for file in path.parent.iterdir()] == ["cchc.sqlite"]


def test_two_programs_read_and_write_in_turn_on_a_network_drive(network: None, saved: Path) -> None:
    with closing(Database.open(saved)) as first, closing(Database.open(saved)) as second:
        first.set_setting("a", "1")
        assert second.get_setting("a") == "1"
        second.set_setting("a", "2")
        assert first.get_setting("a") == "2"


def test_a_file_goes_to_a_network_drive_and_back(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes = []
    for remote in (False, True, False):
        monkeypatch.setattr(drives, "is_remote", lambda _path, remote=remote: remote)
        with closing(Database.open(saved)) as database:
            modes.append(journal_of(database))
            assert len(database.reports()) == 1
    assert modes == ["wal", "delete", "wal"]


def test_what_was_copied_to_a_network_drive_in_the_middle_of_work_is_whole(network: None, path: Path, tmp_path: Path) -> None:
    here = tmp_path / "đang làm" / "cchc.sqlite"
    with pytest.MonkeyPatch.context() as local:
        local.setattr(drives, "is_remote", lambda _path: False)
        with closing(Database.open(here)) as database:
            database.set_setting("a", "1")
            path.parent.mkdir()
            for file in here.parent.glob("cchc.sqlite*"):
                if not file.name.endswith("-shm"):
                    shutil.copy(file, path.parent)
    assert path.with_name("cchc.sqlite-wal").stat().st_size
    with closing(Database.open(path)) as database:
        assert database.get_setting("a") == "1"
        assert journal_of(database) == "delete"
        assert [file.name for file in path.parent.iterdir()] == ["cchc.sqlite"]
