"""The slim bar above the table in which a clerk searches: a field, how many rows were found, ways from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.engine.definition import Edition
from desktop.engine.search import Found, Query
from desktop.engine.text import shortened
from desktop.ui import style
from desktop.ui.report.finding.results import Results
from desktop.ui.report.finding.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_QUOTED = 30


class SearchBar(QWidget):
    """Its list of results lies over *page*, below the bar, while the clerk types."""

    #: The bar was closed with its button.
    closed = Signal()

    def __init__(self, page: QWidget, edition: Edition, previous: QAction, following: QAction) -> None:
        super().__init__()
        self._page = page
        self.field = SearchField()
        self.told = QLabel()
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it never widens the window
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.results = Results(page, edition)
        self.results.left_up.connect(self.field.setFocus)
        self.field.left_down.connect(self._enter_list)
        self.close_button = QToolButton()
        self.close_button.setText("Đóng (Esc)")
        self.close_button.setAccessibleName("Đóng ô tìm")
        self.close_button.clicked.connect(lambda _ticked: self.closed.emit())
        gaps = style.spacing(self.fontMetrics())
        line = QHBoxLayout(self)
        line.setContentsMargins(gaps.medium, gaps.small, gaps.small, gaps.small)
        line.setSpacing(gaps.medium)
        name = QLabel("Tì&m:")
        name.setBuddy(self.field)
        line.addWidget(name)
        line.addWidget(self.field, 1)
        line.addWidget(_button(previous, "Trước"))
        line.addWidget(_button(following, "Sau"))
        line.addWidget(self.told, 1)
        line.addWidget(self.close_button)

    def show_found(self, query: Query, found: Found) -> None:
        """List what was found; nothing while nothing is searched for."""
        self.results.show_found(query, found)
        if found.lines and self.field.hasFocus():
            self._place_list()
        else:
            self.results.hide()

    def tell(self, query: Query, count: int, at: int | None) -> None:
        """Say how many rows were found, and at which of them the cursor stands (0 is the first)."""
        if not query:
            said = ""
        elif count:
            said = f"{count} dòng" if at is None else f"{at + 1} trong {count} dòng"
        else:
            said = f"Không thấy “{shortened(self.field.words, _QUOTED)}”. Thử ít chữ hơn; không cần gõ dấu."
        self.told.setText(said)
        self.told.setToolTip(said)
        self.field.setAccessibleDescription(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stand out from table and tabs."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), style.theme().panel)
        painter.setPen(style.theme().line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list below the field."""
        super().resizeEvent(event)
        if self.results.isVisible():
            self._place_list()

    def _place_list(self) -> None:
        corner = self.mapTo(self._page, QPoint(self.field.x(), self.height()))
        wanted = self.results.sizeHint()
        room = self._page.size()
        self.results.setGeometry(
            corner.x(),
            corner.y(),
            min(wanted.width(), room.width() - corner.x()),
            min(wanted.height(), room.height() - corner.y()),
        )
        self.results.show()
        self.results.raise_()

    def _enter_list(self) -> None:
        if self.results.model().rowCount():
            self._place_list()
            self.results.enter()


def _button(action: QAction, words: str) -> QToolButton:
    """Return a button for a way to another result, with few words."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setAccessibleName(action.text().replace("&", ""))
    made.setText(f"{words} ({action.shortcut().toString()})")
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
