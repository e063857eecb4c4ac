"""Our own workbooks, read quickly: the same as the general reader reads, and nothing that is otherwise than we write it."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.own_workbook import OwnWorkbook, read_own_workbook
from desktop.exchange.workbook import workbook_bytes
from desktop.jobs.importing.interpreting import as_they_stand
from desktop.jobs.importing.reading import read_workbook_for
from tests.forms.conftest import Filled, examples, filled_from
from tests.helpers.editions import ward
from tests.helpers.tasks import edition as with_tasks

WARD = next(path for path in examples() if path.stem == "consistent" and path.parts[-4] == "ward-monthly")
PARTS = [path for path in examples() if path.parts[-4] != "district-report"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(workbook_bytes(filled_from(WARD).report))
    return path


def opened(path: Path) -> OwnWorkbook:
    found = read_own_workbook(path)
    assert found is not None
    return found


@pytest.mark.parametrize("example", PARTS, ids=lambda path: f"{path.parts[-4]}-{path.stem}")
def test_it_reads_what_the_general_reader_reads(example: Path, tmp_path: Path) -> None:
    filled: Filled = filled_from(example)
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(workbook_bytes(filled.report))
    edition, period = filled.report.edition, filled.report.period
    own = opened(path)
    assert (own.identity["form"], own.identity["period"], own.identity["unit"]) == (
        *(edition.form, period.code),
        filled.report.unit.name,
    )
    rows = own.rows(edition)
    assert rows is not None
    quick = {taken.address: taken.text for taken in as_they_stand(edition, rows).taken}
    general = {taken.address: taken.text for taken in read_workbook_for(edition, path, period).taken}
    assert quick == general


def test_it_reads_a_workbook_that_another_program_saved(workbook: Path) -> None:
    before = opened(workbook).rows(ward())
    book = load_workbook(workbook, data_only=True)  # with the results of the formulas in their places
    book.save(workbook)
    assert before is not None
    again = opened(workbook).rows(ward())
    assert again is not None
    assert [(row.code, row.value) for row in again] == [(row.code, row.value) for row in before]


def test_a_figure_pasted_as_a_percentage_is_one(workbook: Path) -> None:
    book = load_workbook(workbook)
    sheet = book.worksheets[0]
    row = next(cells for cells in sheet.iter_rows() if cells[5].value == "satisfaction.survey_participation")
    row[2].value, row[2].number_format = 0.955, "0.0%"
    book.save(workbook)
    found = {each.code: each.value for each in opened(workbook).rows(ward()) or ()}
    cell = found["satisfaction.survey_participation"]
    assert cell is not None
    assert cell.text == "95,5%"


def test_any_other_workbook_is_for_the_general_reader(workbook: Path, tmp_path: Path) -> None:
    book = load_workbook(workbook)
    del book["cchc"]
    other = tmp_path / "khac.xlsx"
    book.save(other)
    assert read_own_workbook(other) is None


def test_moved_columns_or_sheets_and_task_tables_are_for_the_general_reader(workbook: Path, tmp_path: Path) -> None:
    assert opened(workbook).rows(with_tasks()) is None
    book = load_workbook(workbook)
    book.worksheets[0].insert_cols(1)
    moved = tmp_path / "doi cot.xlsx"
    book.save(moved)
    assert opened(moved).rows(ward()) is None
    book.create_sheet("Khác")
    book.save(moved)
    assert opened(moved).rows(ward()) is None


def changed(workbook: Path, part: str, old: bytes, new: bytes) -> Path:
    path = workbook.with_name("sửa.xlsx")
    with ZipFile(workbook) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(info.filename, content)
    return path


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet", b"<!DOCTYPE x><worksheet"),
        ("xl/worksheets/sheet1.xml", b'r="C10"', b'r="C99999999"'),
        ("xl/worksheets/sheet1.xml", b"<v>15</v>", b"<v>999999</v>"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheet"),
        ("xl/sharedStrings.xml", b"<si>", b"<si><si>"),
        ("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"../../etc/passwd"),
    ],
)
def test_a_spoilt_part_is_told_in_a_sentence(workbook: Path, part: str, old: bytes, new: bytes) -> None:
    with pytest.raises(UnreadableError, match="bị hỏng"):
        opened(changed(workbook, part, old, new)).rows(ward())


def test_a_part_too_large_to_be_held_is_for_the_general_reader(workbook: Path) -> None:
    large = changed(workbook, "xl/worksheets/sheet1.xml", b"</sheetData>", b"<row/>" * 800_000 + b"</sheetData>")
    assert read_own_workbook(large) is None
