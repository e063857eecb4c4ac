"""The program and its data on a stick: all of it, read back, or nothing."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop import locations
from desktop.jobs import portable
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.locations import DataFolder, Origin
from tests.helpers.folders import filled


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation, small but with everything that is special in one."""
    top = tmp_path / "Chương trình"
    (top / "app" / "desktop").mkdir(parents=True)
    (top / "app" / "desktop" / "__main__.py").write_text("print('chạy')\n", encoding="utf-8")
    (top / "python").mkdir()
    (top / "python" / "thư viện.dll").write_bytes(os.urandom(3_000_000))
    (top / "CCHC.exe").write_bytes(b"launcher")
    (top / "CCHC.exe").chmod(0o755)
    (top / "uninstall.exe").write_bytes(b"not to be taken along")
    (top / locations.INSTALLED).write_text('{"kind": "windows"}', encoding="utf-8")
    monkeypatch.setattr(locations, "program", lambda: top)
    monkeypatch.delenv("CCHC_DATA", raising=False)
    return top


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return filled(tmp_path / "dữ liệu")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir()
    return tmp_path / "USB"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_the_copy_is_the_program_and_runs_on_its_own_data(
    installed: Path, data: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    place = portable.make(stick, data, lambda done, of: seen.append((done, of)))
    assert place == stick / "CCHC"
    expected = {name: content for name, content in tree(installed).items() if name != "uninstall.exe"}
    found = tree(place)
    assert {name: content for name, content in found.items() if not name.startswith(locations.PORTABLE)} == expected
    assert seen[-1][0] == seen[-1][1] == sum(map(len, expected.values()))
    assert os.access(place / "CCHC.exe", os.X_OK)
    assert [path.name for path in stick.iterdir()] == ["CCHC"]
    monkeypatch.setattr(locations, "program", lambda: place)
    assert locations.data_folder() == DataFolder(place / "CCHC-data", Origin.PORTABLE)
    with Desk.open(place / "CCHC-data") as desk:
        assert len(desk.reports()) == 1


def test_it_can_be_taken_along_without_data(installed: Path, stick: Path) -> None:
    place = portable.make(stick, None)
    assert place is not None
    assert list((place / "CCHC-data").iterdir()) == []


def test_data_of_a_portable_copy_is_not_taken_from_stick_to_stick(installed: Path, stick: Path) -> None:
    (installed / locations.PORTABLE).mkdir()
    (installed / locations.PORTABLE / "cchc.sqlite").write_bytes(b"of the first stick")
    place = portable.make(stick, None)
    assert place is not None
    assert list((place / locations.PORTABLE).iterdir()) == []


def test_of_several_versions_the_one_in_use_is_taken_along(installed: Path, stick: Path) -> None:
    for version in ("v0.9.0", "v0.10.0", "v0.10.0-2.old"):
        (installed / version / "desktop").mkdir(parents=True)
        (installed / version / "version.txt").write_text(f"{version}\r\n", encoding="ascii")
        (installed / version / "python311.dll").write_bytes(version.encode())
    (installed / "current").write_text("v0.10.0\\python311.dll\r\n", encoding="ascii")
    (installed / "vật dụng").mkdir()
    (installed / "vật dụng" / "của người dùng.txt").write_text("giữ", encoding="utf-8")
    place = portable.make(stick, None)
    assert place is not None
    assert sorted(path.name for path in place.iterdir() if path.name.startswith("v")) == ["v0.10.0", "vật dụng"]
    assert (place / "v0.10.0" / "python311.dll").read_bytes() == b"v0.10.0"


def test_cancelled_halfway_leaves_nothing(installed: Path, data: Path, stick: Path) -> None:
    answers = iter([True, True, True])
    assert portable.make(stick, data, wanted=lambda: next(answers, False)) is None
    assert list(stick.iterdir()) == []


def test_what_is_on_the_stick_is_left_as_it_is(installed: Path, stick: Path) -> None:
    (stick / "CCHC").mkdir()
    with pytest.raises(RefusedError, match="Đã có"):
        portable.make(stick, None)
    assert list((stick / "CCHC").iterdir()) == []


def test_a_full_stick_is_told_before_anything_is_copied(installed: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1 << 20))
    with pytest.raises(RefusedError, match="chỉ còn trống 1 MB, cần 3 MB"):
        portable.make(stick, None)
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_pulled_out_is_a_sentence(installed: Path, stick: Path) -> None:
    def pull_out(_done: int, _of: int) -> None:
        shutil.rmtree(stick)

    with pytest.raises(RefusedError, match="USB còn cắm"):
        portable.make(stick, None, pull_out)


def test_a_checkout_cannot_be_taken_along(stick: Path) -> None:
    assert not portable.can_be_made()
    with pytest.raises(RefusedError, match="đã cài đặt"):
        portable.make(stick, None)
