"""Pages on a printer. Imported when somebody prints: Qt's printing takes a while to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.jobs.errors import RefusedError
from desktop.ui.preview.page_view import drawn

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from desktop.jobs.export import Pages

#: Sharper than office printers show, and a page of A4 already takes 35 MB.
_MOST_DOTS_PER_INCH = 300


def ask_and_print(pages: Pages, title: str, parent: QWidget) -> bool:
    """Let the clerk choose printer and pages, and print. Return whether it was printed; raise `RefusedError`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(_layout(pages))
    printer.setFromTo(1, pages.count)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages.count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_pages(pages, printer)
    return True


def print_pages(pages: Pages, printer: QPrinter) -> None:
    """Print the range of pages chosen on *printer*. Raises `RefusedError` when the printer does not take them."""
    printer.setFullPage(True)  # the pages have their margins
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise RefusedError(f"Máy in “{name}” không nhận lệnh in: hãy xem máy in đã bật và nối chưa, hoặc chọn máy in khác.")
    try:
        first = max(1, printer.fromPage())
        last = min(printer.toPage() or pages.count, pages.count)
        for number in range(first, last + 1):
            if number > first and not printer.newPage():
                raise RefusedError(f"Máy in ngừng nhận ở trang {number}: hãy xem giấy và mực, rồi in lại từ trang này.")
            painter.drawImage(_paper(painter), drawn(pages, number - 1, _dots(printer) / 72))
    finally:
        painter.end()


def _layout(pages: Pages) -> QPageLayout:
    width, height = pages.size(0)
    layout = QPageLayout()
    layout.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    layout.setOrientation(QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait)
    return layout


def _dots(printer: QPrinter) -> float:
    return min(printer.resolution(), _MOST_DOTS_PER_INCH)


def _paper(painter: QPainter) -> QRect:
    return painter.viewport()
