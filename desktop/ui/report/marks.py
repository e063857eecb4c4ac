"""The marks of errors and warnings, and of warnings that are confirmed: one shape each, the same in cells, tabs and lists."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from desktop.ui.style import theme


class Mark(Enum):
    """What a finding is to the clerk."""

    ERROR = auto()
    WARNING = auto()  # still open
    CONFIRMED = auto()  # a warning that is right as it stands, for a reason

    @property
    def word(self) -> str:
        """The clerk's word for it."""
        return _WORDS[self]


_WORDS = {Mark.ERROR: "Lỗi", Mark.WARNING: "Cảnh báo", Mark.CONFIRMED: "Đã xác nhận"}


def colour_of(mark: Mark) -> QColor:
    """Return the colour of a mark and of words about it."""
    match mark:
        case Mark.ERROR:
            return theme().error_mark
        case Mark.WARNING:
            return theme().warning_mark
        case Mark.CONFIRMED:
            return theme().muted


def fill_of(mark: Mark) -> QColor:
    """Return the colour of a cell with a finding that asks for something."""
    return theme().error if mark is Mark.ERROR else theme().warning


def paint_mark(painter: QPainter, box: QRectF, mark: Mark) -> None:
    """Fill *box* with the mark: an error is a folded corner, a warning a dot, a confirmed one a ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(mark))
    match mark:
        case Mark.ERROR:
            painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomRight()]))
        case Mark.WARNING:
            painter.drawEllipse(box)
        case Mark.CONFIRMED:
            thick = box.width() / 5
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour_of(mark), thick))
            painter.drawEllipse(box.adjusted(thick, thick, -thick, -thick))
    painter.restore()


def mark_icon(mark: Mark, size: int, ratio: float) -> QIcon:
    """Return the mark as an icon of *size* device-independent pixels for a screen with *ratio* pixels to each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    inset = size * 0.18
    paint_mark(painter, QRectF(QPointF(inset, inset), QPointF(size - inset, size - inset)), mark)
    painter.end()
    return QIcon(pixmap)
