"""Looking across units, as an office above does."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from desktop.engine.register import name_order
from desktop.engine.values import Kind, NumberType
from desktop.jobs.desk import Desk
from desktop.ui.across.handing_out import View
from desktop.ui.across.page import AcrossPage
from desktop.ui.across.selecting import Units
from desktop.ui.consolidated.received_view import ReceivedView
from desktop.ui.window import MainWindow
from tests.helpers import wards
from tests.ui.across.conftest import FAULTY, LATE, MISSING, MONTHS, SLIPPED, WARDS, chooses

RATIO = "plan.completion"
#: Columns of the table: rank, three months, change, change in percent, remark.
RANK, JULY, SEPTEMBER, CHANGE, PERCENT, REMARK = 0, 1, 3, 4, 5, 6


def reported(code: str, place: int) -> list[Decimal]:
    """What the wards that did not slip reported in a month."""
    found = [wards.report(name, MONTHS[place], faulty=False).value(code) for name in WARDS]
    return [value for value in found if isinstance(value, Decimal)]


def units(page: AcrossPage) -> list[str]:
    """The names down the left side of the table."""
    model = page.table.model
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def column(page: AcrossPage, at: int) -> list[str]:
    """One column as it is read."""
    return [page.table.model.index(row, at).data() for row in range(page.table.model.rowCount())]


def foot(page: AcrossPage) -> dict[str, list[str]]:
    """What stands beneath the months."""
    model = page.table.foot.model()
    return {
        model.headerData(row, Qt.Orientation.Vertical): [model.index(row, at).data() for at in range(JULY, SEPTEMBER + 1)]
        for row in range(model.rowCount())
    }


def clicks_header(page: AcrossPage, at: int) -> None:
    header: QHeaderView = page.table.view.horizontalHeader()
    page.table.view.horizontalScrollBar().setValue(0)
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(at) + 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QApplication.clipboard().text().rstrip("\r\n").split("\r\n")]


def test_figures_stand_as_the_form_shows_them_the_highest_first(page: AcrossPage) -> None:
    model = page.table.model
    assert [model.columns[at].title for at in (RANK, JULY, SEPTEMBER)] == ["Hạng", "Tháng 7/2025", "Tháng 9/2025"]
    row = units(page).index(WARDS[0])
    shown = wards.report(WARDS[0], MONTHS[0]).shown(wards.SLIP)
    assert model.index(row, JULY).data() == shown
    assert model.index(row, JULY).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    places = [int(text) for text in column(page, RANK) if text]
    assert places == sorted(places)
    assert places[0] == 1


def test_who_sent_nothing_is_blank_and_last_whichever_way_it_is_sorted(page: AcrossPage) -> None:
    for _ in range(2):
        clicks_header(page, SEPTEMBER)
        assert units(page)[-1] == WARDS[MISSING]
        assert column(page, SEPTEMBER)[-1] == ""
    row = page.table.model.index(page.table.model.rowCount() - 1, SEPTEMBER)
    assert "chưa có số liệu" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_column_sorts(page: AcrossPage) -> None:
    clicks_header(page, JULY)
    figures = [line.figures[0].value for line in page.table.model.lines]
    assert figures == sorted(figures)  # type: ignore[type-var]
    clicks_header(page, JULY)
    assert [line.figures[0].value for line in page.table.model.lines] == figures[::-1]
    page.table.view._corner.click()
    assert units(page) == sorted(WARDS, key=name_order)
    page.table.view._corner.click()
    assert units(page) == sorted(WARDS, key=name_order, reverse=True)


def test_a_slip_is_marked_and_explained(page: AcrossPage) -> None:
    row = units(page).index(WARDS[SLIPPED])
    cell = page.table.model.index(row, SEPTEMBER)
    assert cell.data().startswith("▲ ")
    assert row == 0
    page.table.view.selectRow(row)
    told = page._told.text()
    assert f"{WARDS[SLIPPED]}: " in told
    assert "hạng 1 trên 11" in told
    assert "Cao hơn hẳn: lệch gấp " in told
    assert f"giữa các đơn vị là {foot(page)['Số giữa (trung vị)'][2]}." in told
    assert told.split(". ")[-1] in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 đơn vị lệch hẳn" in page._lead.text()


def test_beneath_stand_total_median_and_count(page: AcrossPage) -> None:
    july = reported(wards.SLIP, 0)
    assert foot(page)["Tổng cộng"][0] == f"{sum(july):,}".replace(",", ".")
    assert foot(page)["Số giữa (trung vị)"][0] == str(median(july)).replace(".", ",").removesuffix(",0")
    assert foot(page)["Số đơn vị có số liệu"] == ["12", "12", "11"]


def test_a_ratio_is_worked_out_from_the_summed_parts(page: AcrossPage, qtbot: QtBot) -> None:
    chooses(page, RATIO, qtbot)
    done, assigned = sum(reported("plan.tasks_done", 0)), sum(reported("plan.tasks_assigned", 0))
    assert foot(page)["Tỷ lệ chung"][0] == NumberType(Kind.RATIO).shown(100 * Decimal(done) / Decimal(assigned))
    assert [column.title for column in page.table.model.columns].count("Tăng, giảm (%)") == 0


def test_the_change_is_against_the_month_before(page: AcrossPage, qtbot: QtBot) -> None:
    august, september = (wards.report(WARDS[0], month).value(wards.SLIP) for month in MONTHS[1:])
    assert isinstance(august, Decimal)
    assert isinstance(september, Decimal)
    step = september - august
    expected = f"{'+' if step > 0 else '−'}{abs(step)}"
    assert column(page, CHANGE)[units(page).index(WARDS[0])] == expected
    with qtbot.waitSignal(page.compared):
        page.choice.count.setValue(1)
    assert page.table.model.columns[JULY].title == "Tháng 9/2025"
    assert column(page, 2)[units(page).index(WARDS[0])] == expected


def test_units_are_found_without_diacritics_and_by_what_they_are(page: AcrossPage) -> None:
    QTest.keyClicks(page.name, "ngoc ha")
    assert units(page) == ["Phường Ngọc Hà"]
    page.name.clear()
    page.units.setCurrentIndex(page.units.findData(Units.FAR))
    assert units(page) == [WARDS[SLIPPED]]
    for tab, view in ((1, page.bars), (2, page.courses)):
        page.tabs.setCurrentIndex(tab)
        assert view.units.rowCount() == 1
    page.tabs.setCurrentIndex(0)
    page.units.setCurrentIndex(page.units.findData(Units.BLANK))
    assert units(page) == [WARDS[MISSING]]
    QTest.keyClicks(page.name, "khong co")
    assert "Hãy xóa bớt chữ" in page._told.text()


def test_indicators_are_found_without_diacritics_and_by_section(page: AcrossPage, qtbot: QtBot) -> None:
    before = page.choice.indicators.rowCount()
    QTest.keyClicks(page.choice.search, "ty le hoan thanh")
    found = page.choice.indicators.rowCount()
    assert 0 < found < before
    assert page.choice.code == wards.SLIP  # a search alone compares nothing else
    page.choice.list.setFocus()
    with qtbot.waitSignal(page.compared):
        QTest.keyClick(page.choice.list, Qt.Key.Key_Down)
    assert page.comparison is not None
    assert page.comparison.measure == "%"
    page.choice.section.setCurrentIndex(1)
    assert 0 < page.choice.indicators.rowCount() < before


def test_the_table_is_copied_with_exact_figures(page: AcrossPage, qtbot: QtBot) -> None:
    chooses(page, "dossiers.resolved", qtbot)
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = copied()
    assert lines[0][:3] == ["Đơn vị", "Hạng", "Tháng 7/2025"]
    assert [line[0] for line in lines[-3:]] == ["Tổng cộng", "Số giữa (trung vị)", "Số đơn vị có số liệu"]
    own = next(line for line in lines if line[0] == WARDS[0])
    assert own[2] == str(wards.report(WARDS[0], MONTHS[0]).value("dossiers.resolved"))
    assert lines[-3][2] == str(sum(reported("dossiers.resolved", 0)))
    assert f'x:num="{own[2]}"' in QApplication.clipboard().mimeData().html()


def test_bars_stand_in_the_order_of_the_last_month(page: AcrossPage) -> None:
    page.tabs.setCurrentIndex(1)
    shown = [line.last.value for line in page.bars.units.lines]
    known = [value for value in shown if value is not None]
    assert known == sorted(known, reverse=True)
    assert shown[-1] is None
    first = page.bars.units.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Cao hơn hẳn" in first
    page.bars.setCurrentIndex(page.bars.units.index(1))
    assert "hạng 2 trên 11" in page._told.text()
    assert page.bars.grab().toImage() != page.courses.grab().toImage()


def test_courses_need_two_periods(page: AcrossPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(2)
    assert page.courses.isVisible()
    with qtbot.waitSignal(page.compared):
        page.choice.count.setValue(1)
    assert not page.courses.isVisible()
    assert "Hãy chọn từ hai kỳ trở lên" in page._course_words.text()


def test_who_is_missing_stands_before_the_emptiest(page: AcrossPage) -> None:
    page.tabs.setCurrentIndex(3)
    rows = [[page.filled.index(row, at).data() for at in range(4)] for row in range(page.filled.rowCount())]
    assert rows[0] == [WARDS[MISSING], "", "", "Chưa gửi"]
    states = {name: state for name, _, _, state in rows}
    assert states[WARDS[FAULTY]] == "Đã gửi, có lỗi"
    assert states[WARDS[LATE]] == "Đã gửi muộn"
    assert "11 đơn vị đã gửi; 1 đơn vị chưa gửi" in page._lead.text()
    page.handing_out.table_button.click()
    assert copied()[1] == [WARDS[MISSING], "", "", "Chưa gửi"]


def test_what_has_come_meanwhile_is_there_when_the_page_is_turned_to_again(page: AcrossPage, qtbot: QtBot) -> None:
    wards.arrived(page._desk, ["Xã Sóc Sơn"], MONTHS[2:])
    page.hide()
    with qtbot.waitSignal(page.compared):
        page.show()
    assert "Xã Sóc Sơn" in units(page)
    assert page.choice.code == wards.SLIP


def test_only_the_latest_wish_is_shown(page: AcrossPage, qtbot: QtBot) -> None:
    told: list[str] = []
    page.compared.connect(lambda: told.append(page.comparison.title if page.comparison else ""))
    for code in ("dossiers.resolved", "dossiers.on_time", RATIO):
        page.choice.choose(code)
    qtbot.waitUntil(lambda: bool(told))
    assert page.comparison is not None
    assert page.comparison.measure == "%"
    assert len(told) == 1


@pytest.mark.parametrize("view", list(View))
def test_enter_opens_the_report_that_was_received(view: View, page: AcrossPage) -> None:
    page.tabs.setCurrentIndex(view)
    shown: QAbstractItemView = {
        View.TABLE: page.table.view,
        View.BARS: page.bars,
        View.COURSES: page.courses,
        View.FULLNESS: page.filled_table,
    }[view]
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(1, 0))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    name, _ = page._current
    opened: ReceivedView | None = page.findChild(ReceivedView)
    assert opened is not None
    assert name in opened.windowTitle()
    assert "tháng 9 năm 2025" in opened.windowTitle()
    opened.close()


def test_a_unit_that_sent_nothing_has_no_report_to_open(page: AcrossPage, qtbot: QtBot) -> None:
    page.units.setCurrentIndex(page.units.findData(Units.BLANK))
    page.table.view.setFocus()
    page.table.view.selectRow(0)
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert told.args == [f"{WARDS[MISSING]} chưa gửi báo cáo nào của kỳ này."]


def test_a_faulty_report_is_told_of(page: AcrossPage) -> None:
    assert "có lỗi" in column(page, REMARK)[units(page).index(WARDS[FAULTY])]


def test_where_nothing_has_come_the_page_says_what_to_do(
    empty_desk: Desk, open_page: Callable[[Desk], AcrossPage], qtbot: QtBot
) -> None:
    empty_desk.save_unit(wards.CITY)
    page = open_page(empty_desk)
    assert page._stack.currentIndex() == 0
    assert page.comparison is None
    QApplication.clipboard().clear()
    page.handing_out.copy_table()
    assert QApplication.clipboard().text() == ""


def test_a_key_leads_to_the_page(empty_desk: Desk, open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    empty_desk.save_unit(wards.CITY)
    window = open_window(empty_desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    page: AcrossPage | None = window.findChild(AcrossPage)
    assert page is not None
