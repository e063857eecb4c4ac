"""Which drives are other computers' and which can be taken along, as each system tells it."""

import os
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import cast

import pytest

from desktop import drives

MOUNTS = """
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /mnt/co\\040quan rw,relatime shared:2 - cifs //may-chu/chung rw
41 40 0:36 / /mnt/co\\040quan/may\\040nay rw,relatime shared:2 - tmpfs tmpfs rw
42 22 0:37 / /home rw shared:3 - btrfs /dev/sda2 rw
50 22 8:17 / /media/ha/USB\\040của\\040Hà rw,nosuid shared:4 - vfat /dev/sdb1 rw
"""


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with a drive of the office, a home on a file system without a device, and a stick."""
    (tmp_path / "mountinfo").write_text(MOUNTS.strip() + "\n", encoding="utf-8")
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "mountinfo")


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders that exist as they are named and lie on no block device."""
    monkeypatch.setattr(Path, "exists", lambda _path: True)
    monkeypatch.setattr(Path, "resolve", lambda path: path)
    monkeypatch.setattr(Path, "stat", lambda _path: SimpleNamespace(st_dev=os.makedev(0, 35)))


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/mnt/co quan/CCHC/cchc.sqlite", True),
        ("/mnt/co quan", True),
        ("/mnt/co quan/may nay/CCHC", False),
        ("/mnt/co quan khac", False),
        ("/home/ha/.local/share/cchc", False),
    ],
)
def test_linux_tells_by_what_is_mounted(linux: None, no_device: None, path: str, remote: bool) -> None:
    assert drives.is_remote(Path(path)) is remote


def test_a_drive_of_this_computer_is_not_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.major(tmp_path.stat().st_dev):
        pytest.skip("the folder of the tests lies on no block device here")
    monkeypatch.setattr(drives, "_MOUNTS", cast("Path", None))
    assert not drives.is_remote(tmp_path / "chưa có" / "cchc.sqlite")


def test_sticks_are_what_desktops_mount(linux: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _path: True)
    assert drives.removable() == [Path("/media/ha/USB của Hà")]


def test_without_a_list_of_mounts_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch, no_device: None) -> None:
    monkeypatch.setattr(drives, "_MOUNTS", SimpleNamespace(read_text=_absent))
    assert drives.removable() == []
    assert not drives.is_remote(Path("/mnt/co quan"))


def _absent(**_: str) -> str:
    raise FileNotFoundError


@pytest.mark.parametrize(
    ("path", "remote"),
    [(r"\\may-chu\chung\CCHC\cchc.sqlite", True), (r"Z:\CCHC", True), (r"E:\CCHC", False), (r"C:\Users\Hà", False)],
)
def test_windows_tells_by_the_kind_of_drive(path: str, remote: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(drives, "_windows_kind", {"Z:\\": 4, "E:\\": 2, "C:\\": 3}.__getitem__)
    assert drives.is_remote(cast("Path", PureWindowsPath(path))) is remote


def test_windows_tells_which_drives_are_sticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(drives, "_windows_letters", lambda: "CEFZ")
    monkeypatch.setattr(drives, "_windows_kind", {"Z:\\": 4, "E:\\": 2, "F:\\": 2, "C:\\": 3}.__getitem__)
    monkeypatch.setattr(Path, "is_dir", lambda path: str(path) != "F:\\")  # without a card in it
    assert drives.removable() == [Path("E:\\")]
