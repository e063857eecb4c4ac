"""A folder to be chosen: typed, looked for, or one of the sticks that are plugged in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import drives
from desktop.ui import style
from desktop.ui.buttons import button


class PlaceField(QWidget):
    """*words* stand before the field, with its access key. `chosen` says that another folder is there now."""

    chosen = Signal()

    def __init__(self, words: str, title: str) -> None:
        super().__init__()
        self._title = title
        self.line = QLineEdit()
        self.line.setAccessibleName(words.replace("&", ""))
        self.line.editingFinished.connect(self._tell)
        self._told = ""
        name = QLabel(words)
        name.setBuddy(self.line)
        gaps = style.spacing(self.fontMetrics())
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(name)
        above.addWidget(self.line, 1)
        for stick in drives.removable():
            below.addWidget(button(f"USB: {stick.name or stick}", partial(self.choose, stick)))
        below.addWidget(button("C&họn thư mục…", self._ask))
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gaps.small)
        for row in (above, below):
            row.setSpacing(gaps.medium)
            column.addLayout(row)

    @property
    def folder(self) -> Path | None:
        """The folder in the field, `None` while it is empty."""
        return Path(text) if (text := self.line.text().strip()) else None

    def choose(self, folder: Path) -> None:
        """Put *folder* into the field."""
        self.line.setText(str(folder))
        self._tell()

    def _ask(self) -> None:
        if found := QFileDialog.getExistingDirectory(self, self._title, self.line.text()):
            self.choose(Path(found))

    def _tell(self) -> None:
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.chosen.emit()
