"""The charts page: what is to be shown at the left, the live picture and its figures at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import RefusedError
from desktop.jobs.overview import picture
from desktop.jobs.overview.figures import Chart
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.overview.chart_choice import ChartChoice
from desktop.ui.overview.chart_view import ChartView, as_qimage
from desktop.ui.overview.figures_model import FiguresModel
from desktop.ui.overview.saving import ask_path, save

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_FIRST_STEP = "Tích chọn từ một đến sáu chỉ tiêu ở bên trái để vẽ biểu đồ."
_NO_REPORTS = (
    "Chưa có báo cáo nào của biểu mẫu này có số liệu. Hãy lập và nhập báo cáo trước; "
    "biểu đồ vẽ số liệu của các kỳ đã lập trong chương trình."
)


class ChartsPage(QWidget):
    """Tells its owner what was done, and why something was refused."""

    help_place = "charts"

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart: Chart | None = None
        self.choice = ChartChoice(desk)
        unit = desk.unit
        self.view = ChartView(unit.name if unit else "")
        self.figures = FiguresModel(self)
        self.table = self._make_table()
        self.buttons = [
            button("S&ao chép hình", self.copy_picture),
            button("Lưu &PNG…", lambda: self._save("Hình PNG", ".png", picture.save_png)),
            button("Lưu P&DF…", lambda: self._save("Tệp PDF", ".pdf", picture.save_pdf)),
            button("Sao chép bảng số l&iệu", self.copy_table),
        ]
        self._lay_out()
        self.choice.changed.connect(self.draw)
        self.view.drawn.connect(self._mark)
        style.follow(self, self._measure)
        self.draw()

    def draw(self) -> None:
        """Draw what is chosen now, or say what is to be chosen."""
        self._chart = None
        choice = self.choice
        if not choice.indicators.rowCount() and not choice.search.text():
            self.view.show_words(_NO_REPORTS)
        elif not choice.codes:
            self.view.show_words(_FIRST_STEP)
        else:
            try:
                self._chart = choice.chart()
            except RefusedError as refusal:
                self.view.show_words(str(refusal))
        self.figures.show_chart(self._chart)
        self.table.setVisible(self._chart is not None)
        self._mark()
        if self._chart is not None:
            self.view.show_chart(self._chart)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture, sharp enough for paper."""
        if self.view.page is not None:
            QGuiApplication.clipboard().setImage(as_qimage(picture.image(self.view.page, picture.FINE)))
            self.told.emit("Đã sao chép hình biểu đồ: dán vào Word hay email bằng Ctrl+V.")

    def copy_table(self) -> None:
        """Put the figures on the clipboard as a spreadsheet takes them."""
        QGuiApplication.clipboard().setText(self.figures.text())
        self.told.emit("Đã sao chép bảng số liệu: dán vào Excel bằng Ctrl+V.")

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. A proxy would have Tab pass over what stands before it."""
        self.choice.search.setFocus()

    # --- inside ---

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Bảng số liệu của biểu đồ")
        table.setModel(self.figures)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        style.tint(table.verticalHeader(), Window="window", WindowText="text", ButtonText="text")
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        copy = QAction("Sao chép bảng số liệu", table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _ticked: self.copy_table())
        table.addAction(copy)
        return table

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        shown = QSplitter(Qt.Orientation.Vertical)
        shown.setChildrenCollapsible(False)
        shown.addWidget(self.view)
        shown.addWidget(self.table)
        shown.setStretchFactor(0, 3)
        shown.setStretchFactor(1, 1)
        shown.setSizes([3_000, 1_000])
        row = QHBoxLayout()
        row.setSpacing(gaps.medium)
        for widget in self.buttons:
            row.addWidget(widget)
        row.addStretch()
        right = QVBoxLayout()
        right.setSpacing(gaps.medium)
        right.addWidget(shown, 1)
        right.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        whole.setSpacing(gaps.large)
        whole.addWidget(self.choice, 1)
        whole.addLayout(right, 3)

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        self.choice.setMinimumWidth(metrics.averageCharWidth() * 34)
        self.choice.setMaximumWidth(metrics.averageCharWidth() * 44)
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + style.spacing(metrics).medium)
        self.table.horizontalHeader().setMinimumSectionSize(metrics.averageCharWidth() * 18)

    def _mark(self) -> None:
        """Offer what can be done with the picture that is there."""
        for widget in self.buttons:
            widget.setEnabled(self._chart is not None and self.view.page is not None)

    def _save(self, words: str, suffix: str, write: Callable[[bytes, Path], None]) -> None:
        page = self.view.page
        if self._chart is None or page is None:
            return
        path = ask_path(self._desk, self._chart.title, words, suffix, self)
        if path is not None:
            work = save(lambda target: write(page, target), path, self, told=self.told.emit)
            work.refused.connect(self.refused)
