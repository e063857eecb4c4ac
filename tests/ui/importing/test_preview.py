"""Importing a file as a clerk does it: look, accept all, some or none, write, take back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QThread
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.engine.edits import NOTE, Address
from desktop.engine.report import Status
from desktop.exchange.workbook import write_workbook
from desktop.jobs.desk import Desk
from desktop.storage import DiskFullError
from desktop.ui.importing.lines import Show
from desktop.ui.report.page import ReportPage
from tests.exchange.reading.sheets import HEADER, save, table_of, word
from tests.helpers.dropping import drop
from tests.helpers.editions import commune, ward
from tests.helpers.reports import empty, fill
from tests.ui.importing.clerk import Clerk

LooksThrough = Callable[[Path], Clerk]
WARD = ward()


def page(clerk: Clerk) -> ReportPage:
    assert clerk.window.area is not None
    return clerk.window.area.page


# --- all, some, none ---


def test_nothing_is_written_before_it_is_accepted(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    assert clerk.summary.startswith("Sẽ ghi ")
    clerk.clicks("Chọn tất cả")
    assert clerk.entries == {}
    clerk.presses("Esc")
    assert clerk.entries == {}
    assert page(clerk).session.undo_name is None


def test_accepting_all_proposals_fills_the_right_columns(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    clerk.clicks("Chọn tất cả")
    assert clerk.tabs[:2] == ["Đề nghị (đã chọn 71/71)", "Sẽ ghi (88)"]
    assert clerk.summary == "Sẽ ghi 88 ô, 5 số trong tệp khác số chương trình tính."
    clerk.clicks("Nhập vào báo cáo")
    assert (clerk.reads("plan.tasks_assigned"), clerk.reads("plan.tasks_assigned", NOTE)) == ("20", "")
    assert clerk.reads("plan.completion") == "30"
    assert clerk.reads("communication.contests") == "0"
    assert "Đã nhập từ tệp “tháng 5.xlsx”. Đã ghi 88 ô" in page(clerk).notice.text
    assert "Hoàn tác (Ctrl+Z)" in page(clerk).notice.text


def test_accepting_none_takes_the_file_as_it_stands(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    clerk.clicks("Nhập vào báo cáo")
    assert (clerk.reads("plan.tasks_assigned"), clerk.reads("plan.tasks_assigned", NOTE)) == ("", "20")


def test_some_proposals_are_ticked_with_the_space_bar(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    before = clerk.summary
    clerk.ticks("plan.tasks_done")
    assert clerk.tabs[0] == "Đề nghị (đã chọn 1/71)"
    cell = clerk.lists()[clerk.report.name("plan.tasks_done"), "Số lượng"]
    assert cell == ("6", "trống", "6", "Điền vào ô trống, theo đề nghị")
    assert (clerk.report.name("plan.tasks_done"), "Giải trình") not in clerk.lists()
    clerk.ticks("plan.tasks_done")
    assert clerk.summary == before
    clerk.ticks("plan.tasks_done")
    clerk.clicks("Nhập vào báo cáo")
    assert (clerk.reads("plan.tasks_done"), clerk.reads("plan.tasks_assigned")) == ("6", "")


def test_f8_goes_from_one_open_proposal_to_the_next(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    first = clerk.proposal()
    assert first[0].endswith("?")
    clerk.presses("Space")
    assert clerk.proposal() == (first[0], True)
    clerk.presses("F8")
    second = clerk.proposal()
    assert second[0] != first[0]
    clerk.presses("Down", "Shift+F8")
    assert clerk.proposal() == second
    clerk.presses("Shift+F8")  # the first is ticked: round to the last
    assert clerk.proposal()[0] not in (first[0], second[0])


def test_a_heading_ticks_all_below_it(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    clerk.presses("Up", "Space")
    assert clerk.proposal() == ("Đã nêu văn bản nhưng chưa trả lời (3)", True)
    assert clerk.tabs[0] == "Đề nghị (đã chọn 3/71)"
    clerk.presses("Down", "Space", "Up")
    assert clerk.proposal()[1] is False
    assert clerk.tabs[0] == "Đề nghị (đã chọn 2/71)"


def test_enter_in_the_lists_does_not_write(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    clerk.presses("Return")
    assert clerk.dialog.isVisible()
    assert clerk.entries == {}


def test_one_undo_takes_the_whole_import_back(looks_through: LooksThrough, clerk: Clerk, sent: Path) -> None:
    page(clerk).session.set_value(Address("plan.tasks_assigned"), "7")
    page(clerk).session.set_value(Address("direction.meetings", NOTE), "hai hội nghị")
    before = clerk.entries
    looks_through(sent)
    clerk.clicks("Chọn tất cả")
    clerk.clicks("Nhập vào báo cáo")
    assert clerk.reads("plan.tasks_assigned") == "20"
    assert page(clerk).session.undo_name == "nhập từ tệp “tháng 5.xlsx”"
    assert page(clerk).commands.undo.text() == "&Hoàn tác: nhập từ tệp “tháng 5.xlsx”"
    page(clerk).commands.undo.trigger()
    assert clerk.entries == before


def test_a_number_with_two_readings_is_chosen_not_accepted_with_all(looks_through: LooksThrough, tmp_path: Path) -> None:
    cells = {"online_services.fully.offered": ("", None, "162/173"), "staffing.assigned": ("", None, "23")}
    clerk = looks_through(save([HEADER, *table_of(WARD, cells)], tmp_path / "a.xlsx"))
    clerk.clicks("Chọn tất cả")
    assert clerk.tabs[0] == "Đề nghị (đã chọn 1/3)"
    clerk.ticks("online_services.fully.offered")
    assert clerk.tabs[0] == "Đề nghị (đã chọn 2/3)"
    assert "(chọn một)" in clerk.proposal()[0]
    clerk.presses("Down", "Space")  # the other number: the first is no longer chosen
    assert clerk.tabs[0] == "Đề nghị (đã chọn 2/3)"
    clerk.clicks("Nhập vào báo cáo")
    assert clerk.reads("online_services.fully.offered") == "173"


# --- cells that hold something ---


@pytest.fixture
def filled_in(looks_through: LooksThrough, clerk: Clerk, tmp_path: Path) -> Clerk:
    """The clerk has typed three figures; the file has another one, the same one, and one for a blank cell."""
    for code, text in (("staffing.assigned", "25"), ("staffing.present", "20"), ("one_stop.staff", "4")):
        page(clerk).session.set_value(Address(code), text)
    cells = {"staffing.assigned": ("23", None, ""), "staffing.present": ("20,0", None, ""), "plan.tasks_done": ("6", None, "")}
    return looks_through(save([HEADER, *table_of(WARD, cells)], tmp_path / "a.xlsx"))


def test_what_would_be_overwritten_is_shown_before(filled_in: Clerk) -> None:
    assert filled_in.summary == "⚠ Sẽ ghi 2 ô, 1 ô đang có số sẽ bị thay."
    name = filled_in.report.name("staffing.assigned")
    assert filled_in.lists(Show.OVERWRITTEN) == {(name, "Số lượng"): ("23", "25", "23", "Thay nội dung đang có")}
    assert [cell[3] for cell in filled_in.lists(Show.UNCHANGED).values()] == ["Đã có sẵn"]
    filled_in.clicks("Nhập vào báo cáo")
    assert (filled_in.reads("staffing.assigned"), filled_in.reads("one_stop.staff")) == ("23", "4")


def test_one_button_shows_what_would_be_overwritten(filled_in: Clerk) -> None:
    filled_in.clicks("Xem các ô bị thay")
    assert filled_in.preview.tabs.currentIndex() == 1
    assert [line.texts[4:6] for line in filled_in.preview.cells.lines] == [("25", "23")]
    filled_in.clicks("Chỉ điền ô trống")
    assert not filled_in.preview.look.isVisible()


def test_only_blank_cells_can_be_filled(filled_in: Clerk) -> None:
    filled_in.clicks("Chỉ điền ô trống")
    assert filled_in.summary == "Sẽ ghi 1 ô, 1 ô giữ như đang có."
    filled_in.clicks("Nhập vào báo cáo")
    assert (filled_in.reads("staffing.assigned"), filled_in.reads("plan.tasks_done")) == ("25", "6")


def test_calculated_figures_are_compared_not_believed(looks_through: LooksThrough, tmp_path: Path) -> None:
    cells = {"plan.tasks_assigned": (20, None, ""), "plan.tasks_done": (6, None, ""), "plan.completion": (112.5, None, "")}
    clerk = looks_through(save([HEADER, *table_of(WARD, cells)], tmp_path / "a.xlsx"))
    assert clerk.summary == "Sẽ ghi 2 ô, 1 số trong tệp khác số chương trình tính."
    (line,) = clerk.preview.compared.lines
    assert line.texts[1:] == (clerk.report.name("plan.completion"), "112,5", "30", "Khác số chương trình tính")
    clerk.clicks("Nhập vào báo cáo")
    assert clerk.reads("plan.completion") == "30"


def test_what_was_read_otherwise_and_what_has_no_place_is_listed(looks_through: LooksThrough, sent: Path) -> None:
    clerk = looks_through(sent)
    assert clerk.tabs[3:] == ["Đã hiểu khác (12)", "Không có chỗ (2)"]
    assert [line.texts[2] for line in clerk.preview.left.lines] == ["893", "không có"]
    assert "các dòng dưới đã ghi" in clerk.preview.left.lines[0].texts[3]


def test_a_text_without_meaning_is_marked(looks_through: LooksThrough, tmp_path: Path) -> None:
    cells = {"staffing.assigned": ("hai mươi", None, ""), "staffing.present": ("20", None, "")}
    clerk = looks_through(save([HEADER, *table_of(WARD, cells)], tmp_path / "a.xlsx"))
    assert [cell[3] for cell in clerk.lists(Show.DOUBTFUL).values()] == ["Điền vào ô trống, chưa hiểu được"]


def test_a_file_of_another_period_says_so(looks_through: LooksThrough, clerk: Clerk, tmp_path: Path) -> None:
    june = empty(WARD, clerk.report.period._replace(ordinal=6))
    fill(june, {"staffing.assigned": {"value": "23"}})
    write_workbook(june, tmp_path / "tháng 6.xlsx")
    looks_through(tmp_path / "tháng 6.xlsx")
    assert any("Tệp là báo cáo của tháng 6 năm 2024" in words for words in clerk.remarks)


def test_a_values_file_of_another_edition_says_so(looks_through: LooksThrough, clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"form": "ward-monthly", "edition": "2019", "values": {"staffing.assigned": {"value": "23"}}}', encoding="utf-8"
    )
    looks_through(tmp_path / "a.json")
    assert clerk.remarks == ["⚠ Tệp lập theo phiên bản 2019 của biểu mẫu, báo cáo dùng phiên bản 2024."]
    assert clerk.summary == "Sẽ ghi 1 ô."


def test_a_full_drive_leaves_the_preview_open_and_the_report_untouched(
    looks_through: LooksThrough, empty_desk: Desk, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = looks_through(sent)

    def refuse(*_: object) -> None:
        raise DiskFullError(Path("F:"))

    with monkeypatch.context() as full:
        full.setattr(empty_desk.database, "record", refuse)
        clerk.clicks("Nhập vào báo cáo")
    assert "hết chỗ" in clerk.dialog.notice.text
    assert clerk.entries == {}
    clerk.clicks("Nhập vào báo cáo")
    assert clerk.reads("one_stop.staff") == "3"


# --- files that cannot be used ---


def test_a_bad_file_is_one_sentence_and_another_can_be_chosen(
    clerk: Clerk, choose: Callable[[Path | None], None], sent: Path, tmp_path: Path
) -> None:
    (tmp_path / "hỏng.xlsx").write_bytes(sent.read_bytes()[:3000])
    choose(tmp_path / "hỏng.xlsx")
    page(clerk).commands.import_file.trigger()
    assert "Tệp “hỏng.xlsx” bị hỏng" in clerk.waits_for_a_refusal()
    assert not clerk.dialog.accept_button.isEnabled()
    assert clerk.entries == {}
    choose(sent)
    clerk.presses("Space")  # the button for another file has the focus
    clerk.waits_for_the_preview()
    assert clerk.dialog.notice.text == ""
    assert clerk.dialog.accept_button.isEnabled()


def test_a_file_of_another_form_is_refused(clerk: Clerk, choose: Callable[[Path | None], None], tmp_path: Path) -> None:
    write_workbook(empty(commune()), tmp_path / "khác.xlsx")
    choose(tmp_path / "khác.xlsx")
    page(clerk).commands.import_file.trigger()
    assert "không phải “ward-monthly”" in clerk.waits_for_a_refusal()


def test_no_file_no_preview(clerk: Clerk, choose: Callable[[Path | None], None]) -> None:
    choose(None)
    page(clerk).commands.import_file.trigger()
    assert clerk.dialogs == []


def test_a_reading_called_off_shows_nothing_more(
    clerk: Clerk, choose: Callable[[Path | None], None], sent: Path, qtbot: QtBot
) -> None:
    choose(sent)
    page(clerk).commands.import_file.trigger()
    clerk.dialog.reject()
    qtbot.waitUntil(lambda: not clerk.dialogs and clerk.window.findChild(QThread) is None)
    assert clerk.entries == {}


def test_a_locked_report_takes_nothing_in(clerk: Clerk, choose: Callable[[Path | None], None], sent: Path) -> None:
    clerk.report.status = Status.FINALISED
    choose(sent)
    page(clerk).commands.import_file.trigger()
    assert clerk.dialogs == []
    assert "bản đính chính" in page(clerk).notice.text


# --- the clipboard, and files that are dropped ---


def copy(html: str = "", text: str = "") -> None:
    held = QMimeData()
    if html:
        held.setHtml(html)
    if text:
        held.setText(text)
    QGuiApplication.clipboard().setMimeData(held)


def test_a_table_copied_in_word_is_taken_in(clerk: Clerk) -> None:
    cells = {"staffing.assigned": ("23", None, ""), "plan.tasks_assigned": ("", None, "20")}
    copy(html=word([HEADER, *table_of(WARD, cells)]))
    page(clerk).commands.import_table.trigger()
    clerk.waits_for_the_preview()
    clerk.clicks("Chọn tất cả")
    clerk.clicks("Nhập vào báo cáo")
    assert (clerk.reads("staffing.assigned"), clerk.reads("plan.tasks_assigned")) == ("23", "20")
    assert page(clerk).session.undo_name == "nhập bảng đang sao chép"


def test_a_copied_picture_is_a_sentence(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    page(clerk).commands.import_table.trigger()
    assert "hình ảnh" in clerk.waits_for_a_refusal()


def test_words_that_are_no_table_are_a_sentence(clerk: Clerk) -> None:
    copy(text="Kính gửi Phòng Nội vụ")
    page(clerk).commands.import_table.trigger()
    assert "không có dòng nào của biểu mẫu" in clerk.waits_for_a_refusal()


def test_a_file_dropped_on_the_report_is_looked_through(clerk: Clerk, sent: Path) -> None:
    assert drop(page(clerk), [sent])
    clerk.waits_for_the_preview()
    assert clerk.entries == {}
    assert clerk.summary.startswith("Sẽ ghi ")


def test_what_is_being_typed_is_stored_before_the_preview(looks_through: LooksThrough, clerk: Clerk, sent: Path) -> None:
    page(clerk).jump_to(Address("plan.tasks_assigned"))
    clerk.presses("9")
    looks_through(sent)
    assert clerk.reads("plan.tasks_assigned") == "9"
