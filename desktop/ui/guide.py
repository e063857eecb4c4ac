"""The user's guide in a window of its own: offline, beside the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop import locations
from desktop.ui import style


class GuideWindow(QWidget):
    """Shows `resources/guide`; links lead within it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.browser = QTextBrowser()
        self.browser.setOpenExternalLinks(False)
        gaps = style.spacing(self.fontMetrics())
        self.browser.document().setDocumentMargin(gaps.large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        em = self.fontMetrics().averageCharWidth()
        self.resize(110 * em, 90 * em)

    def show_place(self, place: str = "") -> None:
        """Show the guide, at the heading whose id is *place*."""
        url = QUrl.fromLocalFile(str(locations.resources() / "guide" / "index.html"))
        if place:
            url.setFragment(place)
        self.browser.setSource(url)
        self.show()
        self.raise_()
        self.activateWindow()
