"""Pages of paper one below another; only those in sight are drawn."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import style

if TYPE_CHECKING:
    from desktop.jobs.export import Pages

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25
_POINTS_PER_INCH = 72
#: Drawn pages kept; a page of A4 at 150 % takes about 6 MB.
_KEPT = 6


def drawn(pages: Pages, index: int, pixels_per_point: float) -> QImage:
    """Return a page as a picture."""
    image = pages.image(index, pixels_per_point)
    # The copy lets go of the bytes, which Qt does not own.
    return QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32).copy()


class PageView(QAbstractScrollArea):
    """Shows `Pages` at a zoom; 1.0 is the size of the paper. `page_changed` says which page is in the middle."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trang in")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._fits_width = True
        self._places: list[QRect] = []
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._current = 0
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._look_where)

    def show_pages(self, pages: Pages) -> None:
        """Show *pages* from the first."""
        self._pages = pages
        self._images.clear()
        self._lay_out()

    @property
    def current(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._current

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 is the size of the paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom to a factor, keeping what is in the middle there."""
        self._fits_width = False
        self._zoom_to(zoom)

    def fit_width(self) -> None:
        """Make a page as wide as the view, now and when the view changes its width."""
        self._fits_width = True
        self._lay_out()

    def go_to(self, index: int) -> None:
        """Scroll to the top of a page."""
        self.verticalScrollBar().setValue(self._places[index].top() - self._gap)

    # --- inside ---

    @property
    def _gap(self) -> int:
        return style.spacing(self.fontMetrics()).large

    def _pixels_per_point(self) -> float:
        return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH

    def _zoom_to(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1, bar.maximum() + self.viewport().height())
        self._zoom = min(LARGEST, max(SMALLEST, zoom))
        self._lay_out()
        bar.setValue(round(middle * (bar.maximum() + self.viewport().height()) - self.viewport().height() / 2))

    def _lay_out(self) -> None:
        if self._pages is None:
            return
        sizes = [self._pages.size(index) for index in range(self._pages.count)]
        if self._fits_width:
            room = self.viewport().width() - 2 * self._gap
            widest = max(width for width, _ in sizes) * self.logicalDpiX() / _POINTS_PER_INCH
            self._zoom = min(LARGEST, max(SMALLEST, room / widest))
        factor = self._pixels_per_point()
        paper = [QSize(round(width * factor), round(height * factor)) for width, height in sizes]
        across = max(size.width() for size in paper) + 2 * self._gap
        left_edge = max(across, self.viewport().width())
        self._places, top = [], self._gap
        for size in paper:
            self._places.append(QRect(QPoint((left_edge - size.width()) // 2, top), size))
            top += size.height() + self._gap
        self._set_range(across, top)
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _set_range(self, width: int, height: int) -> None:
        view = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(2 * self.fontMetrics().lineSpacing())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _look_where(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        at = next((index for index, place in enumerate(self._places) if place.bottom() + self._gap >= middle), 0)
        if at != self._current:
            self._current = at
            self.page_changed.emit(at)

    def _image(self, index: int) -> QImage:
        assert self._pages is not None  # noqa: S101 - there are places to paint only when there are pages
        ratio = self.devicePixelRatioF()
        key = (index, self._pixels_per_point() * ratio)
        if key not in self._images:
            image = drawn(self._pages, *key)
            image.setDevicePixelRatio(ratio)
            self._images[key] = image
            if len(self._images) > _KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return self._images[key]

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.translate(-self._offset())
        seen = event.rect().translated(self._offset())
        for index, place in enumerate(self._places):
            if place.intersects(seen):
                painter.fillRect(place.translated(2, 2), QColor(0, 0, 0, 60))
                painter.drawImage(place, self._image(index))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the paper."""
        self.viewport().scroll(dx, dy)

    def event(self, event: QEvent) -> bool:
        """Draw sharply again when the window comes to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        return super().event(event)
