"""Files of every released schema open, and an older file is brought up to date whole or not at all."""

import copy
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from desktop.engine.edits import NOTE, Address, Edit
from desktop.engine.report import Report, Status
from desktop.session import ReportSession
from desktop.storage import Database, DiskFullError, NewerDatabaseError, StorageError, datafile, migrations
from desktop.storage.datafile import SCHEMA
from desktop.storage.errors import ReadOnlyError
from tests.databases import make
from tests.databases.make import ASSIGNED, DATES, DUE, EDITS, ISSUED, NUMBER, PERIOD, RATIO, UNIT

BEFORE_UNITS = ("schema-1", "schema-2", "schema-3")
RELEASED = sorted(make.FOLDER.glob("schema-*.sqlite"))


def schema_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def filled() -> Report:
    """The report that every saved database holds."""
    report = Report(make.edition(), UNIT, PERIOD, dates=DATES, number=NUMBER)
    for name, texts in EDITS:
        report.apply(Edit(name, tuple(report.stated(address, text) for address, text in texts.items())))
    return report


def test_the_present_schema_is_among_the_saved_ones_and_none_is_missing() -> None:
    assert [path.name for path in RELEASED] == [f"schema-{number}.sqlite" for number in range(1, SCHEMA + 1)]
    assert [schema_of(path) for path in RELEASED] == list(range(1, SCHEMA + 1))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_database_of_every_released_schema_opens_with_all_that_is_in_it(released: Path, path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(released, path)
    with closing(Database.open(path)) as database:
        assert database.unit() == UNIT
        assert database.get_setting("window") == "1366x768"
        (row,) = database.reports()
        assert (row.number, row.period, row.dates, row.due, row.status) == (NUMBER, PERIOD, DATES, DUE, Status.DRAFT)
        report = database.load(row.id, make.edition())
        assert report.entries == filled().entries
        assert report.findings == filled().findings
        assert list(report.confirmed.values()) == ([] if released.stem == "schema-1" else [make.REASON])
        has_keys = released.stem not in ("schema-1", "schema-2")
        assert database.own_keys() == ([make.OWN_KEY] if has_keys else [])
        assert database.known_keys() == ([make.KNOWN_KEY] if has_keys else [])
        assert database.register.units() == (make.BELOW if released.stem not in BEFORE_UNITS else [])
        if released.stem not in BEFORE_UNITS:
            check_units_below(database, row.id)
        refused = database.refused.rows(make.FORM, PERIOD)
        assert refused == ([make.REFUSED] if released.stem not in (*BEFORE_UNITS, "schema-4") else [])
        assert [entry.after for entry in database.history(row.id, Address(ASSIGNED))] == ["20", "02"]
        ReportSession(report, row.id, database, row.due).set_value(Address(ISSUED, NOTE), "")
        assert database.history(row.id, Address(ISSUED, NOTE))[0].after is None
    assert schema_of(path) == SCHEMA


def check_units_below(database: Database, report_id: int) -> None:
    (received,) = database.received.rows(make.FORM, PERIOD)
    assert received == make.RECEIVED._replace(id=received.id)
    sent = database.received.report(received.id, make.edition())
    assert (sent.unit, sent.dates, sent.number, sent.shown(ASSIGNED)) == (make.UNIT_BELOW, DATES, "3", "12")
    (values,) = database.received.values([received.id])
    assert [(value.code, value.stored, value.note) for value in values] == [(ASSIGNED, "12", "Kế hoạch số 3/KH-UBND")]
    assert list(database.received.values([received.id], [RATIO])) == [[]]
    assert database.received.counts([received.id]) == {received.id: 1}
    assert (database.consolidated.forms(report_id), database.consolidated.parts(report_id)) == ([make.FORM], [received.id])
    assert [cell.text for cell in database.consolidated.cells(report_id).values()] == ["6"]
    assert [each.reason for each in database.consolidated.overrides(report_id).values()] == [make.REASON]


def test_the_saved_report_has_something_of_everything() -> None:
    report = filled()
    assert report.shown(ASSIGNED) == "20"
    assert report.shown("direction.documents") == "bảy"
    assert report.shown(RATIO) == "30"
    assert {"cell.not_a_number", "cell.stated_differs"} <= {finding.rule for finding in report.findings}


def test_as_many_migrations_are_recorded_as_the_schema_says(database: Database) -> None:
    recorded = migrations.migrations.applied(sqlite_utils.Database(database._file.connection, execute_plugins=False))
    assert len(recorded) == SCHEMA
    assert [entry.name[:4] for entry in recorded] == [f"{number:03}_" for number in range(1, SCHEMA + 1)]


# ------------------------------------------------------------------------------------------------ the next schema


@pytest.fixture
def older(path: Path) -> Path:
    """A database of the present schema, soon to be an older one."""
    make.make(path)
    return path


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The program of the next release, whose migration is still to be registered."""
    coming = copy.deepcopy(migrations.migrations)
    monkeypatch.setattr(migrations, "migrations", coming)
    monkeypatch.setattr(datafile, "SCHEMA", SCHEMA + 1)
    return coming


def add_a_column(db: sqlite_utils.Database) -> None:
    db.table("report").add_column("remark", str)


def test_an_older_file_is_brought_up_to_date_and_kept_as_a_copy(
    older: Path, next_schema: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_schema(name="next_remarks")(add_a_column)
    with closing(Database.open(older)) as database:
        assert database.load(1, make.edition()).entries == filled().entries
        assert database._file.connection.execute("SELECT remark FROM report").fetchone()[0] is None
    kept = older.with_name(f"cchc-phien-ban-{SCHEMA}.sqlite")
    assert {file.name for file in older.parent.iterdir()} == {older.name, kept.name}
    assert (schema_of(older), schema_of(kept)) == (SCHEMA + 1, SCHEMA)
    monkeypatch.undo()
    with pytest.raises(NewerDatabaseError):
        Database.open(older)
    with closing(Database.open(kept)) as database:
        assert database.load(1, make.edition()).entries == filled().entries


def test_a_table_that_others_point_to_can_be_rebuilt(older: Path, next_schema: Migrations) -> None:
    @next_schema(name="next_rebuilt")
    def rebuild(db: sqlite_utils.Database) -> None:
        db.table("report").transform(rename={"number": "document_number"})

    with closing(Database.open(older)) as database:
        connection = database._file.connection
        assert connection.execute("SELECT document_number FROM report").fetchone()[0] == NUMBER
        assert connection.execute("SELECT count(*) FROM cell").fetchone()[0] == len(filled().entries)


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path, next_schema: Migrations) -> None:
    next_schema(name="next_remarks")(add_a_column)

    @next_schema(name="next_dangling")
    def leave_cells_without_a_report(db: sqlite_utils.Database) -> None:
        db.execute("DELETE FROM report")

    with pytest.raises(StorageError, match="bản sao lưu"):
        Database.open(older)
    assert schema_of(older) == SCHEMA
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT number FROM report").fetchall() == [(NUMBER,)]
        assert "remark" not in {column[1] for column in connection.execute("PRAGMA table_info(report)")}


@pytest.mark.parametrize("fault", [DiskFullError, ReadOnlyError])
def test_without_a_copy_nothing_is_migrated(
    older: Path, next_schema: Migrations, monkeypatch: pytest.MonkeyPatch, fault: type[StorageError]
) -> None:
    next_schema(name="next_remarks")(add_a_column)

    def refuse(_connection: sqlite3.Connection, target: Path) -> None:
        raise fault(target)

    monkeypatch.setattr(datafile, "copy_database", refuse)
    with pytest.raises(fault, match=f"cchc-phien-ban-{SCHEMA}"):
        Database.open(older)
    assert schema_of(older) == SCHEMA
