"""The marks of errors and warnings: one shape each, the same in cells, on tabs and in lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from desktop.engine.findings import Severity
from desktop.ui.style import theme


def colour_of(severity: Severity) -> QColor:
    """Return the colour of a severity's mark and words."""
    return theme().error_mark if severity is Severity.ERROR else theme().warning_mark


def fill_of(severity: Severity) -> QColor:
    """Return the colour of a cell with a finding."""
    return theme().error if severity is Severity.ERROR else theme().warning


def paint_mark(painter: QPainter, box: QRectF, severity: Severity) -> None:
    """Fill *box* with the mark: an error is a folded corner, a warning a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(severity))
    if severity is Severity.ERROR:
        painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomRight()]))
    else:
        painter.drawEllipse(box)
    painter.restore()


def mark_icon(severity: Severity, size: int, ratio: float) -> QIcon:
    """Return the mark as an icon of *size* device-independent pixels for a screen with *ratio* pixels to each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    inset = size * 0.18
    paint_mark(painter, QRectF(QPointF(inset, inset), QPointF(size - inset, size - inset)), severity)
    painter.end()
    return QIcon(pixmap)
