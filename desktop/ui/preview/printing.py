"""Pages on a printer. Imported when printers are wanted: Qt's printing takes a while to load."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from desktop.jobs import export
from desktop.jobs.errors import RefusedError
from desktop.ui.preview.page_view import drawn
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.jobs.export import Pages

#: Sharper than office printers show, and a page of A4 already takes 35 MB.
_MOST_DOTS_PER_INCH = 300
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def printer_names() -> list[str]:
    """Return the printers of this computer, the one that is used unless another is chosen first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.lower()))


def printer_for(name: str) -> QPrinter:
    """Return the printer of that name. Raises `RefusedError` when there is none to be named."""
    if not name:
        raise RefusedError("Máy tính này chưa có máy in nào: hãy cài máy in rồi in lại, hoặc lưu PDF để in ở máy khác.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


def chosen_pages(typed: str, count: int) -> list[int]:
    """Return the pages meant by "2-5, 8", counted from 0; all of them for nothing. Raises `RefusedError`."""
    found: list[int] = []
    for part in filter(None, re.sub(r"\s*[-–]\s*", "-", typed.strip()).replace(";", ",").replace(" ", ",").split(",")):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise RefusedError(f"Không có trang “{part}”: hãy ghi số trang từ 1 đến {count}, như 2-5 hoặc 1, 3, 8.")
        found += [page for page in range(first - 1, last) if page not in found]
    return found or list(range(count))


def ask_more(printer: QPrinter, numbers: Sequence[int], count: int, parent: QWidget) -> list[int] | None:
    """Let the clerk set what the printer itself offers; return which of the *count* pages to print, `None` to leave it.

    *numbers* are those chosen so far, counted from 0.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if len(numbers) < count:
        dialog.setPrintRange(QPrintDialog.PrintRange.PageRange)
    dialog.setFromTo(min(numbers) + 1, max(numbers) + 1)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    if dialog.printRange() is not QPrintDialog.PrintRange.PageRange:
        return list(range(count))
    return list(range(max(1, dialog.fromPage()) - 1, min(dialog.toPage(), count)))


def print_pages(
    pages: Pages, numbers: Sequence[int], printer: QPrinter, go_on: Callable[[int], bool] = lambda _sent: True
) -> int:
    """Print the pages of *numbers*, counted from 0, as many times as *printer* is set to. Return how many sheets were sent.

    *go_on* is told before each how many were sent, and may say no. Raises `RefusedError` when the printer stops taking them.
    """
    printer.setPageLayout(_layout(pages))
    printer.setFullPage(True)  # the pages have their margins
    rounds = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = [number for _ in range(rounds) for number in numbers]
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise RefusedError(f"Máy in “{name}” không nhận lệnh in: hãy xem máy in đã bật và nối chưa, hoặc chọn máy in khác.")
    try:
        for sent, number in enumerate(sheets):
            if not go_on(sent):
                printer.abort()
                return sent
            if sent and not printer.newPage():
                raise RefusedError(f"Máy in ngừng nhận ở trang {number + 1}: hãy xem giấy và mực, rồi in lại từ trang này.")
            painter.drawImage(painter.viewport(), drawn(pages, number, _dots(printer) / 72))
    finally:
        painter.end()
    return len(sheets)


class Printing(QObject):
    """Pages of *pdf* on their way to a printer, in a thread. `told` brings what to tell when they were sent.

    The clerk can call it off between two sheets.
    """

    told = Signal(str)
    refused = Signal(str)
    _sent = Signal(int)

    def __init__(self, pdf: bytes, numbers: Sequence[int], printer: QPrinter, window: QWidget) -> None:
        super().__init__(window)
        self._called_off = False
        self._printer = printer
        self._numbers = numbers
        self._progress = QProgressDialog("Đang gửi trang tới máy in…", "Ngừng in", 0, len(numbers), window)
        self._progress.setWindowTitle("In")
        self._progress.setAutoClose(False)
        self._progress.setAutoReset(False)
        self._progress.setMinimumDuration(500)
        self._progress.canceled.connect(self._call_off)
        self._sent.connect(self._progress.setValue)
        self._work = Work(lambda: self._print(pdf), self)
        self._work.done.connect(self._finish)
        self._work.refused.connect(self.refused)
        self._work.finished.connect(self._clear_up)
        self._work.start()

    def _print(self, pdf: bytes) -> int:
        with export.pages(pdf) as pages:
            return print_pages(pages, self._numbers, self._printer, self._go_on)

    def _go_on(self, sent: int) -> bool:
        self._sent.emit(sent)
        return not self._called_off

    def _call_off(self) -> None:
        self._called_off = True

    def _finish(self, sheets: int) -> None:
        name = self._printer.printerName() or self._printer.outputFileName()
        if self._called_off:
            self.told.emit(f"Đã ngừng in sau {sheets} trang.")
        else:
            self.told.emit(f"Đã gửi {sheets} trang tới máy in “{name}”.")

    def _clear_up(self) -> None:
        self._progress.canceled.disconnect(self._call_off)
        self._progress.close()
        self._progress.deleteLater()
        self.deleteLater()


def _layout(pages: Pages) -> QPageLayout:
    width, height = pages.size(0)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())


def _dots(printer: QPrinter) -> float:
    return min(printer.resolution(), _MOST_DOTS_PER_INCH)
