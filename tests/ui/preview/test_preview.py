"""The print preview: pages in sight are drawn, turned, zoomed and printed."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.ui.preview.page import PreviewPage
from desktop.ui.preview.printing import print_pages


@pytest.fixture
def preview(desk: Desk, qtbot: QtBot) -> PreviewPage:
    page = PreviewPage(desk.open_report(1).report, "Báo cáo")
    qtbot.addWidget(page, before_close_func=lambda closed: closed.close_pages())
    page.resize(900, 700)
    with qtbot.waitSignal(page.ready):
        page.show()
    qtbot.waitExposed(page)
    return page


def test_only_pages_in_sight_are_drawn(preview: PreviewPage) -> None:
    preview.view.grab()
    assert preview.pages is not None
    drawn = {index for index, _ in preview.view._images}
    assert 0 in drawn
    assert len(drawn) < preview.pages.count
    image = next(iter(preview.view._images.values()))
    assert any(image.pixelColor(x, image.height() // 2).lightness() < 128 for x in range(image.width()))


def test_turning_pages(preview: PreviewPage) -> None:
    preview.view.go_to(2)
    assert preview.view.current == 2
    assert preview.list.currentIndex().row() == 2
    preview.list.setCurrentIndex(preview.list.model().index(1, 0))
    assert preview.view.current == 1


def test_zoom_keeps_within_bounds_and_fits_the_width(preview: PreviewPage) -> None:
    fitted = preview.view.zoom
    preview.view.set_zoom(100)
    assert preview.view.zoom == 4
    preview.view.set_zoom(0)
    assert preview.view.zoom == 0.25
    preview.view.fit_width()
    assert preview.view.zoom == pytest.approx(fitted)
    assert preview.view.horizontalScrollBar().maximum() == 0


def test_a_range_of_pages_is_printed(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.pages is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    printer.setFromTo(2, 3)
    print_pages(preview.pages, printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == 2
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
    shades = bytes(printed[0].render().buffer)
    assert len(set(shades)) > 1
    printed.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_a_sentence(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.pages is not None
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(RefusedError, match="không nhận lệnh in"):
        print_pages(preview.pages, printer)
