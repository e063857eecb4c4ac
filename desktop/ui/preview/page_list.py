"""Small pictures of the pages, to choose one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView, QWidget

from desktop.ui import style
from desktop.ui.preview.page_view import drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.jobs.export import Pages

Index = QModelIndex | QPersistentModelIndex


class _Thumbnails(QAbstractListModel):
    """The pages with their pictures; a picture is drawn when it first comes into sight."""

    def __init__(self, pages: Pages, width: Callable[[], int], ratio: float, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._width = width
        self._ratio = ratio
        self._images: dict[tuple[int, int], QImage] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of pages."""
        return 0 if parent.isValid() else self._pages.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return "Trang 1" or the picture."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Trang {index.row() + 1}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(index.row())
        return None

    def _image(self, page: int) -> QImage:
        wanted = page, self._width()
        if wanted not in self._images:
            image = drawn(self._pages, page, wanted[1] * self._ratio / self._pages.size(page)[0])
            image.setDevicePixelRatio(self._ratio)
            self._images[wanted] = image
        return self._images[wanted]


class PageList(QListView):
    """The pages at the side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Danh sách trang")
        self._picture = 0
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        style.follow(self, self._measure)

    def show_pages(self, pages: Pages) -> None:
        """List *pages*."""
        widest = max(pages.size(page)[1] / pages.size(page)[0] for page in range(pages.count))
        self.setModel(_Thumbnails(pages, lambda: round(self._picture / max(1.0, widest)), self.devicePixelRatioF(), self))
        self.mark(0)

    def _measure(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._picture = 9 * self.fontMetrics().height()
        self.setSpacing(gaps.small)
        self.setIconSize(QSize(self._picture, self._picture))
        self.setFixedWidth(round(0.75 * self._picture) + 3 * gaps.large)

    def mark(self, page: int) -> None:
        """Show *page* as the current one without saying so to anybody."""
        model = self.selectionModel()
        model.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(self.model().index(page, 0))
        model.blockSignals(False)  # noqa: FBT003
        self.viewport().update()
