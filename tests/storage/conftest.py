"""A database in a folder of its own, with one blank report of the ward's form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.engine.definition import Edition
from desktop.session import ReportSession
from desktop.storage import Database
from tests.databases import make


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make.edition()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu CCHC" / "cchc.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.open(path)
    yield database
    database.close()


@pytest.fixture
def report_id(database: Database, edition: Edition) -> int:
    return database.create_report(edition, make.UNIT, make.PERIOD, make.DATES, make.DUE, make.CREATED)


@pytest.fixture
def session(database: Database, edition: Edition, report_id: int) -> ReportSession:
    return ReportSession(database.load(report_id, edition), report_id, database, make.DUE)
