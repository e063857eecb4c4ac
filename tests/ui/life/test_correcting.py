"""Correcting a finalised report by a version of its own."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.engine.edits import Address
from desktop.jobs.desk import Desk
from desktop.storage import Database
from desktop.ui.life.corrections_model import Column
from desktop.ui.life.corrections_preview import CorrectionsPreview
from desktop.ui.life.corrections_window import CorrectionsWindow
from tests.ui.life.conftest import DONE, RATIO, Clerk


@pytest.fixture
def correcting(clerk: Clerk, final: int) -> Clerk:
    """Has a corrected version of April's report open."""
    clerk.opens(final)
    clerk.area.page.commands.amend.trigger()
    return clerk


def lines(corrections: CorrectionsWindow) -> list[tuple[str, ...]]:
    entries, columns = corrections.entries, (Column.COLUMN, Column.BEFORE, Column.AFTER, Column.HOW)
    return [tuple(str(entries.index(row, column).data()) for column in columns) for row in range(entries.rowCount())]


def test_a_corrected_version_opens_as_a_draft_and_says_what_it_corrects(correcting: Clerk, final: int) -> None:
    row = correcting.desk.report(correcting.session.report_id)
    assert (row.version, row.amends) == (2, final)
    assert correcting.strip.startswith("Bản đính chính 1 của báo cáo số 07/BC-UBND – đã chốt ")
    assert correcting.area.strip.button.isVisible()
    assert correcting.area.page.header.status.text() == "Bản nháp, bản đính chính 1"
    assert {"Chốt báo cáo…", "Xem các chỗ đính chính…"} <= set(correcting.offered())
    correcting.types(DONE, "19")
    assert correcting.session.report.shown(DONE) == "19"
    assert correcting.desk.open_report(final).report.shown(DONE) == "18"


def test_the_list_of_corrections_follows_the_typing(correcting: Clerk, qtbot: QtBot) -> None:
    corrections = correcting.opens_corrections()
    assert corrections.lead.text().startswith("Chưa có chỗ nào khác với báo cáo số 07/BC-UBND")
    assert not corrections.print_button.isEnabled()
    correcting.window.activateWindow()
    qtbot.waitUntil(correcting.window.isActiveWindow)
    correcting.types(DONE, "19")
    qtbot.waitUntil(lambda: len(lines(corrections)) == 2)
    assert lines(corrections) == [("Số lượng", "18", "19", "nhập"), ("Số lượng", "90", "95", "tính theo")]
    assert corrections.lead.text().startswith("2 chỗ khác với báo cáo số 07/BC-UBND")
    correcting.area.page.undo()
    qtbot.waitUntil(lambda: not lines(corrections))


def test_a_line_of_the_list_leads_to_its_cell(correcting: Clerk) -> None:
    correcting.types(DONE, "19")
    corrections = correcting.opens_corrections()
    corrections.table.selectRow(1)
    corrections.table.setFocus()
    QTest.keyClick(corrections.table, Qt.Key.Key_Return)
    assert correcting.area.page.view.current_address == Address(RATIO)


def test_a_changed_number_is_a_correction(correcting: Clerk) -> None:
    header = correcting.area.page.header
    header.number.setText("9")
    header.store_number()
    assert lines(correcting.opens_corrections()) == [("", "7", "9", "nhập")]


def test_the_list_is_written_for_signature(
    correcting: Clerk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correcting.types(DONE, "19")
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "dinh chinh.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    correcting.opens_corrections().save_button.click()
    qtbot.waitUntil(lambda: "Đã ghi tệp" in correcting.window.notice.text)
    assert Path(proposed[0]).name == "ward-monthly_2024-04-v2-dinh-chinh.pdf"
    document = pypdfium2.PdfDocument(tmp_path / "dinh chinh.pdf")
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "BẢN ĐÍNH CHÍNH" in text
    assert "Báo cáo số 07/BC-UBND" in text
    assert "18 19" in text


def test_the_list_is_seen_before_it_is_printed(correcting: Clerk, qtbot: QtBot) -> None:
    correcting.types(DONE, "19")
    preview = correcting.opens_corrections().show_pages()
    assert isinstance(preview, CorrectionsPreview)
    qtbot.waitUntil(lambda: preview.pages is not None)
    assert preview.pages is not None
    assert preview.pages.count == 1
    preview.close()


def test_there_is_one_corrected_version_and_the_first_one_leads_to_it(correcting: Clerk, final: int) -> None:
    correction = correcting.session.report_id
    correcting.opens(final)
    assert "đã có bản đính chính 1 thay cho bản này" in correcting.strip
    amend = correcting.area.page.commands.amend
    assert amend.text() == "Mở bản đính chính 1"
    amend.trigger()
    assert correcting.session.report_id == correction


def test_the_list_tells_versions_apart_and_corrects_from_there(
    clerk: Clerk, final: int, answers: Callable[[str], list[str]]
) -> None:
    home = clerk.goes_home(line=1)
    assert home.life.amend.isVisible()
    home.life.amend.trigger()
    assert clerk.session.report.version == 2
    home = clerk.goes_home()
    shown = [home.reports.index(line, 0).data(Qt.ItemDataRole.AccessibleTextRole) for line in range(3)]
    assert shown[1] == "Tháng 4 năm 2024, Báo cáo cải cách hành chính tháng – bản đính chính 1"
    assert shown[2] == "Tháng 4 năm 2024, Báo cáo cải cách hành chính tháng"
    assert home.reports.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Đã chốt, số 7"
    home.table.selectRow(2)
    assert home.life.amend.text() == "Mở bản đính chính 1"


def test_a_period_deleted_elsewhere_leaves_the_open_report_as_it_is(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = clerk.desk
    june = desk.new_report("ward-monthly", clerk.session.report.period.next)
    clerk.opens(june)
    clerk.area.page.commands.compare.trigger()
    desk.delete_report(1)
    desk.empty_bin()
    clerk.types(DONE, "3")
    assert clerk.session.report.shown(DONE) == "3"
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    clerk.area.page.commands.history.trigger()
    clerk.area.page.commands.carry_over.trigger()
    clerk.area.page.commands.compare.trigger()
    clerk.area.page.commands.compare.trigger()
    clerk.opens(june)
    clerk.area.page.commands.compare.trigger()
    assert clerk.session.report.shown(DONE) == "3"


def test_a_report_put_into_the_bin_elsewhere_refuses_with_a_sentence(clerk: Clerk) -> None:
    other = Desk(clerk.desk.catalogue, Database.open(clerk.desk.database.path))
    other.delete_report(1)
    other.close()
    clerk.types(DONE, "3")
    assert "đang nằm trong thùng rác" in clerk.notice
    clerk.area.page.give_up_typing()
