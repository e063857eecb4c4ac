"""The dialog that makes the file of a finalised report for the office above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.submission.letter import Letter, covering_letter
from desktop.jobs.submission.making import Made, make_submission
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.dropping import dropped_files, take_drops
from desktop.ui.report.notice import Notice
from desktop.ui.submitting.choices import Choices
from desktop.ui.submitting.made import MadeView
from desktop.ui.submitting.passphrase import Locked, work_for
from desktop.ui.tab_order import go_on

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDropEvent

    from desktop.ui.work import Work


class SendDialog(QDialog):
    """Asks, makes the file in a thread, and shows it with its covering mail. `made` says that there is a file."""

    help_place = "sending"

    made = Signal(int)

    def __init__(self, desk: Desk, report_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report_id = report_id
        self._is_wanted = True
        self._work: Work | None = None
        report = desk.open_report(report_id).report
        self.setWindowTitle("Lập tệp gửi")
        self.lead = QLabel(f"{report.edition.title}, {report.period.label}, số {report.unit.numbered(report.number)}")
        self.notice = Notice()
        self.choices = Choices(desk, report)
        self.result_view: MadeView | None = None
        self.make_button = main_button("&Lập tệp gửi", self._make)
        self.again_button = button("Lập &lại tệp…", self._choose_again)
        self.cancel_button = button("&Bỏ qua", self._call_off)
        self.close_button = button("Đón&g", self.reject)
        self._bar = QProgressBar()
        self._pages = QStackedWidget()
        self._lay_out()
        self._look()
        take_drops(self, self._to_send_along, self.choices.attachments.add)
        (self.choices.passphrase or self.make_button).setFocus()

    # --- Qt ---

    def reject(self) -> None:
        """Call off what is under way; close when nothing is."""
        if self._work is None:
            super().reject()
        else:
            self._call_off()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the dialog is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        style.set_type(self.lead, 1.2, heavy=True)
        self.lead.setWordWrap(True)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Đang lập tệp gửi")
        self._pages.addWidget(self.choices)
        buttons = QHBoxLayout()
        buttons.setSpacing(gaps.medium)
        buttons.addWidget(self._bar, 1)
        buttons.addStretch()
        for each in (self.make_button, self.again_button, self.cancel_button, self.close_button):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.large, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addWidget(self.lead)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        style.give_size(self, 115, 34)

    def _to_send_along(self, event: QDropEvent) -> list[Path]:
        """Return the files that are dragged here while they can still be chosen."""
        return dropped_files(event) if self.choices.isVisible() and self.choices.isEnabled() else []

    def _look(self) -> None:
        """Offer what can be done now."""
        working, chosen = self._work is not None, self.result_view is None
        self.choices.setEnabled(not working)
        self._bar.setVisible(working)
        self.cancel_button.setVisible(working)
        self.cancel_button.setEnabled(self._is_wanted)
        self.make_button.setVisible(chosen and not working)
        self.again_button.setVisible(not chosen)
        self.close_button.setVisible(not working)

    def _make(self) -> None:
        """Make the file on a desk of its own; typing and painting go on."""
        report_id, path, attachments = self._report_id, self.choices.path, self.choices.attachments.paths
        passphrase = self.choices.passphrase.text if self.choices.passphrase else ""

        def job(desk: Desk) -> tuple[Made, Letter] | None:
            made = make_submission(
                desk, report_id, path, passphrase=passphrase, attachments=attachments, wanted=lambda: self._is_wanted
            )
            return (made, covering_letter(desk, report_id, path.name)) if made else None

        self.notice.hide()
        self._is_wanted = True
        self._work = work_for(self, self._desk, job)
        self._work.done.connect(self._finish)
        self._work.refused.connect(self._refuse)
        self._look()
        self.cancel_button.setFocus()
        self._work.start()

    def _call_off(self) -> None:
        self._is_wanted = False
        self._look()

    def _finish(self, result: tuple[Made, Letter] | Locked | None) -> None:
        self._work = None
        self._look()
        match result:
            case (Made() as made, Letter() as letter):
                self._show(made, letter)
            case Locked(sentence) if self.choices.passphrase:
                self.choices.passphrase.refuse(sentence)
            case Locked(sentence):  # protected by somebody else since the dialog was opened
                self._refuse(sentence)
            case None:
                self.notice.tell("Đã thôi, chưa lập tệp nào.")
                self.make_button.setFocus()

    def _refuse(self, sentence: str) -> None:
        self._work = None
        self._look()
        self.notice.warn(sentence)
        self.make_button.setFocus()

    def _show(self, made: Made, letter: Letter) -> None:
        self.result_view = view = MadeView(made, letter)
        view.told.connect(self.notice.tell)
        view.refused.connect(self.notice.warn)
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        self._look()
        self.notice.tell("Đã lập tệp gửi. Bây giờ gửi tệp này kèm thư dưới đây.")
        view.copy_button.setFocus()
        self.made.emit(self._report_id)

    def _choose_again(self) -> None:
        assert self.result_view is not None  # noqa: S101 - the button stands under it
        self._pages.removeWidget(self.result_view)
        self.result_view.deleteLater()
        self.result_view = None
        self.notice.hide()
        self.choices.look_again()
        self._look()
        self.make_button.setFocus()
