"""The live picture of a chart, drawn in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.jobs.overview import picture
from desktop.jobs.overview.figures import Chart
from desktop.ui.work import Latest

if TYPE_CHECKING:
    from desktop.jobs.overview.picture import Image

#: How long a width must stay before the chart is drawn for it, in milliseconds.
_LATER = 150


def as_qimage(image: Image) -> QImage:
    """Return a drawn picture as Qt's own; the copy lets go of the bytes."""
    return QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32).copy()


class ChartView(QScrollArea):
    """Shows a chart as wide as there is room. `drawn` says that the picture of the latest chart is there.

    One drawing is under way at a time; what was asked for meanwhile is drawn next, and what came between never.
    """

    drawn = Signal()

    def __init__(self, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._author = author
        self._chart: Chart | None = None
        self._drawings = Latest(self)
        self._drawings.done.connect(self._take)
        self.page: bytes | None = None
        self.image = QImage()
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setWordWrap(True)
        self._label.setAccessibleName("Biểu đồ")
        self.setAccessibleName("Biểu đồ")
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._draw)

    def show_chart(self, chart: Chart) -> None:
        """Draw *chart*; what was shown stays until the new picture is there."""
        self._chart = chart
        self._draw()

    def show_words(self, words: str) -> None:
        """Show why there is no chart."""
        self._chart, self.page, self.image = None, None, QImage()
        self._label.setPixmap(QPixmap())
        self._label.setText(words)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    # --- inside ---

    def _draw(self) -> None:
        if self._chart is None:
            return
        chart, author = self._chart, self._author
        ratio = self.devicePixelRatioF()
        pixels = max(1, round(self.viewport().width() * ratio))

        def job() -> tuple[Chart, bytes, QImage]:
            page = picture.page(chart, author)
            image = as_qimage(picture.image(page, pixels / picture.width_of(page)))
            image.setDevicePixelRatio(ratio)
            return chart, page, image

        self._drawings.ask(job)

    def _take(self, found: tuple[Chart, bytes, QImage]) -> None:
        chart, page, image = found
        if chart is self._chart:
            self.page, self.image = page, image
            self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._label.setPixmap(QPixmap.fromImage(image))
            names = "; ".join(series.name for series in chart.series)
            self._label.setAccessibleDescription(f"{chart.title}. {chart.subtitle}. {names}")
            self.drawn.emit()

    # --- Qt ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw sharply at the new width, once it stays."""
        super().resizeEvent(event)
        if self._chart is not None and event.size().width() != event.oldSize().width():
            self._later.start()

    def event(self, event: QEvent) -> bool:
        """Draw sharply again when the window comes to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the room for a chart of one picture."""
        return QSize(self.fontMetrics().averageCharWidth() * 100, self.fontMetrics().height() * 26)
