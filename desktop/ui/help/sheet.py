"""The sheet of all keys (Ctrl+/): to look at beside the work, to copy and to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from desktop.ui import style
from desktop.ui.buttons import button
from desktop.ui.help import keys
from desktop.ui.help.look import sheet

_TITLE = "Bảng phím tắt"


class KeySheet(QDialog):
    """Shows *groups* in two columns. It does not stand in the way of the window it belongs to."""

    help_place = "keys"

    def __init__(self, groups: Sequence[keys.KeyGroup], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self._groups = groups
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(_TITLE)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        style.follow(self, self._show)
        gaps, metrics = style.spacing(self.fontMetrics()), self.fontMetrics()
        row = QHBoxLayout()
        row.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        row.setSpacing(gaps.medium)
        for each in (button("&Chép", self.copy), button("&In…", self.print_sheet)):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(button("Đó&ng", self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.browser, 1)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+/"), self, self.close)
        room = self.screen().availableGeometry()
        width = min(140 * metrics.averageCharWidth(), room.width())
        page = self.browser.document().clone(self)
        page.setTextWidth(width)
        height = round(page.size().height()) + row.sizeHint().height() + gaps.large
        self.resize(width, min(height, room.height() * 9 // 10))

    def copy(self) -> None:
        """Put the list on the clipboard, for a text and for a spreadsheet."""
        copied = QMimeData()
        copied.setText(keys.as_text(self._groups))
        copied.setHtml(keys.as_html(self._groups))
        QGuiApplication.clipboard().setMimeData(copied)

    def print_sheet(self) -> None:
        """Let the clerk choose a printer, and print the list."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            document = QTextDocument(self)
            document.setDefaultStyleSheet(sheet(style.LIGHT))
            document.setHtml(f"<h2>{_TITLE}</h2>{keys.as_html(self._groups)}")
            document.print_(printer)

    def _show(self) -> None:
        """Show the groups in two columns of about the same length."""
        document = self.browser.document()
        document.setDefaultStyleSheet(sheet(style.theme()))
        document.setDocumentMargin(style.spacing(self.fontMetrics()).large)
        lines = [len(group.keys) + 1 for group in self._groups]
        middle = min(range(len(lines) + 1), key=lambda half: abs(sum(lines[:half]) - sum(lines[half:])))
        left, rest = self._groups[:middle], self._groups[middle:]
        self.browser.setHtml(
            f"<table width='100%' cellpadding='8'><tr><td width='50%'>{keys.as_html(left)}</td>"
            f"<td>{keys.as_html(rest)}</td></tr></table>"
        )
