"""The table of units × periods: names stay at the left, what the units make together stays beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.consolidating.comparison import Comparison, UnitLine
from desktop.ui import style
from desktop.ui.across.model import AcrossModel, FootModel
from desktop.ui.lines import Index
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from collections.abc import Sequence


#: Widths in letters: names of units, figures at least, remarks.
_NAME, _FIGURE, _REMARK = 26, 9, 46
_ARROWS = {Qt.SortOrder.AscendingOrder: " ▲", Qt.SortOrder.DescendingOrder: " ▼"}


class AcrossTable(QWidget):
    """`stood_on` brings the unit of the current row or `None`, `opened` asks to open its report, `copy_wanted` to copy all."""

    stood_on = Signal(object)
    opened = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AcrossModel(self)
        self._foot_model = FootModel(self)
        self.view = _Units(self.model)
        self.foot = _Foot(self._foot_model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        self._beside = QWidget()  # as wide as the scroll bar of the table above
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.foot, 1)
        below.addWidget(self._beside)
        column.addLayout(below)
        self.view.horizontalHeader().sectionResized.connect(lambda at, _before, width: self.foot.setColumnWidth(at, width))
        self.view.horizontalScrollBar().valueChanged.connect(self.foot.horizontalScrollBar().setValue)
        self.foot.horizontalScrollBar().valueChanged.connect(self.view.horizontalScrollBar().setValue)
        self.view.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._measure_foot())
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self.stood_on.emit(self.line))
        self.model.modelReset.connect(lambda: self.stood_on.emit(None))
        self.view.doubleClicked.connect(lambda _index: self.opened.emit())
        self._offer_actions()
        style.follow(self, self._measure)

    @property
    def line(self) -> UnitLine | None:
        """The unit of the current row."""
        index = self.view.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None

    def show_units(self, comparison: Comparison | None, lines: Sequence[UnitLine] = ()) -> None:
        """Show other units, or another indicator; the latest period comes into sight."""
        standing = self.line
        widths = len(self.model.columns)
        self.model.show(comparison, lines)
        self._foot_model.show(comparison, self.model.columns)
        self._measure()
        if comparison is not None and len(self.model.columns) != widths:
            self.view.scrollTo(self.model.index(0, len(comparison.columns)))
        for row, line in enumerate(self.model.lines):
            if standing is not None and line.unit == standing.unit:
                self.view.selectRow(row)

    # --- inside ---

    def _offer_actions(self) -> None:
        opening = QAction("&Mở báo cáo của đơn vị", self.view)
        opening.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        connect(opening, self.opened.emit)
        copy = QAction("&Sao chép cả bảng", self.view)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        connect(copy, self.copy_wanted.emit)
        rising = QAction("Sắp &tăng dần theo cột này", self.view)
        connect(rising, lambda: self._sort_here(Qt.SortOrder.AscendingOrder))
        falling = QAction("Sắp &giảm dần theo cột này", self.view)
        connect(falling, lambda: self._sort_here(Qt.SortOrder.DescendingOrder))
        by_name = QAction("Sắp theo tê&n đơn vị", self.view)
        connect(by_name, self.view.sort_by_name)
        for action in (opening, copy, rising, falling, by_name):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(action)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _sort_here(self, order: Qt.SortOrder) -> None:
        if self.view.currentIndex().isValid():
            self.view.sortByColumn(self.view.currentIndex().column(), order)

    def _measure(self) -> None:
        self.view.measure()
        for column in range(self.model.columnCount()):
            self.foot.setColumnWidth(column, self.view.columnWidth(column))
        self._measure_foot()

    def _measure_foot(self) -> None:
        """Have the foot end where the table ends, and be just as high as its lines."""
        bar = self.view.verticalScrollBar()
        self.foot.verticalHeader().setFixedWidth(self.view.verticalHeader().width())
        self._beside.setFixedWidth(bar.sizeHint().width() if bar.maximum() else 0)
        line = self.view.verticalHeader().defaultSectionSize()
        self.foot.verticalHeader().setDefaultSectionSize(line)
        self.foot.setFixedHeight(line * max(1, self._foot_model.rowCount()) + 2 * self.foot.frameWidth())
        self.foot.setVisible(self._foot_model.rowCount() > 0)


class _Table(QTableView):
    """What both tables have in common."""

    def __init__(self, model: AcrossModel | FootModel, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())  # else Qt fills the corner with the colour of the edges
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        style.tint(self.verticalHeader(), Window="window", WindowText="text", ButtonText="text")


class _Units(_Table):
    def __init__(self, model: AcrossModel) -> None:
        super().__init__(model, "So sánh giữa các đơn vị")
        self._across = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setCornerButtonEnabled(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.verticalHeader().setHighlightSections(False)
        self._corner = QPushButton(self)
        self._corner.setFlat(True)
        self._corner.setAutoFillBackground(True)
        self._corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has the action
        self._corner.setToolTip("Bấm để sắp xếp theo tên đơn vị")
        self._corner.clicked.connect(lambda _ticked: self.sort_by_name())
        for beside in (header, self.verticalHeader()):
            beside.geometriesChanged.connect(self._place_corner)
        header.setSortIndicator(model.sorted_by, model.order)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(lambda _column, _order: self._tell_order())
        self._tell_order()

    def sort_by_name(self) -> None:
        """Sort by the names of the units; again: the other way."""
        again = self._across.sorted_by < 0 and self._across.order == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(-1, order)
        self._across.sort(-1, order)
        self._tell_order()

    def measure(self) -> None:
        """Give names, figures and remarks their room."""
        metrics, gaps = self.fontMetrics(), style.spacing(self.fontMetrics())
        letter = metrics.averageCharWidth()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * gaps.small)
        self.verticalHeader().setFixedWidth(_NAME * letter)
        for at, column in enumerate(self._across.columns):
            # The longest text is about the widest; measuring all of three thousand would be felt.
            longest = max((column.cell(line)[0] for line in self._across.lines), key=len, default="")
            room = metrics.horizontalAdvance(f"▲ {longest}") + gaps.medium
            least = _REMARK * letter if column.is_words else self._room_of_title(at)
            self.setColumnWidth(at, max(room, least))
        self._place_corner()

    def _room_of_title(self, column: int) -> int:
        """Return the width of a title with the sign of sorting; Qt's own hint leaves room for several."""
        metrics, look = self.horizontalHeader().fontMetrics(), self.style()
        title = str(self._across.headerData(column, Qt.Orientation.Horizontal))
        longest = max(metrics.horizontalAdvance(part) for part in title.split("\n"))
        sign = look.pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize)
        return longest + sign + 4 * look.pixelMetric(QStyle.PixelMetric.PM_HeaderMargin)

    def _place_corner(self) -> None:
        """Keep the corner's button over the corner."""
        frame = self.frameWidth()
        self._corner.setGeometry(frame, frame, self.verticalHeader().width(), self.horizontalHeader().height())

    def _tell_order(self) -> None:
        by_name = self._across.sorted_by < 0
        self._corner.setText(f"Đơn vị{_ARROWS[self._across.order] if by_name else ''}")


class _Foot(_Table):
    def __init__(self, model: FootModel) -> None:
        super().__init__(model, "Cả các đơn vị")
        self.horizontalHeader().hide()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(True)

    def sizeHint(self) -> QSize:
        """Return as little as there may be; the height is set."""
        return QSize(0, self.fontMetrics().height())


class _CellDelegate(QStyledItemDelegate):
    """Words on a selection that leaves their colours readable."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the theme's selection."""
        super().initStyleOption(option, index)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        colour = index.data(Qt.ItemDataRole.ForegroundRole) or style.theme().text
        palette.setColor(QPalette.ColorRole.Highlight, style.theme().selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        if index.data(Qt.ItemDataRole.ForegroundRole) is not None:
            option.font = style.strong(option.font)  # type: ignore[attr-defined]
