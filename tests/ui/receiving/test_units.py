"""The list of units below: looked through before it is written, searched, corrected in Excel and read again."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.engine.register import RegisterUnit
from desktop.engine.unit import UnitLevel
from desktop.jobs.consolidating.register import import_register, register_of, write_register
from desktop.jobs.desk import Desk
from desktop.ui.home.page import HomePage
from desktop.ui.overview import Overview
from desktop.ui.receiving.units_import import UnitsImportDialog
from desktop.ui.receiving.units_page import UnitsPage
from desktop.ui.window import MainWindow
from tests.helpers import wards

ShowUnits = Callable[[Desk], UnitsPage]
OpenWindow = Callable[..., MainWindow]
BEFORE = RegisterUnit(
    "06001", "Phường Hàng Bạc", UnitLevel.WARD, "Quận Hoàn Kiếm", "024.1", None, date(2024, 4, 30), ("00001", "00002")
)


def listed_names(page: UnitsPage) -> list[str]:
    return [line.texts[1] for line in page.lines.lines]


def looked_through(page: UnitsPage, path: Path, qtbot: QtBot) -> UnitsImportDialog:
    """The dialog, once it has read the spreadsheet."""
    page.import_file(path)
    dialogs: Iterable[UnitsImportDialog] = page.findChildren(UnitsImportDialog)
    dialog = next(iter(dialogs))
    qtbot.waitUntil(lambda: "đơn vị như cũ" in dialog.told.text())
    return dialog


def below(home: HomePage) -> QTreeWidgetItem:
    return home.menu._below


def home_of(window: MainWindow) -> HomePage:
    home = window.stack.currentWidget()
    assert isinstance(home, HomePage)
    return home


# --- who sees it ---


def test_a_ward_without_units_below_is_not_bothered(desk: Desk, open_window: OpenWindow) -> None:
    assert below(home_of(open_window(desk))).isHidden()


def test_a_city_finds_its_units_in_the_side_menu(city: Desk, open_window: OpenWindow) -> None:
    assert not below(home_of(open_window(city))).isHidden()


def test_a_ward_that_keeps_a_register_finds_it_there(desk: Desk, tmp_path: Path, open_window: OpenWindow) -> None:
    import_register(desk, wards.write_register(tmp_path / "danh sách.xlsx", wards.names()[:2]))
    assert not below(home_of(open_window(desk))).isHidden()


def test_who_asks_for_the_page_in_the_menu_gets_it(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    window.post.pages[Overview.UNITS].trigger()
    home = home_of(window)
    assert not below(home).isHidden()
    assert home.menu.overview is Overview.UNITS


# --- the list ---


def test_an_empty_list_says_what_it_is_for(city: Desk, units_of: ShowUnits) -> None:
    page = units_of(city)
    assert page._stack.currentIndex() == 1
    assert page.write_button.text() == "Ghi bảng &mẫu…"
    assert not page.search.isEnabled()


def test_units_are_listed_by_name_and_found_without_diacritics(listed_wards: Desk, units_of: ShowUnits) -> None:
    page = units_of(listed_wards)
    assert len(page.lines.lines) == 8
    assert listed_names(page)[:2] == ["Phường Ba Đình", "Phường Bạch Mai"]
    page.search.setText("bach mai")
    assert listed_names(page) == ["Phường Bạch Mai"]
    page.search.setText("024.30000001")
    assert listed_names(page) == ["Phường Hoàn Kiếm"]


def test_units_that_are_no_more_are_listed_when_they_are_wanted(listed_wards: Desk, units_of: ShowUnits) -> None:
    listed_wards.database.register.write([BEFORE])
    page = units_of(listed_wards)
    assert BEFORE.name not in listed_names(page)
    page.merged.setChecked(True)
    line = next(line for line in page.lines.lines if line.about.code == BEFORE.code)
    assert line.texts[-2:] == ("30/04/2024", "Phường Hoàn Kiếm, Phường Cửa Nam")
    assert page._count.text() == "8 đơn vị, 1 đơn vị đã sáp nhập"


# --- from and to a spreadsheet ---


def test_a_spreadsheet_is_looked_through_before_anything_is_written(
    city: Desk, units_of: ShowUnits, tmp_path: Path, qtbot: QtBot
) -> None:
    page = units_of(city)
    dialog = looked_through(page, wards.write_register(tmp_path / "danh sách.xlsx", wards.names()[:3]), qtbot)
    assert dialog.lines.lines[0].texts[:3] == ("Thêm mới", "00001", "Phường Hoàn Kiếm")
    assert not register_of(city).units
    assert dialog.table.hasFocus()
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert told.args == ["Đã ghi vào danh sách: 3 đơn vị mới, 0 đơn vị thay đổi, 0 đơn vị như cũ."]
    assert len(page.lines.lines) == 3


def test_what_would_change_is_named(listed_wards: Desk, units_of: ShowUnits, tmp_path: Path, qtbot: QtBot) -> None:
    again = wards.write_register(tmp_path / "mới.xlsx", wards.names()[:9], contact="Chị Hà {}")
    dialog = looked_through(units_of(listed_wards), again, qtbot)
    first = dialog.lines.lines[0]
    assert first.texts == ("Thay đổi", "00001", "Phường Hoàn Kiếm", "Liên hệ: 024.30000001 → Chị Hà 1")
    assert "1 đơn vị mới, 8 đơn vị thay đổi" in dialog.told.text()


def test_the_same_spreadsheet_has_nothing_to_write(
    listed_wards: Desk, units_of: ShowUnits, tmp_path: Path, qtbot: QtBot
) -> None:
    again = wards.write_register(tmp_path / "lại.xlsx", wards.names()[:8])
    dialog = looked_through(units_of(listed_wards), again, qtbot)
    assert "Không có gì để ghi" in dialog.told.text()
    assert not dialog.accept_button.isEnabled()


def test_a_file_without_units_is_refused_in_one_sentence(city: Desk, units_of: ShowUnits, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ghi chú.xlsx"
    path.write_text("không phải bảng tính", encoding="utf-8")
    page = units_of(city)
    with qtbot.waitSignal(page.refused) as refused:
        page.import_file(path)
    assert "ghi chú.xlsx" in refused.args[0]


def test_the_register_is_written_so_that_it_reads_back_alike(listed_wards: Desk, tmp_path: Path) -> None:
    listed_wards.database.register.write([BEFORE])
    path = tmp_path / "danh sách đơn vị.xlsx"
    write_register(listed_wards, path)
    assert import_register(listed_wards, path, dry_run=True) == ((), (), 9, ())
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[2]][:2] == ["00001", "Phường Hoàn Kiếm"]


@pytest.mark.parametrize("sheet", ["Danh sách đơn vị", "Cách điền"])
def test_an_empty_register_gives_a_sheet_to_fill(city: Desk, tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "mẫu.xlsx"
    write_register(city, path)
    titles = [cell.value for cell in load_workbook(path)[sheet][1]]
    assert titles[:2] == {"Danh sách đơn vị": ["Mã đơn vị", "Tên đơn vị"], "Cách điền": ["Cột", "Ghi gì"]}[sheet]
