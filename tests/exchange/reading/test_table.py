"""Workbooks of any layout: every row of the form is found, with what stands beside it."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exchange.reading.encodings import Encoding
from desktop.exchange.reading.errors import UnreadableError
from tests.exchange.reading.sheets import (
    HEADER,
    NUMBERING,
    append,
    encoded,
    filled,
    found_in,
    in_font,
    row_of,
    save,
    table_of,
    values,
)
from tests.helpers.editions import ward

WARD = ward()
CELLS = filled(WARD)
TABLE = table_of(WARD, CELLS)
EXPECTED = {code: str(cells[0]) for code, cells in CELLS.items()}
Rows = list[list[Any]]


def with_notes(table: Rows) -> Rows:
    return [[*row[:4], f"ghi chú {at}"] for at, row in enumerate(table)]


def paper() -> Rows:
    """The appendix as it is printed: title block, header, numbering, rows, signatures."""
    title = [
        ["UBND QUẬN X", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["UBND PHƯỜNG Y", "", "Độc lập - Tự do - Hạnh phúc"],
        [],
    ]
    title += [["PHỤ LỤC 3"], ["BÁO CÁO CẢI CÁCH HÀNH CHÍNH THÁNG 5 NĂM 2024"], []]
    end: Rows = [[], ["", "NGƯỜI LẬP BÁO CÁO", "", "TM. ỦY BAN NHÂN DÂN"], ["", "Nguyễn Văn A", "", "Trần Thị B"]]
    return [*title, HEADER, NUMBERING, *TABLE, *end]


def repeated_headers() -> Rows:
    rows: Rows = [HEADER, NUMBERING]
    for at, row in enumerate(TABLE):
        rows += [HEADER, NUMBERING] if at and at % 30 == 0 else []
        rows.append(row)
    return rows


def value_after_unit() -> Rows:
    """The columns as the commune's form has them, under a header of two lines."""
    head = ["STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú"]
    return [head, ["", "", "Đơn vị tính", "Số liệu", ""], *([row[0], row[1], row[3], row[2], row[4]] for row in TABLE)]


def beside_last_month() -> Rows:
    head = ["TT", "Nội dung", "Số liệu kỳ trước", "Số liệu", "ĐVT", "Ghi chú"]
    return [head, *([row[0], row[1], 999, *row[2:]] for row in TABLE)]


def no_header() -> Rows:
    return with_notes(TABLE)


def marker_in_label() -> Rows:
    return [HEADER[1:], *([f"{row[0]} {row[1]}".strip(), *row[2:]] for row in TABLE)]


def headings_merged_from_the_left() -> Rows:
    """Headings stand over the whole width, so that their label is in the first column."""
    return [HEADER, *(row if row[2] != "" else [f"{row[0]} {row[1]}", "", "", "", ""] for row in TABLE)]


def empty_columns_and_lines() -> Rows:
    rows: Rows = []
    for row in [HEADER, *TABLE]:
        rows += [["", *row[:2], "", *row[2:]], []]
    return rows


def numbers_as_text() -> Rows:
    return [HEADER, *([*row[:2], str(row[2]), *row[3:]] for row in TABLE)]


@pytest.mark.parametrize(
    "rows",
    [
        paper,
        repeated_headers,
        value_after_unit,
        beside_last_month,
        no_header,
        marker_in_label,
        headings_merged_from_the_left,
        empty_columns_and_lines,
        numbers_as_text,
    ],
)
def test_every_layout_gives_every_value(tmp_path: Path, rows: Callable[[], Rows]) -> None:
    found = found_in(save(rows(), tmp_path / "a.xlsx"), WARD)
    assert values(found) == EXPECTED
    assert found.unplaced == ()


def merged(sheet: Worksheet) -> None:
    for line in range(3, sheet.max_row + 1, 5):
        sheet.merge_cells(start_row=line, start_column=5, end_row=line + 1, end_column=5)
    sheet.merge_cells("A1:A2")


def hidden(sheet: Worksheet) -> None:
    sheet.insert_cols(3)
    sheet.cell(1, 3, "Số lượng")
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, 3, 999)
    sheet.column_dimensions["C"].hidden = True


@pytest.mark.parametrize("change", [merged, hidden])
def test_what_clerks_do_to_sheets(tmp_path: Path, change: Callable[[Worksheet], None]) -> None:
    found = found_in(save([HEADER, *TABLE], tmp_path / "a.xlsx", change), WARD)
    assert values(found) == EXPECTED


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("font", [True, False])
def test_old_encodings_with_and_without_their_font(tmp_path: Path, encoding: Encoding, font: bool) -> None:
    name = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}[encoding] if font else "Times New Roman"
    rows = [[encoded(str(cell), encoding) if isinstance(cell, str) else cell for cell in row] for row in [HEADER, *TABLE]]
    rows[3][4] = encoded("Chưa phát sinh", encoding)
    found = found_in(save(rows, tmp_path / "a.xlsx", in_font(name)), WARD)
    assert values(found) == EXPECTED
    assert not any(row.label for row in found.rows)
    note = found.rows[2].note
    assert note is not None
    assert note.text == "Chưa phát sinh"


def test_scanning_slips_are_named(tmp_path: Path) -> None:
    random_ = random.Random(3)

    def slipped(label: str) -> str:
        at = random_.randrange(len(label))
        return label[:at] + random_.choice("ìlíớọ1") + label[at + 1 :]

    rows = [[row[0], slipped(str(row[1])), *row[2:]] for row in TABLE]
    found = found_in(save([HEADER, *rows], tmp_path / "a.xlsx"), WARD)
    assert values(found) == EXPECTED
    assert 0 < sum(1 for row in found.rows if row.label) < 25  # a slip in a long label needs no remark


def test_a_label_that_was_understood_otherwise_is_kept_for_the_clerk(tmp_path: Path) -> None:
    rows = [[*row] for row in TABLE]
    rows[3][1] = "Số nhiệm vụ giao thực hiện kế hoạch"
    row = row_of(found_in(save([HEADER, *rows], tmp_path / "a.xlsx"), WARD), "plan.tasks_assigned")
    assert row.label == "Số nhiệm vụ giao thực hiện kế hoạch"
    assert row.places["value"] == "Sheet!C5"


def test_sheets_are_put_together(tmp_path: Path) -> None:
    book = Workbook()
    for number, (start, end) in enumerate(((60, 123), (0, 60))):  # the second half stands first
        append(book.worksheets[0] if not number else book.create_sheet(f"Phần {number}"), [HEADER, *TABLE[start:end]])
    book.save(tmp_path / "a.xlsx")
    assert values(found_in(tmp_path / "a.xlsx", WARD)) == EXPECTED


def test_of_a_sheet_a_month_the_right_one_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Tháng 4"
    append(book.worksheets[0], [["BÁO CÁO THÁNG 4 NĂM 2024"], HEADER, *([*row[:2], 7, *row[3:]] for row in TABLE)])
    append(book.create_sheet("Tháng 5"), [["BÁO CÁO THÁNG 5 NĂM 2024"], HEADER, *TABLE])
    book.save(tmp_path / "a.xlsx")
    found = found_in(tmp_path / "a.xlsx", WARD)
    assert values(found) == EXPECTED
    assert any("Tháng 4" in remark for remark in found.remarks)


def test_lines_that_are_no_row_of_the_form_are_listed(tmp_path: Path) -> None:
    rows = [HEADER, *TABLE]
    rows[10:10] = [["-", "Số hội thi văn nghệ của phường", 4, "Cuộc", ""]]
    (line,) = found_in(save(rows, tmp_path / "a.xlsx"), WARD).unplaced
    assert line.text == "Số hội thi văn nghệ của phường: 4"
    assert line.place == "Sheet, dòng 11"


def test_a_line_that_could_be_several_rows_is_not_guessed(tmp_path: Path) -> None:
    kept = [
        row for row in TABLE if row[1] not in ("Tố cáo", "Tố cáo:", "Phản ánh kiến nghị") and "khiếu nại" not in str(row[1])
    ]
    repeats = [at for at, row in enumerate(kept) if row[1] == "Khiếu nại:"]
    del kept[repeats[0]]
    (line,) = found_in(save([HEADER, *kept], tmp_path / "a.xlsx"), WARD).unplaced
    assert line.text.startswith("Khiếu nại: ")
    assert "nhiều dòng cùng tên" in line.reason


def test_part_of_the_form_is_enough(tmp_path: Path) -> None:
    found = found_in(save([HEADER, *TABLE[60:70]], tmp_path / "a.xlsx"), WARD)
    assert len(found.rows) == 10


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Họ tên", "Ngày sinh"], ["Nguyễn Văn A", "1/1/1990"]], "không có dòng nào của biểu mẫu"),
        (
            [HEADER, *([row[0], f"{row[1]} {at}", at] for at, row in enumerate([["", "Số dân"]] * 40)), *TABLE[3:10]],
            "dòng giống",
        ),
    ],
)
def test_another_form_is_refused_in_a_sentence(tmp_path: Path, rows: Rows, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        found_in(save(rows, tmp_path / "a.xlsx"), WARD)
    assert sentence in str(refusal.value)
    assert "“a.xlsx”" in str(refusal.value)


def test_codes_find_rows_whatever_their_labels(tmp_path: Path) -> None:
    def code(sheet: Worksheet) -> None:
        for line, row in enumerate(WARD.rows, start=2):
            sheet.cell(line, 6, row.code)
            if line % 3 == 0:
                sheet.cell(line, 2, "…")

    path = save([HEADER, *TABLE], tmp_path / "a.xlsx", code)
    book = load_workbook(path)
    book.worksheets[0].move_range("A40:F60", rows=200)
    book.save(path)
    assert values(found_in(path, WARD)) == EXPECTED
