"""What a spreadsheet would do to the register of units, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.consolidating.register import RegisterImport, import_register, register_of
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.receiving import telling
from desktop.ui.receiving.listing import Column, Line, LineList, LineTable
from desktop.ui.receiving.marks import Mark
from desktop.ui.tab_order import go_on
from desktop.ui.work import Work, at_own_desk

_COLUMNS = (Column("Việc sẽ làm", 16, marked=True), Column("Mã", 10), Column("Tên đơn vị", 26), Column("Nội dung", 60))


class UnitsImportDialog(QDialog):
    """Reads a spreadsheet away from the window. `imported` tells what was written, `refused` why the file cannot be read."""

    help_place = "units-import"

    imported = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập danh sách đơn vị")
        self._desk = desk
        self._path = path
        self.lines = LineList(_COLUMNS, self)
        self.table = LineTable(self.lines, "Những gì sẽ ghi vào danh sách", opens=False)
        self.told = QLabel(f"Đang đọc “{path.name}”…")
        self.accept_button = main_button("&Ghi vào danh sách", self._write)
        self._lay_out()
        work = Work(at_own_desk(desk, lambda own: import_register(own, path, dry_run=True)), parent.window())
        work.done.connect(self._show)
        work.refused.connect(self._refuse)
        work.start()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.told.setWordWrap(True)
        style.set_type(self.told, heavy=True)
        self.accept_button.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addStretch()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(button("&Bỏ qua", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        style.give_size(self, 150, 32)

    def _show(self, found: RegisterImport) -> None:
        self.lines.show(self._lines(found))
        self.table.stand_on(None)
        left = f" {len(found.remarks)} điều cần xem lại." if found.remarks else ""
        nothing = "" if found.added or found.changed else " Không có gì để ghi."
        self.told.setText(f"“{self._path.name}”: {_counted(found)}.{left}{nothing}")
        self.accept_button.setEnabled(bool(found.added or found.changed))
        self.table.setFocus()

    def _lines(self, found: RegisterImport) -> Iterator[Line]:
        register = register_of(self._desk)
        for remark in found.remarks:
            yield Line(("Xem lại", "", "", remark), remark, Mark.FAULT)
        for unit in found.changed:
            before = register.unit(unit.code)
            told = telling.changes(before, unit, register) if before else ""
            yield Line(("Thay đổi", unit.code, unit.name, told), unit, Mark.LATE)
        for unit in found.added:
            told = "; ".join(filter(None, telling.of_unit(unit, register)[1:]))
            yield Line(("Thêm mới", unit.code, unit.name, told), unit, Mark.DONE)

    def _refuse(self, sentence: str) -> None:
        self.reject()
        self.refused.emit(sentence)

    def _write(self) -> None:
        try:
            done = import_register(self._desk, self._path)
        except TOLD as refusal:
            self._refuse(str(refusal))
            return
        self.accept()
        self.imported.emit(f"Đã ghi vào danh sách: {_counted(done)}.")


def _counted(found: RegisterImport) -> str:
    return f"{len(found.added)} đơn vị mới, {len(found.changed)} đơn vị thay đổi, {found.same} đơn vị như cũ"
