"""Pages of paper one below another; only those in sight are drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import style

if TYPE_CHECKING:
    from desktop.jobs.export import Pages

#: The zooms that keys and buttons lead through; 1.0 is the size of the paper.
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_POINTS_PER_INCH = 72
#: Bytes of drawn pages that are kept beside those in sight; a page of A4 at 150 % takes 8 MB.
_KEPT = 48 * 1024 * 1024


def drawn(pages: Pages, index: int, pixels_per_point: float) -> QImage:
    """Return a page as a picture."""
    image = pages.image(index, pixels_per_point)
    # The copy lets go of the bytes, which Qt does not own.
    return QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32).copy()


class Fit(Enum):
    """What the zoom keeps to when the view changes its size."""

    NOTHING = auto()
    WIDTH = auto()
    PAGE = auto()


class PageView(QAbstractScrollArea):
    """Shows `Pages` at a zoom."""

    #: Another page is in the middle, counted from 0.
    page_changed = Signal(int)
    zoom_changed = Signal(float)
    #: A page was double-clicked: which, and where on it, in points from its upper left corner.
    chosen = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trang in")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._places: list[QRect] = []
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._current = 0
        # Where it came with the pages, they would be drawn for the width without it first.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._look_where)

    def show_pages(self, pages: Pages | None) -> None:
        """Show *pages*, where others were shown before at the same place; `None` lets go of them until there are others."""
        self._pages = pages
        self._images.clear()
        self._keeping(0, self._lay_out)

    @property
    def current(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._current

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 is the size of the paper."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the zoom keeps to."""
        return self._fit

    @property
    def kept(self) -> int:
        """The bytes that the drawn pages take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def zoom_in(self) -> None:
        """Show the paper larger."""
        self.set_zoom(min((zoom for zoom in ZOOMS if zoom > self._zoom + 0.01), default=ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the paper smaller."""
        self.set_zoom(max((zoom for zoom in ZOOMS if zoom < self._zoom - 0.01), default=ZOOMS[0]))

    def set_zoom(self, zoom: float) -> None:
        """Zoom to a factor, keeping what is in the middle there."""
        self._fit = Fit.NOTHING
        self._zoom = _within(zoom)
        self._keeping(0.5, self._lay_out)

    def fit_to(self, fit: Fit) -> None:
        """Make a page as wide as the view, or as large as it is, now and when the view changes its size."""
        self._fit, page = fit, self._current
        self._keeping(0.5, self._lay_out)
        if fit is Fit.PAGE and self._places:
            self.go_to(page)

    def go_to(self, index: int) -> None:
        """Scroll to the top of a page."""
        self.verticalScrollBar().setValue(self._places[index].top() - self._gap)

    def reveal(self, page: int, top: float, bottom: float) -> None:
        """Scroll as little as is needed to show a strip of a page; *top* and *bottom* are points from its upper edge."""
        bar, factor = self.verticalScrollBar(), self._pixels_per_point()
        begins = self._places[page].top() + round(top * factor) - self._gap
        ends = self._places[page].top() + round(bottom * factor) + self._gap
        bar.setValue(min(begins, max(bar.value(), ends - self.viewport().height())))

    # --- inside ---

    @property
    def _gap(self) -> int:
        return style.spacing(self.fontMetrics()).large

    def _pixels_per_point(self) -> float:
        return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH

    def _keeping(self, share: float, change: Callable[[], None]) -> None:
        """Make a change after which the same matter is at *share* of the view's height."""
        bar, before = self.verticalScrollBar(), self._places
        at = bar.value() + share * self.viewport().height()
        index = next((index for index, place in enumerate(before) if place.bottom() + self._gap >= at), len(before) - 1)
        change()
        if not before or not self._places:
            return
        # The gap above a page stays as high as it is, whatever the zoom; the rest of a page grows with it.
        down = at - before[index].top()
        index = min(index, len(self._places) - 1)
        down = down * self._places[index].height() / before[index].height() if down > 0 else down
        bar.setValue(round(self._places[index].top() + down - share * self.viewport().height()))
        self._look_where()

    def _lay_out(self) -> None:
        if self._pages is None:
            return
        sizes = [self._pages.size(index) for index in range(self._pages.count)]
        self._zoom = self._fitting(sizes)
        factor = self._pixels_per_point()
        paper = [QSize(round(width * factor), round(height * factor)) for width, height in sizes]
        across = max(size.width() for size in paper) + 2 * self._gap
        middle = max(across, self.viewport().width())
        places, top = [], self._gap
        for size in paper:
            places.append(QRect(QPoint((middle - size.width()) // 2, top), size))
            top += size.height() + self._gap
        self._places = places
        self._set_range(across, top)
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _fitting(self, sizes: list[tuple[float, float]]) -> float:
        if self._fit is Fit.NOTHING:
            return self._zoom
        dots = self.logicalDpiX() / _POINTS_PER_INCH
        zoom = (self.viewport().width() - 2 * self._gap) / (max(width for width, _ in sizes) * dots)
        if self._fit is Fit.PAGE:
            zoom = min(zoom, (self.viewport().height() - 2 * self._gap) / (max(height for _, height in sizes) * dots))
        return _within(zoom)

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
        last = max(0, len(self._places) - 1)
        at = next((index for index, place in enumerate(self._places) if place.bottom() + self._gap >= middle), last)
        if at != self._current:
            self._current = at
            self.page_changed.emit(at)

    def _image(self, pages: Pages, index: int) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (index, self._pixels_per_point() * ratio)
        if key not in self._images:
            self._images[key] = drawn(pages, *key)
            self._images[key].setDevicePixelRatio(ratio)
        self._images.move_to_end(key)
        return self._images[key]

    def _let_go_but(self, seen: int) -> None:
        """Forget the pages seen longest ago, beyond what may be kept; *seen* pages are in sight now."""
        while len(self._images) > max(1, seen) and self.kept > _KEPT:
            self._images.popitem(last=False)

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight: white paper, whatever the colours around it."""
        colours = style.theme()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours.panel)
        if self._pages is None:
            painter.setPen(colours.text)
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, "Đang dựng trang in…")
            return
        painter.translate(-self._offset())
        painter.setPen(colours.frame)
        to_paint, in_sight = event.rect().translated(self._offset()), self.viewport().rect().translated(self._offset())
        for index, place in enumerate(self._places):
            if place.intersects(to_paint):
                painter.drawImage(place.topLeft(), self._image(self._pages, index))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        self._let_go_but(sum(place.intersects(in_sight) for place in self._places))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._keeping(0, self._lay_out)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or the last page; Qt's own keys scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say where on the paper it was."""
        at = event.position().toPoint() + self._offset()
        for index, place in enumerate(self._places):
            if place.contains(at):
                on_page, factor = at - place.topLeft(), self._pixels_per_point()
                self.chosen.emit(index, on_page.x() / factor, on_page.y() / factor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the paper."""
        self.viewport().scroll(dx, dy)

    def event(self, event: QEvent) -> bool:
        """Draw sharply again when the window comes to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        return super().event(event)


def _within(zoom: float) -> float:
    return min(ZOOMS[-1], max(ZOOMS[0], zoom))
