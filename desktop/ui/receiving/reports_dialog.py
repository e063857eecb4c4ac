"""All reports that came from one unit, of whatever form and period, also when the unit is no more."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.consolidating.senders import reports_of
from desktop.jobs.desk import Desk
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.receiving import telling
from desktop.ui.receiving.listing import Column, Line, LineList, LineTable
from desktop.ui.receiving.marks import Mark
from desktop.ui.receiving.viewing import view
from desktop.ui.report.notice import Notice
from desktop.ui.tab_order import go_on
from desktop.ui.words import sentence_case

_COLUMNS = (
    Column("Kỳ báo cáo", 22),
    Column("Biểu mẫu", 32),
    Column("Số", 8),
    Column("Lập ngày", 13),
    Column("Tình trạng", 18, marked=True),
    Column("Tệp", 26),
)


class UnitReportsDialog(QDialog):
    """Lists what *unit* (its code) sent; Enter shows one of them."""

    help_place = "unit-reports"

    def __init__(self, desk: Desk, unit: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Báo cáo đã nhận của {name}")
        self._desk = desk
        self.notice = Notice()
        self.lines = LineList(_COLUMNS, self)
        self.table = LineTable(self.lines, "Báo cáo đã nhận của đơn vị")
        rows = reports_of(desk, unit)
        titles = {(each.form, each.edition): desk.catalogue.edition(each.form, each.edition).title for each in rows}
        self.lines.show(
            Line(
                (
                    sentence_case(row.period.label),
                    titles[row.form, row.edition],
                    row.number,
                    telling.day(row.sent.astimezone().date()),
                    f"{telling.version(row.version)}, có lỗi" if row.faults else telling.version(row.version),
                    row.file,
                ),
                row.id,
                Mark.FAULT if row.faults else Mark.DONE,
            )
            for row in rows
        )
        several = f"{len(rows)} bản đã nhận, kể cả các bản đã được thay."
        told = QLabel(several if rows else "Chưa nhận báo cáo nào của đơn vị này.")
        gaps = style.spacing(self.fontMetrics())
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        buttons.addWidget(button("Đó&ng", self.reject))
        self.open_button = main_button("&Xem báo cáo", self._open)
        self.open_button.setEnabled(bool(rows))
        self.table.opened.connect(self._open)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self.notice)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        style.give_size(self, 136, 28)
        self.table.stand_on(None)
        self.table.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def _open(self) -> None:
        received: int | None = self.table.about
        if received is not None:
            view(self._desk, received, self, self.notice.warn)
