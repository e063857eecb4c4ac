"""The list of reports as a table: who opens one, and how wide its columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui import style
from desktop.ui.home.delegate import FilledDelegate, LineDelegate, line_height
from desktop.ui.home.model import Column, ReportList
from desktop.ui.report.commands import connect

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

#: Letters that the columns, and the one with the titles, have room for at least.
_LEAST, _LEAST_OF_TITLES = 16, 34


class ReportTable(QTableView):
    """Shows *reports*. The titles take the width that the other columns leave; where that is too little, it is scrolled."""

    #: The current report is to be opened.
    opened = Signal()

    def __init__(self, reports: ReportList) -> None:
        super().__init__()
        self.setAccessibleName("Danh sách báo cáo")
        self.setModel(reports)
        self.setItemDelegate(LineDelegate(self))
        self.setItemDelegateForColumn(Column.FILLED, FilledDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        style.follow(self, self._measure)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.open_ = QAction("&Mở", self)
        # "Enter" first: menus show the first, and the other one's name stands on no key.
        self.open_.setShortcuts([QKeySequence(Qt.Key.Key_Enter), QKeySequence(Qt.Key.Key_Return)])
        self.open_.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        connect(self.open_, self.opened.emit)
        self.addAction(self.open_)
        reports.modelReset.connect(self._share_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(line_height(self.fontMetrics()))
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * _LEAST)
        self._share_width()

    def _share_width(self) -> None:
        header = self.horizontalHeader()
        others = (column for column in Column if column is not Column.REPORT)
        taken = sum(max(self.sizeHintForColumn(each), header.sectionSizeHint(each)) for each in others)
        fits = self.viewport().width() - taken >= self.fontMetrics().averageCharWidth() * _LEAST_OF_TITLES
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(Column.REPORT, mode.Stretch if fits else mode.ResizeToContents)
