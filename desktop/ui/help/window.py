"""The user's guide in a window of its own: offline, beside the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.help.book import Book
from desktop.ui.help.browser import GuideBrowser
from desktop.ui.help.contents import Contents
from desktop.ui.help.places import Help

_STEP, _LEAST, _MOST = 1.15, 0.6, 3.0


class GuideWindow(QWidget):
    """Contents and search at the left, the page at the right; above it, what is to be said of the cell one came from."""

    def __init__(self, book: Book, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.contents = Contents(book)
        self.browser = GuideBrowser(book)
        self.about = QTextBrowser()
        self.about.setAccessibleName("Giải thích ô vừa chọn")
        self._book = book
        self._factor = 1.0
        self._lay_out()
        style.follow(self, self._set_type)
        self.contents.chosen.connect(self.browser.show_place)
        self.contents.sought.connect(self.browser.mark)
        self.browser.sourceChanged.connect(self._follow)
        for keys, act in (
            ("Ctrl+F", self._search),
            ("Ctrl++", lambda: self.zoom(_STEP)),
            ("Ctrl+=", lambda: self.zoom(_STEP)),
            ("Ctrl+-", lambda: self.zoom(1 / _STEP)),
            ("Ctrl+P", self.print_page),
            ("Esc", self.close),
            ("F1", self.browser.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def show_help(self, wanted: Help) -> None:
        """Show a place of the guide, before all other windows."""
        self.about.setHtml(wanted.about)
        self.about.setVisible(bool(wanted.about))
        self.contents.search.clear()
        self.browser.show_place(wanted.place)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    def zoom(self, factor: float) -> None:
        """Make the text larger or smaller by *factor*."""
        self._factor = min(max(self._factor * factor, _LEAST), _MOST)
        self._set_type()

    def print_page(self) -> None:
        """Let the reader choose a printer, and print the chapter."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.browser.for_paper().print_(printer)

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        metrics = self.fontMetrics()
        self.about.document().setDocumentMargin(gaps.large)
        self.about.document().documentLayout().documentSizeChanged.connect(self._fit_about)
        self.about.hide()
        back, forward = button("Trở &lại", self.browser.backward), button("Đi &tiếp", self.browser.forward)
        self.browser.backwardAvailable.connect(back.setEnabled)
        self.browser.forwardAvailable.connect(forward.setEnabled)
        for each in (back, forward):
            each.setEnabled(False)
        bar = QHBoxLayout()
        bar.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        bar.setSpacing(gaps.medium)
        for each in (back, forward):
            bar.addWidget(each)
        bar.addStretch()
        for each in (
            button("Thu &nhỏ", lambda: self.zoom(1 / _STEP)),
            button("&Phóng to", lambda: self.zoom(_STEP)),
            button("&In…", self.print_page),
            button("Đón&g", self.close),
        ):
            bar.addWidget(each)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.about)
        column.addWidget(self.browser, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.contents)
        split.addWidget(page)
        split.setStretchFactor(1, 1)
        letter = metrics.averageCharWidth()
        split.setSizes([40 * letter, 150 * letter])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        style.give_size(self, 190, 48)

    def _set_type(self) -> None:
        for page in (self.browser, self.about):
            page.setFont(style.relative(QApplication.font(), self._factor))
        self.browser.show_anew()

    def _fit_about(self) -> None:
        """Give the explanation the height of its text, as long as that leaves more to the guide."""
        wanted = round(self.about.document().size().height()) + 2 * self.about.frameWidth()
        self.about.setFixedHeight(min(wanted, 14 * self.fontMetrics().lineSpacing()))

    def _search(self) -> None:
        self.contents.search.setFocus()
        self.contents.search.selectAll()

    def _follow(self, source: QUrl) -> None:
        """Mark in the contents where a link or a step back has led."""
        chapter = next(chapter for chapter in self._book.chapters if chapter.file == source.fileName())
        listed = {section.place for section in chapter.sections}
        place = source.fragment()
        self.contents.stand_on(place if place in listed else chapter.sections[0].place)
