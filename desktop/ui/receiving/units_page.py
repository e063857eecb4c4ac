"""The register of the units below: looked through, searched, read from a spreadsheet and written to one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.engine.register import Register, RegisterUnit, name_order, short_name
from desktop.jobs.consolidating.register import register_of, write_register
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.dropping import dropped_file, take_drops
from desktop.ui.fields import search_field
from desktop.ui.files import Place, ask_what_to_read, ask_where_to_write
from desktop.ui.receiving import telling
from desktop.ui.receiving.listing import Column, Line, LineList, LineTable
from desktop.ui.receiving.marks import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_COLUMNS = (
    Column("Mã", 10),
    Column("Tên đơn vị", 26),
    Column("Cấp", 10),
    Column("Đơn vị cấp trên", 20),
    Column("Liên hệ", 16),
    Column("Từ ngày", 13),
    Column("Đến ngày", 13),
    Column("Sáp nhập vào", 20),
)
_EMPTY = (
    "Danh sách này ghi các đơn vị cấp dưới phải gửi báo cáo cho đơn vị mình, để chương trình biết ai đã gửi, ai gửi muộn "
    "và ai chưa gửi.\nHãy bấm “Ghi bảng mẫu…” để có tệp Excel với đúng các cột, điền mỗi đơn vị một dòng rồi bấm “Nhập từ "
    "bảng tính…”."
)
_KINDS = "Bảng tính Excel (*.xlsx *.xlsm);;Mọi tệp (*)"


class UnitsPage(QWidget):
    """Tells its owner what was done, and why something was refused."""

    help_place = "units"

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._register = Register(())
        self.lines = LineList(_COLUMNS, self)
        self.table = LineTable(self.lines, "Danh sách đơn vị cấp dưới")
        self.search = search_field("Tìm đơn vị", "Tìm đơn vị, gõ không dấu cũng được")
        self.merged = QCheckBox("&Cả đơn vị đã sáp nhập")
        self._count = QLabel()
        self.import_button = main_button("N&hập từ bảng tính…", self.choose_file)
        self.write_button = button("Ghi bảng &mẫu…", self.write)
        self.reports_button = button("Bá&o cáo đã nhận…", self.show_reports)
        self._stack = QStackedWidget()
        self._lay_out()
        take_drops(self, dropped_file, self.import_file)
        self.search.textChanged.connect(lambda _text: self._list())
        self.merged.toggled.connect(lambda _on: self._list())
        self.table.opened.connect(self.show_reports)
        self.table.stood_on.connect(lambda unit: self.reports_button.setEnabled(unit is not None))
        self.refresh()

    def refresh(self) -> None:
        """Read the register anew."""
        self._register = register_of(self._desk)
        has_units = bool(self._register.units)
        self._stack.setCurrentIndex(0 if has_units else 1)
        self.search.setEnabled(has_units)
        self.merged.setEnabled(has_units)
        self.write_button.setText("Ghi &ra bảng tính…" if has_units else "Ghi bảng &mẫu…")
        self._list()

    def choose_file(self) -> None:
        """Ask for a spreadsheet, and look through it."""
        path = ask_what_to_read(self._desk, Place.IMPORTS, "Nhập danh sách đơn vị", _KINDS, self)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Show what a spreadsheet would do to the register; it is written when the clerk says so."""
        from desktop.ui.receiving.units_import import UnitsImportDialog

        dialog = UnitsImportDialog(self._desk, path, self)
        dialog.imported.connect(self._tell_imported)
        dialog.refused.connect(self.refused)
        dialog.open()

    def write(self) -> None:
        """Write the register, or one without units, as a spreadsheet that can be filled and read again."""
        name = "Danh sách đơn vị.xlsx" if self._register.units else "Danh sách đơn vị (mẫu).xlsx"
        path = ask_where_to_write(self._desk, Place.EXPORTS, "Ghi danh sách đơn vị", name, "Bảng tính Excel", self)
        if path is None:
            return
        try:
            write_register(self._desk, path)
        except TOLD as refusal:
            self.refused.emit(str(refusal))
            return
        self.told.emit(f"Đã ghi tệp “{path}”. Cách điền từng cột ghi ở trang thứ hai của tệp.")

    def show_reports(self) -> None:
        """List all that the current unit ever sent."""
        from desktop.ui.receiving.reports_dialog import UnitReportsDialog

        unit: RegisterUnit | None = self.table.about
        if unit is not None:
            dialog = UnitReportsDialog(self._desk, unit.code, short_name(unit.name), self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # --- Qt ---

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. A proxy would have Tab pass over what stands before it."""
        (self.search if self.search.isEnabled() else self.import_button).setFocus()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        title = QLabel("Danh sách đơn vị")
        style.set_type(title, 1.5, heavy=True)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._count)
        above = QHBoxLayout()
        above.setSpacing(gaps.large)
        above.addWidget(self.search, 1)
        above.addWidget(self.merged)
        empty = QLabel(_EMPTY)
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.write_button)
        buttons.addStretch()
        buttons.addWidget(self.reports_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(top)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _list(self) -> None:
        """List the units that are sought; those that are no more only when they are wanted too."""
        units = sorted(self._register.units, key=lambda unit: name_order(unit.name))
        gone = [unit for unit in units if self._is_gone(unit)]
        shown = [line for unit in units if self.merged.isChecked() or unit not in gone for line in self._line(unit)]
        self.lines.show(shown)
        self.table.stand_on(None)
        merged = f", {len(gone)} đơn vị đã sáp nhập" if gone else ""
        self._count.setText(f"{len(units) - len(gone)} đơn vị{merged}" if units else "")

    def _line(self, unit: RegisterUnit) -> list[Line]:
        texts = (unit.code, *telling.of_unit(unit, self._register))
        mark = Mark.QUIET if self._is_gone(unit) else Mark.NONE
        return [Line(texts, unit, mark)] if telling.holds(texts, self.search.text()) else []

    def _is_gone(self, unit: RegisterUnit) -> bool:
        return unit.until is not None and unit.until < self._today

    def _tell_imported(self, sentence: str) -> None:
        self.refresh()
        self.told.emit(sentence)
