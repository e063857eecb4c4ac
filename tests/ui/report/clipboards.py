"""What other programs put on the clipboard, and what is on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.report.paste_preview import PastePreview
from tests.ui.report.clerk import NOTE, Clerk

_XML = 'application/x-qt-windows-mime;value="XML Spreadsheet"'


def copies_elsewhere(text: str = "", html: str = "", xml: str = "") -> None:
    """Something is copied in another program."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if xml:
        data.setData(_XML, xml.encode())
    QGuiApplication.clipboard().setMimeData(data)


def copied() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().text()


def preview() -> PastePreview:
    """The list of what does not fit, which waits for an answer."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, PastePreview)
    return found


def filled(clerk: Clerk) -> dict[str, str]:
    """What is typed on the report, by code; notes have a star."""
    entries = clerk.page.session.report.entries
    return {f"{code}*" if column == NOTE else code: entry.typed for (code, column), entry in entries.items()}
