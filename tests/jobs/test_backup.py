"""All data in one file, and back again."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.jobs import backup
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from tests.helpers.commands import Result
from tests.helpers.folders import assigned, filled, types

NOW = datetime(2024, 5, 20, 14, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of a ward with one report."""
    return filled(tmp_path / "dữ liệu")


@pytest.fixture
def saved(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "bản sao.cchc-saoluu"
    backup.back_up(folder, path)
    return path


def test_a_backup_says_what_it_holds(saved: Path) -> None:
    found = backup.look(saved)
    assert (found.unit, found.reports) == ("UBND phường Yết Kiêu", 1)
    assert found.changed


def test_what_was_typed_since_is_gone_but_kept_beside(folder: Path, saved: Path) -> None:
    types(folder, "99")
    kept = backup.bring_back(folder, saved, NOW)
    assert assigned(folder) == "20"
    assert kept.name == "truoc-khi-khoi-phuc_2024-05-20_140500.cchc-saoluu"
    backup.bring_back(folder, kept, NOW.replace(hour=15))
    assert assigned(folder) == "99"


def test_it_comes_back_on_another_computer(saved: Path, tmp_path: Path) -> None:
    backup.bring_back(tmp_path / "máy mới", saved, NOW)
    assert assigned(tmp_path / "máy mới") == "20"


def test_what_is_open_elsewhere_sees_the_data_that_was_brought_back(folder: Path, saved: Path) -> None:
    types(folder, "99")
    with Desk.open(folder) as other:
        backup.bring_back(folder, saved, NOW)
        assert other.open_report(1).report.shown("plan.tasks_assigned") == "20"


def test_the_backup_itself_is_only_read(folder: Path, saved: Path) -> None:
    before = saved.read_bytes()
    backup.bring_back(folder, saved, NOW)
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.glob("bản sao*")] == [saved.name]


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (id)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="gone"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_text("không phải"), id="a text"),
        pytest.param(_foreign, id="another program's"),
        pytest.param(_newer, id="of a newer program"),
        pytest.param(_cut, id="cut off"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(folder: Path, saved: Path, spoil: Callable[[Path], object]) -> None:
    spoil(saved)
    types(folder, "99")
    for use in (lambda: backup.look(saved), lambda: backup.bring_back(folder, saved, NOW)):
        with pytest.raises(TOLD) as refused:
            use()
        assert saved.name in str(refused.value)
    assert assigned(folder) == "99"
    assert not list(folder.glob("truoc-khi*"))


def test_the_data_in_use_is_no_place_for_its_backup(folder: Path) -> None:
    with pytest.raises(TOLD, match="đang dùng"):
        backup.back_up(folder, folder / "cchc.sqlite")
    assert assigned(folder) == "20"


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "databases" / "schema-1.sqlite"
    before = old.read_bytes()
    backup.bring_back(tmp_path / "data", old, NOW)
    with Desk.open(tmp_path / "data") as desk:
        assert desk.reports()
    assert old.read_bytes() == before


def test_the_commands(cchc: Callable[..., Result], tmp_path: Path) -> None:
    cchc("demo")
    file = tmp_path / "a.cchc-saoluu"
    assert cchc("backup", file).status == 0
    assert cchc("set", "1", "plan.tasks_assigned=99").status == 0
    restored = cchc("restore", file, "--json")
    assert restored.status == 0
    assert '"reports": 1' in restored.out
    assert '"display": "20"' in cchc("show", "1", "--json").out
    assert cchc("restore", tmp_path / "không có").status == 2
