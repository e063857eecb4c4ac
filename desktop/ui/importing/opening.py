"""Beginning an import into the report that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.engine.report import Status
from desktop.jobs.desk import Desk
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.source import Source, ask_path, from_clipboard, from_file

if TYPE_CHECKING:
    from desktop.ui.report.page import ReportPage
    from desktop.ui.report_area import ReportArea

_LOCKED = "Báo cáo đã chốt nên không nhập thêm được. Muốn sửa, hãy lập bản đính chính."


def import_file(desk: Desk, area: ReportArea | None, path: Path | None = None) -> ImportDialog | None:
    """Look through a file, asked for when there is no *path*; nothing is written before the clerk accepts it."""
    if area is None or not _may_begin(area.page):
        return None
    path = path or ask_path(desk, area.window())
    return _open(desk, area.page, from_file(desk, area.page.session.report, path)) if path else None


def import_table(desk: Desk, area: ReportArea | None) -> ImportDialog | None:
    """Look through the table that was copied last; nothing is written before the clerk accepts it."""
    if area is None or not _may_begin(area.page):
        return None
    return _open(desk, area.page, from_clipboard(area.page.session.report, QGuiApplication.clipboard().mimeData()))


def _may_begin(page: ReportPage) -> bool:
    """Store what is being typed: the preview compares with what the report holds."""
    if page.session.report.status is not Status.DRAFT:
        page.notice.warn(_LOCKED)
        return False
    return page.save()


def _open(desk: Desk, page: ReportPage, source: Source) -> ImportDialog:
    dialog = ImportDialog(desk, page.session, page.window())
    dialog.imported.connect(page.notice.tell)
    dialog.read(source)
    dialog.open()
    return dialog
