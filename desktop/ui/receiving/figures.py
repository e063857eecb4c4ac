"""How many units have sent, late, with errors or not at all: figures that filter the list when they are pressed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.jobs.consolidating.senders import UnitState
from desktop.ui import style
from desktop.ui.receiving.marks import Mark, paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LARGE = 1.5


class Group(Enum):
    """The units that a figure counts, by its words."""

    EXPECTED = "Phải gửi"
    RECEIVED = "Đã gửi"
    LATE = "Gửi muộn"
    MISSING = "Chưa gửi"
    FAULTY = "Có lỗi"

    def holds(self, unit: UnitState) -> bool:
        """Whether *unit* is one of them."""
        match self:
            case Group.EXPECTED:
                return unit.expected
            case Group.RECEIVED:
                return unit.arrived and bool(unit.unit)
            case Group.LATE:
                return unit.late
            case Group.MISSING:
                return not unit.arrived
            case Group.FAULTY:
                return unit.faulty


MARKS = {
    Group.EXPECTED: Mark.NONE,
    Group.RECEIVED: Mark.DONE,
    Group.LATE: Mark.LATE,
    Group.MISSING: Mark.MISSING,
    Group.FAULTY: Mark.FAULT,
}


class Figures(QWidget):
    """One figure a group. `chosen` brings the group whose units are to be listed; the first is all of them."""

    chosen = Signal(Group)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {group: _Figure(group) for group in Group}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.spacing(self.fontMetrics()).medium)
        for group, figure in self._buttons.items():
            row.addWidget(figure)
            figure.clicked.connect(lambda is_on, group=group: self._press(group, is_on))
        self._buttons[Group.EXPECTED].setChecked(True)

    @property
    def group(self) -> Group:
        """Whose units are to be listed."""
        return next(group for group, figure in self._buttons.items() if figure.isChecked())

    def choose(self, group: Group) -> None:
        """Press a figure."""
        self._buttons[group].click()

    def _press(self, group: Group, is_on: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Let go of the others; one that is pressed twice gives way to all units."""
        chosen = group if is_on else Group.EXPECTED
        for other, figure in self._buttons.items():
            figure.setChecked(other is chosen)
        self.chosen.emit(chosen)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Show how many units each group has."""
        for group, figure in self._buttons.items():
            figure.show_count(counts[group])

    def count(self, group: Group) -> int:
        """Return what a figure says."""
        return self._buttons[group].count


class _Figure(QAbstractButton):
    """A large figure above its word; pressed, it is framed and filled."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.count = 0
        self._group = group
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(group.value)
        self.setAccessibleDescription("Bấm để chỉ hiện những đơn vị này.")
        style.follow(self, self.updateGeometry)

    def show_count(self, count: int) -> None:
        """Say another figure."""
        self.count = count
        self.setAccessibleName(f"{self._group.value}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for figure, mark and word."""
        return self.minimumSizeHint() + QSize(2 * style.spacing(self.fontMetrics()).large, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        metrics, large = self.fontMetrics(), QFontMetrics(self._large)
        gaps = style.spacing(metrics)
        width = max(metrics.horizontalAdvance(self.text()), large.horizontalAdvance("8888") + metrics.height())
        return QSize(width + 2 * gaps.medium, large.height() + metrics.height() + 2 * gaps.small)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        colours, metrics, gaps = style.theme(), self.fontMetrics(), style.spacing(self.fontMetrics())
        painter = QPainter(self)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colours.accent if self.isChecked() else colours.frame, 1))
        painter.setBrush(colours.selection if self.isChecked() else colours.input)
        painter.drawRect(edge)
        place = self.rect().adjusted(gaps.medium, gaps.small, -gaps.medium, -gaps.small)
        upper = QRect(place.topLeft(), QSize(place.width(), QFontMetrics(self._large).height()))
        mark, left = MARKS[self._group], upper.left()
        if mark is not Mark.NONE:
            size = round(0.7 * metrics.height())
            paint_mark(painter, QRectF(left, upper.center().y() - size / 2, size, size), mark)
            left += size + gaps.small
        painter.setPen(colours.text)
        painter.setFont(self._large)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper.adjusted(left - upper.left(), 0, 0, 0), align, str(self.count))
        painter.setFont(self.font())
        painter.drawText(place.adjusted(0, upper.height(), 0, 0), align, self.text())

    @property
    def _large(self) -> QFont:
        return style.strong(style.relative(self.font(), _LARGE))
