"""The pages of the guide on the screen: in the colours of the theme, pictures as wide as there is room, words found marked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from desktop import locations
from desktop.engine.text import fold
from desktop.ui import style
from desktop.ui.help.book import Book, beginning
from desktop.ui.help.look import sheet

#: Milliseconds after the last change of the width before the pictures are fitted to it.
_QUIET = 100


def folder() -> Path:
    """Return where the guide is."""
    return locations.resources() / "guide"


class GuideBrowser(QTextBrowser):
    """Shows the files of *book*; links lead within it."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._words: list[re.Pattern[str]] = []
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        # Always there, so that pictures fitted to the width without it do not become too wide with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._fit_later = QTimer(self, singleShot=True, interval=_QUIET)
        self._fit_later.timeout.connect(self.show_anew)
        style.follow(self, self._dress)

    def show_place(self, place: str) -> None:
        """Show the heading whose id is *place*."""
        url = QUrl.fromLocalFile(str(folder() / self._book.file_of(place)))
        url.setFragment(place)
        self.setSource(url)
        self._mark()

    def mark(self, wanted: str) -> None:
        """Mark the words of *wanted* wherever they stand, with or without diacritics."""
        self._words = [beginning(word) for word in fold(wanted).split()]
        self._mark()

    def show_anew(self) -> None:
        """Lay the page out again, with the same lines on the screen."""
        if self.source().isEmpty():
            return
        first = self.cursorForPosition(QPoint(0, 0))
        position, top = first.position(), self.cursorRect(first).top()
        self.reload()
        first = QTextCursor(self.document())
        first.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(first).top() - top)
        self._mark()

    def for_paper(self) -> QTextDocument:
        """Return the page for printing: light, whatever the theme."""
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDefaultStyleSheet(sheet(style.LIGHT))
        document.setBaseUrl(self.source())
        document.setHtml(self._book.html(self.source().fileName()))
        return document

    # --- Qt ---

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt's name
        """Return a file of the guide: a text with what the program adds, a picture as wide as there is room."""
        file = QUrl(name).fileName()
        match QTextDocument.ResourceType(type):
            case QTextDocument.ResourceType.HtmlResource:
                return self._book.html(file)
            case QTextDocument.ResourceType.ImageResource:
                return self._fitted(QImage(str(folder() / file)))
            case _:
                return (folder() / file).read_text(encoding="utf-8")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures once the width stays."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_later.start()

    # --- inside ---

    def _dress(self) -> None:
        self.document().setDefaultStyleSheet(sheet(style.theme()))
        self.document().setDocumentMargin(style.spacing(self.fontMetrics()).large)
        self._fit_later.start()

    def _fitted(self, picture: QImage) -> QImage:
        ratio = self.devicePixelRatioF()
        room = (self.viewport().width() - 2 * self.document().documentMargin()) * ratio
        if 0 < room < picture.width():
            picture = picture.scaledToWidth(round(room), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _mark(self) -> None:
        text = "".join(fold(letter) or letter for letter in self.document().toRawText())
        self.setExtraSelections([self._marked(*found.span()) for word in self._words for found in word.finditer(text)])

    def _marked(self, first: int, last: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(style.theme().warning)
        look.setForeground(style.theme().text)
        selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]  # the stubs do not know them
        return selection
