"""The commands about the computer: where things are, moving the data, newer versions, licences."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__, locations
from desktop.cli import run
from desktop.jobs import portable
from desktop.jobs.demo import fill_sample
from desktop.jobs.desk import Desk


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual data folder of a user, with a report in it."""
    monkeypatch.delenv("CCHC_DATA", raising=False)
    monkeypatch.setattr(locations, "usual_data_folder", lambda: tmp_path / "Nhà")
    with Desk.open(tmp_path / "Nhà") as desk:
        fill_sample(desk)
    return tmp_path / "Nhà"


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> str:
    assert run([str(each) for each in arguments]) == status
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err if status == 2 else captured.out


def test_the_version_is_one_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--version"])
    assert capsys.readouterr().out == f"cchc {__version__}\n"
    root = Path(__file__).parents[2]
    assert f"## {__version__} " in (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [int(part) >= 0 for part in __version__.split(".")] == [True] * 3


def test_moved_there_and_back(usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "USB"
    assert f"Dữ liệu: {usual} (thư mục thường dùng" in told(capsys, "where")
    assert "truoc-khi-chuyen" in told(capsys, "move-data", there)
    assert json.loads(told(capsys, "where", "--json")) | {"program": ""} == {
        "version": __version__,
        "program": "",
        "data": str(there),
        "origin": "moved",
    }
    assert "2024-05" in told(capsys, "show", "1", "--json")
    assert "Đã chuyển dữ liệu" in told(capsys, "move-data", usual)
    assert json.loads(told(capsys, "where", "--json"))["origin"] == "usual"


def test_data_that_is_there_is_used_only_when_asked_for(
    usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "Ổ mạng"
    assert "chưa có dữ liệu" in told(capsys, "move-data", there, "--use", status=2)
    with Desk.open(there) as desk:
        fill_sample(desk)
    assert "đã có dữ liệu của UBND phường Yết Kiêu, 1 báo cáo" in told(capsys, "move-data", there, status=2)
    assert "không bị thay đổi" in told(capsys, "move-data", there, "--use")
    assert locations.has_data(usual)
    assert json.loads(told(capsys, "where", "--json"))["data"] == str(there)


def test_commands_do_not_begin_anew_while_the_stick_is_out(
    usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "move-data", tmp_path / "USB")
    (tmp_path / "USB").rename(tmp_path / "trong túi")
    for command in (["where"], ["new", "ward-monthly", "--period", "2024-06"], ["backup", tmp_path / "a.cchc-saoluu"]):
        assert "cắm lại USB" in told(capsys, *command, status=2)
    assert not (tmp_path / "USB").exists()
    assert not locations.has_data(usual)


def test_a_newer_version_is_told_of(usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    assert "Không thấy" in told(capsys, "updates", stick)
    (stick / f"cchc_{__version__}_amd64.deb").touch()
    assert "không cũ hơn" in told(capsys, "updates", stick)
    setup = stick / "cchc_99.0.0_amd64.deb"
    setup.write_bytes(b"setup")
    assert "Có bản 99.0.0" in told(capsys, "updates", stick)
    setup.with_name(setup.name + ".sha256").write_text("0" * 64)
    assert "bị hỏng" in told(capsys, "updates", stick, status=1)


def test_a_checkout_makes_no_portable_copy(usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "đã cài đặt" in told(capsys, "portable", tmp_path, status=2)


def test_a_portable_copy(
    usual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "cài"
    installed.mkdir()
    (installed / locations.INSTALLED).write_text('{"kind": "run"}', encoding="utf-8")
    monkeypatch.setattr(locations, "program", lambda: installed)
    stick = tmp_path / "USB"
    stick.mkdir()
    assert str(stick / portable.FOLDER) in told(capsys, "portable", stick)
    assert locations.has_data(stick / portable.FOLDER / locations.PORTABLE)


def test_licences_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "openpyxl" in told(capsys, "licences")


def test_nothing_of_this_is_imported_for_other_commands() -> None:
    code = "import sys, desktop.cli.main; print(*{'desktop.jobs.updates', 'desktop.jobs.portable'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
