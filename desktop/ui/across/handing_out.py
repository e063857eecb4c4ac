"""What is looked at, handed out: copied as a table or a picture, saved as picture, workbook or pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from desktop.jobs.clipboard import CopiedCell
from desktop.jobs.consolidating.across import Fullness
from desktop.jobs.consolidating.comparison import Comparison, UnitLine
from desktop.jobs.desk import Desk
from desktop.ui.buttons import button
from desktop.ui.overview.saving import ask_path, save
from desktop.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget


class View(IntEnum):
    """The views, in the order of their tabs."""

    TABLE = 0
    BARS = 1
    COURSES = 2
    FULLNESS = 3


class Seen(NamedTuple):
    """What is seen now: the view, its units in their order, and the cells of its table, where it is one."""

    view: View
    comparison: Comparison
    lines: Sequence[UnitLine]
    fullness: Fullness
    cells: Callable[[], list[list[CopiedCell]]] | None

    @property
    def is_chart(self) -> bool:
        """Whether it is something to be drawn."""
        return self.view in {View.BARS, View.COURSES}


class HandingOut(QObject):
    """The buttons under the views; *seen* returns what is seen, `None` while there is nothing.

    Whatever takes time is done in a thread on what was seen when it was asked for.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, seen: Callable[[], Seen | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen = seen
        self._widget = parent
        self.table_button = button("Sao &chép bảng", self.copy_table)
        self.picture_button = button("S&ao chép hình", self.copy_picture)
        self.png_button = button("Lư&u PNG…", self.save_png)
        self.excel_button = button("Lưu &Excel…", self.save_excel)
        self.pdf_button = button("Lưu P&DF…", self.save_pdf)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in order."""
        return self.table_button, self.picture_button, self.png_button, self.excel_button, self.pdf_button

    def follow(self) -> None:
        """Offer what can be done with what is seen now."""
        seen = self._seen()
        is_chart = seen is not None and seen.is_chart
        self.table_button.setEnabled(seen is not None and not is_chart)
        for each in (self.picture_button, self.png_button):
            each.setEnabled(is_chart)
        for each in (self.excel_button, self.pdf_button):
            each.setEnabled(seen is not None)

    def copy_table(self) -> None:
        """Put the table that is seen on the clipboard, figures exact."""
        from desktop.jobs import clipboard
        from desktop.ui.report.clipboard import SPREADSHEET

        seen = self._seen()
        if seen is None or seen.cells is None:
            return
        clip = clipboard.copied(seen.cells())
        data = QMimeData()
        data.setText(clip.text)
        data.setHtml(clip.html)
        data.setData(SPREADSHEET, clip.spreadsheet)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit("Đã sao chép bảng: dán vào Excel bằng Ctrl+V.")

    def copy_picture(self) -> None:
        """Put the chart that is seen on the clipboard as a picture, sharp enough for paper."""
        seen = self._seen()
        if seen is None or not seen.is_chart:
            return
        work = Work(partial(_picture, seen), self._widget.window())
        work.done.connect(self._take_picture)
        work.refused.connect(self.refused)
        work.start()

    def save_png(self) -> None:
        """Save the chart that is seen as a picture."""
        if (seen := self._seen()) is not None:
            self._save(seen, "Hình PNG", ".png", "Lưu biểu đồ", partial(_write_png, seen))

    def save_excel(self) -> None:
        """Save the figures and how complete the reports are as a workbook."""
        from desktop.jobs.consolidating import across_files

        if (seen := self._seen()) is not None:
            write = partial(across_files.save_workbook, seen.comparison, seen.lines, seen.fullness)
            self._save(seen, "Bảng tính Excel", ".xlsx", "Lưu bảng so sánh", write)

    def save_pdf(self) -> None:
        """Save what is seen on A4 pages."""
        if (seen := self._seen()) is not None:
            self._save(seen, "Tệp PDF", ".pdf", "Lưu bảng so sánh", partial(_write_pdf, seen))

    # --- inside ---

    def _save(self, seen: Seen, words: str, suffix: str, caption: str, write: Callable[[Path], None]) -> None:
        told = seen.comparison
        title = f"So sánh {told.columns[-1].label} {told.title}"
        if seen.view is View.FULLNESS and suffix == ".pdf":
            title = f"Mức đầy đủ {seen.fullness.period}"
        path = ask_path(self._desk, title, words, suffix, self._widget, caption)
        if path is not None:
            work = save(write, path, self._widget, told=self.told.emit)
            work.refused.connect(self.refused)

    def _take_picture(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.told.emit("Đã sao chép hình biểu đồ: dán vào Word hay email bằng Ctrl+V.")


# --- in a thread ---


def _page(seen: Seen) -> bytes:
    from desktop.jobs.consolidating.across_files import Chart, chart_page

    return chart_page(Chart.BARS if seen.view is View.BARS else Chart.COURSES, seen.comparison, seen.lines)


def _picture(seen: Seen) -> QImage:
    from desktop.jobs.overview import picture
    from desktop.ui.overview.chart_view import as_qimage

    return as_qimage(picture.image(_page(seen), picture.FINE))


def _write_png(seen: Seen, path: Path) -> None:
    from desktop.jobs.overview import picture

    picture.save_png(_page(seen), path)


def _write_pdf(seen: Seen, path: Path) -> None:
    from desktop.jobs.consolidating import across_files
    from desktop.jobs.consolidating.across_files import Chart

    match seen.view:
        case View.TABLE:
            across_files.save_table(seen.comparison, seen.lines, path)
        case View.BARS:
            across_files.save_chart(Chart.BARS, seen.comparison, seen.lines, path)
        case View.COURSES:
            across_files.save_chart(Chart.COURSES, seen.comparison, seen.lines, path)
        case View.FULLNESS:
            across_files.save_fullness(seen.fullness, path)
