"""The indicators that can be drawn: searched without diacritics, ticked; and the lines in which they stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.engine.text import fold
from desktop.jobs.overview.figures import Choice
from desktop.ui import style
from desktop.ui.lines import NOWHERE, Index


class SoughtIndicators(QAbstractListModel):
    """Indicators by name and unit of measure: all that are offered, or those whose names hold some words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offered: list[Choice] = []
        self._folded: dict[str, str] = {}
        self._listed: list[Choice] = []

    def offer(self, choices: list[Choice]) -> None:
        """Offer other indicators."""
        self.offered = choices
        self._folded = {choice.code: fold(choice.name) for choice in choices}
        self.search("")

    def search(self, text: str) -> None:
        """List those whose names hold all words of *text*."""
        wanted = fold(text).split()
        self.beginResetModel()
        self._listed = [choice for choice in self.offered if all(word in self._folded[choice.code] for word in wanted)]
        self.endResetModel()

    def choice_at(self, index: Index) -> Choice:
        """Return the indicator of a line."""
        return self._listed[index.row()]

    def index_of(self, code: str) -> QModelIndex:
        """Return the line of an indicator; none while a search hides it."""
        return next((self.index(row) for row, choice in enumerate(self._listed) if choice.code == code), QModelIndex())

    # --- Qt ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an indicator's name and unit."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            choice = self.choice_at(index)
            return f"{choice.name} ({choice.unit})" if choice.unit else choice.name
        return None


class IndicatorList(SoughtIndicators):
    """`ticked_changed` says that another set is ticked. What is ticked stays so while a search hides it."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()

    def offer(self, choices: list[Choice]) -> None:
        """Offer other indicators; those that are still there stay ticked."""
        self._ticked &= {choice.code for choice in choices}
        super().offer(choices)
        self.ticked_changed.emit()

    def untick_all(self) -> None:
        """Tick nothing."""
        self._ticked.clear()
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    @property
    def ticked(self) -> list[str]:
        """The codes ticked, in paper order."""
        return [choice.code for choice in self.offered if choice.code in self._ticked]

    # --- Qt ---

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an indicator's name and unit, and whether it is ticked."""
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.choice_at(index).code in self._ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick an indicator."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        code = self.choice_at(index).code
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(code)
        else:
            self._ticked.discard(code)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every indicator be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class IndicatorView(QListView):
    """Two lines of words for each indicator, alike high: a thousand of them are listed while a word is typed."""

    def __init__(self, indicators: SoughtIndicators) -> None:
        super().__init__()
        self.setAccessibleName("Chỉ tiêu")
        self.setWordWrap(True)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(indicators)


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for two lines."""
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(0, 2 * metrics.lineSpacing() + style.spacing(metrics).medium)
