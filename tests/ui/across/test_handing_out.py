"""What is seen across units, copied and saved; files are read back by other libraries."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.exchange.across import charts, strips, tables
from desktop.jobs.consolidating.across_files import MOST_IN_PICTURE, Chart, chart_page
from desktop.jobs.errors import RefusedError
from desktop.ui.across.handing_out import View
from desktop.ui.across.page import AcrossPage
from desktop.ui.across.selecting import Units
from tests.helpers import wards
from tests.ui.across.conftest import MISSING, MONTHS, SLIPPED, WARDS, chooses


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the clerk saves to."""
    path = tmp_path / "so sánh"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


def saves(page: AcrossPage, button: QPushButton, target: Path, suffix: str, qtbot: QtBot) -> bytes:
    """Presses a button and waits for the file."""
    with qtbot.waitSignal(page.told) as told:
        button.click()
    written = target.with_name(target.name + suffix)
    assert told.args == [f"Đã ghi tệp “{written}”."]
    return written.read_bytes()


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()
    return " ".join(text.split())


def size_of(pdf: bytes) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(pdf)
    width, height = document.get_page_size(0)
    document.close()
    return width, height


def test_only_what_can_be_done_with_a_view_is_offered(page: AcrossPage) -> None:
    offered = {}
    for view in View:
        page.tabs.setCurrentIndex(view)
        offered[view] = [each.text().replace("&", "") for each in page.handing_out.buttons if each.isEnabled()]
    files = ["Lưu Excel…", "Lưu PDF…"]
    assert offered[View.TABLE] == offered[View.FULLNESS] == ["Sao chép bảng", *files]
    assert offered[View.BARS] == offered[View.COURSES] == ["Sao chép hình", "Lưu PNG…", *files]


def test_the_picture_is_copied(page: AcrossPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(View.BARS)
    with qtbot.waitSignal(page.told):
        page.handing_out.picture_button.click()
    assert QApplication.clipboard().image().width() > 1500


@pytest.mark.parametrize("view", [View.BARS, View.COURSES])
def test_a_chart_is_saved_as_a_picture(view: View, page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(view)
    content = saves(page, page.handing_out.png_button, target, ".png", qtbot)
    assert QImage.fromData(content).width() > 1500


@pytest.mark.parametrize("view", list(View))
def test_every_view_is_saved_as_pages(view: View, page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(view)
    words = words_of(saves(page, page.handing_out.pdf_button, target, ".pdf", qtbot))
    assert all(name in words for name in WARDS)
    if view is View.FULLNESS:
        assert "Chưa gửi" in words
        return
    assert page.comparison is not None
    slip = page.comparison.outliers[0].last.shown
    assert slip in words
    assert "▲" in words
    assert "Chỗ trống: đơn vị chưa có số liệu, không phải bằng 0." in words


def test_the_table_on_paper_says_why_and_ends_with_what_all_make(page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    words = words_of(saves(page, page.handing_out.pdf_button, target, ".pdf", qtbot))
    assert f"{WARDS[SLIPPED]}: Cao hơn hẳn: lệch gấp" in words
    assert page.comparison is not None
    assert f"Tổng cộng {page.comparison.columns[0].joint.shown}" in words


def test_a_year_stands_on_a_landscape_page(page: AcrossPage) -> None:
    told = page.comparison
    assert told is not None
    year = told._replace(
        columns=tuple(told.columns[at % 3] for at in range(12)),
        lines=tuple(line._replace(figures=tuple(line.figures[at % 3] for at in range(12))) for line in told.lines),
    )
    few, many = (strips.on_pages(tables.table(each, each.lines)) for each in (told, year))
    assert size_of(few)[0] < size_of(few)[1]
    assert size_of(many)[0] > size_of(many)[1]
    assert words_of(many).count("Tháng 9/2025") == 4


def test_many_units_take_several_pages_each_with_its_number(page: AcrossPage) -> None:
    told = page.comparison
    assert told is not None
    lines = told.lines * 11
    pdf = strips.on_pages(charts.bars(told, lines))
    assert "Trang 1/3" in words_of(pdf)
    assert words_of(pdf).count(WARDS[0]) == 11
    assert strips.on_pages(charts.bars(told, lines)) == pdf


def test_too_many_units_for_a_picture_are_refused_with_what_to_do(page: AcrossPage) -> None:
    told = page.comparison
    assert told is not None
    with pytest.raises(RefusedError, match=f"nhiều nhất {MOST_IN_PICTURE} đơn vị, đang xem 312: hãy lọc bớt"):
        chart_page(Chart.BARS, told, told.lines * 26)


def test_the_workbook_holds_exact_figures_and_live_totals(page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    chooses(page, "dossiers.resolved", qtbot)
    content = saves(page, page.handing_out.excel_button, target, ".xlsx", qtbot)
    values, formulas = (load_workbook(BytesIO(content), data_only=only)["So sánh"] for only in (True, False))
    table = {row[0].value: [cell.value for cell in row] for row in values.iter_rows(min_row=4) if row[0].value}
    assert table["Đơn vị"][:3] == ["Đơn vị", "Hạng", "Tháng 7/2025"]
    figures = [wards.report(name, MONTHS[0]).value("dossiers.resolved") for name in WARDS]
    assert [table[name][2] for name in WARDS] == figures
    assert table[WARDS[MISSING]][4] is None
    assert table["Tổng cộng"][2] == sum(figure for figure in figures if isinstance(figure, Decimal))
    live = {row[0].value: row[2].value for row in formulas.iter_rows(min_row=4) if row[0].value}
    assert live["Tổng cộng"] == "=SUM(C5:C16)"
    assert live["Số giữa (trung vị)"] == "=MEDIAN(C5:C16)"
    assert values["C5"].number_format == "#,##0"


def test_of_some_units_the_workbook_still_tells_what_all_make(page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    page.units.setCurrentIndex(page.units.findData(Units.FAR))
    content = saves(page, page.handing_out.excel_button, target, ".xlsx", qtbot)
    sheet = load_workbook(BytesIO(content))["So sánh"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5)}
    assert page.comparison is not None
    assert rows["Tổng cộng"][4].value == page.comparison.columns[2].joint.value
    assert rows[WARDS[SLIPPED]][4].font.b
    assert "Cao hơn hẳn" in str(rows[WARDS[SLIPPED]][7].value)


def test_completeness_is_a_sheet_of_its_own(page: AcrossPage, target: Path, qtbot: QtBot) -> None:
    content = saves(page, page.handing_out.excel_button, target, ".xlsx", qtbot)
    sheet = load_workbook(BytesIO(content))["Mức đầy đủ"]
    assert [cell.value for cell in sheet[5]] == [WARDS[MISSING], None, None, None, "Chưa gửi"]
    assert sheet.max_row == 4 + len(WARDS)


def test_a_file_that_cannot_be_written_is_a_sentence(
    page: AcrossPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "không có" / "a.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    with qtbot.waitSignal(page.refused) as refused:
        page.handing_out.excel_button.click()
    assert "Chưa có thư mục" in str(refused.args)
