"""Lists of units and files: one line each, with a mark before the word that says how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui import style
from desktop.ui.lines import Index, LineModel
from desktop.ui.receiving.marks import Mark, colour_of, paint_mark
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MARK = Qt.ItemDataRole.UserRole


class Line(NamedTuple):
    """The texts of a line, what it is *about*, the mark of its state, and what hovering tells besides."""

    texts: tuple[str, ...]
    about: Any
    mark: Mark = Mark.NONE
    tip: str = ""


class Column(NamedTuple):
    """A column's title, and how many letters it has room for at least; *marked* where the line's mark stands in it."""

    title: str
    letters: int
    marked: bool = False


class LineList(LineModel[Line]):
    """Lines of words."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__((column.title for column in columns), parent)
        self.columns = tuple(columns)

    # --- Qt ---

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, the mark, its colour, and what hovering tells."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (line.texts[index.column()], line.tip)))
            case Qt.ItemDataRole.ForegroundRole if column.marked:
                return colour_of(line.mark)
            case _ if role == _MARK and column.marked:
                return line.mark
            case _:
                return None


class LineTable(QTableView):
    """Shows a list. Its columns share the width; where that is too little, they are scrolled.

    `opened` asks to open what the current line is about, `stood_on` brings it, or `None`, when another line is current.
    """

    opened = Signal()
    stood_on = Signal(object)

    def __init__(self, lines: LineList, name: str, *, opens: bool = True) -> None:
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setModel(lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCornerWidget(QWidget())  # else Qt fills the corner with the colour of the edges
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        if opens:  # else Enter is left to the dialog
            self._take_enter()
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.stood_on.emit(self.about))
        lines.modelReset.connect(lambda: self.stood_on.emit(None))
        style.follow(self, self._measure)

    def _take_enter(self) -> None:
        action = QAction("&Mở", self)
        action.setShortcuts([QKeySequence(Qt.Key.Key_Enter), QKeySequence(Qt.Key.Key_Return)])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        connect(action, self.opened.emit)
        self.addAction(action)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def about(self) -> Any:
        """What the current line is about, `None` without one."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].about if index.isValid() else None

    def stand_on(self, about: object) -> None:
        """Go to the line about something, to the first when there is none."""
        found = next((at for at, line in enumerate(self._lines.lines) if line.about == about), 0)
        if self._lines.lines:
            self.selectRow(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * style.spacing(metrics).small)
        self._share_width()

    def _share_width(self) -> None:
        letter, columns = self.fontMetrics().averageCharWidth(), self._lines.columns
        least = [max(column.letters * letter, self._room_of_title(at)) for at, column in enumerate(columns)]
        factor = max(1.0, self.viewport().width() / sum(least))
        for at, width in enumerate(least):
            self.setColumnWidth(at, int(width * factor))

    def _room_of_title(self, column: int) -> int:
        header: QHeaderView = self.horizontalHeader()
        return header.sectionSizeFromContents(column).width()


class _LineDelegate(QStyledItemDelegate):
    """Words with a little room beside them, after the mark where there is one, on a selection that leaves colours readable."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the theme's selection; the words are painted here."""
        super().initStyleOption(option, index)
        option.palette.setColor(option.palette.ColorRole.Highlight, style.theme().selection)  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # else one cell differs from its row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        place = option.rect.adjusted(gaps.small, 0, -gaps.small, 0)  # type: ignore[attr-defined]
        mark: Mark | None = index.data(_MARK)
        painter.save()
        if mark not in (None, Mark.NONE):
            assert mark is not None  # noqa: S101 - just asked
            size = round(0.7 * metrics.height())
            paint_mark(painter, QRectF(place.left(), place.center().y() - size / 2 + 0.5, size, size), mark)
            place.setLeft(place.left() + size + gaps.small)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or style.theme().text)
        words = metrics.elidedText(" ".join(index.data().split()), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
