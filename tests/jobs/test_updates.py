"""A newer setup file on a stick: found, checked, told of. No network is ever asked."""

import hashlib
import json
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop import __version__, locations
from desktop.jobs import updates
from desktop.jobs.errors import RefusedError
from desktop.jobs.updates import Integrity, Kind, Setup

CONTENT = b"setup" * 1000


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick in a Windows computer."""
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / "USB của Hà").mkdir()
    return tmp_path / "USB của Hà"


def lies(stick: Path, name: str, content: bytes = CONTENT) -> Path:
    (stick / name).parent.mkdir(parents=True, exist_ok=True)
    (stick / name).write_bytes(content)
    return stick / name


def is_described(stick: Path, version: str, **other: object) -> None:
    name = f"cchc-{version}-setup.exe"
    entry = {"name": name, "bytes": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    told = {"program": "cchc", "version": version, "date": "2026-12-01", "changes": ["Nhận báo cáo.", "In nhanh hơn"]}
    (stick / f"cchc-{version}.json").write_text(json.dumps(told | {"files": [entry]} | other), encoding="utf-8")


def found(stick: Path) -> Setup:
    setup = updates.newest([stick])
    assert setup is not None
    return setup


def test_the_highest_version_is_found_also_in_a_folder_of_the_stick(stick: Path) -> None:
    lies(stick, "cchc-0.9.0-setup.exe")
    best = lies(stick, "Bộ cài/CCHC-0.10.0-Setup.exe")
    lies(stick, "cchc-0.11.0.run")
    lies(stick, "cchc-0.12.0-setup.exe.part")
    lies(stick, "khác-cchc-0.13.0-setup.exe")
    assert found(stick) == Setup(best, Kind.WINDOWS, "0.10.0")


def test_the_same_and_an_older_version_are_not_newer(stick: Path) -> None:
    lies(stick, f"cchc-{__version__}-setup.exe")
    assert not updates.is_newer(found(stick))
    assert not updates.is_newer(Setup(stick, Kind.WINDOWS, "0.0.9"))
    assert updates.is_newer(Setup(stick, Kind.WINDOWS, "0.1.10"))
    assert updates.is_newer(Setup(stick, Kind.WINDOWS, "10.0.0"))


def test_what_changes_is_told_and_the_file_proved(stick: Path) -> None:
    lies(stick, "cchc-9.0.0-setup.exe")
    is_described(stick, "9.0.0")
    seen: list[tuple[int, int]] = []
    update = updates.look_into(found(stick), lambda done, of: seen.append((done, of)))
    assert update is not None
    assert update.integrity is Integrity.WHOLE
    assert update.day == date(2026, 12, 1)
    assert update.changes == ("Nhận báo cáo.", "In nhanh hơn.")
    assert seen[-1] == (len(CONTENT), len(CONTENT))


def test_a_file_that_was_altered_or_cut_is_known(stick: Path) -> None:
    for content in (CONTENT[:-1] + b"!", CONTENT[:100]):
        lies(stick, "cchc-9.0.0-setup.exe", content)
        is_described(stick, "9.0.0")
        update = updates.look_into(found(stick))
        assert update is not None
        assert update.integrity is Integrity.ALTERED


def test_a_sum_beside_the_file_is_enough(stick: Path) -> None:
    setup = lies(stick, "cchc-9.0.0-setup.exe")
    update = updates.look_into(found(stick))
    assert update is not None
    assert update.integrity is Integrity.NOT_TOLD
    setup.with_name(setup.name + ".sha256").write_text(f"{hashlib.sha256(CONTENT).hexdigest().upper()}  {setup.name}\n")
    update = updates.look_into(found(stick))
    assert update is not None
    assert update.integrity is Integrity.WHOLE


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff", b"[" * 100_000, b"[]", b'{"program": "cchc", "version": "8.0.0", "files": []}', b" " * 2_000_000],
    ids=["empty", "not a text", "nested", "a list", "of another version", "large"],
)
def test_a_description_that_is_none_says_nothing(stick: Path, text: bytes) -> None:
    lies(stick, "cchc-9.0.0-setup.exe")
    (stick / "cchc-9.0.0.json").write_bytes(text)
    update = updates.look_into(found(stick))
    assert update is not None
    assert (update.integrity, update.day, update.changes) == (Integrity.NOT_TOLD, None, ())


def test_a_description_with_other_things_in_it_says_what_it_can(stick: Path) -> None:
    lies(stick, "cchc-9.0.0-setup.exe")
    is_described(stick, "9.0.0", date="ngày mai", changes=[1, "Một\ndòng" + " dài" * 500, None], files=[1, {"name": 2}])
    update = updates.look_into(found(stick))
    assert update is not None
    assert update.integrity is Integrity.NOT_TOLD
    assert len(update.changes) == 1
    assert len(update.changes[0]) < 310


def test_nothing_there_and_a_stick_that_is_gone(stick: Path) -> None:
    assert updates.newest([stick]) is None
    with pytest.raises(RefusedError, match="Không đọc được thư mục"):
        updates.newest([stick / "rút rồi"])
    lies(stick, "cchc-9.0.0-setup.exe")
    setup = found(stick)
    setup.path.unlink()
    with pytest.raises(RefusedError, match="Không đọc được tệp"):
        updates.look_into(setup)


def test_it_can_be_cancelled(stick: Path) -> None:
    lies(stick, "cchc-9.0.0-setup.exe")
    is_described(stick, "9.0.0")
    assert updates.look_into(found(stick), wanted=lambda: False) is None


def test_linux_takes_what_it_was_installed_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    lies(tmp_path, "cchc_9.0.0_amd64.deb")
    lies(tmp_path, "cchc-9.0.0.run")
    lies(tmp_path, "cchc-9.1.0-setup.exe")
    assert found(tmp_path).kind is Kind.DEB
    installed = tmp_path / "opt"
    (installed / "app" / "desktop").mkdir(parents=True)
    (installed / locations.INSTALLED).write_text('{"kind": "run"}', encoding="utf-8")
    monkeypatch.setattr(locations, "_HERE", installed / "app" / "desktop")
    setup = found(tmp_path)
    assert setup.kind is Kind.RUN
    update = updates.look_into(setup)
    assert update is not None
    assert update.command == f"sh {setup.path}"


def test_the_command_can_be_given_to_a_shell(tmp_path: Path) -> None:
    strange = tmp_path / "USB của 'Hà' $HOME" / "cchc.deb"
    told = updates.Update(Setup(strange, Kind.DEB, "9.0.0"), Integrity.WHOLE, None, ()).command
    words = subprocess.run(
        ["sh", "-c", told.replace("sudo apt install", "printf %s")], capture_output=True, text=True, check=True
    )
    assert words.stdout == str(strange)


def test_what_the_makers_write_is_what_is_read(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup = lies(stick, f"cchc-{__version__}-setup.exe")
    assert updates.main([str(stick), "2026-11-22"]) == 0
    monkeypatch.setattr(updates, "__version__", "0.0.1")
    update = updates.look_into(found(stick))
    assert update is not None
    assert update.setup.path == setup
    assert (update.integrity, update.day) == (Integrity.WHOLE, date(2026, 11, 22))
    assert len(update.changes) > 5
    assert not any("<" in each or "&" in each for each in update.changes)


def test_the_makers_describe_the_files_of_both_systems_whoever_is_last(stick: Path) -> None:
    lies(stick, f"cchc-{__version__}-setup.exe")
    lies(stick, "cchc-0.0.1-setup.exe")
    lies(stick, f"cchc-{__version__}-windows.txt")
    updates.describe(stick, date(2026, 11, 22))
    lies(stick, f"cchc_{__version__}_amd64.deb", b"deb")
    lies(stick, f"cchc-{__version__}.run", b"run")
    told = json.loads(updates.describe(stick, date(2026, 11, 22)).read_text(encoding="utf-8"))
    assert {each["name"]: each["bytes"] for each in told["files"]} == {
        f"cchc-{__version__}-setup.exe": len(CONTENT),
        f"cchc_{__version__}_amd64.deb": 3,
        f"cchc-{__version__}.run": 3,
    }


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.WINDOWS, "chọn “Để trên USB”, rồi chọn thư mục “{}”"),
        (Kind.DEB, "tạo bản mang theo mới"),
        (Kind.RUN, "cài vào máy"),
    ],
)
def test_a_portable_program_is_told_how_the_stick_gets_it(
    stick: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind, told: str
) -> None:
    setup = Setup(stick / "setup", kind, "9.0.0")
    assert updates.for_a_stick(setup) == ""
    monkeypatch.setattr(locations, "program", lambda: stick)
    assert updates.for_a_stick(setup) == ""
    (stick / locations.PORTABLE).mkdir()
    assert told.format(stick) in updates.for_a_stick(setup)


def test_no_part_of_the_program_knows_how_to_ask_a_network() -> None:
    code = "import sys, desktop.jobs.updates; print(*{'socket', 'ssl', 'urllib.request', 'http'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
