"""The units behind a cell: listed, sorted, searched, copied, written to a file, and each one's report looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.engine.edits import Address
from desktop.ui.consolidated.received_view import ReceivedView
from desktop.ui.consolidated.units_dialog import UnitsDialog
from desktop.ui.consolidated.units_model import Column
from tests.helpers import wards
from tests.ui.consolidated.conftest import Office, part_of

RESOLVED, RATIO, ANSWERED = "dossiers.resolved", "dossiers.on_time_ratio", "one_stop.modern_equipment"
#: The places of the wards that were added up, and what they have resolved.
ADDED = [place for place in range(12) if place not in (5, 7, 11)]
FIGURES = {wards.names()[place]: int(str(wards.report(wards.names()[place]).value(RESOLVED))) for place in ADDED}

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def opens(office: Office, code: str = RESOLVED) -> UnitsDialog:
    """Presses the key of the units in a cell."""
    with office.qtbot.waitActive(office.window):
        office.window.activateWindow()
    office.page.view.setFocus()
    office.goes_to(code)
    office.presses("F12")
    assert office.part.units is not None
    assert office.part.units.isVisible()
    return office.part.units


def column(dialog: UnitsDialog, which: Column) -> list[str]:
    return [str(dialog.entries.data(dialog.entries.index(row, which))) for row in range(dialog.entries.rowCount())]


def shown(figure: int) -> str:
    return f"{figure:,}".replace(",", ".")


def clicks_header(dialog: UnitsDialog, which: Column) -> None:
    header = dialog.table.horizontalHeader()
    middle = header.sectionViewportPosition(which) + header.sectionSize(which) // 2
    QTest.mouseClick(
        header.viewport(),
        Qt.MouseButton.LeftButton,
        pos=header.viewport().rect().center().__class__(middle, header.height() // 2),
    )


def test_each_unit_is_there_with_what_it_brings_and_the_total_is_the_cell(office: Office) -> None:
    dialog = opens(office)
    assert column(dialog, Column.NAME) == list(FIGURES)  # as in the register
    assert column(dialog, Column.VALUE) == [shown(figure) for figure in FIGURES.values()]
    assert dialog.foot.text() == f"Tổng của 9 đơn vị có số: {office.reads(RESOLVED)}. Bằng số trong báo cáo."
    assert "Cộng từ 9 đơn vị" in dialog.how.text()
    largest = max(FIGURES, key=lambda name: FIGURES[name])
    share = column(dialog, Column.SHARE)[list(FIGURES).index(largest)]
    assert share == f"{100 * FIGURES[largest] / sum(FIGURES.values()):.1f} %".replace(".", ",")


def test_a_click_on_a_title_sorts(office: Office) -> None:
    dialog = opens(office)
    clicks_header(dialog, Column.VALUE)
    assert column(dialog, Column.VALUE) == [shown(figure) for figure in sorted(FIGURES.values())]
    clicks_header(dialog, Column.VALUE)
    assert column(dialog, Column.VALUE) == [shown(figure) for figure in sorted(FIGURES.values(), reverse=True)]
    clicks_header(dialog, Column.NAME)
    assert column(dialog, Column.NAME)[:2] == ["Phường Ba Đình", "Phường Cửa Nam"]
    clicks_header(dialog, Column.PLACE)
    assert column(dialog, Column.NAME) == list(FIGURES)


def test_units_that_say_nothing_stand_last_or_first(office: Office) -> None:
    dialog = opens(office, "one_stop.modern_equipment")
    noted = [note for note in column(dialog, Column.NOTE) if note]
    assert 0 < len(noted) < 9
    clicks_header(dialog, Column.NOTE)
    assert column(dialog, Column.NOTE)[: len(noted)] == sorted(noted)
    dialog.blanks.click()
    assert column(dialog, Column.NOTE)[-len(noted) :] == sorted(noted)


def test_a_search_needs_no_diacritics(office: Office) -> None:
    dialog = opens(office)
    dialog.search.setText("hoan kiem")
    assert column(dialog, Column.NAME) == ["Phường Hoàn Kiếm"]
    office.page.commands.units.trigger()
    assert dialog.entries.rowCount() == 9


def test_a_ratio_is_worked_out_of_the_sums(office: Office) -> None:
    dialog = opens(office, RATIO)
    assert dialog.foot.text() == f"Chung các đơn vị: {office.reads(RATIO)}, tính lại từ các tổng."
    assert all(text for text in column(dialog, Column.VALUE))


def test_answers_are_counted(office: Office) -> None:
    dialog = opens(office, ANSWERED)
    answers = column(dialog, Column.VALUE)
    assert dialog.foot.text() == f"Có: {answers.count('Có')} đơn vị; Không: {answers.count('Không')} đơn vị."


def test_a_cell_typed_over_is_told_beside_the_total(office: Office) -> None:
    office.goes_to(RESOLVED)
    fed = office.reads(RESOLVED)
    office.types("9")
    office.presses("Enter")
    office.part.fed.explain(Address(RESOLVED), "Đã đối chiếu")
    dialog = opens(office)
    assert dialog.foot.text() == f"Tổng của 9 đơn vị có số: {fed}. Báo cáo đang ghi 9 (lý do: Đã đối chiếu)."


def test_the_table_is_copied_with_exact_figures(office: Office) -> None:
    dialog = opens(office)
    dialog.copy()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["STT", "Đơn vị", "Số liệu", "Tỷ trọng", "Giải trình"]
    assert {line[1]: line[2] for line in lines[1:10]} == {name: str(figure) for name, figure in FIGURES.items()}
    assert "Đã sao chép" in dialog.notice.text


def test_the_table_is_written_to_a_workbook(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opens(office)
    path = tmp_path / "don vi.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(path), ""))
    dialog.export()
    office.qtbot.waitUntil(lambda: "Đã ghi tệp" in dialog.notice.text)
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0] == ("STT", "Đơn vị", "Số liệu", "Tỷ trọng", "Giải trình")
    assert {row[1]: row[2] for row in rows[1:10]} == FIGURES
    assert rows[10][0] == dialog.foot.text()


def test_a_double_click_opens_the_units_report(office: Office) -> None:
    dialog = opens(office)
    place = dialog.table.visualRect(dialog.entries.index(2, Column.NAME)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view = part_of(dialog, ReceivedView)
    office.qtbot.waitUntil(lambda: view.preview.pages is not None)
    name = list(FIGURES)[2]
    assert view.title.text() == name
    assert f"Tệp “{name} 1.cchc”, có chữ ký của đơn vị" in view.known.text()
    assert "Số 08/BC-UBND" in view.known.text()
    assert view.faults.isHidden()
    view.close()


def test_a_row_of_the_own_unit_has_no_units(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.jobs.consolidating.units.behind", lambda *_: [])
    office.goes_to(RESOLVED)
    office.presses("F12")
    assert "tự điền" in office.notice


def test_126_units_stand_behind_a_cell_of_the_city(enter: Callable[[Path], Office], all_wards: Path) -> None:
    office = enter(all_wards)
    for code in (RESOLVED, RATIO):
        office.goes_to(code)
        dialog = opens(office)
        assert dialog.entries.rowCount() == 126
        dialog.close()
