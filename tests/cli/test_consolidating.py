"""The office above at the command line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers import wards
from tests.helpers.commands import Result
from tests.helpers.wards import Sent
from tests.jobs.consolidating.conftest import sent as sent  # noqa: PLC0414 - a fixture

Command = Callable[..., Result]
PERIOD = wards.PERIOD.code


def test_the_register_is_read_and_listed(cchc: Command, tmp_path: Path) -> None:
    assert "Chưa có danh sách" in cchc("units").out
    path = wards.write_register(tmp_path / "ds.xlsx", wards.names()[:8])
    assert len(cchc("units", "import", path, "--dry-run", "--json").data["added"]) == 8
    assert cchc("units", "import", path).out.startswith("8 đơn vị mới")
    listed = cchc("units", "--json").data["units"]
    assert (len(listed), listed[0]["name"], listed[0]["since"]) == (8, "Phường Hoàn Kiếm", "2025-07-01")
    assert cchc("units", "--period", "2025-06", "--json").data["units"] == []
    assert cchc("units", "import").status == 2
    assert "Không tìm thấy tệp" in cchc("units", "import", tmp_path / "không có.xlsx").err


def test_many_files_become_one_report(cchc: Command, sent: Sent, tmp_path: Path) -> None:
    cchc("units", "import", wards.write_register(tmp_path / "ds.xlsx", wards.names()[:8]))
    xlsx, pdf = tmp_path / "o.xlsx", tmp_path / "o.pdf"
    done = cchc("consolidate", wards.FORM, "--period", PERIOD, sent.folder, "--xlsx", xlsx, "--pdf", pdf, "--json")
    assert done.status == 0
    data = done.data
    assert data["counts"] == {"expected": 8, "received": 6, "counted": 4, "late": 2, "missing": 2, "faulty": 2}
    assert [unit["name"] for unit in data["missing"]] == ["Phường Vĩnh Tuy", "Phường Bạch Mai"]
    assert {(each["name"], each["fate"]) for each in data["faulty"]} == {
        ("Phường Ba Đình", "has_errors"),
        ("Phường Ngọc Hà", "damaged"),
    }
    assert all("reply" in file for file in data["files"] if file["fate"] in ("has_errors", "damaged"))
    cell = data["values"]["dossiers.resolved"]
    expected = sum(int(str(wards.report(wards.names()[place]).value("dossiers.resolved"))) for place in (0, 1, 4, 5))
    assert (cell["value"], cell["fed"], cell["units"]) == (str(expected), True, 4)
    assert cchc("show", data["report"], "--json").data["values"]["dossiers.resolved"]["value"] == cell["value"]
    assert "Đơn vị" in load_workbook(xlsx).sheetnames
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_opened_is_told(
    cchc: Command, sent: Sent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "đóng"
    closed.mkdir()
    real = os.scandir

    def scan(path: Path) -> object:
        if path == closed:
            raise PermissionError
        return real(path)

    monkeypatch.setattr("desktop.jobs.consolidating.inbox.os.scandir", scan)
    done = cchc("consolidate", wards.FORM, "--period", PERIOD, sent.folder, closed)
    assert f"{closed}: Không mở được thư mục này" in done.out


def test_again_changes_nothing_and_says_so_to_people(cchc: Command, sent: Sent) -> None:
    first = cchc("consolidate", wards.FORM, "--period", PERIOD, sent.folder, "--json").data
    assert first["counts"]["missing"] == 0  # without a register nobody is known to be missing
    again = cchc("consolidate", wards.FORM, "--period", PERIOD, *sent.files, "--json").data
    assert {file["fate"] for file in again["files"]} == {"duplicate", "damaged"}
    assert (again["report"], again["values"]) == (first["report"], first["values"])
    told = cchc("consolidate", wards.FORM, "--period", PERIOD, sent.folder).out
    assert "Đã nhận từ trước" in told
    assert "Hỏng hoặc bị sửa" in told


def test_what_cannot_be_done_is_said_in_a_sentence(cchc: Command, sent: Sent, tmp_path: Path) -> None:
    refused = cchc("consolidate", wards.FORM, "--period", "2025-09", sent.files[0])
    assert refused.status == 2
    assert "Chưa có báo cáo nào" in refused.err
    assert "tháng 8 năm 2025" in refused.err
    assert cchc("consolidate", wards.FORM, "--period", PERIOD, tmp_path / "mất.cchc").status == 2
    assert cchc("consolidate", "không-có", "--period", PERIOD, sent.folder).status == 2
    assert cchc("consolidate", wards.FORM, "--period", "2025-Q3", sent.folder).status == 2
