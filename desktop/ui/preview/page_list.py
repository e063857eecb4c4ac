"""Small pictures of the pages, to choose one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QWidget

from desktop.ui import style
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.preview.page_view import drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.jobs.export import Pages


#: The width of a picture, as a share of its height: a little more than that of A4.
_SHARE = 0.72


class _Thumbnails(QAbstractListModel):
    """The pages with their pictures; a picture is drawn when it comes into sight."""

    def __init__(self, width: Callable[[Pages], int], ratio: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._count = 0
        self._width, self._ratio = width, ratio
        self._images: dict[tuple[int, int], QImage] = {}

    def show(self, pages: Pages | None) -> None:
        """Have *pages* in the place of those before, or no pictures until there are others."""
        self._pages = pages
        self._images.clear()
        if pages is None:
            return
        if pages.count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, pages.count - 1)
            self._count = pages.count
            self.endInsertRows()
        elif pages.count < self._count:
            self.beginRemoveRows(QModelIndex(), pages.count, self._count - 1)
            self._count = pages.count
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0), self.index(self._count - 1), [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of pages."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return "Trang 1" or the picture."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Trang {index.row() + 1}"
        if role == Qt.ItemDataRole.DecorationRole and self._pages is not None:
            return self._image(self._pages, index.row())
        return None

    def _image(self, pages: Pages, page: int) -> QImage:
        wanted = page, self._width(pages)
        if wanted not in self._images:
            ratio = self._ratio()
            image = drawn(pages, page, wanted[1] * ratio / pages.size(page)[0])
            painter = QPainter(image)
            painter.setPen(style.theme().frame)
            painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
            painter.end()
            image.setDevicePixelRatio(ratio)
            self._images[wanted] = image
        return self._images[wanted]

    def forget_pictures(self) -> None:
        """Draw them again: their frames have another colour."""
        self._images.clear()


class PageList(QListView):
    """The pages at the side."""

    #: The clerk chose a page, counted from 0.
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Danh sách trang")
        self._picture = 0
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setUniformItemSizes(True)  # else every picture is drawn to be measured
        self._thumbnails = _Thumbnails(self._width_of, self.devicePixelRatioF, self)
        self.setModel(self._thumbnails)
        self.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(index.row()))
        style.tint(self, Base="panel")
        style.follow(self, self._measure)

    def show_pages(self, pages: Pages | None) -> None:
        """List *pages* in the place of those before; `None` lets go of them until there are others."""
        selected = self.selectionModel()
        selected.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._thumbnails.show(pages)
        selected.blockSignals(False)  # noqa: FBT003

    def mark(self, page: int) -> None:
        """Show *page* as the current one without saying so to anybody."""
        selected = self.selectionModel()
        selected.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(self._thumbnails.index(page, 0))
        selected.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    # --- inside ---

    def _width_of(self, pages: Pages) -> int:
        """Return how wide the widest page may be for all to fit in."""
        sizes = [pages.size(page) for page in range(pages.count)]
        return round(self._picture * min(_SHARE, *(width / height for width, height in sizes)))

    def _measure(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._picture = 8 * self.fontMetrics().height()
        across = round(_SHARE * self._picture)
        self._thumbnails.forget_pictures()
        self.setSpacing(gaps.small)
        self.setIconSize(QSize(across, self._picture))
        self.setFixedWidth(across + 4 * gaps.small + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth())
