"""The table that the lists of this package are: wrapped lines with room around them, chosen as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Roomy(QStyledItemDelegate):
    """Leaves a little room above and below the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the words and the room."""
        needed = super().sizeHint(option, index)
        return QSize(needed.width(), needed.height() + 2 * style.spacing(option.fontMetrics).small)  # type: ignore[attr-defined]


class WrappedTable(QTableView):
    """Shows *model*; the columns *stretched* share the width that the others leave."""

    def __init__(self, model: QAbstractTableModel, stretched: Iterable[int]) -> None:
        super().__init__()
        # Measured once the columns have their widths: Qt's own way measures all lines at each of its steps.
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self.resizeRowsToContents)
        self.setItemDelegate(Roomy(self))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        style.tint(self, Highlight="selection", HighlightedText="text")
        style.follow(self, self._fit_later.start)
        model.modelReset.connect(self._fit_later.start)
        model.dataChanged.connect(self._fit_later.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit_later.start()
