"""The Linux builder's inputs, and the single-file installer with a stand-in for the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from desktop import locations
from installer.common.release import RefusalError
from installer.linux import debian, libraries, single

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="a .run is for Linux")


@pytest.fixture
def a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock that names one package of three bytes, which lies in the folder returned."""
    lock = tmp_path / "debian.lock"
    lock.write_text("# words\nliba 1:2-3 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n", encoding="utf-8")
    monkeypatch.setattr(debian, "LOCK", lock)
    (folder := tmp_path / "packages").mkdir()
    (folder / "liba_1%3a2-3_amd64.deb").write_bytes(b"abc")
    return folder


def test_a_package_with_the_hash_of_the_lock_is_taken(a_lock: Path) -> None:
    assert [file.name for file in debian.fetch(a_lock)] == ["liba_1%3a2-3_amd64.deb"]


def test_an_altered_package_is_refused(a_lock: Path) -> None:
    (a_lock / "liba_1%3a2-3_amd64.deb").write_bytes(b"abd")
    with pytest.raises(RefusalError, match="không đúng mã băm"):
        debian.fetch(a_lock)


def test_a_missing_package_is_named(a_lock: Path) -> None:
    (a_lock / "liba_1%3a2-3_amd64.deb").unlink()
    with pytest.raises(RefusalError, match=r"Không thấy gói liba_1%3a2-3_amd64\.deb"):
        debian.fetch(a_lock)


def test_the_lock_of_the_project_pins_python_and_what_lies_beside_qt() -> None:
    names = {package.name for package in debian.locked()}
    assert {"python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib", "libxcb-cursor0", "libxkbcommon0"} <= names
    assert len(names) == len(debian.LOCK.read_text(encoding="utf-8").splitlines()) - 1


@pytest.mark.parametrize(
    ("file", "stays"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", False),
        ("PySide6/designer", False),
        ("PIL/_avif.cpython-311-x86_64-linux-gnu.so", False),
        ("reportlab/pdfgen/canvas.py", True),
    ],
)
def test_of_the_wheels_stays_what_is_named(file: str, *, stays: bool) -> None:
    assert libraries.may_stay(PurePosixPath(file)) is stays


class Office:
    """A user with accents and a space in their home, and installers of several versions."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.home = folder / "Nguyễn Văn $Ấn"
        self.program = self.home / ".local/share/cchc-program/current/cchc"
        self.home.mkdir()

    def make(self, version: str, *, works: bool = True) -> Path:
        """Make the installer of a program that only tells its version, or is broken."""
        tree = self._folder / f"tree-{version}"
        (tree / "menu").mkdir(parents=True)
        for name in ("cchc.desktop", "cchc.xml"):
            shutil.copy(Path(single.__file__).parent / "parts" / name, tree / "menu")
        shutil.copytree(locations.resources() / "icons", tree / "app/resources/icons")
        (tree / "VERSION").write_text(f"{version}\n", encoding="ascii")
        for name, text in (("cchc", f"echo 'cchc {version}'"), ("cchc-python", f"exit {int(not works)}")):
            (tree / name).write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
        self._monkeypatch.setattr(single, "version", lambda: version)
        file = self._folder / f"cchc-{version}.run"
        (scratch := self._folder / f"scratch-{version}").mkdir()
        single.build(tree, file, scratch, 1_700_000_000, fast=True)
        return file

    def run(self, file: Path, *words: str) -> tuple[int, str]:
        """Start an installer; return its status and what it said."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"}
        done = subprocess.run(["sh", file, *words], env=environment, capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout + done.stderr

    @property
    def version(self) -> str:
        """What the installed program says."""
        return subprocess.run([self.program], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path, monkeypatch)


@linux_only
def test_the_run_file_installs_upgrades_and_is_removed_without_touching_data(office: Office) -> None:
    (data := office.home / ".local/share/cchc").mkdir(parents=True)
    (data / "cchc.sqlite").write_bytes(b"reports")
    assert office.run(office.make("1.9.0"), "--quiet") == (0, "")
    assert office.run(office.make("1.10.0"))[0] == 0
    assert office.version == "cchc 1.10.0"
    entry = (office.home / ".local/share/applications/cchc.desktop").read_text(encoding="utf-8")
    assert f'Exec="{office.home}/.local/share/cchc-program/current/cchc" %f'.replace("$", "\\\\$") in entry.splitlines()

    status, told = office.run(office.program.parent / "uninstall.sh", "--uninstall")
    assert (status, "Số liệu còn nguyên" in told) == (0, True)
    assert [path for path in (office.home / ".local").rglob("*cchc*") if path.is_file()] == [data / "cchc.sqlite"]
    assert (data / "cchc.sqlite").read_bytes() == b"reports"


@linux_only
def test_data_beside_the_program_stays_where_it_is(office: Office) -> None:
    office.run(office.make("1.9.0"))
    (data := office.program.parent.resolve() / "CCHC-data").mkdir()
    (data / "cchc.sqlite").write_bytes(b"reports")
    newer = office.make("1.10.0")
    status, told = office.run(newer)
    assert (status, "Sao lưu dữ liệu" in told, office.version) == (2, True, "cchc 1.9.0")
    status, told = office.run(newer, "--uninstall")
    assert (status, str(data) in told) == (0, True)
    assert [path.name for path in data.parent.iterdir()] == ["CCHC-data"]
    assert (data / "cchc.sqlite").read_bytes() == b"reports"
    assert not office.program.exists()


@linux_only
def test_an_older_version_is_refused(office: Office) -> None:
    office.run(office.make("1.10.0"))
    status, told = office.run(office.make("1.9.0"))
    assert (status, "bản 1.10.0, mới hơn bản 1.9.0" in told) == (2, True)
    assert office.version == "cchc 1.10.0"


@linux_only
def test_a_program_that_cannot_run_here_leaves_the_one_before(office: Office) -> None:
    office.run(office.make("1.0.0"))
    status, told = office.run(office.make("1.1.0", works=False))
    assert (status, "Bản đang dùng (nếu có) vẫn nguyên" in told) == (1, True)
    assert office.version == "cchc 1.0.0"
    assert len([path for path in office.program.parent.parent.iterdir() if not path.is_symlink()]) == 1


@linux_only
def test_an_altered_file_is_refused(office: Office) -> None:
    file = office.make("1.0.0")
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)
    status, told = office.run(file)
    assert (status, "bị hỏng hoặc chép chưa hết" in told) == (2, True)
    assert not office.program.exists()
