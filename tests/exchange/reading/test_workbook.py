"""What stands in the cells of a workbook, as a clerk would have typed it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from desktop.engine.values import Kind, value_type
from desktop.exchange.reading.grids import Cell, column_name
from desktop.exchange.reading.workbook import read_workbook
from tests.exchange.reading.archives import changed


def cell_of(path: Path, value: Any, number_format: str = "", font: str = "") -> Cell:
    book = Workbook()
    cell = book.worksheets[0]["B2"]
    cell.value = value
    if number_format:
        cell.number_format = number_format
    if font:
        cell.font = Font(name=font)
    book.save(path / "a.xlsx")
    (line,) = read_workbook(path / "a.xlsx").grids[0].lines
    assert line.number == 2
    return line.cells[1]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (20, "", "20"),
        (67.7419354838710, "", "67,741935483871"),
        (0.1 + 0.2, "", "0,3"),
        (0.6774, "0.00%", "67,74%"),
        (1, "0%", "100%"),
        (486871, "#,##0", "486871"),
        (703747477091, "", "703747477091"),
        (1.234, "", "1,2340"),
        (True, "", "Có"),
        (date(2024, 5, 14), "dd/mm/yyyy", "14/05/2024"),
        ("  68.897 ", "", "68.897"),
        ("Số 62/KH-UBND\nngày 28/02/2024", "", "Số 62/KH-UBND\nngày 28/02/2024"),
        ("Kế hoạch", "", "Kế hoạch"),
    ],
)
def test_a_cell_is_text_as_typed(tmp_path: Path, value: Any, number_format: str, text: str) -> None:
    assert cell_of(tmp_path, value, number_format).text == text


def test_a_broken_number_is_never_read_as_a_thousand_and_more() -> None:
    count = value_type(Kind.COUNT)
    assert count.read("1,234").value == Decimal(1234)
    assert count.read(Cell.of_number(Decimal("1.234")).text).value is None


@pytest.mark.parametrize("text", ["#DIV/0!", "#REF!", "#N/A"])
def test_failed_formulas_are_known(tmp_path: Path, text: str) -> None:
    assert cell_of(tmp_path, text).is_error


def test_a_font_says_how_its_text_is_written(tmp_path: Path) -> None:
    assert cell_of(tmp_path, "Cã", font=".VnTime").text == "Có"
    assert cell_of(tmp_path, "Cã", font="Times New Roman").text == "Cã"
    assert cell_of(tmp_path, "Coù", font="VNI-Times").text == "Có"


def save(path: Path, change: Callable[[Workbook], None]) -> Path:
    book = Workbook()
    book.worksheets[0].append(["TT", "Nội dung", 1])
    change(book)
    book.save(path / "a.xlsx")
    return path / "a.xlsx"


def test_hidden_columns_are_told_apart(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].column_dimensions["C"].hidden = True
        book.worksheets[0].column_dimensions["B"].width = 40

    assert read_workbook(save(tmp_path, hide)).grids[0].hidden == {2}


def test_hidden_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        sheet = book.create_sheet("Tháng 4")
        sheet.append(["cũ"])
        sheet.sheet_state = "hidden"

    book = read_workbook(save(tmp_path, add))
    assert len(book.grids) == 1
    assert "Tháng 4" in book.remarks[0]


def test_formulas_without_results_are_told(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book.worksheets[0]["D1"] = "=1+1"

    book = read_workbook(save(tmp_path, add))
    assert "chưa được tính" in book.remarks[0]
    assert 3 not in book.grids[0].lines[0].cells


def test_a_false_dimension_hides_nothing(tmp_path: Path) -> None:
    path = save(tmp_path, lambda book: book.worksheets[0].append(["1", "Kế hoạch", 5]))
    rewritten = tmp_path / "b.xlsx"
    changed(path, rewritten, {"xl/worksheets/sheet1.xml": lambda part: part.replace(b'ref="A1:C2"', b'ref="A1"')})
    assert len(read_workbook(rewritten).grids[0].lines[1].cells) == 3


def test_columns_have_the_names_of_the_spreadsheet() -> None:
    assert [column_name(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
