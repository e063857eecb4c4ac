"""Where the data is looked for, on each system and in each kind of installation."""

import sys
from pathlib import Path

import pytest

from desktop import locations
from desktop.locations import DataFolder, Origin


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folders, with nothing said about the data."""
    for name in ("CCHC_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "Nguyễn Văn A"))
    return tmp_path / "Nguyễn Văn A"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top folder of an installation that runs."""
    top = tmp_path / "Chương trình"
    (top / "app" / "desktop").mkdir(parents=True)
    (top / locations.INSTALLED).write_text('{"kind": "windows"}', encoding="utf-8")
    monkeypatch.setattr(locations, "_HERE", top / "app" / "desktop")
    return top


def points_to(folder: Path) -> None:
    locations.pointer().parent.mkdir(parents=True, exist_ok=True)
    locations.pointer().write_text(f"{folder}\n", encoding="utf-8-sig")


def test_each_system_has_its_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert locations.data_folder() == DataFolder(home / ".local" / "share" / "cchc", Origin.USUAL)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg"))
    assert locations.data_folder().path == home / "xdg" / "cchc"
    monkeypatch.setattr(sys, "platform", "win32")
    assert locations.data_folder().path == home / "AppData" / "Local" / "CCHC"
    monkeypatch.setenv("LOCALAPPDATA", str(home / "LocalAppData"))
    assert locations.data_folder().path == home / "LocalAppData" / "CCHC"


def test_two_users_of_one_computer_never_meet(home: Path, installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points_to(home / "của A")
    first = locations.data_folder()
    monkeypatch.setenv("HOME", str(home.with_name("Trần Thị B")))
    monkeypatch.setenv("LOCALAPPDATA", str(home.with_name("Trần Thị B") / "Local"))
    second = locations.data_folder()
    assert first.path == home / "của A"
    assert second.origin is Origin.USUAL
    assert "Trần Thị B" in str(second.path)


def test_what_is_named_goes_before_what_was_moved_and_that_before_the_usual(
    home: Path, installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points_to(tmp_path / "Ổ mạng")
    assert locations.data_folder() == DataFolder(tmp_path / "Ổ mạng", Origin.MOVED)
    (installed / locations.PORTABLE).mkdir()
    assert locations.data_folder() == DataFolder(installed / "CCHC-data", Origin.PORTABLE)
    monkeypatch.setenv("CCHC_DATA", str(tmp_path / "môi trường"))
    assert locations.data_folder() == DataFolder(tmp_path / "môi trường", Origin.NAMED)
    assert locations.data_folder(str(tmp_path / "dòng lệnh")) == DataFolder(tmp_path / "dòng lệnh", Origin.NAMED)


def test_moved_data_is_lost_while_its_folder_is_away(home: Path, tmp_path: Path) -> None:
    away = tmp_path / "USB"
    points_to(away)
    assert locations.data_folder().is_lost
    away.mkdir()
    assert locations.data_folder().is_lost
    locations.database(away).touch()
    assert not locations.data_folder().is_lost


@pytest.mark.parametrize("text", [b"", b"\n", b"\xff\xfe\x00"], ids=["empty", "blank", "not a text"])
def test_a_spoilt_pointer_never_leads_to_new_data_elsewhere(home: Path, text: bytes) -> None:
    locations.pointer().parent.mkdir(parents=True)
    locations.pointer().write_bytes(text)
    data = locations.data_folder()
    assert data.path == locations.usual_data_folder() or data.is_lost


def test_a_checkout_is_no_installation_and_not_portable(home: Path) -> None:
    assert locations.program() is None
    assert locations.data_folder().origin is Origin.USUAL


def test_an_installation_knows_its_top_folder(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert locations.program() == installed
    monkeypatch.setattr(locations, "_HERE", installed / "desktop")
    assert locations.program() == installed
