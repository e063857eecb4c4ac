"""The files that go with a report: added by button or dropped, taken out again, their sizes added up while they are chosen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.submission.making import MOST_BYTES
from desktop.ui import style, words
from desktop.ui.buttons import button
from desktop.ui.files import Place, ask_which_to_read

_LINES = 3
_PATH = Qt.ItemDataRole.UserRole


class Attachments(QWidget):
    """A list of files with its buttons, and the total under it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName("Tệp đính kèm")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.add_button = button("&Thêm tệp…", self._ask)
        self.remove_button = button("Bỏ &ra", self._remove)
        self.total = QLabel()
        self.total.setWordWrap(True)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._look)
        style.tint(self.list, Highlight="selection", HighlightedText="text")
        style.follow(self.list, self._measure)
        self._lay_out()
        self._look()

    @property
    def paths(self) -> list[Path]:
        """The files, in the order in which they were added."""
        return [self.list.item(row).data(_PATH) for row in range(self.list.count())]

    def add(self, paths: Iterable[Path]) -> None:
        """Add files; one that is listed already is not listed twice."""
        for path in paths:
            if path not in self.paths:
                item = QListWidgetItem(f"{path.name} – {words.size(_size(path))}")
                item.setData(_PATH, path)
                item.setToolTip(str(path))
                self.list.addItem(item)
        self._look()

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        buttons = QVBoxLayout()
        buttons.setSpacing(gaps.small)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        row = QHBoxLayout()
        row.setSpacing(gaps.medium)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.small)
        column.addLayout(row)
        column.addWidget(self.total)

    def _measure(self) -> None:
        line = self.list.fontMetrics().lineSpacing()
        self.list.setMinimumHeight(_LINES * line + 2 * self.list.frameWidth())

    def _ask(self) -> None:
        self.add(ask_which_to_read(self._desk, Place.ATTACHMENTS, "Chọn tệp đính kèm", "Mọi tệp (*)", self))

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._look()

    def _look(self) -> None:
        """Say how much is chosen, and that it is too much before the file is made."""
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        total, most = sum(map(_size, self.paths)), words.size(MOST_BYTES).replace(",0", "")
        if not self.paths:
            self.total.setText(f"Không bắt buộc. Thêm bằng nút bên cạnh hoặc kéo thả vào đây; cả tệp gửi không quá {most}.")
        elif total > MOST_BYTES:
            self.total.setText(f"⚠ Tổng {words.size(total)}, quá {most} mà thư điện tử nhận được: hãy bỏ bớt hoặc thu nhỏ tệp.")
        else:
            self.total.setText(f"{len(self.paths)} tệp, tổng {words.size(total)}; cả tệp gửi không quá {most}.")
        style.tint(self.total, WindowText="error_mark" if total > MOST_BYTES else "muted")


def _size(path: Path) -> int:
    """Return a file's size in bytes; of one that has gone, nothing: making the submission says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
