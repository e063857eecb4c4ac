"""A verdict at a glance: a mark, its words in large letters, and the sentences under them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui import style
from desktop.ui.verifying.wording import Weight

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

#: The mark's side in lines of text.
_LINES = 3
_FILLS = {Weight.GOOD: "input", Weight.DOUBT: "warning", Weight.BAD: "error"}


class VerdictMark(QWidget):
    """A tick in a circle, an exclamation mark in a triangle, a cross in an octagon: told apart also without colours."""

    def __init__(self) -> None:
        super().__init__()
        self._weight = Weight.GOOD
        style.follow(self, self._measure)

    def show_weight(self, weight: Weight) -> None:
        """Show another mark."""
        self._weight = weight
        self.update()

    def _measure(self) -> None:
        side = _LINES * self.fontMetrics().height()
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self.width())
        painter.scale(side / 100, side / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(self._weight))
        on = style.theme().input
        pen = QPen(on, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        match self._weight:
            case Weight.GOOD:
                painter.drawEllipse(QRectF(4, 4, 92, 92))
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(_points((28, 53), (44, 69), (73, 34)))
            case Weight.DOUBT:
                painter.drawPolygon(_points((50, 4), (98, 92), (2, 92)))
                painter.setPen(pen)
                painter.drawLine(QPointF(50, 38), QPointF(50, 60))
                painter.drawPoint(QPointF(50, 78))
            case Weight.BAD:
                corners = [math.radians(22.5 + 45 * step) for step in range(8)]
                painter.drawPolygon(_points(*((50 + 48 * math.cos(at), 50 + 48 * math.sin(at)) for at in corners)))
                painter.setPen(pen)
                painter.drawLine(QPointF(34, 34), QPointF(66, 66))
                painter.drawLine(QPointF(66, 34), QPointF(34, 66))


def _points(*places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places])


def colour_of(weight: Weight) -> QColor:
    """Return the colour of what is said."""
    colours = style.theme()
    return {Weight.GOOD: colours.good, Weight.DOUBT: colours.warning_mark, Weight.BAD: colours.error_mark}[weight]


class VerdictBand(QWidget):
    """Hidden until there is a verdict."""

    def __init__(self) -> None:
        super().__init__()
        self._weight = Weight.GOOD
        self.mark = VerdictMark()
        self.about, self.title, self.text = QLabel(), QLabel(), QLabel()
        for label in (self.about, self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        style.set_type(self.title, 1.5, heavy=True)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.mark, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((self.about, self.title, self.text)):
            self._grid.addWidget(label, row, 1)
        self._grid.setColumnStretch(1, 1)
        style.follow(self, self._give_room)
        self.setAutoFillBackground(True)
        self.hide()

    def say(self, about: str, weight: Weight, title: str, text: str) -> None:
        """Say a verdict, to a screen reader too; *about* names the file or the code that it is on."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self._weight = weight
        self.mark.show_weight(weight)
        self.about.setText(about)
        self.title.setText(title)
        self.text.setText(text)
        style.tint(self, Window=_FILLS[weight], WindowText="text")
        words = {Weight.GOOD: "good", Weight.DOUBT: "warning_mark", Weight.BAD: "error_mark"}[weight]
        style.tint(self.title, WindowText=words)
        self.setAccessibleName(f"{about}. {title}. {text}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def add(self, button: QWidget) -> None:
        """Put a button under the sentences."""
        self._grid.addWidget(button, 3, 1, Qt.AlignmentFlag.AlignLeft)

    @property
    def said(self) -> str:
        """What the band says in large letters, nothing while it is hidden."""
        return "" if self.isHidden() else self.title.text()

    def _give_room(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._grid.setHorizontalSpacing(gaps.large)
        self._grid.setVerticalSpacing(gaps.small)
        self._grid.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge in the verdict's colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        width = style.spacing(self.fontMetrics()).small
        painter.fillRect(0, 0, width, self.height(), colour_of(self._weight))
