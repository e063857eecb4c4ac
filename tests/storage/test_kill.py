"""A short run of the kill test, and that it would notice a loss."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.session import ReportSession
from tests import kill


def test_five_kills_lose_nothing() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.kill", "5"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "none lost" in done.stdout


@pytest.fixture
def typed(path: Path, session: ReportSession) -> int:
    """A database in which ten edits were acknowledged."""
    for number in range(1, 11):
        session.set_cells("gõ ô", kill.planned(number))
    return 10


def test_what_is_whole_survives(path: Path, typed: int) -> None:
    assert kill.surviving(path, typed) == typed
    assert kill.surviving(path, typed - 1) == typed  # killed between the commit and its acknowledgement


@pytest.mark.parametrize(
    ("loss", "complaint"),
    [
        ("DELETE FROM edit WHERE id = 10", "edit 10 was acknowledged"),
        ("DELETE FROM edit WHERE id = 4", "edit 4 is not whole"),
        ("DELETE FROM change WHERE id = (SELECT max(id) FROM change)", "edit 10 is not whole"),
        ("DELETE FROM cell WHERE typed = '7'", "the cells are not"),
        ("UPDATE cell SET typed = '8' WHERE typed = '7'", "the cells are not"),
        ("DELETE FROM value WHERE stored = '7'", "the values are not"),
        ("DELETE FROM report", "the report is gone"),
    ],
)
def test_a_loss_is_noticed(path: Path, typed: int, loss: str, complaint: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(loss)
    with pytest.raises(AssertionError, match=complaint):
        kill.surviving(path, typed)


def test_a_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    assert kill.surviving(tmp_path / "cchc.sqlite", None) is None
    with pytest.raises(AssertionError, match="the file is gone"):
        kill.surviving(tmp_path / "cchc.sqlite", 3)
