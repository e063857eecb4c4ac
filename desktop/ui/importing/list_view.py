"""The lists of a dry run: words in columns that share the width, as many lines high as they need, or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QTableView, QWidget

from desktop.ui import style
from desktop.ui.importing.lines import Line, Tone
from desktop.ui.lines import Index, LineModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class LinesModel(LineModel[Line]):
    """Lines of words; their tone is seen in the last column's words and in the colour."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, colours, and what hovering tells."""
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (line.texts[index.column()], line.tip) if part)
            case Qt.ItemDataRole.BackgroundRole:
                return {Tone.WARNING: style.theme().warning, Tone.ERROR: style.theme().error}.get(line.tone)
            case Qt.ItemDataRole.ForegroundRole if line.tone is Tone.QUIET:
                return style.theme().muted
            case _:
                return None


class ListView(QTableView):
    """A list whose columns share the width by *shares*. With *fits* each row is as high as its words.

    Else rows are two lines high, which is quick for any number of them, and only the current one shows all its words.
    """

    def __init__(self, model: QAbstractTableModel, name: str, shares: Sequence[int], *, fits: bool = False) -> None:
        super().__init__()
        self._shares = shares
        self._fits = fits
        self._space: Callable[[int], None] | None = None
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self.resizeRowsToContents)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())  # else Qt fills the corner with the colour of the edges
        self.setWordWrap(True)
        metrics = self.fontMetrics()
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(1)
        upright.setDefaultSectionSize(2 * metrics.lineSpacing() + style.spacing(metrics).small)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._fit)

    def on_space(self, called: Callable[[int], None]) -> None:
        """Have *called* told the current row when the space bar is pressed."""
        self._space = called

    def _fit(self) -> None:
        if self._fits:
            self._fit_later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        width, whole = self.viewport().width(), sum(self._shares)
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, width * share // whole)
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the words of the current row in full."""
        super().currentChanged(current, previous)
        if self._fits or current.row() == previous.row():
            return
        usual = self.verticalHeader().defaultSectionSize()
        if previous.isValid():
            self.setRowHeight(previous.row(), usual)
        if current.isValid():
            self.setRowHeight(current.row(), max(usual, self.sizeHintForRow(current.row())))

    def sizeHintForRow(self, row: int) -> int:
        """Return the height of the words in a row, with a little air around them."""
        metrics, model = self.fontMetrics(), self.model()
        gaps = style.spacing(metrics)
        tick = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + gaps.medium
        height = 0
        for column in range(model.columnCount()):
            width = self.columnWidth(column) - gaps.medium - (tick if column == 0 else 0)
            words = str(model.index(row, column).data() or "")
            height = max(height, metrics.boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, words).height())
        return height + gaps.medium

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar. Enter stays in the list: it must not reach the button that writes."""
        if event.key() == Qt.Key.Key_Space and self._space is not None and self.currentIndex().isValid():
            self._space(self.currentIndex().row())
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
