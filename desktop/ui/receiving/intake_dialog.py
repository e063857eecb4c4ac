"""The dialog in which files are taken in: how far it is, then what became of each file and what is written back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.consolidating import letters
from desktop.jobs.consolidating.outcome import Fate, Item
from desktop.jobs.consolidating.period import Collected
from desktop.jobs.errors import TOLD
from desktop.ui import style
from desktop.ui.asking import agrees
from desktop.ui.buttons import button, main_button
from desktop.ui.files import Place, ask_where_to_write
from desktop.ui.receiving import fates
from desktop.ui.receiving.details import Details
from desktop.ui.receiving.fates import Shown
from desktop.ui.receiving.intake import Intake, Taken
from desktop.ui.receiving.listing import LineList, LineTable
from desktop.ui.report.notice import Notice
from desktop.ui.tab_order import go_on

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class IntakeDialog(QDialog):
    """Takes *paths* in for what is `collected`. `changed` says that something was taken in."""

    help_place = "intake"

    changed = Signal()

    def __init__(self, collected: Collected, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Nhận báo cáo {collected.period.label}")
        self._collected = collected
        self._window = parent.window()
        self._again: Item | None = None
        self._shown: list[Shown] = []
        self._intake: Intake | None = None
        self.taken = Taken((), (), ())
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Đã đọc bao nhiêu tệp")
        self._current = QLabel("Đang tìm các tệp…")
        self.stop_button = button("&Dừng", self.stop)
        self.notice = Notice()
        self.summary = QLabel()
        self.filter = QComboBox()
        self.filter.setAccessibleName("Hiện những tệp nào")
        self.lines = LineList(fates.COLUMNS, self)
        self.table = LineTable(self.lines, "Kết quả của từng tệp")
        self.trust_button = button("&Tin khóa mới…", self.trust)
        self.details = Details("Vì sao, và thư trả lời", (self.trust_button,))
        self.save_button = button("&Ghi mọi thư trả lời…", self.save_letters)
        self.close_button = main_button("Đó&ng", self.accept)
        self._stack = QStackedWidget()
        self._lay_out()
        self.filter.currentIndexChanged.connect(lambda _index: self._list())
        self.table.stood_on.connect(self._tell)
        self.details.told.connect(self.notice.tell)
        self._begin(paths)

    def stop(self) -> None:
        """Look at no more files."""
        if self._intake is not None:
            self._intake.stop()
            self.stop_button.setEnabled(False)
            self._current.setText("Đang dừng…")

    def trust(self) -> None:
        """Take in the current file although its key is another one, after the clerk has said that the unit was asked."""
        item = self.table.about
        if isinstance(item, Item) and _trusts(item, self):
            self.trust_button.setEnabled(False)
            self._begin([item.path], item)

    def save_letters(self) -> None:
        """Write all letters to a text file."""
        name = f"Thư trả lời {self._collected.period.label}.txt"
        path = ask_where_to_write(self._collected.desk, Place.EXPORTS, "Ghi mọi thư trả lời", name, "Tệp văn bản", self)
        if path is None:
            return
        try:
            letters.write_replies(self._collected, self.taken.items, path)
        except TOLD as refusal:
            self.notice.warn(str(refusal))
            return
        self.notice.tell(f"Đã ghi tệp “{path}”.")

    # --- Qt ---

    def reject(self) -> None:
        """Stop while files are taken in; else close."""
        if self._intake is not None:
            self.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop first, and show what was taken in."""
        if self._intake is not None:
            self.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._stack.addWidget(self._waiting_page())
        self._stack.addWidget(self._result_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        column.addWidget(self._stack)
        style.give_size(self, 150, 40)

    def _waiting_page(self) -> QWidget:
        page, gaps = QWidget(), style.spacing(self.fontMetrics())
        self._current.setWordWrap(True)
        self._current.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setRange(0, 0)
        column = QVBoxLayout(page)
        column.setSpacing(gaps.medium)
        column.addStretch()
        column.addWidget(self._current)
        column.addWidget(self.progress)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch()
        return page

    def _result_page(self) -> QWidget:
        page, gaps = QWidget(), style.spacing(self.fontMetrics())
        self.summary.setWordWrap(True)
        style.set_type(self.summary, heavy=True)
        above = QHBoxLayout()
        above.setSpacing(gaps.medium)
        label = QLabel("&Hiện")
        label.setBuddy(self.filter)
        above.addWidget(label)
        above.addWidget(self.filter)
        above.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        below = QHBoxLayout()
        below.setSpacing(gaps.medium)
        below.addWidget(self.save_button)
        below.addStretch()
        below.addWidget(self.close_button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.medium)
        for part in (self.notice, self.summary):
            column.addWidget(part)
        column.addLayout(above)
        column.addWidget(split, 1)
        column.addLayout(below)
        return page

    def _begin(self, paths: Sequence[Path], again: Item | None = None) -> None:
        """Take *paths* in; *again* is the item whose file is taken in once more, its key trusted."""
        self._again = again
        self._intake = Intake(self._collected, paths, self._window, trust=again is not None)
        self._intake.progressed.connect(self._go_on)
        self._intake.done.connect(self._show)
        self._intake.refused.connect(self._refuse)

    def _go_on(self, done: int, of: int, name: str) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done} / {of} tệp")
        if self.stop_button.isEnabled():
            self._current.setText(f"Đang đọc {name}" if name else "Đang ghi…")

    def _show(self, taken: Taken) -> None:
        self._intake, again = None, self._again
        stand_on = taken.items[0] if again is not None and taken.items else None
        if again is not None:
            taken = self.taken._replace(items=tuple(stand_on or each if each is again else each for each in self.taken.items))
        self.taken = taken
        self._shown = fates.lines(taken)
        self.summary.setText(fates.summed_up(taken))
        self._offer_filters()
        self.save_button.setEnabled(bool(letters.replies(self._collected, taken.items)))
        self._stack.setCurrentIndex(1)
        self.table.stand_on(stand_on)
        self.table.setFocus()
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._intake = None
        self._stack.setCurrentIndex(1)
        self.notice.warn(f"{sentence} Những tệp đã nhận trước đó vẫn còn; nhận lại không bị tính hai lần.")
        self.close_button.setFocus()
        self.changed.emit()

    def _offer_filters(self) -> None:
        self.filter.blockSignals(True)  # noqa: FBT003
        self.filter.clear()
        for words, count in fates.filters(self._shown).items():
            self.filter.addItem(f"{words} ({count})", words)
        self.filter.blockSignals(False)  # noqa: FBT003
        self._list()

    def _list(self) -> None:
        chosen = self.filter.currentData()
        self.lines.show(shown.line for shown in self._shown if fates.passes(shown, chosen))
        self.table.stand_on(None)

    def _tell(self, about: object) -> None:
        """Say all that is known of the current file."""
        item = about if isinstance(about, Item) else None
        self.trust_button.setVisible(item is not None and item.fate is Fate.CHANGED_KEY)
        self.trust_button.setEnabled(True)
        line = next((shown.line for shown in self._shown if shown.line.about is about), None)
        if line is None:
            self.details.show_words("", "")
            return
        name = line.texts[0]
        if item is None:
            self.details.show_words(f"{name}: {line.texts[1].lower()}", line.texts[3])
            return
        letter = letters.reply(self._collected, item)
        is_told = item.faults or item.message in letter
        told = item.remarks if is_told else (item.message, *item.remarks)
        self.details.show_words(f"{name}: {line.texts[1].lower()}", "\n".join(told), letter)


def _trusts(item: Item, parent: QWidget) -> bool:
    """Ask whether a changed key is to be taken as the unit's own from now on. Escape does not."""
    return agrees(
        parent,
        "Khóa ký đã đổi",
        f"Từ nay tin khóa mới này là của {item.name or 'đơn vị gửi tệp'}?",
        f"{item.message}\n\nChỉ tin khóa mới khi anh, chị đã gọi điện cho đơn vị theo số mình biết từ trước và đơn vị đọc đúng "
        "mã của khóa này. Sau đó chỉ riêng tệp này được nhận lại.",
        yes="Đơn vị đã xác nhận, tin khóa mới",
        no="Không tin",
        icon=QMessageBox.Icon.Warning,
    )
