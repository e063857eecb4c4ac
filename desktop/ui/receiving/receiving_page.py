"""Taking in what units below send for a form and a period: who has sent, what is wrong with it, and the report made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.jobs.consolidating import letters
from desktop.jobs.consolidating.choice import Delivery
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.consolidating.senders import UnitState, units_of
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.dropping import dropped_paths, take_drops
from desktop.ui.files import Place, ask_for_folder, ask_which_to_read
from desktop.ui.receiving import telling
from desktop.ui.receiving.choice_bar import ChoiceBar
from desktop.ui.receiving.details import Details
from desktop.ui.receiving.figures import Figures, Group
from desktop.ui.receiving.listing import Column, Line, LineList, LineTable
from desktop.ui.receiving.marks import Mark
from desktop.ui.receiving.viewing import view

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from desktop.ui.receiving.consolidating import Consolidated

_COLUMNS = (
    Column("Đơn vị", 24),
    Column("Tình trạng", 22, marked=True),
    Column("Lập ngày", 13),
    Column("Tệp", 22),
    Column("Bản", 13),
    Column("Lỗi", 6),
    Column("Liên hệ", 16),
)
_NO_UNITS = (
    "Chưa có đơn vị nào phải gửi báo cáo này.\nHãy ghi các đơn vị vào Danh sách đơn vị để biết ai chưa gửi, hoặc nhận luôn "
    "các tệp: bấm “Nhận tệp…”, “Nhận cả thư mục…”, hay thả tệp và thư mục vào đây."
)
_KINDS = "Tệp báo cáo (*.cchc *.xlsx *.xlsm *.xls);;Mọi tệp (*)"


class ReceivingPage(QWidget):
    """Asks its owner to open the consolidated report; tells what was done, and why something was refused."""

    help_place = "receiving"

    open_wanted = Signal(int)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._collected: Collected | None = None
        self._units: list[UnitState] = []
        self.choice = ChoiceBar(desk, today)
        self.figures = Figures()
        self.lines = LineList(_COLUMNS, self)
        self.table = LineTable(self.lines, "Các đơn vị và báo cáo đã gửi")
        self._due = QLabel()
        self.open_button = button("X&em báo cáo", self.open_current)
        self.reports_button = button("Các bả&n đã nhận…", self.show_reports)
        self.details = Details("Báo cáo của đơn vị, lỗi và thư trả lời", (self.open_button, self.reports_button))
        self._empty = QLabel()
        self._stack = QStackedWidget()
        self.files_button = button("Nhận tệ&p…", self.choose_files)
        self.folder_button = button("Nhận &cả thư mục…", self.choose_folder)
        self.reminder_button = button("Sao chép &danh sách nhắc", self.copy_reminder)
        self.with_faulty = QCheckBox("Tính cả báo cáo có &lỗi")
        self.consolidate_button = main_button("Tổng &hợp", self.consolidate)
        self._lay_out()
        take_drops(self, dropped_paths, self.take_in)
        self.choice.changed.connect(self.refresh)
        self.figures.chosen.connect(lambda _group: self._list())
        self.table.stood_on.connect(self._tell)
        self.table.opened.connect(self.open_current)
        self.details.told.connect(self.told)
        self.with_faulty.toggled.connect(lambda _on: self._allow())

    def refresh(self) -> None:
        """Ask anew what has come."""
        standing_on = self.table.about
        chosen = self.choice.choice
        try:
            self._collected = Collected.of(self._desk, chosen.form, chosen.period)
            self._units = units_of(self._collected)
        except TOLD as refusal:
            self._collected, self._units = None, []
            self._empty.setText(str(refusal))
        else:
            self._empty.setText(_NO_UNITS)
        self._due.setText(f"Hạn gửi: {telling.day(self._collected.due)}" if self._collected else "")
        self.figures.show_counts({group: sum(map(group.holds, self._units)) for group in Group})
        self._stack.setCurrentIndex(0 if self._units else 1)
        self._list(standing_on.unit if standing_on else "")
        self._allow()

    def choose_files(self) -> None:
        """Ask for files, and take them in."""
        self.take_in(ask_which_to_read(self._desk, Place.INBOX, "Nhận tệp báo cáo", _KINDS, self))

    def choose_folder(self) -> None:
        """Ask for a folder, and take all its files in."""
        folder = ask_for_folder(self._desk, Place.INBOX, "Nhận cả thư mục", self)
        self.take_in([folder] if folder else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders in a dialog that tells what became of each."""
        if self._collected is None or not paths:
            return
        from desktop.ui.receiving.intake_dialog import IntakeDialog

        dialog = IntakeDialog(self._collected, paths, self)
        dialog.changed.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_delivery(self, delivery: Delivery) -> None:
        """Take in files for what they are for; the form and the period stay as chosen where they accept them."""
        wanted = delivery.choice
        below = self._collected.accepted.get(wanted.form) if self._collected is not None else None
        if (below is None or below.period != wanted.period) and self.choice.offers(wanted):
            self.choice.choose(wanted)
        self.refresh()
        self.take_in(delivery.files)

    def copy_reminder(self) -> None:
        """Put the list of the units that have not sent on the clipboard."""
        if self._collected is not None and (text := letters.reminder(self._collected)):
            QGuiApplication.clipboard().setText(text)
            count = self.figures.count(Group.MISSING)
            self.told.emit(f"Đã sao chép danh sách {count} đơn vị chưa gửi: dán vào thư điện tử hay tin nhắn bằng Ctrl+V.")

    def open_current(self) -> None:
        """Show the current unit's report; of several forms let the clerk choose."""
        unit: UnitState | None = self.table.about
        if unit is not None and len(unit.rows) == 1:
            view(self._desk, unit.rows[0].id, self, self.refused.emit)
        elif unit is not None and unit.rows:
            self.show_reports()

    def show_reports(self) -> None:
        """List all that the current unit ever sent."""
        from desktop.ui.receiving.reports_dialog import UnitReportsDialog

        unit: UnitState | None = self.table.about
        if unit is not None:
            dialog = UnitReportsDialog(self._desk, unit.unit, unit.name, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def consolidate(self) -> None:
        """Make the consolidated report, or bring its draft up to date, and ask to open it."""
        from desktop.ui.receiving.consolidating import Consolidating

        if self._collected is not None:
            work = Consolidating(self._collected, self.window(), with_faulty=self.with_faulty.isChecked())
            work.done.connect(self._open)
            work.refused.connect(self.refused)
            work.over.connect(self._wake)
            self.setEnabled(False)

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew what has come: the register may be another one by now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. A proxy would have Tab pass over what stands before it."""
        (self.table if self._units else self.folder_button).setFocus()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        title = QLabel("Nhận báo cáo")
        style.set_type(title, 1.5, heavy=True)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._due)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 3)
        split.setSizes([5_000, 3_000])
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(top)
        column.addWidget(self.choice)
        column.addWidget(self.figures)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.spacing(self.fontMetrics()).medium)
        row.addWidget(self.files_button)
        row.addWidget(self.folder_button)
        row.addWidget(self.reminder_button)
        row.addStretch()
        row.addWidget(self.with_faulty)
        row.addWidget(self.consolidate_button)
        return row

    def _list(self, unit: str = "") -> None:
        """List the units of the pressed figure, standing on *unit*."""
        group = self.figures.group
        shown = [each for each in self._units if group is Group.EXPECTED or group.holds(each)]
        self.lines.show(_line(each) for each in shown)
        self.table.stand_on(next((each for each in shown if each.unit == unit), None))

    def _tell(self, unit: UnitState | None) -> None:
        self.open_button.setEnabled(unit is not None and bool(unit.rows))
        self.reports_button.setEnabled(unit is not None and bool(unit.unit) and unit.arrived)
        if unit is None or self._collected is None:
            self.details.show_words("", "")
            return
        replies = [
            *(letters.reply_to(self._collected, row) for row in unit.rows),
            *(letters.reply(self._collected, item) for item in unit.refused),
        ]
        known = telling.known(unit, self._collected.due)
        self.details.show_words(f"{unit.name}: {telling.state(unit).lower()}", known, "\n\n".join(filter(None, replies)))

    def _allow(self) -> None:
        """Offer what can be done with what has come."""
        faulty = any(row.faults for unit in self._units for row in unit.rows)
        self.with_faulty.setVisible(faulty)
        with_faulty = faulty and self.with_faulty.isChecked()
        counted = self._collected.counted(with_faulty=with_faulty) if self._collected else []
        self.consolidate_button.setEnabled(bool(counted))
        self.reminder_button.setEnabled(self.figures.count(Group.MISSING) > 0)
        for each in (self.files_button, self.folder_button):
            each.setEnabled(self._collected is not None)

    def _wake(self) -> None:
        self.setEnabled(True)

    def _open(self, done: Consolidated) -> None:
        self.open_wanted.emit(done.update.report)
        self.told.emit(telling.consolidated(done.update, done.units))


def _line(unit: UnitState) -> Line:
    state = telling.state(unit)
    mark = Mark.FAULT if unit.faulty else Mark.LATE if unit.late else Mark.DONE if unit.arrived else Mark.MISSING
    versions = ", ".join(dict.fromkeys(telling.version(row.version) for row in unit.rows))
    files = ", ".join([*(row.file for row in unit.rows), *(item.path.name for item in unit.refused)])
    faults = f"{len(unit.faults)}" if unit.faults else ""
    texts = (unit.name, state, telling.day(unit.day), files, versions, faults, unit.contact)
    return Line(texts, unit, mark, "\n".join(unit.faults))
