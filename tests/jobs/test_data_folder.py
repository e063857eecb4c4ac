"""Moving the data: whole and proved or not at all, and never two of them in use."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import locations
from desktop.engine.edits import Address
from desktop.jobs import data_folder
from desktop.jobs.data_folder import LostDataError
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD, StorageError
from desktop.storage import datafile, moving
from tests.helpers.commands import Result
from tests.helpers.folders import assigned, types, usual_folder

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual data folder of a user, with a report in it."""
    return usual_folder(tmp_path, monkeypatch)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir()
    return tmp_path / "USB"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_data_is_used_at_its_new_place_and_kept_at_the_old(usual: Path, stick: Path) -> None:
    (usual / "truoc.cchc-saoluu").write_bytes(b"an earlier backup")
    seen: list[tuple[int, int]] = []
    assert data_folder.move(usual, stick, lambda done, of: seen.append((done, of)))
    assert data_folder.found(None) == stick
    assert assigned(stick) == assigned(usual) == "20"
    assert (stick / "truoc.cchc-saoluu").read_bytes() == b"an earlier backup"
    assert seen[-1][0] == seen[-1][1] > 0
    told = data_folder.retire(usual, NOW)
    assert "truoc-khi-chuyen_2026-11-22_103000.cchc-saoluu" in told
    assert not locations.has_data(usual)
    with Desk.open(stick) as desk:
        desk.database.restore_from(usual / "truoc-khi-chuyen_2026-11-22_103000.cchc-saoluu", stick / "x.cchc-saoluu")


def test_and_back_to_the_usual_place(usual: Path, stick: Path) -> None:
    data_folder.move(usual, stick)
    data_folder.retire(usual, NOW)
    types(stick, "21")
    assert data_folder.destination(usual, stick).folder == usual
    data_folder.move(stick, usual)
    assert data_folder.found(None) == usual
    assert not locations.pointer().exists()
    assert assigned(usual) == "21"


def test_a_folder_with_other_things_gets_one_of_its_own(usual: Path, stick: Path) -> None:
    (stick / "ảnh.jpg").touch()
    there = data_folder.destination(stick, usual)
    assert there == data_folder.Destination(stick / "CCHC", "", None)
    data_folder.move(usual, there.folder)
    assert names(stick) == ["CCHC", "ảnh.jpg"]


def test_data_that_is_there_already_is_told_of_and_not_written_over(usual: Path, stick: Path) -> None:
    shutil.copytree(usual, stick / "CCHC")
    types(stick / "CCHC", "99")
    there = data_folder.destination(stick, usual)
    assert there == data_folder.Destination(stick / "CCHC", "UBND phường Yết Kiêu", 1)
    data_folder.use(there.folder)
    assert assigned(data_folder.found(None)) == "99"
    assert assigned(usual) == "20"


def test_nothing_is_opened_while_moved_data_is_away(usual: Path, stick: Path, cchc: Callable[..., Result]) -> None:
    data_folder.move(usual, stick)
    shutil.move(stick, stick.with_name("trong túi"))
    with pytest.raises(LostDataError, match="cắm lại USB"):
        data_folder.found(None)
    assert not stick.exists()
    shutil.move(stick.with_name("trong túi"), stick)
    assert data_folder.found(None) == stick


def test_another_folder_is_taken_only_with_data_in_it(usual: Path, stick: Path) -> None:
    with pytest.raises(TOLD, match="không có tệp dữ liệu"):
        data_folder.with_data(stick)
    shutil.copytree(usual, stick / "CCHC")
    assert data_folder.with_data(stick) == data_folder.with_data(stick / "CCHC") == stick / "CCHC"


def test_it_can_be_cancelled_and_leaves_nothing(usual: Path, stick: Path) -> None:
    (usual / "truoc.cchc-saoluu").write_bytes(b"an earlier backup")
    answers = iter([True, False])
    assert not data_folder.move(usual, stick / "CCHC", wanted=lambda: next(answers, False))
    assert names(stick) == []
    assert data_folder.found(None) == usual


def test_a_copy_that_is_not_alike_is_not_used(usual: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_a_cell(connection: sqlite3.Connection, target: Path, progress: object) -> None:
        with closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
            copy.execute("DELETE FROM cell WHERE rowid = (SELECT max(rowid) FROM cell)")
            copy.commit()
            copy.execute("PRAGMA journal_mode = DELETE")

    monkeypatch.setattr(moving, "copy_database", lose_a_cell)
    with pytest.raises(StorageError, match="không giống dữ liệu gốc"):
        data_folder.move(usual, stick)
    assert names(stick) == []
    assert data_folder.found(None) == usual


def test_nobody_writes_while_it_is_moved(usual: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafile, "BUSY_SECONDS", 0.01)

    with pytest.raises(StorageError, match="đang giữ tệp dữ liệu"):
        data_folder.move(usual, stick, lambda _done, _of: types(usual, "99"))
    assert assigned(usual) == "20"
    assert data_folder.found(None) == usual


def test_what_was_typed_beside_the_move_is_in_the_copy(usual: Path, stick: Path) -> None:
    with Desk.open(usual) as desk:
        desk.open_report(1).set_value(Address("plan.tasks_assigned"), "21")  # still in the journal
        assert data_folder.move(usual, stick)
    assert assigned(stick) == "21"


def test_data_that_somebody_has_open_is_not_renamed_under_their_hands(usual: Path, stick: Path) -> None:
    data_folder.move(usual, stick)
    with Desk.open(usual) as other:
        assert "vẫn còn" in data_folder.retire(usual, NOW)
        other.open_report(1).set_value(Address("plan.tasks_assigned"), "21")
    assert "bản sao lưu" in data_folder.retire(usual, NOW)


@pytest.mark.parametrize("where", ["", "luyen-tap/sâu"])
def test_the_folder_itself_and_those_in_it_are_no_new_place(usual: Path, where: str) -> None:
    with pytest.raises(TOLD, match="hãy chọn thư mục"):
        data_folder.destination(usual / where, usual)


def test_the_folder_of_the_program_is_no_place_for_data(usual: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locations, "program", lambda: stick)
    with pytest.raises(TOLD, match="thư mục của chương trình"):
        data_folder.destination(stick / "dữ liệu", usual)


def test_data_named_by_a_shortcut_is_not_moved(usual: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder.refusal_to_move(usual) == ""
    assert "lối tắt" in data_folder.refusal_to_move(stick)
    monkeypatch.setenv("CCHC_DATA", str(usual))
    assert "lối tắt" in data_folder.refusal_to_move(usual)


def test_portable_data_stays_beside_its_program(usual: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locations, "program", lambda: stick)
    (stick / locations.PORTABLE).mkdir()
    assert "bản mang theo" in data_folder.refusal_to_move(stick / locations.PORTABLE)


def test_a_place_that_cannot_be_written_is_a_sentence_and_nothing_is_changed(usual: Path, tmp_path: Path) -> None:
    (tmp_path / "một tệp").touch()
    with pytest.raises(StorageError):
        data_folder.move(usual, tmp_path / "một tệp" / "CCHC")
    assert data_folder.found(None) == usual
    assert assigned(usual) == "20"
