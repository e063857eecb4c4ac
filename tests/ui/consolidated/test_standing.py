"""Who is in a consolidated report, who has come since, and taking them in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from desktop.engine.edits import Address
from desktop.jobs.consolidating.report import received
from desktop.ui.consolidated.received_view import show_received
from desktop.ui.consolidated.standing_dialog import StandingDialog
from tests.helpers import city, wards
from tests.ui.consolidated.conftest import Office

DOCUMENTS, RESOLVED = "direction.documents", "dossiers.resolved"

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def total(*places: int) -> int:
    return sum(int(str(wards.report(wards.names()[place]).value(RESOLVED))) for place in places)


BEFORE = [place for place in range(12) if place not in (5, 7, 11)]


def late(office: Office, *places: int) -> None:
    """More wards send, and the report is looked at again."""
    city.send(office.desk, office.files, [wards.names()[place] for place in places])
    with office.qtbot.waitSignal(office.part.standing.rested):
        office.part.standing.look()


def updates(office: Office) -> None:
    with office.qtbot.waitSignal(office.part.standing.rested):
        office.part.standing.update_button.click()


def test_the_line_says_how_many_units_are_in_it(office: Office) -> None:
    assert office.strip == "Tổng hợp từ 9/12 đơn vị; thiếu 2; 1 đơn vị có lỗi, chưa tính."
    assert office.part.standing.update_button.isHidden()


def test_late_arrivals_are_told_and_taken_in_as_one_step(office: Office) -> None:
    late(office, 7, 11)
    assert "2 báo cáo mới đến sau lần tổng hợp trước: Phường Bạch Mai, Phường Láng." in office.strip
    before = office.reads(RESOLVED)
    updates(office)
    assert office.page.session.report.value(RESOLVED) == total(*BEFORE, 7, 11)
    assert office.notice.startswith("Đã thêm 2 báo cáo: ")
    assert "Hoàn tác được" in office.notice
    assert office.strip == "Tổng hợp từ 11/12 đơn vị; 1 đơn vị có lỗi, chưa tính."
    office.page.view.setFocus()
    with office.qtbot.waitSignal(office.part.standing.rested):
        office.presses("Ctrl+Z")
    assert office.reads(RESOLVED) == before
    assert office.part.fed.overridden == []
    assert "2 báo cáo mới" in office.strip


def test_what_was_typed_over_stays(office: Office) -> None:
    office.goes_to(DOCUMENTS)
    office.types("7")
    office.presses("Enter")
    late(office, 7)
    updates(office)
    assert office.reads(DOCUMENTS) == "7"
    assert "1 ô đã sửa giữ nguyên" in office.notice


def test_it_can_be_called_off(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    late(office, 7)
    before = office.reads(RESOLVED)
    strip = office.part.standing

    def call_off_meanwhile(_desk: object, _report: int, wanted: Callable[[], bool]) -> None:
        assert wanted()
        strip._call_off()
        assert not wanted()

    monkeypatch.setattr("desktop.ui.consolidated.standing_strip.add_up_again", call_off_meanwhile)
    strip.bring_up_to_date()
    office.qtbot.waitUntil(strip.update_button.isEnabled)
    assert office.reads(RESOLVED) == before
    assert office.page.session.undo_name is None


def test_the_units_are_listed_on_demand(office: Office) -> None:
    late(office, 7)
    office.part.standing.show_standing()
    dialog = office.part.standing.dialog
    assert isinstance(dialog, StandingDialog)
    text = dialog.text.toPlainText()
    assert "1 báo cáo mới đến sau lần tổng hợp trước\nPhường Bạch Mai (nhận" in text
    assert "1 đơn vị chưa gửi\nPhường Láng – 024.30000012" in text
    assert "1 đơn vị gửi báo cáo có lỗi, chưa tính\nPhường Hai Bà Trưng" in text
    dialog.reject()


def test_the_workbook_holds_the_units_and_what_was_typed_over(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.goes_to(DOCUMENTS)
    fed = office.page.session.report.value(DOCUMENTS)
    office.types("7")
    office.presses("Enter")
    office.part.fed.explain(Address(DOCUMENTS), "Đã đối chiếu")
    path = tmp_path / "tổng hợp.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(path), ""))
    office.presses("Ctrl+E")
    office.qtbot.waitUntil(lambda: "Đã ghi tệp" in office.window.notice.text)
    book = load_workbook(path)
    assert "Đơn vị" in book.sheetnames
    lines = list(book["Chưa tính được"].iter_rows(min_row=2, values_only=True))
    (typed_over,) = [line for line in lines if line[2] == "Khác số tổng hợp"]
    assert f"ghi 7, từ 9 đơn vị là {fed}. Lý do: Đã đối chiếu" in str(typed_over[3])


def test_the_report_of_a_unit_with_errors_is_shown_with_them(office: Office) -> None:
    row = next(each for each in office.desk.database.received.rows_of(wards.FORM) if each.faults)
    view = show_received(office.desk, row.id, office.window)
    office.qtbot.waitUntil(lambda: view.preview.pages is not None)
    assert view.title.text() == "Phường Hai Bà Trưng"
    assert view.faults.text().startswith("Lỗi: ")
    assert received(office.desk, row.id).report.status == "submitted"
    view.close()
