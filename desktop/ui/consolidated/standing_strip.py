"""The line over a consolidated report: how many units are in it, who has come since, and taking them in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressDialog

from desktop.engine.report import Status
from desktop.jobs.consolidating.fed import Added, Fed, Update
from desktop.jobs.consolidating.report import Gathered, add_up_again, gathered
from desktop.jobs.desk import Desk
from desktop.ui.buttons import button
from desktop.ui.report.page import ReportPage
from desktop.ui.strip import Strip
from desktop.ui.work import Work, at_own_desk

_MOST_NAMED = 3
_LOOKING = "Báo cáo tổng hợp: đang xem các đơn vị đã gửi…"


class StandingStrip(Strip):
    """Looks at what has come in a thread, on a connection of its own; so does adding up. Only the draft is written here."""

    help_place = "late-arrivals"

    #: What has come is told; nothing is under way any more.
    rested = Signal()

    def __init__(self, desk: Desk, page: ReportPage, fed: Fed) -> None:
        self._desk = desk
        self._page = page
        self._fed = fed
        self.gathered: Gathered | None = None
        self.dialog: QDialog | None = None
        self.update_button = button("&Cập nhật", self.bring_up_to_date)
        self.show_button = button("X&em các đơn vị", self.show_standing)
        self.update_button.hide()
        self.show_button.setEnabled(False)
        self._called_off = False
        super().__init__(_LOOKING, "fed", (self.update_button, self.show_button))

    def look(self) -> None:
        """Look at what has come by now."""
        report_id = self._page.session.report_id
        self._start(Work(at_own_desk(self._desk, lambda desk: gathered(desk, report_id)), self.window()), self._show)

    def bring_up_to_date(self) -> None:
        """Add up anew what has come, and take it into the draft as one step that can be undone."""
        if not self._page.save():
            return
        report_id = self._page.session.report_id
        self._called_off = False
        progress = QProgressDialog("Đang cộng báo cáo của các đơn vị…", "Bỏ qua", 0, 0, self.window())
        progress.setWindowTitle("Cập nhật báo cáo tổng hợp")
        progress.setMinimumDuration(500)
        progress.canceled.connect(self._call_off)
        self.update_button.setEnabled(False)
        job = at_own_desk(self._desk, lambda desk: add_up_again(desk, report_id, lambda: not self._called_off))
        work = Work(job, self.window())
        work.finished.connect(partial(self._end, progress))
        self._start(work, self._take)

    def show_standing(self) -> None:
        """Tell who has come since, who is missing, whose report has errors."""
        if self.gathered is None:
            return
        from desktop.ui.consolidated.standing_dialog import StandingDialog

        self.dialog = StandingDialog(self.gathered, self.window())
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    # --- inside ---

    def _start(self, work: Work, done: Callable[[Any], None]) -> None:
        work.done.connect(done)
        work.refused.connect(self._page.workplace.refuse)
        work.start()

    def _call_off(self) -> None:
        self._called_off = True

    def _end(self, progress: QProgressDialog) -> None:
        progress.canceled.disconnect(self._call_off)
        progress.close()
        progress.deleteLater()
        self.update_button.setEnabled(True)

    def _show(self, found: Gathered) -> None:
        self.gathered = found
        self.show_button.setEnabled(True)
        late = bool(found.arrived) and self._page.session.report.status is Status.DRAFT
        self.update_button.setVisible(late)
        self.say(of_standing(found) + (f" {of_arrived(found)}" if late else ""))
        self.rested.emit()

    def _take(self, added: Added | None) -> None:
        if added is None:
            return
        done = self._page.workplace.edit(lambda: self._fed.feed(added))
        if done is not None:
            self._page.workplace.notice.tell(of_update(done))


def of_standing(found: Gathered) -> str:
    """Return "Tổng hợp từ 119/126 đơn vị; thiếu 7.", and how many could not be counted."""
    standing = found.standing
    missing = f"; thiếu {len(standing.missing)}" if standing.missing else ""
    faulty = f"; {len(found.left_out)} đơn vị có lỗi, chưa tính" if found.left_out else ""
    return f"Tổng hợp từ {found.added}/{len(standing.expected)} đơn vị{missing}{faulty}."


def of_arrived(found: Gathered) -> str:
    """Return "3 báo cáo mới đến sau lần tổng hợp trước: Phường A, …"."""
    names = [row.name for row in found.arrived]
    named = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return f"{len(names)} báo cáo mới đến sau lần tổng hợp trước: {named}."


def of_update(done: Update) -> str:
    """Return what an update has changed."""
    values = len({address.code for address in done.changed})
    told = f"Đã thêm {len(done.arrived)} báo cáo: {values} dòng đổi số"
    kept = f"; {len(done.kept)} ô đã sửa giữ nguyên" if done.kept else ""
    return f"{told}{kept}. Hoàn tác được bằng Ctrl+Z."
