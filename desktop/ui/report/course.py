"""The course of a figure over the periods, drawn as a small line in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.engine.values import Value
from desktop.ui.style import theme

#: One figure alone has no course.
_LEAST_POINTS = 2


def paint_course(
    painter: QPainter, box: QRectF, course: Sequence[Value], bounds: tuple[float, float] | None = None, end: str = "accent"
) -> None:
    """Draw *course* into *box*. A blank period is a gap; this period's figure ends in a dot of the colour meant by *end*.

    *bounds* are the figures at its foot and at its top; without them its own lowest and highest.
    """
    figures = [float(value) if isinstance(value, Decimal) else None for value in course]
    known = [figure for figure in figures if figure is not None]
    if len(known) < _LEAST_POINTS:
        return
    low, high = bounds or (min(known), max(known))
    span = high - low
    step = box.width() / (len(figures) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().muted, 1.4))
    line: list[QPointF] = []
    for place, figure in enumerate(figures):
        if figure is None:
            _draw(painter, line)
            line = []
            continue
        height = (figure - low) / span if span else 0.5
        line.append(QPointF(box.left() + place * step, box.bottom() - height * box.height()))
    _draw(painter, line)
    if line:
        radius = box.height() / 7
        painter.setBrush(getattr(theme(), end))
        painter.setPen(getattr(theme(), end))
        painter.drawEllipse(line[-1], radius, radius)
    painter.restore()


def _draw(painter: QPainter, line: list[QPointF]) -> None:
    if len(line) == 1:
        painter.drawPoint(line[0])
    elif line:
        painter.drawPolyline(QPolygonF(line))
