"""A row over its periods, and every change of its cell in this report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.comparing import Point, moved
from desktop.engine.edits import Address
from desktop.engine.history import RowInPeriod
from desktop.engine.values import NUMBERS
from desktop.session import ReportSession
from desktop.ui import style, words
from desktop.ui.buttons import button
from desktop.ui.report.course import paint_course


class HistoryDialog(QDialog):
    """The row of *cell* in all reports of its kind of period, the newest first."""

    help_place = "history"

    def __init__(self, session: ReportSession, cell: Address, parent: QWidget) -> None:
        super().__init__(parent)
        report = session.report
        self.setWindowTitle("Các kỳ trước của dòng")
        rows = [row for row in session.row_history(cell.code) if row.period.type is report.period.type]
        indicator = report.edition.indicators[cell.code]
        names = report.columns(cell.code)
        self.periods = _table("Số liệu qua các kỳ", ("Kỳ", names.value, "Tăng, giảm", names.note, "Trạng thái"), stretched=3)
        for row, before in zip(rows, [*rows[1:], None], strict=True):
            step = moved(indicator.type, before.value, row.value) if before else ""
            _add(self.periods, (_period(row), row.shown, step, row.note, words.STATUS[row.status]), right=(1, 2))
        self.changes = _table("Các lần thay đổi của ô", ("Lúc", "Người sửa", "Trước", "Sau", "Việc đã làm"), stretched=3)
        for entry in session.change_log(cell):
            _add(self.changes, (_local(entry.at), entry.who, entry.before or "trống", entry.after or "trống", entry.name))
        course = Course([Point(row.period, row.value) for row in reversed(rows)])
        course.setVisible(indicator.type.kind in NUMBERS and len(rows) > 1)
        self._lay_out(f"{report.name(cell.code)}{f' ({indicator.unit})' if indicator.unit else ''}", course)

    def _lay_out(self, title: str, course: QWidget) -> None:
        gaps = style.spacing(self.fontMetrics())
        name = QLabel(title)
        name.setFont(style.strong(style.relative(self.font(), 1.2)))
        name.setWordWrap(True)
        log = QLabel("Các lần thay đổi của ô trong báo cáo này")
        log.setFont(style.strong(log.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(name)
        column.addWidget(course)
        column.addWidget(self.periods, 2)
        column.addWidget(log)
        column.addWidget(self.changes, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Đón&g", self.reject))
        column.addLayout(buttons)
        style.give_size(self, 140, 32)
        self.periods.setFocus()


class Course(QWidget):
    """The course of the row's figure, as wide as there is room."""

    def __init__(self, course: Sequence[Point]) -> None:
        super().__init__()
        self._course = course

    def sizeHint(self) -> QSize:
        """Return three lines of height."""
        return QSize(0, 3 * self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        gaps = style.spacing(self.fontMetrics())
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.theme().input)
        room = QRectF(self.rect()).adjusted(gaps.large, gaps.medium, -gaps.large, -gaps.medium)
        paint_course(painter, room, [point.value for point in self._course])


def _period(row: RowInPeriod) -> str:
    amended = f" (đính chính {row.version - 1})" if row.version > 1 else ""
    return words.sentence_case(row.period.label) + amended


def _local(at: datetime) -> str:
    return f"{at.astimezone():%d/%m/%Y %H:%M:%S}"


def _table(name: str, titles: Sequence[str], *, stretched: int) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(titles))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setCornerButtonEnabled(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table


def _add(table: QTableWidget, texts: Sequence[str], right: Sequence[int] = ()) -> None:
    row = table.rowCount()
    table.insertRow(row)
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignRight if column in right else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, column, item)
