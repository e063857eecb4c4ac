"""The row of buttons along the bottom of a report, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QToolButton, QWidget

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ActionBar(QWidget):
    """Buttons for actions; those in *last* stand at the right end, before them what is most likely wanted next: *main*.

    On a narrow window they stand closer together.
    """

    def __init__(self, first: Iterable[QAction], last: Iterable[QAction], main: Iterable[QAction] = ()) -> None:
        super().__init__()
        gaps = style.spacing(self.fontMetrics())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, gaps.small, 0, gaps.small)
        self._row.setSpacing(gaps.tiny)
        self._add_gap(gaps.large)
        for action in first:
            self._row.addWidget(self._button(action))
            self._add_gap(gaps.small)
        self._row.addStretch()
        for action in main:
            self._row.addWidget(emphasised := self._button(action))
            self._add_gap(gaps.small)
            style.tint(emphasised, Button="accent", ButtonText="on_accent")
            style.set_type(emphasised, heavy=True)
        for action in last:
            self._row.addWidget(self._button(action))
        self._add_gap(gaps.large)

    def _add_gap(self, width: int) -> None:
        self._row.addSpacerItem(QSpacerItem(width, 0, QSizePolicy.Policy.Maximum))

    def _button(self, action: QAction) -> QToolButton:
        made = WordButton(action, self)
        made.setVisible(action.isVisible())
        action.visibleChanged.connect(lambda: made.setVisible(action.isVisible()))
        return made


class WordButton(QToolButton):
    """A button with an action's words. It has room around them, less where many buttons stand side by side."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size with room."""
        return self._size(style.spacing(self.fontMetrics()).large)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the least room."""
        return self._size(style.spacing(self.fontMetrics()).tiny)

    def _size(self, beside: int) -> QSize:
        metrics, gaps = self.fontMetrics(), style.spacing(self.fontMetrics())
        words = metrics.horizontalAdvance(self.defaultAction().iconText())
        return QSize(words + 2 * beside, metrics.height() + 2 * gaps.medium - gaps.small)
