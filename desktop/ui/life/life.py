"""The steps of an open report: finalised in a dialog, locked on its page, corrected by a version of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.engine.report import Status
from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.ui import words
from desktop.ui.life import strip
from desktop.ui.report.commands import connect
from desktop.ui.report_area import ReportArea

if TYPE_CHECKING:
    from desktop.ui.life.corrections_window import CorrectionsWindow
    from desktop.ui.life.finalise_dialog import FinaliseDialog


class Life(QObject):
    """Carries out the page's commands of its life, and says over the page how far the report is.

    `open_wanted` brings the report to open instead, `send_wanted` the one to send; `export_wanted` a
    `desktop.ui.export.Format` to write.
    """

    open_wanted = Signal(int)
    send_wanted = Signal(int)
    export_wanted = Signal(object)

    def __init__(self, desk: Desk, area: ReportArea) -> None:
        super().__init__(area)
        self._desk = desk
        self._area = area
        self._page = area.page
        self._session = area.page.session
        self.dialog: FinaliseDialog | None = None
        self.corrections: CorrectionsWindow | None = None
        commands = area.page.commands
        connect(commands.finalise, self.begin_finalising)
        connect(commands.send, lambda: self.send_wanted.emit(self._session.report_id))
        connect(commands.amend, self.amend)
        connect(commands.corrections, self.show_corrections)
        self.look()

    def begin_finalising(self) -> None:
        """Show what stands in the way, and finalise when nothing does."""
        if not self._page.save():
            return
        from desktop.ui.life.finalise_dialog import FinaliseDialog

        self.dialog = FinaliseDialog(self._desk, self._session, self._page.workplace.faults.fed, self._area.window())
        self.dialog.finalised.connect(self._show_final)
        self.dialog.place_wanted.connect(self._page.jump_to)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def amend(self) -> None:
        """Open the corrected version of the finalised report, made now where there is none yet."""
        from desktop.jobs import life  # here and below: opening a draft asks for nothing of it

        self._attempt(lambda: self.open_wanted.emit(life.amendment(self._desk, self._session.report_id)))

    def show_corrections(self) -> None:
        """Show what this version says otherwise than the one before it."""
        if not self._page.save():
            return
        if self.corrections is None:
            self._attempt(self._make_corrections)
        if self.corrections is not None:
            self.corrections.show()
            self.corrections.activateWindow()

    def look(self) -> None:
        """Show how far the report is, and offer what can be done with it then."""
        report, commands = self._session.report, self._page.commands
        row = self._desk.report(self._session.report_id)
        is_draft = report.status is Status.DRAFT
        commands.send.setVisible(not is_draft)
        commands.amend.setVisible(not is_draft)
        commands.corrections.setVisible(report.version > 1)
        if not is_draft:
            from desktop.jobs import life

            newer = life.amendment_of(self._desk, row.id)
            if newer:
                commands.amend.setText(f"Mở {words.version(newer.version)}")
            for action in commands.of_drafts:
                action.setVisible(False)
            self._area.strip.say(strip.of_final(report, row, newer))
        elif row.amends is not None:
            self._area.strip.say(strip.of_correction(report, self._desk.report(row.amends)))

    # --- inside ---

    def _make_corrections(self) -> None:
        from desktop.jobs import life
        from desktop.ui.life.corrections_window import CorrectionsWindow

        corrections = life.corrections_of(self._desk, self._session.report_id, self._session.report)
        window = CorrectionsWindow(corrections, self._session, self._area)
        window.place_wanted.connect(self._page.jump_to)
        window.export_wanted.connect(self.export_wanted)
        self._page.header.edited.connect(window.look_later)
        self.corrections = window

    def _show_final(self) -> None:
        self._page.refresh()
        self.look()
        report = self._session.report
        self._page.notice.tell(f"Đã chốt báo cáo số {report.unit.numbered(report.number)}. Bây giờ in để ký, rồi lập tệp gửi.")

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except TOLD as refusal:
            self._page.workplace.refuse(str(refusal))
