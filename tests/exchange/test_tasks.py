"""Tables of tasks on paper and in the workbook, read back by other programs."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.engine.edits import Address
from desktop.engine.report import Report, Status
from desktop.exchange.printout import pdf_bytes
from tests.exchange.printed import one_line, page_texts, page_words
from tests.exchange.workbooks import Book
from tests.helpers import tasks
from tests.helpers.tasks import REFORM, code

NOTE = "Đã ban hành và gửi các phường"


@pytest.fixture(scope="module")
def report() -> Report:
    session = tasks.session()
    first, second, third = (code(REFORM, number) for number in (1, 2, 3))
    cells = {
        (first, "done"): "x",
        (first, "due"): "14/5/2024",
        (first, "document"): "29/KH-UBND",
        (first, "remark"): NOTE,
        (second, "done"): "Không",
        (third, "due"): "Quý I",
        (third, "remark"): "=1+1",
    }
    session.set_cells("gõ", [(Address(*cell), text) for cell, text in cells.items()])
    session.report.status = Status.FINALISED  # a draft has its mark on every page
    return session.report


@pytest.fixture(scope="module")
def pages(report: Report, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return page_texts(pdf_bytes(report), tmp_path_factory.mktemp("pdf"))


def long_report(rows: int) -> Report:
    """A report with so many tasks in its second group that they take several pages."""
    session = tasks.session()
    for number in range(rows):
        row = session.add_task(REFORM, "II", number)
        session.set_cells("gõ", [(Address(row, "task"), f"Việc số {number + 1} " + "dài " * 30), (Address(row, "done"), "x")])
    session.report.status = Status.FINALISED
    return session.report


# --- on paper ---


def test_every_appendix_begins_on_a_page_of_its_own(pages: list[str]) -> None:
    heads = ["PHỤ LỤC 1 BÁO CÁO CẢI CÁCH", "PHỤ LỤC 2 CÁC NHIỆM VỤ THÁNG 5", "PHỤ LỤC 3 CẢI THIỆN SIPAS"]
    assert len(pages) == 3
    assert all(head in page for head, page in zip(heads, pages, strict=True))


def test_tasks_are_printed_in_their_own_columns_numbered_under_bold_headings(pages: list[str]) -> None:
    header = "STT Nội dung thực hiện Thời gian hoàn thành Đã hoàn thành Văn bản Ghi chú 1 2 3 4 5 6"
    assert header in pages[1]
    rows = pages[1].split(header)[1].split("Thử Nghiệm, ngày")[0]
    assert one_line(rows) == (
        f"I Chỉ đạo, điều hành 1 Kế hoạch kiểm tra 14/05/2024 x 29/KH- UBND {NOTE} 2 Kế hoạch năm"
        " II Cải cách thể chế 1 Rà soát văn bản Quý I =1+1 III Số hóa"
    )


def test_a_no_and_a_blank_are_blank_on_paper(pages: list[str]) -> None:
    assert "Không" not in pages[1]
    assert "2 Kế hoạch năm II" in pages[1]


def test_a_table_without_groups_is_printed_without_headings(pages: list[str]) -> None:
    assert "1 2 3 4 5 1 Trang bị ghế ngồi Tháng 8/2021 2 Bồi dưỡng kỹ năng" in pages[2]


def test_a_joint_title_stands_in_the_middle_over_its_columns(report: Report, tmp_path: Path) -> None:
    words = page_words(pdf_bytes(report), tmp_path)[0]
    place = {word.text: word for word in words}
    joint, left, right = place["thống"], place["lượng"], place["vị"]
    assert joint.bottom <= min(left.top, right.top) + 1
    start, end = place["Kết"].left, next(word.right for word in words if word.text == "kê")
    numbers = [word for word in words if word.text in ("3", "4")]
    assert (start + end) / 2 == pytest.approx(sum(word.left + word.right for word in numbers) / 4, abs=3)


def test_a_long_appendix_counts_its_own_pages_and_the_next_begins_anew(tmp_path: Path) -> None:
    texts = page_texts(pdf_bytes(long_report(60)), tmp_path)
    first, last = 1, len(texts) - 2
    assert last - first >= 3
    assert [text.split()[0] for text in texts[2 : last + 1]] == [str(number) for number in range(2, last + 1)]
    assert all("STT Nội dung thực hiện" in text for text in texts[first : last + 1]), "the header is repeated"
    assert texts[-1].startswith("PHỤ LỤC 3")
    printed = " ".join(texts)
    assert all(f"{number} Việc số {number} " in printed for number in range(1, 61))


def test_a_heading_is_never_the_last_row_of_a_page(tmp_path: Path) -> None:
    session = tasks.session()
    for number in range(28):  # as many as bring the next heading near the end of the page
        session.set_value(Address(session.add_task(REFORM, "I", number), "task"), "Việc")
        texts = page_texts(pdf_bytes(session.report), tmp_path)
        assert any("II Cải cách thể chế 1 Rà soát văn bản" in text for text in texts), number


# --- in the workbook ---


def sheet(report: Report, place: int) -> Worksheet:
    return Book.of(report).book.worksheets[place]


def lines(found: Worksheet, columns: int, first: int = 7) -> list[tuple[object, ...]]:
    """The cells of each row that has a code, the code last."""
    rows = found.iter_rows(min_row=first, max_col=columns + 1, values_only=True)
    return [row for row in rows if row[-1]]


def test_each_appendix_has_a_sheet_with_its_own_columns(report: Report) -> None:
    book = Book.of(report).book
    assert [found.title for found in book.worksheets[:3]] == ["PHỤ LỤC 1", "PHỤ LỤC 2", "PHỤ LỤC 3"]
    assert [cell.value for cell in book.worksheets[2][5]][:5] == [
        "STT",
        "Nhiệm vụ",
        "Yêu cầu",
        "Thời gian thực hiện",
        "Kết quả thực hiện",
    ]


def test_rows_stand_in_printed_order_with_their_codes(report: Report) -> None:
    due = datetime(2024, 5, 14)  # noqa: DTZ001 - a spreadsheet knows no zones
    assert lines(sheet(report, 1), 6) == [
        ("I", "Chỉ đạo, điều hành", None, None, None, None, "reform_tasks:I"),
        ("1", "Kế hoạch kiểm tra", due, "x", "29/KH-UBND", NOTE, "reform_tasks#1"),
        ("2", "Kế hoạch năm", None, None, None, None, "reform_tasks#2"),
        ("II", "Cải cách thể chế", None, None, None, None, "reform_tasks:II"),
        ("1", "Rà soát văn bản", "Quý I", None, None, "=1+1", "reform_tasks#3"),
        ("III", "Số hóa", None, None, None, None, "reform_tasks:III"),
    ]


def test_the_codes_are_hidden_and_headings_span_the_table(report: Report) -> None:
    found = sheet(report, 1)
    assert found.column_dimensions["G"].hidden
    assert {"B7:F7", "B10:F10", "B12:F12"} <= {str(cells) for cells in found.merged_cells.ranges}
    assert found["B7"].font.bold
    assert not found["B8"].font.bold


def test_what_is_the_clerks_is_unlocked_and_the_rest_is_not(report: Report) -> None:
    found = sheet(report, 1)
    assert found.protection.sheet
    assert [found.cell(8, column).protection.locked for column in range(1, 7)] == [True, *[False] * 5]
    assert all(found.cell(7, column).protection.locked for column in range(1, 7))


def test_done_takes_a_mark_and_due_takes_a_day(report: Report) -> None:
    rules = sheet(report, 1).data_validations.dataValidation
    marked = next(rule for rule in rules if rule.type == "list")
    assert (marked.formula1, sorted(str(marked.sqref).split())) == ('"x"', ["D11", "D8", "D9"])
    dated = next(rule for rule in rules if rule.type == "date")
    assert sorted(str(dated.sqref).split()) == ["C11", "C8", "C9"]


def test_a_text_that_looks_like_a_formula_stays_a_text(report: Report) -> None:
    cell = sheet(report, 1)["F11"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_joint_title_is_merged_over_its_columns(report: Report) -> None:
    found = sheet(report, 0)
    merged = {str(cells) for cells in found.merged_cells.ranges}
    assert {"C5:D5", "A5:A6", "B5:B6", "E5:E6"} <= merged
    assert [found[place].value for place in ("C5", "C6", "D6", "E5")] == [
        "Kết quả thống kê",
        "Số lượng",
        "Đơn vị tính",
        "Giải trình",
    ]
    assert [cell.value for cell in found[7]][:5] == ["1", "2", "3", "4", "5"]
    assert found.print_title_rows == "$5:$7"
    assert [row[-1] for row in lines(found, 5, first=8)] == ["plan", "assigned", "done"]


def test_a_very_long_remark_goes_over_several_rows(report: Report) -> None:
    session = tasks.session()
    session.set_value(Address(code(REFORM, 1), "remark"), "Đã làm. " * 400)
    found = sheet(session.report, 1)
    assert any(str(cells).startswith("F8:F") for cells in found.merged_cells.ranges)
    assert [row[-1] for row in lines(found, 6)][1:3] == ["reform_tasks#1", "reform_tasks#2"]
