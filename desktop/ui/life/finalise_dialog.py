"""The dialog that finalises a report: what stands in the way, the reasons of warnings, the number."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.jobs import life
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.life.obstacle_table import ObstacleTable, completer
from desktop.ui.report.fed_cells import FedCells

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_AFTERWARDS = "Chốt xong, số liệu được khóa lại để in, ký và gửi. Muốn sửa sau đó, phải lập bản đính chính."


class FinaliseDialog(QDialog):
    """`finalised` says that the report is locked; `place_wanted` brings the cell to which the clerk wants to go instead."""

    help_place = "finalise"

    finalised = Signal()
    place_wanted = Signal(object)

    def __init__(self, desk: Desk, session: ReportSession, fed: FedCells, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        report = session.report
        self.setWindowTitle(f"Chốt báo cáo {report.period.label}")
        self.table = ObstacleTable(session, fed)
        self.lead = QLabel()
        style.set_type(self.lead, 1.2, heavy=True)
        self.refusal = QLabel()
        style.tint(self.refusal, WindowText="error_mark")
        self.shared = QLineEdit()
        self.shared.setAccessibleName("Một lý do cho các cảnh báo được chọn")
        self.shared.setPlaceholderText("một lý do cho các cảnh báo được chọn")
        self.share_button = button("&Ghi lý do", self._share)
        self.choose_button = button("Chọn &mọi cảnh báo chưa có lý do", self._choose_open)
        self.number = QLineEdit(report.number or life.next_number(desk, report))
        self.number.setAccessibleName("Số của báo cáo")
        self.symbol, self.number_hint = QLabel(), QLabel()
        style.tint(self.number_hint, WindowText="warning_mark")
        self._numbers = life.numbers_in_use(desk, report)
        self.finalise_button = main_button("&Chốt báo cáo", self._finalise)
        self._lay_out()
        self._connect()
        self._look()
        self._make_room()
        (self.table if self.table.entries.rowCount() else self.number).setFocus()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        for label in (self.lead, self.refusal):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.lead)
        column.addWidget(self.table, 1)
        share = QWidget()
        row = QHBoxLayout(share)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choose_button, self.shared, self.share_button):
            row.addWidget(widget)
        column.addWidget(share)
        self.table.setVisible(self.table.entries.rowCount() > 0)
        share.setVisible(self.table.entries.warnings > 1)
        filled, total = self._session.report.completeness()
        if filled < total:
            column.addWidget(_wrapped(_of_blanks(total - filled)))
        column.addLayout(self._head())
        column.addWidget(_wrapped(_AFTERWARDS))
        column.addWidget(self.refusal)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        buttons.addWidget(self.finalise_button)
        buttons.addWidget(button("Đó&ng", self.reject))
        column.addLayout(buttons)
        letter = self.fontMetrics().averageCharWidth()
        wide, high = (150, 34) if self.table.entries.rowCount() else (80, 0)
        self.resize(wide * letter, high * self.fontMetrics().lineSpacing())

    def _head(self) -> QHBoxLayout:
        letters = self.fontMetrics().averageCharWidth()
        self.number.setMaximumWidth(16 * letters)
        name = QLabel("&Số báo cáo")
        name.setBuddy(self.number)
        row = QHBoxLayout()
        for widget in (name, self.number, self.symbol):
            row.addWidget(widget)
        row.addSpacing(style.spacing(self.fontMetrics()).large)
        row.addWidget(QLabel(f"Ngày chốt: hôm nay, {datetime.now().astimezone():%d/%m/%Y}"))
        row.addSpacing(style.spacing(self.fontMetrics()).large)
        row.addWidget(self.number_hint)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self.table.place_wanted.connect(lambda finding: self._leave_for(finding.cell))
        self.table.entries.dataChanged.connect(self._look)
        self.table.entries.refused.connect(self._refuse)
        self.table.selectionModel().selectionChanged.connect(self._look_at_choice)
        self.shared.textChanged.connect(self._look_at_choice)
        self.number.textChanged.connect(self._look_at_number)

    def _look(self) -> None:
        """Say what is left to be done, after each reason."""
        report, open_rows = self._session.report, self.table.entries.open_rows
        errors = len(report.errors)
        parts = [f"{errors} lỗi phải sửa"] * bool(errors) + [f"{len(open_rows)} cảnh báo chưa có lý do"] * bool(open_rows)
        self.lead.setText(f"Chưa chốt được: còn {' và '.join(parts)}." if parts else "Báo cáo không còn lỗi, có thể chốt.")
        self.refusal.hide()
        self.finalise_button.setEnabled(not parts)
        self.choose_button.setEnabled(bool(open_rows))
        self.shared.setCompleter(completer(self.table.entries.reasons, self.shared))
        self._look_at_choice()
        self._look_at_number()

    def _look_at_choice(self) -> None:
        chosen = self.table.chosen
        self.share_button.setText(f"&Ghi cho {len(chosen)} cảnh báo" if chosen else "&Ghi lý do")
        self.share_button.setEnabled(bool(chosen and self.shared.text().strip()))

    def _look_at_number(self) -> None:
        number, unit = self.number.text().strip(), self._session.report.unit
        self.symbol.setText("" if "/" in number else f"/{unit.symbol}")
        other = self._numbers.get(unit.numbered(number))
        self.number_hint.setText(f"Số này đã dùng cho báo cáo {other.period.label}." if other else "")

    def _choose_open(self) -> None:
        self.table.choose_open()
        self.shared.setFocus()

    def _share(self) -> None:
        if self.table.entries.confirm(self.table.chosen, self.shared.text()):
            self.shared.clear()
            self.table.go_to_next_open()
            (self.table if self.table.entries.open_rows else self.number).setFocus()

    def _leave_for(self, cell: object) -> None:
        self.reject()
        self.place_wanted.emit(cell)

    def _finalise(self) -> None:
        try:
            life.finalise(self._desk, self._session, self.number.text())
        except TOLD as refusal:
            self._refuse(str(refusal))
            return
        self.accept()
        self.finalised.emit()

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as the sentences need at this width; Qt counts one line for each."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it was made with the dialog
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter do what is in front of the clerk: a report is not finalised by a key meant for something else."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(pressed := self.focusWidget(), QPushButton):
            pressed.click()
        elif pressed is self.shared:
            self.share_button.click()
        elif pressed is self.number:
            self.finalise_button.click()


def _of_blanks(count: int) -> str:
    return (
        f"Còn {count} ô để trống. Ô để trống nghĩa là chưa báo cáo; nếu trong kỳ không phát sinh, hãy đóng lại và nhập số 0. "
        "Việc này không ngăn chốt."
    )


def _wrapped(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setWordWrap(True)
    return label
