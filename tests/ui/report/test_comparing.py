"""The clerk sees the last period beside this one, and carries over what stays the same."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.engine.background import Background, PastReport
from desktop.engine.definition import Edition
from desktop.engine.edits import Address
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.engine.unit import Unit
from desktop.session import ReportSession
from desktop.ui.report.carry_dialog import CarryDialog
from desktop.ui.report.page import ReportPage
from desktop.ui.report.table_model import TableModel
from tests.ui.report.clerk import VALUE, Clerk, Memory

APRIL, MARCH = Period.parse("2024-04"), Period.parse("2024-03")
TITLES = ["TT", "Nội dung báo cáo của đơn vị", "Số lượng", "Kỳ trước", "Tăng, giảm", "Diễn biến", "Đơn vị tính"]


@pytest.fixture
def session(ward_edition: Edition, journal: Memory) -> ReportSession:
    """May, after a March and an April with as many meetings, and more plans each month."""
    past = [
        PastReport(APRIL, {"direction.meetings": Decimal(6), "plan.tasks_assigned": Decimal(4)}),
        PastReport(MARCH, {"direction.meetings": Decimal(6), "plan.tasks_assigned": Decimal(3)}),
    ]
    report = Report(ward_edition, Unit("UBND phường Láng Hạ"), Period.parse("2024-05"), background=Background(past))
    return ReportSession(report, 1, journal, date(2024, 5, 17))


def titles(clerk: Clerk) -> list[str]:
    model = clerk.page.view.entries
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def beside(clerk: Clerk, code: str) -> list[str]:
    """What stands between the row's figure and its unit."""
    model: TableModel = clerk.page.view.entries
    index = model.index_of(Address(code))
    return [str(index.siblingAtColumn(index.column() + step).data()) for step in (1, 2)]


def test_the_last_period_stands_beside_this_one(clerk: Clerk) -> None:
    assert titles(clerk)[:7] == TITLES
    clerk.goes_to("direction.meetings")
    assert beside(clerk, "direction.meetings") == ["6", ""]
    clerk.types("9")
    clerk.presses("Return")
    assert beside(clerk, "direction.meetings") == ["6", "+3"]


def test_f4_hides_it_on_all_tabs_and_shows_it_again(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    clerk.presses("F4")
    assert titles(clerk)[2:4] == ["Số lượng", "Đơn vị tính"]
    assert clerk.stands_in == ("direction.meetings", VALUE)
    clerk.presses("Ctrl+PgDown")
    assert "Kỳ trước" not in titles(clerk)
    clerk.presses("F4")
    assert "Kỳ trước" in titles(clerk)
    clerk.presses("Ctrl+PgUp")
    assert "Kỳ trước" in titles(clerk)


def test_tab_and_arrows_pass_over_it(clerk: Clerk) -> None:
    clerk.goes_to("direction.meetings")
    clerk.presses("Right")
    assert clerk.stands_in == ("direction.meetings", "note")


def test_without_an_earlier_report_there_is_nothing_to_show(
    ward_edition: Edition, journal: Memory, open_page: Callable[[ReportSession], ReportPage]
) -> None:
    report = Report(ward_edition, Unit("UBND"), Period.parse("2024-05"))
    clerk = Clerk(open_page(ReportSession(report, 1, journal, date(2024, 5, 17))))
    assert titles(clerk)[3] == "Đơn vị tính"
    assert not clerk.page.commands.compare.isEnabled()
    assert not clerk.page.commands.carry_over.isEnabled()


def carries_over(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, *keys: str) -> list[str]:
    """Opens the dialog, presses *keys* in it, then its main button; returns the rows that were ticked at first."""
    ticked: list[str] = []

    def look(dialog: CarryDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        ticked.extend(sorted(dialog.entries.ticked))
        dialog.table.setFocus()
        clerk.presses(*keys)
        dialog.accept_button.click()
        return dialog.result()

    monkeypatch.setattr(CarryDialog, "exec", look)
    clerk.page.commands.carry_over.trigger()
    return ticked


def test_what_stays_the_same_is_proposed_and_carried_over_in_one_step(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert carries_over(clerk, monkeypatch) == ["direction.meetings"]
    assert clerk.reads("direction.meetings") == "6"
    assert clerk.reads("plan.tasks_assigned") == ""
    assert clerk.page.commands.undo.text() == "&Hoàn tác: chuyển 1 ô từ tháng 4 năm 2024"
    clerk.page.commands.undo.trigger()
    assert clerk.reads("direction.meetings") == ""


def test_the_space_bar_chooses_another_row(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    carries_over(clerk, monkeypatch, "Space")
    assert clerk.reads("plan.tasks_assigned") == "4"


def test_a_typed_figure_is_not_proposed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.goes_to("direction.meetings")
    clerk.types("9")
    clerk.presses("Return")
    carries_over(clerk, monkeypatch, "Space")
    assert clerk.reads("direction.meetings") == "9"
