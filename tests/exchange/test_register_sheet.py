"""A list of units as offices keep it, in any order of columns."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.engine.unit import UnitLevel
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.register_sheet import SheetUnits, read_register


def listed(folder: Path, *rows: list[object]) -> SheetUnits:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / "danh sách.xlsx"
    book.save(path)
    return read_register(path)


def test_columns_are_found_by_their_titles_under_a_heading(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        ["DANH SÁCH ĐƠN VỊ HÀNH CHÍNH"],
        [],
        ["STT", "Sáp nhập vào", "Đơn vị cấp trên", "Tên đơn vị", "Mã đơn vị", "Điện thoại", "Đến ngày", "Từ ngày"],
        [1, None, None, "Phường Hà Đông", "b1", "024.3333", None, date(2025, 7, 1)],
        [2, "Phường Hà Đông", "Quận Hà Đông", "Phường Yết Kiêu", "a1", None, "30/06/2025", None],
        [3, "Phường Hà Đông; b2", "268", "Phường Quang Trung", "a2", None, "30/06/2025", None],
        [4, None, None, "Phường Phú Lương", "b2", None, None, "01/07/2025"],
        [5, None, None, "Quận Hà Đông", "268", None, "30/06/2025", None],
    )
    new, old, split, *_, district = found.units
    assert (new.code, new.name, new.level, new.contact, new.since) == (
        *("b1", "Phường Hà Đông", UnitLevel.WARD, "024.3333"),
        date(2025, 7, 1),
    )
    assert (old.parent, old.until, old.successors) == ("268", date(2025, 6, 30), ("b1",))
    assert (split.parent, split.successors) == ("268", ("b1", "b2"))
    assert district.level is UnitLevel.DISTRICT
    assert found.remarks == ()


def test_a_new_unit_may_bear_the_name_of_an_old_one(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        ["Tên", "Mã", "Sáp nhập vào", "Đến ngày", "Từ ngày"],
        ["Xã Ba Vì", "a", "Xã Ba Vì", "30/06/2025", None],
        ["Xã Ba Vì", "b", None, None, "01/07/2025"],
    )
    assert found.units[0].successors == ("b",)


def test_a_list_of_names_alone_will_do(tmp_path: Path) -> None:
    found = listed(tmp_path, ["Phường, xã"], ["Phường Yết Kiêu"], ["Xã Ba Vì"])
    assert [(unit.code, unit.level) for unit in found.units] == [
        ("phuong-yet-kieu", UnitLevel.WARD),
        ("xa-ba-vi", UnitLevel.WARD),
    ]


def test_lines_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        ["Mã", "Tên đơn vị", "Từ ngày", "Sáp nhập vào"],
        ["1", "Phường A", "hôm qua", "Phường Z"],
        ["1", "Phường B", None, None],
        ["2", "Văn phòng", None, None],
        ["3", None, "01/01/2025", None],
    )
    assert [unit.name for unit in found.units] == ["Phường A"]
    told = " ".join(found.remarks)
    assert "“hôm qua” không phải là ngày" in told
    assert "đã là của Phường A" in told
    assert "không rõ “Văn phòng” là cấp nào" in told
    assert "không có “Phường Z”" in told


def test_a_sheet_without_units_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="không có bảng nào ghi tên đơn vị"):
        listed(tmp_path, ["Họ", "Tuổi"], ["An", 20])
    with pytest.raises(UnreadableError, match="không có dòng nào"):
        listed(tmp_path, ["Mã", "Tên đơn vị"], ["1", None])


def test_a_hostile_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(UnreadableError, match="bị hỏng"):
        read_register(path)
