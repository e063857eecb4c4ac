"""The row of buttons along the bottom of a report, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ActionBar(QWidget):
    """Buttons for actions; those in *last* stand at the right end."""

    def __init__(self, first: Iterable[QAction], last: Iterable[QAction]) -> None:
        super().__init__()
        gaps = style.spacing(self.fontMetrics())
        row = QHBoxLayout(self)
        row.setContentsMargins(gaps.large, gaps.small, gaps.large, gaps.small)
        row.setSpacing(gaps.medium)
        for action in first:
            row.addWidget(self._button(action))
        row.addStretch()
        for action in last:
            row.addWidget(self._button(action))

    def _button(self, action: QAction) -> QToolButton:
        made = QToolButton(self)
        made.setDefaultAction(action)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.follow(made, lambda: _give_room(made))
        return made


def _give_room(made: QToolButton) -> None:
    metrics, gaps = made.fontMetrics(), style.spacing(made.fontMetrics())
    words = made.defaultAction().iconText()
    made.setMinimumSize(metrics.horizontalAdvance(words) + 2 * gaps.large, metrics.height() + 2 * gaps.medium - gaps.small)
