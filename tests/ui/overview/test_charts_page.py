"""Charts, as a clerk makes, copies and saves them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.jobs.desk import Desk
from desktop.ui.overview.charts_page import ChartsPage
from desktop.ui.window import MainWindow
from tests.helpers.ward_year import ATTENDEES, COMPLETION, DONE, UNIT
from tests.ui.overview.conftest import charts_of


def finds(charts: ChartsPage, words: str) -> list[str]:
    """Types into the search field; returns what is listed."""
    charts.choice.search.clear()
    QTest.keyClicks(charts.choice.search, words)
    model = charts.choice.indicators
    return [model.index(row).data() for row in range(model.rowCount())]


def ticks(charts: ChartsPage, words: str, qtbot: QtBot) -> None:
    """Searches, goes to the first indicator found, and presses the space bar."""
    assert finds(charts, words)
    charts.choice.list.setCurrentIndex(charts.choice.indicators.index(0))
    with qtbot.waitSignal(charts.view.drawn):
        QTest.keyClick(charts.choice.list, Qt.Key.Key_Space)


@pytest.fixture
def drawn(charts: ChartsPage, qtbot: QtBot) -> ChartsPage:
    """A chart of one indicator."""
    ticks(charts, "da hoan thanh theo", qtbot)
    return charts


def words_of(page: bytes | None) -> str:
    assert page is not None
    document = pypdfium2.PdfDocument(page)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(text.split())


def test_indicators_with_figures_are_found_without_diacritics(charts: ChartsPage) -> None:
    assert finds(charts, "ty le") == ["Tỷ lệ hoàn thành so với Kế hoạch – Kế hoạch Cải cách hành chính (CCHC) (%)"]
    assert finds(charts, "ke hoach nhiem vu duoc giao") != []
    assert finds(charts, "khieu nai") == []


def test_the_first_step_is_said(charts: ChartsPage) -> None:
    assert "Tích chọn" in charts.view._label.text()
    assert not any(button.isEnabled() for button in charts.buttons)
    assert not charts.table.isVisible()


def test_without_reports_the_page_says_what_to_do(empty_desk: Desk, show: Callable[[Desk], MainWindow]) -> None:
    empty_desk.save_unit(UNIT)
    window = show(empty_desk)
    window.actions_.charts.trigger()
    assert "Hãy lập và nhập báo cáo trước" in charts_of(window).view._label.text()


def test_what_is_ticked_is_drawn_with_its_figures_beneath(drawn: ChartsPage) -> None:
    assert drawn.choice.codes == [DONE]
    assert not drawn.view.image.isNull()
    assert "Số nhiệm vụ đã hoàn thành theo kế hoạch" in words_of(drawn.view.page)
    assert drawn.figures.rowCount() == 9
    assert [drawn.figures.index(row, 0).data() for row in range(9)] == ["2", "4", "6", "8", "10", "", "14", "16", "18"]
    assert drawn.figures.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "chưa có số liệu"
    assert all(button.isEnabled() for button in drawn.buttons)


def test_what_is_ticked_stays_while_a_search_hides_it(drawn: ChartsPage, qtbot: QtBot) -> None:
    ticks(drawn, "nguoi tham du", qtbot)
    assert drawn.choice.codes == [DONE, ATTENDEES]
    assert drawn.choice._count.text() == "Đã chọn 2 / 6 chỉ tiêu"
    drawn.choice.untick.click()
    assert drawn.choice.codes == []
    assert not drawn.buttons[0].isEnabled()


def test_periods_kind_and_title_are_chosen(drawn: ChartsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.view.drawn):
        drawn.choice.first.setCurrentIndex(drawn.choice.first.findText("Tháng 3/2024"))
    assert drawn.figures.rowCount() == 7
    with qtbot.waitSignal(drawn.view.drawn):
        drawn.choice.lines.click()
    with qtbot.waitSignal(drawn.view.drawn):
        drawn.choice.title.setText("Nhiệm vụ đã xong")
    page = words_of(drawn.view.page)
    assert "Nhiệm vụ đã xong" in page
    assert "từ tháng 3/2024 đến tháng 9/2024" in page


def test_the_wrong_order_of_periods_is_a_sentence(drawn: ChartsPage) -> None:
    drawn.choice.last.setCurrentIndex(0)
    drawn.choice.first.setCurrentIndex(3)
    assert "Kỳ đầu đứng sau kỳ cuối" in drawn.view._label.text()
    assert not drawn.buttons[1].isEnabled()


def test_while_a_chart_is_drawn_only_the_latest_wish_counts(drawn: ChartsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.view.drawn):
        for title in ("Một", "Hai", "Ba"):
            drawn.choice.title.setText(title)
    assert "Ba" in words_of(drawn.view.page)


def test_the_picture_is_copied(window: MainWindow, drawn: ChartsPage) -> None:
    drawn.buttons[0].click()
    copied = QApplication.clipboard().image()
    assert copied.width() == 1800
    assert "Đã sao chép hình" in window.notice.text


def test_the_figures_are_copied_as_a_spreadsheet_takes_them(drawn: ChartsPage, qtbot: QtBot) -> None:
    ticks(drawn, "ty le", qtbot)
    assert drawn.choice.codes == [DONE, COMPLETION]
    drawn.table.setFocus()
    QTest.keyClick(drawn.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert lines[0][0] == "Kỳ báo cáo"
    assert lines[1] == ["Tháng 1/2024*", "2", "8,33"]
    assert lines[6] == ["Tháng 6/2024", "", ""]


@pytest.mark.parametrize(("place", "suffix"), [(1, ".png"), (2, ".pdf")])
def test_the_chart_is_saved(
    window: MainWindow,
    drawn: ChartsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: int,
    suffix: str,
) -> None:
    file = tmp_path / "Biểu đồ"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    with qtbot.waitSignal(drawn.told):
        drawn.buttons[place].click()
    written = file.with_name(file.name + suffix)
    assert f"Đã ghi tệp “{written}”." in window.notice.text
    if suffix == ".png":
        assert QImage(str(written)).width() == 1800
    else:
        assert "Số nhiệm vụ đã hoàn thành theo kế hoạch" in words_of(written.read_bytes())


def test_a_file_that_cannot_be_written_is_a_sentence(
    window: MainWindow, drawn: ChartsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "không có" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    with qtbot.waitSignal(drawn.refused):
        drawn.buttons[2].click()
    assert "Chưa có thư mục" in window.notice.text


def test_thinking_better_of_it_writes_nothing(drawn: ChartsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    before = sorted(tmp_path.rglob("*.p*"))
    drawn.buttons[1].click()
    assert sorted(tmp_path.rglob("*.p*")) == before


def test_leaving_while_a_chart_is_drawn_loses_nothing(window: MainWindow, drawn: ChartsPage) -> None:
    drawn.choice.title.setText("Đang vẽ")
    window.go_home()
    window.actions_.calendar.trigger()
    assert window.close()
