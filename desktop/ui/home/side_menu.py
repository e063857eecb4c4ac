"""The menu on the left: the forms that can be filled, and the years there are reports of."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.engine.definition import Edition
from desktop.jobs.desk import ReportRow
from desktop.ui import style
from desktop.ui.overview import OF_BELOW, OF_OWN, Overview

_Select = QItemSelectionModel.SelectionFlag
_WANTED = Qt.ItemDataRole.UserRole


class Wanted(NamedTuple):
    """Which reports to list: those of a form, of a year, or all when both are `None`; or, instead, those in the bin."""

    form: str | None = None
    year: int | None = None
    in_bin: bool = False

    def holds(self, row: ReportRow) -> bool:
        """Whether *row* is one of them."""
        if (row.deleted is not None) is not self.in_bin:
            return False
        return self.form in (None, row.form) and self.year in (None, row.period.year)


class SideMenu(QTreeWidget):
    """`chosen` says which reports to list, `form_activated` that a new report of a form is wanted.

    `overview_chosen` asks for a page that looks over many reports. Those about the units below are listed where there are
    such units, or when one of them was asked for.
    """

    chosen = Signal(Wanted)
    overview_chosen = Signal(Overview)
    form_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Biểu mẫu và năm báo cáo")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemsExpandable(False)
        style.tint(self, Base="panel")
        self._pages = self._group("Tổng quan")
        self._below = self._group("Đơn vị cấp dưới")
        self._overview = {
            page: self._item(group, page.value, page)
            for group, pages in ((self._pages, OF_OWN), (self._below, OF_BELOW))
            for page in pages
        }
        self._below.setHidden(True)
        self._forms = self._group("Biểu mẫu")
        self._years = self._group("Báo cáo theo năm")
        self._bin = self._item(self.invisibleRootItem(), "Thùng rác", Wanted(in_bin=True))
        style.follow(self, self._measure)
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(self._activate)

    def show_forms(self, editions: list[Edition]) -> None:
        """List the forms."""
        self._forms.takeChildren()
        for edition in editions:
            item = self._item(self._forms, edition.title, Wanted(form=edition.form))
            item.setToolTip(0, f"{edition.description}\n\nNhấp đúp để lập báo cáo mới theo biểu mẫu này.")

    def show_years(self, rows: list[ReportRow]) -> None:
        """List the years of *rows*, the latest first, and count the bin; what was chosen stays chosen while it is there."""
        before, page = self.wanted, self.overview
        binned = sum(row.deleted is not None for row in rows)
        self._bin.setText(0, f"Thùng rác ({binned})" if binned else "Thùng rác")
        rows = [row for row in rows if row.deleted is None]
        counts = Counter(row.period.year for row in rows)
        self.blockSignals(True)  # noqa: FBT003  # the list is filled once, by the caller
        self._years.takeChildren()
        everything = self._item(self._years, f"Tất cả ({len(rows)})", Wanted())
        items = {
            year: self._item(self._years, f"Năm {year} ({counts[year]})", Wanted(year=year))
            for year in sorted(counts, reverse=True)
        }
        if before.form is None and page is None and not before.in_bin:
            self.setCurrentItem(items.get(before.year, everything) if before.year else everything)
        self.blockSignals(False)  # noqa: FBT003

    def offer_below(self) -> None:
        """List the pages about the units below."""
        self._below.setHidden(False)

    @property
    def wanted(self) -> Wanted:
        """Which reports are to be listed now."""
        chosen = self._chosen
        return chosen if isinstance(chosen, Wanted) else Wanted()

    @property
    def overview(self) -> Overview | None:
        """The page that looks over many reports, where one is chosen."""
        chosen = self._chosen
        return chosen if isinstance(chosen, Overview) else None

    def choose(self, page: Overview) -> None:
        """Choose a page that looks over many reports."""
        if page in OF_BELOW:
            self.offer_below()
        self.setCurrentItem(self._overview[page])

    def selectionCommand(self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None) -> _Select:
        """Keep what is chosen when a heading is clicked; Qt would leave nothing chosen."""
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return _Select.NoUpdate
        return super().selectionCommand(index, event)

    @property
    def _chosen(self) -> Wanted | Overview | None:
        items = self.selectedItems()
        return items[0].data(0, _WANTED) if items else None

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title])
        item.setFont(0, style.strong(self.font()))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setExpanded(True)
        return item

    def _item(self, group: QTreeWidgetItem, title: str, wanted: Wanted | Overview) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [title])
        item.setData(0, _WANTED, wanted)
        item.setSizeHint(0, self._line(1.8))
        return item

    def _measure(self) -> None:
        self.setIndentation(style.spacing(self.fontMetrics()).large)
        for group in (self._pages, self._below, self._forms, self._years):
            group.setSizeHint(0, self._line(2.2))
            for place in range(group.childCount()):
                group.child(place).setSizeHint(0, self._line(1.8))
        self._bin.setSizeHint(0, self._line(2.2))

    def _line(self, lines: float) -> QSize:
        return QSize(0, round(lines * self.fontMetrics().height()))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        wanted = item.data(0, _WANTED) if item else None
        if isinstance(wanted, Overview):
            self.overview_chosen.emit(wanted)
        elif wanted is not None:
            self.chosen.emit(wanted)

    def _activate(self, item: QTreeWidgetItem) -> None:
        wanted = item.data(0, _WANTED)
        if isinstance(wanted, Wanted) and wanted.form is not None:
            self.form_activated.emit(wanted.form)
