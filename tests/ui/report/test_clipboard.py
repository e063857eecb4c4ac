"""Cut, copy and paste, as a clerk does it between this table, Excel, LibreOffice and Word."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.report.clerk import NOTE, Clerk, Memory
from tests.ui.report.clipboards import copied, copies_elsewhere, filled, preview

#: Rows of the form from "Ban hành Kế hoạch CCHC" to "Tổng số lượt người tham dự", as an Excel sheet of the form has them.
AS_THE_FORM = "Có\r\n31\r\n21\r\n67,74\r\n\r\n8\r\n5\r\n120\r\n"


# --- pasting a range ---


def test_a_range_laid_out_like_the_form_goes_into_its_rows_in_one_step(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere(AS_THE_FORM)
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {
        "plan.issued": "Có",
        "plan.tasks_assigned": "31",
        "plan.tasks_done": "21",
        "direction.documents": "8",
        "direction.meetings": "5",
        "direction.attendees": "120",
    }
    assert clerk.reads("plan.completion") == "67,74"
    assert len(journal.outcomes) == 1
    assert clerk.stands_in == ("plan.issued", "value")
    assert clerk.page.commands.undo.text() == "&Hoàn tác: dán 6 ô"
    clerk.presses("Ctrl+Z")
    assert filled(clerk) == {}
    clerk.presses("Ctrl+Y")
    assert clerk.reads("direction.attendees") == "120"


def test_where_the_range_went_is_selected(clerk: Clerk) -> None:
    copies_elsewhere("1\n2\n3")
    clerk.goes_to("communication.conferences")
    clerk.presses("Ctrl+V", "Delete")
    assert filled(clerk) == {}
    assert clerk.page.commands.undo.text() == "&Hoàn tác: xóa 3 ô"


@pytest.mark.parametrize(
    ("columns", "note"),
    [
        ("20\tNhiệm vụ\tKế hoạch số 5", "Kế hoạch số 5"),
        ("20\tKế hoạch số 5", "Kế hoạch số 5"),
        ("20\t\tKế hoạch số 5", "Kế hoạch số 5"),
    ],
    ids=["with the unit", "without", "unit blank"],
)
def test_value_unit_and_note_go_into_their_columns(clerk: Clerk, columns: str, note: str) -> None:
    copies_elsewhere(columns)
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.tasks_assigned": "20", "plan.tasks_assigned*": note}


def test_notes_of_several_lines_come_in_quotes_from_excel(clerk: Clerk) -> None:
    copies_elsewhere('"Kế hoạch ""số 5""\nngày 19/01/2024"\r\n"hai" lần\r\n')
    clerk.goes_to("plan.issued", NOTE)
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.issued*": 'Kế hoạch "số 5"\nngày 19/01/2024', "plan.tasks_assigned*": '"hai" lần'}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1,234", "1.234"),
        ("1.234", "1.234"),
        ("1 234", "1.234"),
        ("1\u00a0234", "1.234"),
        ("\u202b1234\u202c", "1.234"),
        ("12\u0000", "12"),
        ("01", "1"),
    ],
)
def test_figures_are_read_as_people_write_them(clerk: Clerk, typed: str, shown: str) -> None:
    copies_elsewhere(typed)
    clerk.goes_to("direction.attendees")
    clerk.presses("Ctrl+V")
    assert clerk.reads("direction.attendees") == shown


def test_a_note_with_loose_diacritics_is_kept_composed(clerk: Clerk) -> None:
    copies_elsewhere("Tie\u0302\u0301ng Vie\u0323\u0302t")
    clerk.goes_to("plan.issued", NOTE)
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.issued*": "Tiếng Việt"}


def test_words_of_several_lines_go_into_one_note(clerk: Clerk) -> None:
    copies_elsewhere("Kế hoạch số 5\nngày 19/01/2024", html="<p>Kế hoạch số 5</p><p>ngày 19/01/2024</p>")
    clerk.goes_to("plan.issued", NOTE)
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.issued*": "Kế hoạch số 5\nngày 19/01/2024"}


def test_excels_exact_numbers_are_taken_not_what_a_narrow_column_shows(clerk: Clerk) -> None:
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
        '<Row><Cell><Data ss:Type="Number">123456</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data ss:Type="Number">7</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>\0"
    )
    copies_elsewhere("#####\r\n\r\n7\r\n", xml=xml)
    clerk.goes_to("communication.conferences")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"communication.conferences": "123456", "communication.contests": "7"}


def test_libreoffices_exact_numbers_are_taken(clerk: Clerk) -> None:
    html = '<table><tr><td sdval="1234567" sdnum="1066;0;0,00E+00">1,23E+06</td></tr><tr><td>5</td></tr></table>'
    copies_elsewhere("1,23E+06\n5\n", html=html)
    clerk.goes_to("communication.conferences")
    clerk.presses("Ctrl+V")
    assert clerk.reads("communication.conferences") == "1.234.567"
    assert clerk.reads("communication.news_items") == "5"


def test_whole_rows_find_their_own_rows_by_their_labels(clerk: Clerk) -> None:
    copies_elsewhere("+\tTố cáo\t4\tVụ việc\tđơn ẩn danh\n+\tPhản ánh kiến nghị\t5\tVụ việc\t\n")
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {
        "grievances.received.denunciations": "4",
        "grievances.received.denunciations*": "đơn ẩn danh",
        "grievances.received.petitions": "5",
    }


def test_a_table_with_other_rows_is_offered_to_be_taken_in_by_their_names(clerk: Clerk, qtbot: QtBot, journal: Memory) -> None:
    copies_elsewhere("Tọa đàm\t4\nSố cuộc thi\t5\nTổng số đơn thư\t6\nRà soát, đơn giản hóa TTHC\t\n")
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    assert "4 dòng mang tên khác" in preview().list.toPlainText()
    assert preview().write_button.text() == "Vẫn &ghi 3 ô ở đây"
    button = preview().names_button
    assert button is not None
    with qtbot.waitSignal(clerk.page.table_import_requested):
        button.click()
    assert journal.outcomes == []


# --- rows that a filter hides ---

SHOWN = ("plan.tasks_assigned", "direction.documents", "direction.attendees")


def test_under_a_filter_a_range_goes_into_the_rows_that_are_shown_and_says_so(clerk: Clerk) -> None:
    clerk.page.view.show_only(lambda code: code in SHOWN)
    copies_elsewhere("1\n\n3\n4")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    told = preview().list.toPlainText()
    assert "3 dòng đang ẩn vì lọc" in told
    assert "Số nhiệm vụ đã hoàn thành theo kế hoạch" in told
    preview().write_button.click()
    assert filled(clerk) == {"plan.tasks_assigned": "1", "direction.documents": "3", "direction.attendees": "4"}


def test_what_a_filter_hides_is_neither_copied_nor_cleared(clerk: Clerk) -> None:
    copies_elsewhere("31\n21\n\n\n8\n5\n120")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    clerk.page.view.show_only(lambda code: code in SHOWN)
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Shift+Down", "Shift+Down", "Ctrl+X")
    assert copied().split() == ["31", "8", "120"]
    assert filled(clerk) == {"plan.tasks_done": "21", "direction.meetings": "5"}


# --- one cell into many ---


def test_one_cell_fills_the_selection_without_what_is_calculated(clerk: Clerk) -> None:
    copies_elsewhere("3\r\n")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Shift+Down", "Shift+Down", "Shift+Down", "Ctrl+V")
    assert filled(clerk) == {"plan.tasks_assigned": "3", "plan.tasks_done": "3", "direction.documents": "3"}
    assert clerk.page.commands.undo.text() == "&Hoàn tác: dán 3 ô"


# --- what does not fit ---


def test_what_does_not_fit_is_shown_before_anything_is_written(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("Có\n31\nhai mốt\n80\nx\n8")
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    told = preview().list.toPlainText()
    assert journal.outcomes == []
    assert "1 ô rơi vào dòng do chương trình tính và khác số đã tính: bỏ qua" in told
    assert "“Tỷ lệ hoàn thành so với Kế hoạch”: “80” (chương trình tính: –)" in told
    assert "1 ô không đọc được" in told
    assert "“hai mốt”" in told
    assert "1 ô rơi vào dòng tiêu đề: bỏ qua" in told
    assert preview().write_button.text() == "&Ghi 4 ô"
    preview().write_button.click()
    assert filled(clerk) == {
        "plan.issued": "Có",
        "plan.tasks_assigned": "31",
        "plan.tasks_done": "hai mốt",
        "direction.documents": "8",
    }
    assert len(journal.outcomes) == 1


def test_thinking_better_of_it_writes_nothing(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("Có\n31\nhai mốt")
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    preview().leave_button.click()
    assert journal.outcomes == []
    assert QApplication.activeModalWidget() is None


def test_cells_beyond_the_last_row_and_column_are_counted(clerk: Clerk) -> None:
    copies_elsewhere("1\tNhiệm vụ\tghi chú\tthừa\n2\tNhiệm vụ\t\t\n\t\t\t\n4\t\t\t\n5\t\t\t")
    clerk.goes_to("superior_tasks.assigned")
    clerk.presses("Ctrl+V")
    told = preview().list.toPlainText()
    assert "2 ô nằm dưới dòng cuối của phần này: bỏ qua" in told
    assert "1 ô nằm ngoài các cột của bảng: bỏ qua" in told
    assert preview().write_button.text() == "&Ghi 3 ô"
    preview().write_button.click()
    assert clerk.reads("superior_tasks.assigned", NOTE) == "ghi chú"


def test_typed_cells_are_not_emptied_without_a_word(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_done")
    clerk.types("9")
    clerk.presses("Enter")
    copies_elsewhere("7\r\n\r\n\r\n8\r\n")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert "1 ô đang có nội dung sẽ thành ô trống" in preview().list.toPlainText()


def test_another_unit_of_measure_is_told(clerk: Clerk) -> None:
    copies_elsewhere("3\tNhiệm vụ\n4\tTriệu đồng\n\t%\n\t\n6\tVăn bản")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert "1 dòng ghi đơn vị tính khác với biểu mẫu" in preview().list.toPlainText()


def test_a_cell_that_is_calculated_takes_no_figure(clerk: Clerk) -> None:
    copies_elsewhere("50")
    clerk.goes_to("plan.completion")
    clerk.presses("Ctrl+V")
    assert "Không có ô nào để ghi: 1 ô rơi vào dòng do chương trình tính" in clerk.notice


def test_a_total_goes_in_alone_and_is_compared_with_its_parts(clerk: Clerk) -> None:
    copies_elsewhere("7\n\n\n\n")
    clerk.goes_to("grievances.received")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"grievances.received": "7"}
    clerk.presses("Ctrl+Z")
    copies_elsewhere("7\n3\n2\n2\n")
    clerk.goes_to("grievances.received")
    clerk.presses("Ctrl+V")
    assert sorted(filled(clerk)) == [
        "grievances.received.complaints",
        "grievances.received.denunciations",
        "grievances.received.petitions",
    ]
    assert clerk.reads("grievances.received") == "7"
    clerk.presses("Ctrl+Z")
    copies_elsewhere("8\n3\n2\n2\n")
    clerk.goes_to("grievances.received")
    clerk.presses("Ctrl+V")
    assert "“8” (chương trình tính: 7)" in preview().list.toPlainText()


def test_formulas_copied_as_text_are_not_worked_out(clerk: Clerk) -> None:
    copies_elsewhere("=A1+B1")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert "“=A1+B1”" in preview().list.toPlainText()
    assert preview().write_button.text() == "&Ghi 1 ô"
    preview().write_button.click()
    assert clerk.reads("plan.tasks_assigned") == "=A1+B1"
    assert clerk.page.tabs.badge(0).faults.errors == 1


# --- bad clipboards ---


def test_an_empty_clipboard_is_told(clerk: Clerk) -> None:
    copies_elsewhere(" \r\n\t")
    clerk.presses("Ctrl+V")
    assert "Không có gì để dán" in clerk.notice


def test_a_picture_is_told(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    clerk.presses("Ctrl+V")
    assert "một hình ảnh" in clerk.notice


def test_a_file_is_told(clerk: Clerk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/bao-cao.xlsx")])
    QGuiApplication.clipboard().setMimeData(data)
    clerk.presses("Ctrl+V")
    assert "một tệp" in clerk.notice


def test_html_without_a_table_is_words(clerk: Clerk) -> None:
    copies_elsewhere("12", html="<b>12</b>")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.tasks_assigned": "12"}


def test_a_hundred_thousand_cells_are_refused_at_once(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("1\t2\t3\t4\r\n" * 25_000)
    clerk.presses("Ctrl+V")
    assert "có hơn 10.000 ô" in clerk.notice
    assert journal.outcomes == []


def test_a_locked_report_takes_nothing_and_says_why(locked_clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("Có\nba mươi")
    locked_clerk.presses("Ctrl+V")
    assert "đã chốt" in locked_clerk.notice
    assert journal.outcomes == []


def test_a_full_drive_takes_nothing_and_the_clipboard_stays(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("Có\n31")
    journal.full = True
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {}
    assert clerk.notice.startswith("⚠")
    journal.full = False
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.issued": "Có", "plan.tasks_assigned": "31"}


# --- copying ---


@pytest.fixture
def some_rows(clerk: Clerk) -> Clerk:
    copies_elsewhere("Có\n68897\n50000")
    clerk.goes_to("plan.issued")
    clerk.presses("Ctrl+V")
    clerk.goes_to("plan.tasks_done", NOTE)
    clerk.types('"Kế hoạch" số 5')
    clerk.presses("Ctrl+Return")
    clerk.types("= A1")
    clerk.presses("Enter")
    return clerk


def test_a_copied_range_is_text_with_tabs_and_numbers_without_dots(some_rows: Clerk) -> None:
    some_rows.goes_to("plan.tasks_assigned")
    some_rows.presses("Shift+Right", "Shift+Down", "Shift+Down", "Shift+Down", "Ctrl+C")
    assert copied().split("\r\n") == [
        "68897\tNhiệm vụ\t",
        '50000\tNhiệm vụ\t"""Kế hoạch"" số 5\n= A1"',
        "72,57\t%\t",
        "\t\t",
        "\tVăn bản\t",
        "",
    ]


def test_a_copied_range_pasted_back_is_the_same(some_rows: Clerk, journal: Memory) -> None:
    before = filled(some_rows)
    some_rows.goes_to("plan.issued")
    some_rows.presses("Ctrl+A", "Ctrl+C", "Delete")
    assert filled(some_rows) == {}
    some_rows.goes_to("direction.documents")
    some_rows.presses("Ctrl+V")
    assert filled(some_rows) == before


def test_whole_rows_are_copied_with_their_labels(some_rows: Clerk) -> None:
    some_rows.goes_to("plan.tasks_assigned")
    some_rows.presses("Ctrl+Shift+C")
    assert copied() == "-\tSố nhiệm vụ được giao triển khai thực hiện trong kế hoạch\t68897\tNhiệm vụ\t\r\n"


def test_cutting_copies_and_empties_in_one_step(some_rows: Clerk, journal: Memory) -> None:
    before = len(journal.outcomes)
    some_rows.goes_to("plan.tasks_assigned")
    some_rows.presses("Shift+Down", "Ctrl+X")
    assert copied() == "68897\r\n50000\r\n"
    assert some_rows.reads("plan.tasks_done") == ""
    assert len(journal.outcomes) == before + 1
    assert some_rows.page.commands.undo.text() == "&Hoàn tác: cắt 2 ô"
    some_rows.presses("Ctrl+Z")
    assert some_rows.reads("plan.tasks_assigned") == "68.897"


def test_what_cannot_be_read_is_copied_as_it_was_typed(clerk: Clerk) -> None:
    clerk.goes_to("plan.tasks_assigned")
    clerk.types("ba mươi")
    clerk.presses("Enter", "Up", "Ctrl+C")
    assert copied() == "ba mươi\r\n"


def test_a_locked_report_can_be_copied(locked_clerk: Clerk) -> None:
    locked_clerk.goes_to("plan.completion")
    locked_clerk.presses("Ctrl+C")
    assert copied() == "–\r\n"


def test_keys_of_an_open_editor_are_its_own(some_rows: Clerk) -> None:
    copies_elsewhere("12")
    some_rows.goes_to("direction.documents")
    some_rows.types("4")
    some_rows.presses("Ctrl+V", "Enter")
    assert some_rows.reads("direction.documents") == "412"


def test_the_number_above_the_table_takes_its_own_paste(clerk: Clerk, journal: Memory) -> None:
    copies_elsewhere("05/BC-UBND")
    clerk.page.header.number.setFocus()
    clerk.presses("Ctrl+V")
    assert clerk.page.header.number.text() == "05/BC-UBND"
    assert journal.outcomes == []


def test_undoing_a_paste_shows_where_it_began(clerk: Clerk) -> None:
    copies_elsewhere("31\t\tghi chú\n21")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    clerk.goes_to("direction.attendees")
    clerk.presses("Ctrl+Z")
    assert clerk.stands_in == ("plan.tasks_assigned", "value")


def test_marks_that_turn_the_direction_of_writing_are_no_part_of_a_figure(clerk: Clerk) -> None:
    copies_elsewhere("\u202e12\u202c\n\u200f5\u200e\n")
    clerk.goes_to("plan.tasks_assigned")
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.tasks_assigned": "12", "plan.tasks_done": "5"}


def test_words_written_from_right_to_left_are_kept_in_a_note(clerk: Clerk) -> None:
    copies_elsewhere("שלום")
    clerk.goes_to("plan.tasks_assigned", NOTE)
    clerk.presses("Ctrl+V")
    assert filled(clerk) == {"plan.tasks_assigned*": "שלום"}
