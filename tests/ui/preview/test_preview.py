"""The report on paper, on the last tab of its page: followed while it changes, looked through, printed and saved."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import locations
from desktop.engine.edits import VALUE, Address
from desktop.engine.period import Period
from desktop.engine.report import Report
from desktop.exchange.printout import Printout
from desktop.jobs import export
from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.importing import import_values, read_values
from desktop.storage import DiskFullError
from desktop.ui import style
from desktop.ui.home.page import HomePage
from desktop.ui.preview import printing
from desktop.ui.preview.page import PreviewPage
from desktop.ui.preview.page_view import ZOOMS, Fit
from desktop.ui.preview.panel import NO_PRINTER
from desktop.ui.window import MainWindow
from desktop.ui.work import Work
from tests.ui.conftest import OpenWindow
from tests.ui.report.clerk import Clerk

PRINTER = "Máy in phòng Văn thư"
ROW = "plan.tasks_done"


class Reader(Clerk):
    """A clerk who looks at the report on paper."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.area is not None
        super().__init__(window.area.page)
        self.window = window
        self._qtbot = qtbot
        self.page.view.setFocus()

    def turns_to_paper(self) -> "Reader":
        self.presses("Ctrl+P")
        return self.waits()

    def waits(self) -> "Reader":
        """Until the pages are those of the report as it is."""
        self._qtbot.waitUntil(self.paper.panel.print.isEnabled)
        return self

    @property
    def paper(self) -> PreviewPage:
        assert self.page.sides.preview is not None
        return self.page.sides.preview

    @property
    def looks_at_paper(self) -> bool:
        return self.page.sides.preview is not None and self.page.sides.preview.isVisible()

    @property
    def pages(self) -> int:
        assert self.paper.pages is not None
        return self.paper.pages.count

    def reads_pages(self) -> str:
        """What is printed on all pages."""
        assert self.paper._printout is not None
        return read(self.paper._printout.pdf)

    def double_clicks_on_paper(self, code: str, column: int) -> None:
        """Double-clicks into a column, counted from 0, of a row, wherever it is printed."""
        assert self.paper._printout is not None
        view, place = self.paper.view, self.paper._printout.places.place_of(code)
        assert place is not None
        view.reveal(*place)
        edges = next(row.edges for row in self.paper._printout.places._pages[place.page][1] if row.code == code)
        factor = view._pixels_per_point()
        on_page = QPoint(round((edges[column] + 4) * factor), round((place.top + place.bottom) / 2 * factor))
        spot = view._places[place.page].topLeft() + on_page - view._offset()
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def read(pdf: bytes | Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def reader(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> Reader:
    return Reader(open_window(desk, 1), qtbot)


@pytest.fixture
def district(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> Reader:
    period = Period.parse("2021-9M")
    example = locations.forms() / "district-report" / "2021" / "examples" / "consistent.json"
    report = import_values(desk, read_values(desk, "district-report@2021", example, period), period)
    return Reader(open_window(desk, report), qtbot)


# --- there and back ---


def test_the_same_keys_lead_to_the_paper_and_back_to_the_cell(reader: Reader) -> None:
    reader.goes_to(ROW)
    reader.turns_to_paper()
    assert (reader.looks_at_paper, reader.tab) == (True, "Bản in")
    assert reader.hand is reader.paper.view
    reader.presses("Ctrl+P")
    assert not reader.looks_at_paper
    assert reader.stands_in == (ROW, VALUE)
    assert reader.page.view.hasFocus()


def test_escape_leads_back_to_the_cell(reader: Reader) -> None:
    reader.goes_to("inspection.divisions_planned", "note")
    tab = reader.tab
    reader.turns_to_paper().presses("Esc")
    assert reader.tab == tab
    assert reader.stands_in == ("inspection.divisions_planned", "note")
    reader.types("x")
    reader.presses("Enter")
    assert reader.reads("inspection.divisions_planned", "note") == "x"


def test_what_is_being_typed_is_on_the_paper(reader: Reader) -> None:
    reader.goes_to("plan.tasks_assigned")
    reader.types("8765")
    reader.turns_to_paper()
    assert "8.765" in reader.reads_pages()


def test_turning_tabs_passes_over_the_paper(reader: Reader) -> None:
    tabs = reader.page.tabs
    first, last = tabs.tabText(0), tabs.tabText(tabs.count() - 2)
    reader.presses("Ctrl+PgUp")
    assert reader.tab == last
    reader.presses("Ctrl+PgDown")
    assert reader.tab == first
    reader.turns_to_paper().presses("Ctrl+PgDown")
    assert reader.tab == first
    reader.turns_to_paper().presses("Ctrl+PgUp")
    assert reader.tab == last
    assert reader.hand is reader.page.view


def test_the_next_fault_leads_from_the_paper_to_its_cell(reader: Reader) -> None:
    reader.turns_to_paper().presses("F8")
    assert not reader.looks_at_paper
    assert reader.hand is reader.page.view


def test_rows_are_not_added_where_they_are_not_seen(district: Reader) -> None:
    table = next(iter(district.page.session.report.edition.task_tables))
    district.page.tabs.setCurrentIndex(district.page.tabs.count() - 2)
    district.goes_to(district.page.session.report.task_rows(table)[0].code, "task")
    before = len(district.page.session.report.task_rows(table))
    district.turns_to_paper().presses("F5")
    assert len(district.page.session.report.task_rows(table)) == before
    assert not district.page.commands.paste.isEnabled()
    district.presses("Esc", "F5")
    assert len(district.page.session.report.task_rows(table)) == before + 1


def test_what_cannot_be_stored_keeps_the_clerk_at_the_table(
    reader: Reader, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiskFullError(1)

    reader.goes_to(ROW)
    tab = reader.tab
    with monkeypatch.context() as full_drive:
        full_drive.setattr(desk.database, "record", refuse)
        reader.types("7")
        reader.presses("Ctrl+P")
        assert "hết chỗ" in reader.notice
        assert reader.tab == tab
        assert not reader.looks_at_paper
        assert not reader.page.commands.preview.isChecked()
    reader.turns_to_paper()
    assert reader.page.session.report.shown(ROW) == "7"


# --- following the report ---


def count_printouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with every printout that is made."""
    made: list[str] = []
    printed = export.printed

    def count(report: Report, appendix: str = "") -> Printout:
        made.append(appendix)
        return printed(report, appendix)

    monkeypatch.setattr(export, "printed", count)
    return made


def test_nothing_is_made_while_nobody_looks(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    made = count_printouts(monkeypatch)
    assert reader.page.sides.preview is None
    reader.turns_to_paper().presses("Esc")
    reader.goes_to(ROW)
    for figure in ("1", "2", "3"):
        reader.types(figure)
        reader.presses("Enter", "Up")
    assert not reader.paper._rendering._rest.isActive()
    assert len(made) == 1
    reader.turns_to_paper()
    assert len(made) == 2
    reader.presses("Esc")
    reader.turns_to_paper()
    assert len(made) == 2


def test_the_paper_follows_an_edit_a_header_and_undoing(reader: Reader) -> None:
    reader.turns_to_paper()
    reader.page.session.set_value(Address("plan.tasks_assigned"), "9876")
    assert not reader.paper.panel.print.isEnabled()
    assert "9.876" in reader.waits().reads_pages()
    reader.page.header.number.setText("77")
    assert reader.page.header.store_number()
    assert "77/BC" in reader.waits().reads_pages()
    reader.presses("Ctrl+Z")
    assert reader.looks_at_paper
    assert "9.876" not in reader.waits().reads_pages()


def test_a_finalised_report_is_no_draft_on_paper(reader: Reader) -> None:
    reader.turns_to_paper()
    assert "Mã kiểm tra" not in reader.reads_pages()
    reader.page.session.finalise("5")
    reader.page.refresh()
    finalised = reader.waits().reads_pages()
    assert "05/BC" in finalised
    assert "Mã kiểm tra" in finalised


def test_many_changes_in_a_row_are_printed_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.turns_to_paper()
    made = count_printouts(monkeypatch)
    for figure in range(20, 30):
        reader.page.session.set_value(Address("plan.tasks_assigned"), f"{figure}")
    reader.waits()
    assert len(made) == 1


def test_page_and_place_on_it_stay_when_the_report_changes(reader: Reader) -> None:
    reader.turns_to_paper()
    bar = reader.paper.view.verticalScrollBar()
    bar.setValue(reader.paper.view._places[2].top() + 123)
    place, page, sheets = bar.value(), reader.paper.view.current, reader.pages
    reader.page.session.set_value(Address("plan.tasks_assigned"), "21")
    reader.waits()
    assert (bar.value(), reader.paper.view.current, reader.pages) == (place, page, sheets)
    assert reader.paper.list.currentIndex().row() == page


def test_undoing_on_paper_shows_the_row_that_changed(reader: Reader) -> None:
    last = [row for row in reader.page.session.report.edition.rows if reader.page.session.report.takes_value(row.code)][-1]
    reader.page.session.set_value(Address(last.code, "note"), "ghi nhầm")
    reader.turns_to_paper()
    assert reader.paper.view.current == 0
    reader.presses("Ctrl+Z")
    reader.waits()
    assert reader.paper.view.current >= reader.pages - 2


# --- from the paper into the table ---


@pytest.mark.parametrize(("column", "field"), [(1, VALUE), (2, VALUE), (4, "note")])
def test_a_double_click_on_a_row_leads_to_its_cell(reader: Reader, column: int, field: str) -> None:
    code = "inspection.divisions_planned"
    reader.turns_to_paper().double_clicks_on_paper(code, column)
    assert not reader.looks_at_paper
    assert reader.stands_in == (code, field)
    assert reader.hand is reader.page.view


def test_a_double_click_on_a_task_leads_to_it(district: Reader) -> None:
    report = district.page.session.report
    table = next(iter(report.edition.task_tables))
    code = report.task_rows(table)[3].code
    district.turns_to_paper().double_clicks_on_paper(code, 1)
    assert district.stands_in == (code, report.edition.task_tables[table].first_column)


def test_a_double_click_beside_the_rows_leads_nowhere(reader: Reader) -> None:
    reader.turns_to_paper()
    QTest.mouseDClick(reader.paper.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    reader.double_clicks_on_paper("plan", 0)
    assert reader.looks_at_paper


# --- one appendix ---


def test_one_appendix_is_shown_and_saved_alone(
    district: Reader, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.turns_to_paper()
    whole = district.pages
    box = district.paper.panel.appendix
    assert [box.itemText(at) for at in range(box.count())] == ["Tất cả phụ lục", "PHỤ LỤC 1", "PHỤ LỤC 2", "PHỤ LỤC 3"]
    box.setCurrentIndex(2)
    assert not district.paper.panel.print.isEnabled()
    district.waits()
    assert district.pages < whole
    assert "PHỤ LỤC 2" in district.reads_pages()
    assert "PHỤ LỤC 1" not in district.reads_pages()
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "phụ lục.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    district.paper.panel.pdf.click()
    qtbot.waitUntil(lambda: "phụ lục.pdf" in district.window.notice.text)
    assert proposed == ["district-report_2021-9M_pl2.pdf"]
    assert read(tmp_path / "phụ lục.pdf") == district.reads_pages()
    box.setCurrentIndex(0)
    assert district.waits().pages == whole


def test_a_form_of_one_appendix_offers_no_choice(reader: Reader) -> None:
    reader.turns_to_paper()
    assert not reader.paper.panel.appendix.isVisible()


# --- looking through the pages ---


def test_only_pages_in_sight_are_drawn(district: Reader) -> None:
    district.turns_to_paper()
    district.window.grab()
    drawn = {index for index, _ in district.paper.view._images}
    assert 0 in drawn
    assert len(drawn) <= 2
    assert 0 < len(district.paper.list._thumbnails._images) < 10
    image = next(iter(district.paper.view._images.values()))
    assert any(image.pixelColor(x, image.height() // 2).lightness() < 128 for x in range(image.width()))


def test_memory_stays_small_however_far_the_clerk_scrolls(district: Reader) -> None:
    district.turns_to_paper()
    view = district.paper.view
    view.set_zoom(2.0)
    for page in range(12):
        view.go_to(page)
        view.grab()
    assert len(view._images) < 12
    assert view.kept < 64 * 1024 * 1024
    district.presses("Esc")
    assert view.kept == 0


def test_turning_pages(reader: Reader) -> None:
    reader.turns_to_paper()
    reader.paper.view.go_to(2)
    assert reader.paper.view.current == 2
    assert reader.paper.list.currentIndex().row() == 2
    assert reader.paper.panel.count.text() == f"Trang 3 / {reader.pages}"
    reader.paper.list.setFocus()
    reader.presses("Up")
    assert reader.paper.view.current == 1
    reader.paper.view.setFocus()
    reader.presses("End")
    assert reader.paper.view.current == reader.pages - 1
    reader.presses("Home")
    assert reader.paper.view.current == 0


def test_the_keys_of_the_letters_size_zoom_the_paper(reader: Reader) -> None:
    reader.turns_to_paper()
    before = reader.paper.view.zoom
    for keys in ("Ctrl+=", "Ctrl++"):
        reader.presses(keys)
    assert reader.paper.view.zoom > before
    reader.paper.list.setFocus()
    reader.presses("Ctrl+-", "Ctrl+-", "Ctrl+-")
    assert reader.paper.view.zoom < before
    assert style.size() == 1.0
    reader.presses("Esc", "Ctrl+=")
    assert style.size() > 1.0


def test_zoom_keeps_within_bounds_and_fits(reader: Reader) -> None:
    reader.turns_to_paper()
    view, panel = reader.paper.view, reader.paper.panel
    fitted = view.zoom
    view.set_zoom(100)
    assert view.zoom == ZOOMS[-1]
    view.set_zoom(0)
    assert view.zoom == ZOOMS[0]
    panel.width_.click()
    assert view.zoom == pytest.approx(fitted)
    assert view.horizontalScrollBar().maximum() == 0
    view.go_to(1)
    panel.whole.click()
    assert view.fit is Fit.PAGE
    assert view.current == 1
    assert view._places[1].height() < view.viewport().height()
    assert panel.zoom.text() == f"{round(100 * view.zoom)} %"


# --- printing ---


@pytest.fixture
def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that puts what it prints into a file."""
    path = tmp_path / "printed.pdf"

    def connect(_name: str) -> QPrinter:
        return prints_into(QPrinter(QPrinter.PrinterMode.HighResolution), path)

    monkeypatch.setattr(printing, "printer_names", lambda: [PRINTER])
    monkeypatch.setattr(printing, "printer_for", connect)
    return path


def prints_into(printer: QPrinter, path: Path) -> QPrinter:
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def test_pages_are_printed_as_chosen_beside_them(reader: Reader, sheets: Path, qtbot: QtBot) -> None:
    reader.turns_to_paper()
    qtbot.waitUntil(lambda: reader.paper.panel.printer_name == PRINTER)
    reader.paper.panel.pages.setFocus()
    reader.types("2-3")
    reader.paper.panel.print.click()
    assert not reader.paper.panel.print.isEnabled()
    qtbot.waitUntil(lambda: "Đã gửi 2 trang" in reader.notice)
    reader.waits()
    with pypdfium2.PdfDocument(sheets) as printed:
        assert len(printed) == 2
        width, height = printed.get_page_size(0)
        assert width < height
        assert len(set(bytes(printed[0].render().buffer))) > 1


@pytest.mark.parametrize(
    ("typed", "answer", "told"),
    [
        ("2-3", QDialog.DialogCode.Accepted, "Đã gửi 2 trang"),
        ("", QDialog.DialogCode.Accepted, "Đã gửi 8 trang"),
        ("", QDialog.DialogCode.Rejected, ""),
    ],
)
def test_the_printers_own_options_begin_with_what_was_chosen(
    reader: Reader,
    sheets: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    answer: QDialog.DialogCode,
    told: str,
) -> None:
    reader.turns_to_paper()
    reader.paper.panel.pages.setText(typed)
    reader.paper.panel.copies.setValue(3)
    copies: list[int] = []

    def look(dialog: QPrintDialog) -> int:
        copies.append(dialog.printer().copyCount())
        dialog.printer().setCopyCount(1)
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", look)
    reader.paper.panel.more.click()
    assert copies == [3]
    qtbot.waitUntil(lambda: told in reader.notice)
    assert sheets.exists() == bool(told)


def test_only_the_chosen_appendix_is_printed(district: Reader, sheets: Path, qtbot: QtBot) -> None:
    district.turns_to_paper()
    district.paper.panel.appendix.setCurrentIndex(3)
    district.waits()
    district.paper.panel.print.click()
    qtbot.waitUntil(lambda: f"Đã gửi {district.pages} trang" in district.notice)
    with pypdfium2.PdfDocument(sheets) as printed:
        assert len(printed) == district.pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("", [0, 1, 2, 3, 4, 5, 6, 7]), ("2-4", [1, 2, 3]), ("1, 8;3", [0, 7, 2]), ("2 – 3 3", [1, 2]), (" 5 ", [4])],
)
def test_pages_are_chosen_in_the_usual_ways(typed: str, pages: list[int]) -> None:
    assert printing.chosen_pages(typed, 8) == pages


@pytest.mark.parametrize("typed", ["9", "0", "4-2", "hai", "1-", "3-9", "-2"])
def test_pages_that_are_not_there_are_a_sentence(reader: Reader, sheets: Path, typed: str) -> None:
    with pytest.raises(RefusedError, match="từ 1 đến 8"):
        printing.chosen_pages(typed, 8)
    reader.turns_to_paper()
    reader.paper.panel.pages.setText("99")
    reader.paper.panel.print.click()
    assert "Không có trang “99”" in reader.notice
    assert not sheets.exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_a_sentence(
    reader: Reader, sheets: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        broken = tmp_path / "no such folder" / "printed.pdf"
        patch.setattr(printing, "printer_for", lambda _name: prints_into(QPrinter(), broken))
        reader.turns_to_paper()
        before = reader.page.session.report.entries
        reader.paper.panel.print.click()
        qtbot.waitUntil(lambda: "không nhận lệnh in" in reader.notice)
    assert reader.looks_at_paper
    assert reader.page.session.report.entries == before
    reader.waits()
    reader.paper.panel.print.click()
    qtbot.waitUntil(lambda: "Đã gửi" in reader.notice)


class OutOfPaper(QPrinter):
    """Takes two pages."""

    taken = 1

    def newPage(self) -> bool:  # noqa: N802 - Qt's
        self.taken += 1
        return self.taken <= 2 and super().newPage()


def test_a_printer_that_stops_says_from_where_to_go_on(
    reader: Reader, sheets: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_for", lambda _name: prints_into(OutOfPaper(), sheets))
    reader.turns_to_paper()
    reader.paper.panel.print.click()
    qtbot.waitUntil(lambda: "ngừng nhận ở trang 3" in reader.notice)
    reader.waits()


def test_printing_can_be_called_off(reader: Reader, sheets: Path) -> None:
    reader.turns_to_paper()
    assert reader.paper.pages is not None
    printer = printing.printer_for(PRINTER)
    sent = printing.print_pages(reader.paper.pages, range(reader.pages), printer, lambda sent: sent < 2)
    assert sent == 2


def test_a_computer_without_a_printer_says_so(reader: Reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    reader.turns_to_paper()
    assert reader.paper.panel.printer.currentText() == NO_PRINTER
    reader.paper.panel.print.click()
    assert "chưa có máy in nào" in reader.notice


# --- leaving in the middle ---


def test_leaving_before_the_pages_are_there(reader: Reader, qtbot: QtBot) -> None:
    reader.presses("Ctrl+P")
    works: list[Work] = [each for each in reader.window.children() if isinstance(each, Work)]
    assert works
    paper = reader.paper
    reader.window.go_home()
    assert isinstance(reader.window.stack.currentWidget(), HomePage)
    qtbot.waitUntil(lambda: not isValid(paper) and not any(isValid(work) for work in works))


def test_a_report_that_cannot_be_printed_is_a_sentence(reader: Reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Printout:
        raise RefusedError("Không dựng được trang in.")

    monkeypatch.setattr(export, "printed", refuse)
    reader.presses("Ctrl+P")
    qtbot.waitUntil(lambda: "Không dựng được trang in." in reader.notice)
    assert not reader.paper.panel.print.isEnabled()
