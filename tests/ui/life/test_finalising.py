"""Finalising a report: what stands in the way is met and mended where it is shown."""

import re
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.engine.content import content_hash, short_hash
from desktop.engine.edits import Address
from desktop.engine.report import Status
from desktop.jobs import export
from desktop.jobs.desk import Desk
from desktop.storage import Database, DiskFullError
from desktop.ui.life.finalise_dialog import FinaliseDialog
from desktop.ui.life.obstacles import Column
from desktop.ui.style import theme
from tests.ui.life.conftest import ASSIGNED, DONE, Clerk, cells

REASON = "Da doi chieu voi so goc"


def ready(clerk: Clerk) -> FinaliseDialog:
    """The dialog of a report whose warnings all have a reason."""
    clerk.session.confirm(clerk.session.report.open_warnings, REASON)
    return clerk.begins_finalising()


def assert_no_sentence_is_cut(dialog: FinaliseDialog) -> None:
    QApplication.processEvents()
    labels: Iterable[QLabel] = dialog.findChildren(QLabel)
    sentences = [each for each in labels if each.wordWrap() and each.isVisible()]
    assert sentences
    assert [each.text() for each in sentences if each.height() < each.heightForWidth(each.width())] == []


def test_with_nothing_in_the_way_the_dialog_is_small_but_shows_its_sentences(clerk: Clerk) -> None:
    clerk.session.set_cells("gõ ô", [(cell, "") for cell in clerk.session.report.entries])
    dialog = clerk.begins_finalising()
    assert not dialog.table.isVisible()
    assert_no_sentence_is_cut(dialog)


def test_errors_stand_in_the_way_and_enter_leads_to_the_cell(clerk: Clerk) -> None:
    clerk.types(DONE, "25")
    dialog = clerk.begins_finalising()
    assert dialog.lead.text() == "Chưa chốt được: còn 1 lỗi phải sửa và 2 cảnh báo chưa có lý do."
    assert cells(dialog, Column.KIND) == ["Lỗi", "Cảnh báo", "Cảnh báo"]
    assert "(25) lớn hơn" in cells(dialog, Column.MESSAGE)[0]
    assert not dialog.finalise_button.isEnabled()
    clerk.area.page.jump_to(Address("direction.meetings"))
    dialog.table.setFocus()
    clerk.presses("Return")
    assert not dialog.isVisible()
    assert clerk.area.page.view.current_address == Address(DONE)
    assert clerk.session.report.status is Status.DRAFT


def test_reasons_are_typed_in_place_and_each_is_one_step_to_undo(clerk: Clerk) -> None:
    dialog = clerk.begins_finalising()
    count = len(clerk.session.report.open_warnings)
    assert dialog.lead.text() == f"Chưa chốt được: còn {count} cảnh báo chưa có lý do."
    dialog.table.setFocus()
    clerk.writes("Co bien ban")
    clerk.presses("Return")
    assert cells(dialog, Column.REASON)[0] == "Co bien ban"
    assert cells(dialog, Column.KIND)[0] == "Đã xác nhận"
    assert dialog.table.currentIndex().row() == 1, "on the next one"
    assert f"còn {count - 1} cảnh báo" in dialog.lead.text()
    assert clerk.session.report.status is Status.DRAFT, "Enter was meant for the reason"
    dialog.reject()
    clerk.area.page.undo()
    assert len(clerk.session.report.open_warnings) == count


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")  # the list that drops down
def test_reasons_given_before_are_offered(clerk: Clerk) -> None:
    dialog = clerk.begins_finalising()
    dialog.table.setFocus()
    clerk.writes("Co bien ban")
    clerk.presses("Return")
    clerk.writes("bien")
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.completer().currentCompletion() == "Co bien ban"


def test_one_reason_for_all_that_are_chosen_is_one_edit(clerk: Clerk) -> None:
    dialog = clerk.begins_finalising()
    count = len(clerk.session.report.open_warnings)
    assert count > 1
    dialog.choose_button.click()
    assert dialog.share_button.text() == f"&Ghi cho {count} cảnh báo"
    assert not dialog.share_button.isEnabled(), "no reason yet"
    clerk.writes(REASON)
    clerk.presses("Return")
    assert cells(dialog, Column.REASON) == [REASON] * count
    assert dialog.lead.text() == "Báo cáo không còn lỗi, có thể chốt."
    assert dialog.finalise_button.isEnabled()
    assert clerk.session.report.status is Status.DRAFT
    clerk.session.undo()
    assert len(clerk.session.report.open_warnings) == count


def test_a_reason_taken_away_opens_the_warning_again(clerk: Clerk) -> None:
    dialog = ready(clerk)
    dialog.table.setFocus()
    clerk.presses("F2")
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == REASON
    field.clear()
    clerk.presses("Return")
    assert cells(dialog, Column.KIND)[0] == "Cảnh báo"
    assert not dialog.finalise_button.isEnabled()


def test_a_reason_that_cannot_be_stored_is_told(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = clerk.begins_finalising()

    def full(*_args: object) -> None:
        raise DiskFullError(clerk.desk.database.path)

    monkeypatch.setattr(Database, "record", full)
    dialog.choose_button.click()
    clerk.writes(REASON)
    dialog.share_button.click()
    assert "đầy" in dialog.refusal.text() or "chỗ" in dialog.refusal.text()
    assert dialog.shared.text() == REASON, "nothing typed is lost"


def test_blank_cells_are_a_hint_and_the_number_is_proposed(clerk: Clerk, final: int) -> None:
    dialog = ready(clerk)
    filled, total = clerk.session.report.completeness()
    labels: Iterable[QLabel] = dialog.findChildren(QLabel)
    words = " ".join(label.text() for label in labels)
    assert f"Còn {total - filled} ô để trống. Ô để trống nghĩa là chưa báo cáo" in words
    assert dialog.number.text() == "08", "after 7, the highest of the year"
    assert dialog.symbol.text() == "/BC-UBND"
    assert dialog.finalise_button.isEnabled()


def test_a_number_that_another_report_has_is_pointed_out_and_can_be_kept(clerk: Clerk, final: int) -> None:
    dialog = ready(clerk)
    assert dialog.number_hint.text() == ""
    dialog.number.setText("07")
    assert dialog.number_hint.text() == "Số này đã dùng cho báo cáo tháng 4 năm 2024."
    assert dialog.finalise_button.isEnabled()
    dialog.number.setText("07/TB-UBND")
    assert dialog.number_hint.text() == ""


def test_a_finalised_report_is_locked_and_says_so(clerk: Clerk) -> None:
    dialog = ready(clerk)
    dialog.number.setText("5")
    dialog.number.setFocus()
    clerk.presses("Return")
    row = clerk.desk.report(1)
    assert (row.status, row.number) == (Status.FINALISED, "5")
    assert row.finalised is not None
    assert row.hash == content_hash(clerk.session.report)
    when = f"{row.finalised.astimezone():%H:%M %d/%m/%Y}"
    assert clerk.strip.startswith(f"Đã chốt – số 05/BC-UBND – {when}, mã kiểm tra {short_hash(row.hash)}.")
    assert "Đã chốt báo cáo số 05/BC-UBND" in clerk.notice
    offered = clerk.offered()
    assert "Lập bản đính chính" in offered
    assert {"Chốt báo cáo…", "Nhập từ tệp…", "Ghi"}.isdisjoint(offered)
    assert clerk.area.page.header.number.isReadOnly()


def test_a_locked_cell_looks_locked_and_refuses_with_a_sentence(clerk: Clerk) -> None:
    clerk.area.page.jump_to(Address(ASSIGNED))

    def fill() -> str:
        view = clerk.area.page.view
        rect = view.visualRect(view.entries.index_of(Address(DONE)))
        return view.viewport().grab().toImage().pixelColor(rect.left() + 4, rect.bottom() - 4).name()

    assert fill() == theme().input.name()
    ready(clerk).finalise_button.click()
    assert fill() == theme().window.name()
    before = clerk.session.report.shown(ASSIGNED)
    QTest.keyClicks(clerk.area.page.view, "7")
    assert clerk.session.report.shown(ASSIGNED) == before
    assert "đã chốt nên không sửa được nữa" in clerk.notice
    QTest.keyClick(clerk.area.page.view, Qt.Key.Key_Delete)
    assert clerk.session.report.shown(ASSIGNED) == before


def test_a_finalised_report_that_is_opened_is_locked_too(clerk: Clerk, final: int) -> None:
    clerk.opens(final)
    assert clerk.strip.startswith("Đã chốt – số 07/BC-UBND")
    assert "Chốt báo cáo…" not in clerk.offered()


def test_a_report_changed_elsewhere_is_not_finalised(clerk: Clerk) -> None:
    dialog = ready(clerk)
    with closing(Database.open(clerk.desk.database.path)) as other:
        Desk(clerk.desk.catalogue, other).open_report(1).set_value(Address(ASSIGNED), "21")
    dialog.finalise_button.click()
    assert dialog.isVisible()
    assert "đã được sửa ở một cửa sổ hoặc một lệnh khác" in dialog.refusal.text()
    assert_no_sentence_is_cut(dialog)
    assert clerk.desk.report(1).status is Status.DRAFT
    assert clerk.session.report.status is Status.DRAFT


def test_a_draft_prints_as_one_and_a_final_report_does_not(clerk: Clerk, tmp_path: Path) -> None:
    def written(name: str) -> tuple[bool, bool]:
        pdf, book = tmp_path / f"{name}.pdf", tmp_path / f"{name}.xlsx"
        export.export_pdf(clerk.session.report.copy(), pdf)
        export.export_workbook(clerk.session.report.copy(), book)
        document = pypdfium2.PdfDocument(pdf)
        texts = [re.sub(r"\s", "", document[page].get_textpage().get_text_range()) for page in range(len(document))]
        document.close()
        sheet = openpyxl.load_workbook(book).worksheets[0]
        marked = {"DỰTHẢO" in text for text in texts}
        assert len(marked) == 1, "every page, or none"
        return marked.pop(), any("DỰ THẢO" in str(cell.value) for line in sheet.iter_rows(max_row=5) for cell in line)

    assert written("nháp") == (True, True)
    ready(clerk).finalise_button.click()
    assert written("chốt") == (False, False)
