"""Tables of tasks in the files that clerks have: each task goes into its table and group, and comes in only once."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop import locations
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.exchange.task_lines import task_lines
from desktop.exchange.workbook import write_workbook
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing import Reading, apply_reading, import_values, paste, read_file
from desktop.jobs.importing.reading import read_workbook_for
from desktop.session import ReportSession
from tests.exchange.reading.sheets import HEADER, MAY, NUMBERING, Row, filled, save, table_of, word
from tests.helpers.clerk import NoDisk
from tests.helpers.editions import district
from tests.helpers.reports import example, from_example
from tests.helpers.tasks import REFORM, SIPAS, code, listed, session

SEED = locations.forms() / "district-report" / "2021" / "examples" / "2021-9M.json"
TITLES = ["STT", "Nội dung thực hiện", "Thời gian hoàn thành", "Đã hoàn thành", "Văn bản", "Ghi chú"]
#: As a clerk has it: slips of a scanner, a task that is not on the form, another spelling of a heading.
TABLE: list[Row] = [
    ["", "CÁC NHIỆM VỤ THÁNG 5 NĂM 2024"],
    TITLES,
    ["1", "2", "3", "4", "5", "6"],
    ["I", "Chi đạo, điều hành"],
    ["1", "Kế hoạch kiềm tra", "14/05/2024", "x", "12/KH-UBND ngày 03/05/2024", "Đã gửi"],
    ["2", "Kế hoạch tuyên truyền", "", "", "", "Đang lấy ý kiến"],
    ["3", "Kế hoạch năm", "", "✓"],
    TITLES,
    ["II", "CẢI CÁCH THỂ CHẾ"],
    ["1", "Rà soát văn bản", "", "Đã hoàn thành"],
    ["III", "Số hoá"],
    ["1", "Quét hồ sơ lưu trữ", "31/05/2024"],
    ["", "NGƯỜI LẬP BÁO CÁO", "", "", "CHỦ TỊCH"],
]


@pytest.fixture
def opened() -> ReportSession:
    """A new report with the tasks that its form starts with."""
    return session()


def sent(report: Report, rows: Iterable[Row], folder: Path, *, known: bool = False) -> Reading:
    """A clerk's workbook as it is read for *report*, held against its tasks or against those of the form."""
    path = save(rows, folder / "nhiệm vụ.xlsx")
    return read_workbook_for(report.edition, path, MAY, report if known else None)


def cells(report: Report, row: str) -> dict[str, str]:
    columns = report.edition.task_tables[row.partition("#")[0]].columns
    shown = {column: report.task_text(Address(row, column)) for column in columns}
    return {column: text for column, text in shown.items() if text}


# --- our own workbook ---


def test_the_districts_tasks_come_back_as_they_were_exported(tmp_path: Path) -> None:
    exported = from_example(district(), example(SEED))
    write_workbook(exported, tmp_path / "a.xlsx")
    with Desk.open(tmp_path / "data") as desk:
        reading = read_file(desk, "district-report@2021", tmp_path / "a.xlsx", exported.period)
        assert (reading.left, [task for task in reading.tasks if task.is_new]) == ((), [])
        assert any("31 nhiệm vụ, 31 đã có trong biểu mẫu, 0 thêm mới" in remark for remark in reading.remarks)
        report = desk.open_report(import_values(desk, reading, exported.period)).report
    for table in exported.edition.task_tables.values():
        assert list(task_lines(report, table)) == list(task_lines(exported, table))
    assert report.tasks(REFORM) == (31, 21)


def test_added_moved_and_renamed_rows_come_back(opened: ReportSession, tmp_path: Path) -> None:
    opened.set_value(Address(opened.add_task(REFORM, "III", 0), "task"), "Quét hồ sơ")
    opened.set_value(Address(opened.add_task(REFORM, "I", 1), "task"), "Kế hoạch tuyên truyền")
    opened.set_value(Address(code(REFORM, 2), "task"), "Kế hoạch của cả năm, đã sửa tên")
    opened.set_value(Address(code(REFORM, 2), "due"), "14/05/2024")
    opened.set_value(Address(code(SIPAS, 1), "result"), "= đã trang bị\n- đủ ghế")
    write_workbook(opened.report, tmp_path / "a.xlsx")
    other = ReportSession(Report(opened.report.edition, opened.report.unit, MAY), 2, NoDisk(), opened.due)
    other.lay_out_tasks()
    apply_reading(other, read_workbook_for(other.report.edition, tmp_path / "a.xlsx", MAY))
    assert listed(other.report) == listed(opened.report)
    assert cells(other.report, code(REFORM, 2)) == cells(opened.report, code(REFORM, 2))
    assert cells(other.report, code(SIPAS, 1)) == cells(opened.report, code(SIPAS, 1))


# --- a clerk's own ---


def test_each_task_goes_into_its_group_below_the_one_above_it(opened: ReportSession, tmp_path: Path) -> None:
    reading = sent(opened.report, TABLE, tmp_path)
    assert [task.label for task in reading.tasks if task.is_new] == ["Kế hoạch tuyên truyền", "Quét hồ sơ lưu trữ"]
    assert reading.left == ()
    before = opened.report.entries
    apply_reading(opened, reading)
    assert listed(opened.report) == [
        "I: Kế hoạch kiểm tra | Kế hoạch tuyên truyền | Kế hoạch năm",
        "II: Rà soát văn bản",
        "III: Quét hồ sơ lưu trữ",
    ]
    assert cells(opened.report, code(REFORM, 1)) == {
        "task": "Kế hoạch kiểm tra",
        "due": "14/05/2024",
        "done": "Có",
        "document": "12/KH-UBND ngày 03/05/2024",
        "remark": "Đã gửi",
    }
    assert opened.report.tasks(REFORM) == (5, 3)
    opened.undo()
    assert opened.report.entries == before


def test_the_dry_run_tells_what_is_read_otherwise(opened: ReportSession, tmp_path: Path) -> None:
    reading = sent(opened.report, TABLE, tmp_path)
    assert {(item.address, item.text, item.meaning) for item in reading.changed} == {
        (Address(code(REFORM, 1), "task"), "Kế hoạch kiềm tra", "Kế hoạch kiểm tra"),
        (Address(code(REFORM, 2), "done"), "✓", "Có"),
        (Address(code(REFORM, 3), "done"), "Đã hoàn thành", "Có"),
    }
    assert reading.taken[0].place == "Sheet!C5"
    assert reading.remarks == ("“Nhiệm vụ”: tệp có 5 nhiệm vụ, 3 đã có trong biểu mẫu, 2 thêm mới.",)


def test_importing_twice_adds_nothing(opened: ReportSession, tmp_path: Path) -> None:
    apply_reading(opened, sent(opened.report, TABLE, tmp_path))
    once = opened.report.entries
    assert apply_reading(opened, sent(opened.report, TABLE, tmp_path)) is None
    assert opened.report.entries == once
    with pytest.raises(RefusedError, match="cả 5 nhiệm vụ trong đó đã có trong báo cáo"):
        sent(opened.report, TABLE, tmp_path, known=True)


def test_a_task_that_was_deleted_meanwhile_is_added_again(opened: ReportSession, tmp_path: Path) -> None:
    reading = sent(opened.report, TABLE, tmp_path)
    opened.delete_tasks([code(REFORM, 1), code(REFORM, 2)])
    apply_reading(opened, reading)
    assert listed(opened.report)[0] == "I: Kế hoạch kiểm tra | Kế hoạch tuyên truyền | Kế hoạch năm"


def test_two_tasks_that_say_the_same_are_two(opened: ReportSession, tmp_path: Path) -> None:
    rows = [TITLES, ["II", "Cải cách thể chế"], ["1", "Rà soát văn bản", "", "x"], ["2", "Rà soát văn bản", "", "x"]]
    for _ in range(2):
        apply_reading(opened, sent(opened.report, rows, tmp_path))
        assert listed(opened.report)[1] == "II: Rà soát văn bản | Rà soát văn bản"


def test_another_year_is_another_task(opened: ReportSession, tmp_path: Path) -> None:
    opened.set_value(Address(code(REFORM, 2), "task"), "Xây dựng kế hoạch năm 2024")
    apply_reading(
        opened,
        sent(
            opened.report,
            [TITLES, ["I", "Chỉ đạo, điều hành"], ["1", "Xây dựng kế hoạch năm 2025", "", "x"]],
            tmp_path,
            known=True,
        ),
    )
    assert listed(opened.report)[0] == "I: Kế hoạch kiểm tra | Xây dựng kế hoạch năm 2024 | Xây dựng kế hoạch năm 2025"


def test_what_has_no_group_is_left_with_a_reason(opened: ReportSession, tmp_path: Path) -> None:
    rows: list[Row] = [
        TITLES,
        ["1", "Việc chưa rõ nhóm", "", "x"],
        ["2", "Kế hoạch năm", "", "x"],
        ["VIII", "Công tác khác"],
        ["1", "Việc của nhóm lạ", "", "x"],
        ["II", "Cải cách thể chế", "", "", "", "8 việc"],
        ["", "", "", "", "", "không có nội dung"],
    ]
    reading = sent(opened.report, rows, tmp_path)
    assert [(item.text, item.place) for item in reading.left] == [
        ("8 việc", "Sheet, dòng 6"),
        ("không có nội dung", "Sheet, dòng 7"),
        ("Việc chưa rõ nhóm; x", "Sheet!B2"),
        ("Việc của nhóm lạ; x", "Sheet!B5"),
    ]
    assert "không có dòng tên nhóm" in reading.left[2].reason
    assert "không có nhóm “Công tác khác”" in reading.left[3].reason
    assert [cell.address for cell in reading.taken] == [Address(code(REFORM, 2), "done")]


def test_lines_broken_by_hand_and_a_title_over_two_rows(opened: ReportSession, tmp_path: Path) -> None:
    rows: list[Row] = [
        ["TT", "Nhiệm vụ", "Thời gian", "Kết quả", "", "Ghi"],
        ["", "", "hoàn thành", "Đã hoàn thành", "Văn bản", "chú"],
        ["II. Cải cách thể chế"],
        ["1", "Rà soát các văn bản", "", "x", "", "Đã gửi"],
        ["", "đã hết hiệu lực", "", "", "", "- Sở Tư pháp"],
        ["", "", "", "", "", "và Sở Nội vụ"],
        ["2", "Rà soát văn bản", "", "x"],
    ]
    apply_reading(opened, sent(opened.report, rows, tmp_path))
    assert listed(opened.report)[1] == "II: Rà soát các văn bản đã hết hiệu lực | Rà soát văn bản"
    assert cells(opened.report, code(REFORM, 4))["remark"] == "Đã gửi\n- Sở Tư pháp và Sở Nội vụ"


def test_merged_headings_and_a_column_of_ones_own(opened: ReportSession, tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:G2")
        sheet.merge_cells("A5:A6")

    rows: list[Row] = [[*TITLES, "Người theo dõi"], ["I. Chỉ đạo, điều hành"], ["1", "Kế hoạch năm", "", "x", "", "", "Lan"]]
    path = save(rows, tmp_path / "a.xlsx", merge)
    reading = read_workbook_for(opened.report.edition, path, MAY)
    assert [cell.address for cell in reading.taken] == [Address(code(REFORM, 2), "done")]
    assert any("1 cột mà bảng nhiệm vụ của biểu mẫu không có" in remark for remark in reading.remarks)


def test_a_doubtful_cell_is_kept_as_it_stands(opened: ReportSession, tmp_path: Path) -> None:
    rows = [TITLES, ["I", "Chỉ đạo, điều hành"], ["1", "Kế hoạch năm", "Quý II", "đang làm"]]
    reading = sent(opened.report, rows, tmp_path)
    assert [(cell.text, bool(cell.doubt)) for cell in reading.taken] == [("Quý II", True), ("đang làm", True)]
    apply_reading(opened, reading)
    assert cells(opened.report, code(REFORM, 2)) == {"task": "Kế hoạch năm", "due": "Quý II", "done": "đang làm"}


# --- pasted ---


def test_both_tables_pasted_from_word(opened: ReportSession) -> None:
    sipas = [
        ["STT", "Nhiệm vụ", "Yêu cầu", "Thời gian thực hiện", "Kết quả"],
        ["1", "Trang bị ghế ngồi", "", "", "Đã mua 20 ghế"],
    ]
    reading = paste(opened.report.edition, MAY, html=word([*TABLE, ["", "PHỤ LỤC 3"], *sipas]))
    assert [task.table for task in reading.tasks] == [REFORM] * 5 + [SIPAS]
    apply_reading(opened, reading)
    assert cells(opened.report, code(SIPAS, 1))["result"] == "Đã mua 20 ghế"
    assert listed(opened.report)[2] == "III: Quét hồ sơ lưu trữ"


def test_rows_without_a_header_stand_as_the_form_prints_them(opened: ReportSession) -> None:
    rows = [["2", "Kế hoạch năm", "14/05/2024", "x"], ["II", "Cải cách thể chế"], ["1", "Rà soát văn bản", "", "x"]]
    reading = paste(opened.report.edition, MAY, html=word([["1", "Kế hoạch kiểm tra"], *rows]))
    apply_reading(opened, reading)
    assert cells(opened.report, code(REFORM, 2)) == {"task": "Kế hoạch năm", "due": "14/05/2024", "done": "Có"}
    assert opened.report.tasks(REFORM) == (3, 2)


# --- beside fixed rows ---


def test_figures_and_tasks_on_one_sheet(opened: ReportSession, tmp_path: Path) -> None:
    figures: list[Row] = [HEADER, NUMBERING, ["", "Kế hoạch"], ["", "Nhiệm vụ được giao", 7], ["", "Đã xong", 3]]
    for rows in ([*figures, *TABLE], [*TABLE[1:], *figures]):
        reading = sent(opened.report, rows, tmp_path)
        assert [cell.text for cell in reading.taken if cell.address in (Address("assigned"), Address("done"))] == ["7", "3"]
        assert len(reading.tasks) == 5


def test_a_file_of_fixed_rows_alone_leaves_the_tasks_alone(tmp_path: Path) -> None:
    form = district()
    path = save([HEADER, *table_of(form, filled(form))], tmp_path / "pl1.xlsx")
    reading = read_workbook_for(form, path, Period.parse("2021-9M"))
    assert reading.tasks == ()
    assert {cell.address.code for cell in reading.taken} <= form.indicators.keys()
    assert len(reading.taken) > 800


def test_a_table_that_nobody_filled_is_refused(opened: ReportSession, tmp_path: Path) -> None:
    write_workbook(opened.report, tmp_path / "a.xlsx")
    with pytest.raises(RefusedError, match="chưa có ô nào được điền"):
        read_workbook_for(opened.report.edition, tmp_path / "a.xlsx", MAY)
