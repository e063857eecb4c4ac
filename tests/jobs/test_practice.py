"""What is made while practising says so wherever it goes, and what is real never does."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from desktop.engine.report import Report
from desktop.jobs.demo import fill_sample, open_practice, practice_folder
from desktop.jobs.desk import Desk
from desktop.jobs.export import export_pdf, export_workbook, file_name

MARK = "LUYỆN TẬP"


@pytest.fixture
def practised(tmp_path: Path) -> Iterator[Report]:
    with open_practice(tmp_path) as desk:
        yield desk.open_report(desk.reports()[0].id).report


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Report]:
    with Desk.open(tmp_path) as desk:
        yield desk.open_report(fill_sample(desk)).report


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def printed_heads(path: Path) -> list[str]:
    """What stands in a corner of each sheet's printed pages from the second on; the first has it over its table."""
    book = openpyxl.load_workbook(path)
    heads = [sheet.oddHeader for sheet in book if sheet.sheet_state == "visible"]
    return [str(head.right.text) for head in heads if head is not None]


def words(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_every_page_and_sheet_of_a_practised_report_says_so(practised: Report, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    export_pdf(practised, pdf)
    export_workbook(practised, xlsx)
    pages = page_texts(pdf)
    assert len(pages) > 1
    assert all(MARK in page for page in pages)
    assert not any("DỰ THẢO" in page for page in pages)
    assert MARK in words(xlsx)
    heads = printed_heads(xlsx)
    assert heads
    assert all(MARK in head for head in heads)
    assert file_name(practised, ".pdf") == "LUYEN-TAP_ward-monthly_2024-05.pdf"


def test_a_real_report_never_says_so(real: Report, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    export_pdf(real, pdf)
    export_workbook(real, xlsx)
    assert not any(MARK in page for page in page_texts(pdf))
    assert all("DỰ THẢO" in page for page in page_texts(pdf))
    assert MARK not in words(xlsx)
    assert not any(MARK in head for head in printed_heads(xlsx))
    assert file_name(real, ".pdf") == "ward-monthly_2024-05.pdf"
    assert file_name(real, ".pdf", "pl3") == "ward-monthly_2024-05_pl3.pdf"


def test_a_copy_of_a_practised_report_is_one_too(practised: Report) -> None:
    assert practised.copy().practice


def test_the_mark_lies_with_the_data_not_with_the_way_in(practised: Report, tmp_path: Path) -> None:
    with Desk.open(practice_folder(tmp_path)) as desk:
        assert desk.practice
        assert desk.open_report(1).report.practice


def test_a_desk_is_practised_on_only_where_it_was_made_for_it(real: Report, tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        assert not desk.practice
