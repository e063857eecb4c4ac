"""The units behind a row: what each brings, sorted and searched, what they make together, and the report of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.rollup import How
from desktop.engine.values import NumberType
from desktop.jobs.clipboard import CopiedCell, copied
from desktop.jobs.consolidating.fed import Fed
from desktop.jobs.consolidating.report import version_behind
from desktop.jobs.consolidating.units import UnitParts, export_parts, unit_parts
from desktop.jobs.desk import Desk
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.consolidated import telling
from desktop.ui.consolidated.units_model import TITLES, Column, UnitsModel, text
from desktop.ui.fields import search_field
from desktop.ui.report.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

#: So wide and so high the window begins.
_SIZE = (120, 30)
_LETTERS = {Column.PLACE: 8, Column.NAME: 32, Column.VALUE: 20, Column.SHARE: 13}


class UnitsDialog(QDialog):
    """Stays beside the report while the clerk goes on; it is made once and shows one row after the other."""

    help_place = "drill-down"

    def __init__(self, desk: Desk, session: ReportSession, fed: Fed, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._fed = fed
        self.parts: UnitParts | None = None
        self.entries = UnitsModel()
        self.title, self.how, self.foot = QLabel(), QLabel(), QLabel()
        self.search = search_field("Tìm đơn vị", "Tìm đơn vị, giải trình")
        self.blanks = QCheckBox("Đơn vị để trốn&g lên đầu")
        self.table = self._make_table()
        self.notice = Notice()
        self.open_button = button("&Mở báo cáo của đơn vị", self.open_report)
        self._lay_out()
        self.search.textChanged.connect(self.entries.search)
        self.blanks.toggled.connect(lambda on: self.entries.put_blanks_first(on=on))
        self.entries.modelReset.connect(self._look)

    def show_row(self, code: str) -> bool:
        """Show the units behind a row of the report; false for a row that only the own unit fills."""
        parts = unit_parts(self._desk, self._session, self._fed, code)
        if not parts.parts:
            return False
        self.parts = parts
        report = self._session.report
        unit = report.edition.indicators[code].unit
        self.setWindowTitle(f"Các đơn vị: {report.name(code)}")
        self.title.setText(f"{report.name(code)}{f' ({unit})' if unit else ''}")
        self.how.setText(telling.how_of_row(report, self._fed, code))
        self.foot.setText(telling.foot(report, self._fed, parts))
        self.notice.hide()
        self.search.clear()
        self.entries.show(parts.parts)
        self.show()
        self.activateWindow()
        self.table.setFocus()
        return True

    def open_report(self) -> None:
        """Show the report of the unit on whose line the cursor stands."""
        index = self.table.currentIndex()
        if not index.isValid() or self.parts is None:
            return
        from desktop.ui.consolidated.received_view import show_received

        part = self.entries.part(index.row())
        received = version_behind(self._desk, self._session.report_id, part.unit, part.form)
        if received is not None:
            same_form = part.form == self._session.report.edition.form
            show_received(self._desk, received, self, self.parts.code if same_form else "")

    def copy(self) -> None:
        """Put what is listed on the clipboard, for Word and Excel."""
        rows = [[CopiedCell(title) for title in TITLES.values()]]
        kind = self._type
        for part in self.entries.lines:
            line = [CopiedCell(text(part, column)) for column in Column]
            if kind is not None and part.is_figure:
                line[Column.VALUE] = CopiedCell(kind.edited(part.value), kind.stored(part.value) or "")
            rows.append(line)
        rows.append([CopiedCell(self.foot.text())])
        clip = copied(rows)
        data = QMimeData()
        data.setText(clip.text)
        data.setHtml(clip.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.notice.tell("Đã sao chép bảng: dán vào Word hay Excel bằng Ctrl+V.")

    def export(self) -> None:
        """Write what is listed to a workbook."""
        from desktop.ui.files import Place, ask_where_to_write
        from desktop.ui.work import Work

        if self.parts is None:
            return
        name = f"don-vi_{self.parts.code}_{self._session.report.period.code}.xlsx"
        path = ask_where_to_write(self._desk, Place.EXPORTS, "Kết xuất các đơn vị", name, "Bảng tính Excel", self)
        if path is None:
            return
        report = self._session.report
        subtitle = f"{report.edition.title}, {report.period.label}"
        told = (self.title.text(), subtitle, list(TITLES.values()), list(self.entries.lines), self.foot.text(), path)
        work = Work(lambda: export_parts(*told), self)
        work.done.connect(lambda _nothing: self.notice.tell(f"Đã ghi tệp “{path}”."))
        work.refused.connect(self.notice.warn)
        work.start()

    # --- inside ---

    @property
    def _type(self) -> NumberType | None:
        if self.parts is None or self.parts.how is How.COUNT:
            return None
        type_ = self._session.report.edition.indicators[self.parts.code].type
        return type_ if isinstance(type_, NumberType) else None

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.entries)
        table.setAccessibleName("Các đơn vị của ô")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.PLACE, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        style.tint(table, Highlight="selection", HighlightedText="text")
        table.doubleClicked.connect(lambda _index: self.open_report())
        copy = QAction("Sao chép bảng", table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _ticked: self.copy())
        table.addAction(copy)
        style.follow(table, partial(self._measure, table))
        return table

    def _measure(self, table: QTableView) -> None:
        metrics = self.fontMetrics()
        letter, line = metrics.averageCharWidth(), metrics.height() + style.spacing(metrics).medium
        table.verticalHeader().setMinimumSectionSize(1)
        table.verticalHeader().setDefaultSectionSize(line)
        for column, letters in _LETTERS.items():
            table.horizontalHeader().resizeSection(column, letters * letter)

    def _lay_out(self) -> None:
        style.set_type(self.title, 1.2, heavy=True)
        style.set_type(self.foot, heavy=True)
        style.tint(self.how, WindowText="muted")
        for label in (self.title, self.how, self.foot):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        looking = QHBoxLayout()
        looking.setSpacing(gaps.large)
        looking.addWidget(self.search, 1)
        looking.addWidget(self.blanks)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(self.open_button)
        buttons.addWidget(button("&Sao chép bảng", self.copy))
        buttons.addWidget(button("Kết xuất &Excel…", self.export))
        buttons.addStretch()
        buttons.addWidget(button("Đó&ng", self.close))
        column.addWidget(self.title)
        column.addWidget(self.how)
        column.addLayout(looking)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        style.give_size(self, *_SIZE)

    def _look(self) -> None:
        if self.entries.rowCount():
            self.table.selectRow(0)
        self.open_button.setEnabled(bool(self.entries.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Enter in the list open the unit's report; in the search go to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.table.hasFocus():
                self.open_report()
            elif self.search.hasFocus():
                self.table.setFocus()
        else:
            super().keyPressEvent(event)
