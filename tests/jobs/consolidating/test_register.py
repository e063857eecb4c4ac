"""The register at the desk, and reports of units that came before or are no more."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.engine.period import Period
from desktop.engine.unit import UnitLevel
from desktop.jobs.consolidating.register import import_register, register_of, reporting_units
from desktop.jobs.consolidating.report import received
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from tests.helpers import wards
from tests.helpers.wards import Sent
from tests.jobs.consolidating.conftest import again, receive


def test_a_list_is_entered_and_entering_it_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = wards.write_register(tmp_path / "ds.xlsx")
    assert len(import_register(desk, path, dry_run=True).added) == 126
    assert register_of(desk).units == ()
    assert len(import_register(desk, path).added) == 126
    done = import_register(desk, path)
    assert (done.added, done.changed, done.same) == ((), (), 126)
    done = import_register(desk, wards.write_register(tmp_path / "ds.xlsx", wards.names()[:3], contact="0912"))
    assert (len(done.changed), len(register_of(desk).units)) == (3, 126)


def test_the_city_of_2025_expects_126(desk: Desk, tmp_path: Path) -> None:
    desk.save_unit(wards.CITY)
    import_register(desk, wards.write_register(tmp_path / "ds.xlsx"))
    assert len(reporting_units(desk, (UnitLevel.WARD,), wards.PERIOD)) == 126
    assert reporting_units(desk, (UnitLevel.WARD,), Period.parse("2025-06")) == []


def test_a_file_that_is_no_list_is_refused(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "ds.xlsx"
    book.write_bytes(b"x")
    with pytest.raises(RefusedError, match="không phải tệp Excel"):
        import_register(desk, book)


def test_reports_that_came_before_the_register_are_given_to_its_units(desk: Desk, tmp_path: Path, sent: Sent) -> None:
    desk.save_unit(wards.CITY)
    receive(desk, sent.files[0])
    (row,) = again(desk).current
    assert row.unit.startswith("~")
    import_register(desk, wards.write_register(tmp_path / "ds.xlsx", wards.names()[:8]))
    (row,) = again(desk).current
    assert row.unit == "00001"


def test_the_report_of_a_unit_that_is_no_more_stays_readable(city: Desk, sent: Sent, tmp_path: Path) -> None:
    receive(city, sent.files[0])
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã", "Tên đơn vị", "Trực thuộc", "Từ ngày", "Đến ngày", "Sáp nhập vào"])
    sheet.append(["00001", wards.names()[0], wards.CITY.name, "01/07/2025", "30/09/2025", "Phường Mới"])
    sheet.append(["00900", "Phường Mới", wards.CITY.name, "01/10/2025", None, None])
    book.save(tmp_path / "sáp nhập.xlsx")
    import_register(city, tmp_path / "sáp nhập.xlsx")
    (row,) = again(city).current
    report = received(city, row.id).report
    assert report.unit.name == "UBND phường Hoàn Kiếm"
    assert report.entries == wards.report(wards.names()[0]).entries
    assert [each.unit for each in again(city).standing.expected][:2] == ["00001", "00002"]
    october = [unit.code for unit in reporting_units(city, (UnitLevel.WARD,), Period.parse("2025-11"))]
    assert "00001" not in october
    assert "00900" in october
