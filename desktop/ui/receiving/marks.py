"""Marks before a word, of a shape and a colour each: done, late, not there yet, wrong, of no consequence."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.ui import style


class Mark(Enum):
    """What is to be seen at a glance; the word beside it says the same."""

    NONE = auto()
    DONE = auto()
    LATE = auto()
    MISSING = auto()
    FAULT = auto()
    QUIET = auto()


def colour_of(mark: Mark) -> QColor:
    """Return the colour of a mark and of the word beside it, as the theme has it now."""
    colours = style.theme()
    return {
        Mark.DONE: colours.good,
        Mark.LATE: colours.warning_mark,
        Mark.FAULT: colours.error_mark,
        Mark.QUIET: colours.muted,
    }.get(mark, colours.text)


def paint_mark(painter: QPainter, box: QRectF, mark: Mark) -> None:
    """Paint a disc with a tick, a clock, a ring, a triangle or a dash."""
    colour, width = colour_of(mark), box.width() / 8
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    middle, unit = box.center(), box.width() / 4
    match mark:
        case Mark.DONE:
            painter.setBrush(colour)
            painter.drawEllipse(box)
            painter.setPen(QPen(style.theme().input, 1.4 * width))
            tick = (QPointF(-unit, 0), QPointF(-unit / 4, unit * 0.8), QPointF(unit, -unit * 0.7))
            painter.drawPolyline(QPolygonF([middle + step for step in tick]))
        case Mark.LATE:
            painter.drawEllipse(box)
            hands = (QPointF(0, -1.3 * unit), QPointF(0, 0), QPointF(unit, unit / 2))
            painter.drawPolyline(QPolygonF([middle + step for step in hands]))
        case Mark.MISSING:
            painter.drawEllipse(box)
        case Mark.FAULT:
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case Mark.QUIET:
            painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        case Mark.NONE:
            pass
    painter.restore()
