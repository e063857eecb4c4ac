"""The window that proves what came: a submission, a print, a code typed from paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.jobs.consolidating.choice import Choice, Delivery
from desktop.jobs.desk import Desk
from desktop.jobs.submission.finding import report_of
from desktop.jobs.submission.trust import KeyStanding
from desktop.jobs.submission.verdict import Outcome, Verdict
from desktop.jobs.submission.verifying import judged, verdict_on
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.dropping import dropped_file, take_drops
from desktop.ui.files import Place, ask_what_to_read
from desktop.ui.report.notice import Notice
from desktop.ui.tab_order import go_on
from desktop.ui.verifying import pages, wording
from desktop.ui.verifying.band import VerdictBand
from desktop.ui.verifying.contents import Contents
from desktop.ui.verifying.pages import Page
from desktop.ui.verifying.story import Story
from desktop.ui.work import Inquiry, at_own_desk

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = "Tệp gửi và bản in (*.cchc *.pdf);;Mọi tệp (*)"
_PRACTICE = "Đang luyện tập: chương trình không biết các khóa thật. Hãy trở về báo cáo thật rồi mở lại tệp này."
_NO_FORM = "Máy này không có biểu mẫu của báo cáo đúng như lúc lập: hãy xem bản in hoặc bảng tính trong tệp."
_LETTERS, _LINES = 120, 40


class VerifyWindow(QDialog):
    """`open_wanted` asks for a report of this unit, `take_in_wanted` brings what is to be received.

    *keeper* keeps the work that may outlive this window.
    """

    help_place = "verify"

    open_wanted = Signal(int)
    take_in_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, keeper: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kiểm tra tệp hoặc bản in")
        self._desk = desk
        self._keeper = keeper
        self._path: Path | None = None
        self._verdict: Verdict | None = None
        self._paper: Verdict | None = None
        self._held: tuple[str, Path | None] | None = None
        self.proving: Inquiry | None = None
        self.notice = Notice()
        self.file_band, self.paper_band = VerdictBand(), VerdictBand()
        self.story = Story()
        self.code = QLineEdit()
        self.choose_button = button("&Chọn tệp…", self.choose)
        self.code_button = button("Đối ch&iếu mã", self.check_code)
        self.trust_button = button("Đã gọi điện đối chiếu: tin &khóa này từ nay…", self._ask_for_trust)
        self.print_button = button("Mở &bản in", lambda: self._with_file(self.contents.open_print))
        self.workbook_button = button("Mở bản&g tính", lambda: self._with_file(self.contents.open_workbook))
        self.figures_button = button("Xem &số liệu", self._show_figures)
        self.save_button = button("&Lưu tệp đính kèm…", lambda: self._with_file(self.contents.save_attachments))
        self.report_button = button("Mở bá&o cáo này", self._open_report)
        self.take_in_button = main_button("&Nhận vào báo cáo chung…", self._take_in)
        self._pages = QStackedWidget()
        self._waiting, self._rest = QLabel(), QWidget()
        self.stop_button = button("Bỏ &qua", self.let_go)
        self.contents = Contents(desk, self, keeper)
        self.contents.told.connect(self.notice.tell)
        self.contents.refused.connect(self.notice.warn)
        self.code.returnPressed.connect(self.check_code)
        self._lay_out()
        take_drops(self, dropped_file, self.read)
        self._look()

    # --- what is asked of it ---

    def read(self, path: Path) -> None:
        """Prove a file: a submission takes the place of the one before, a print is held against it."""
        self._prove(str(path), path)

    def choose(self) -> None:
        """Ask for a file, and prove it."""
        path = ask_what_to_read(self._desk, Place.INBOX, "Chọn tệp để kiểm tra", _KINDS, self)
        if path is not None:
            self.read(path)

    def check_code(self) -> None:
        """Look up the code that was typed, or hold it against the submission."""
        if typed := self.code.text().strip():
            self._prove(typed)

    def let_go(self) -> None:
        """Take no notice any more of what is being proved."""
        if self.proving is not None:
            self.proving.let_go()
            self.proving = None
        self._look()

    # --- proving ---

    def _prove(self, what: str, path: Path | None = None) -> None:
        """Prove the file at *path*, or a code."""
        against = self._verdict.file if self._verdict is not None else None
        name = path.name if path is not None else what
        self._start(lambda desk: verdict_on(desk, what, against), name, partial(self._show, what, path))

    def _start(self, job: Callable[[Desk], Verdict], name: str, done: Callable[[Verdict], None]) -> None:
        self.let_go()
        self.notice.hide()
        self._waiting.setText(f"Đang kiểm tra “{name}”…")
        self.proving = Inquiry(at_own_desk(self._desk, job), self._keeper)
        self.proving.done.connect(self._end)
        self.proving.done.connect(done)
        self.proving.refused.connect(self._refuse)
        self._look()

    def _end(self) -> None:
        self.proving = None

    def _show(self, what: str, path: Path | None, verdict: Verdict) -> None:
        if path is None or verdict.outcome in wording.OF_PAPER or path.suffix.lower() == ".pdf":
            self._paper, self._held = verdict, (what, path)
            of = f"Bản in: {path.name}" if path is not None else f"Mã gõ từ bản giấy: {verdict.code or what}"
            self.paper_band.say(of, *wording.glance(verdict), wording.sentences(verdict))
            self._look()
            return
        before, self._path = self._verdict, path
        if before is not None:  # what was held against another submission says nothing of this one
            self._held = self._paper = None
            self.code.clear()
        self._show_submission(verdict)
        if self._held is not None:  # the print was there first
            self._prove(*self._held)

    def _show_submission(self, verdict: Verdict) -> None:
        assert self._path is not None  # noqa: S101 - it was read from there
        self._verdict = verdict
        self.file_band.say(f"Tệp: {self._path.name}", *wording.glance(verdict), wording.sentences(verdict))
        self.story.tell(wording.told(verdict))
        if self._desk.practice and verdict.file is not None and verdict.outcome is not Outcome.PRACTICE:
            self.notice.warn(_PRACTICE)
        self._look()

    def _refuse(self, sentence: str) -> None:
        self.proving = None
        self._look()
        self.notice.warn(sentence)

    # --- what can be done with what was proved ---

    def _ask_for_trust(self) -> None:
        from desktop.ui.verifying.trust_dialog import TrustDialog

        if self._verdict is None:
            return
        dialog = TrustDialog(self._verdict, self)
        dialog.accepted.connect(self._trust)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _trust(self) -> None:
        """Take the key of what was shown: the file itself may be another one meanwhile."""
        if self._verdict is not None and (file := self._verdict.file) is not None and self._path is not None:
            name = self._path.name
            self._start(lambda desk: judged(desk, file, name, trust=True), name, self._show_submission)

    def _show_figures(self) -> None:
        from desktop.ui.verifying.figures import FiguresDialog

        if self._verdict is None or self._verdict.submission is None:
            return
        report = report_of(self._desk, self._verdict.submission)
        if report is None:
            self.notice.warn(_NO_FORM)
            return
        dialog = FiguresDialog(report, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _with_file(self, act: Callable[[Verdict], None]) -> None:
        self.notice.hide()
        if self._verdict is not None:
            act(self._verdict)

    def _open_report(self) -> None:
        if self._paper is not None and self._paper.report_id is not None:
            self.open_wanted.emit(self._paper.report_id)

    def _take_in(self) -> None:
        if self._verdict is not None and (submission := self._verdict.submission) is not None:
            files = [self._path] if self._path is not None else []
            self.take_in_wanted.emit(Delivery(files, Choice(submission.form, submission.period)))
            self.close()

    # --- inside ---

    def _look(self) -> None:
        """Show what there is, and what can be done with it."""
        verdict = self._verdict
        whole = verdict is not None and verdict.file is not None
        strange_key = verdict is not None and verdict.outcome is Outcome.KEY
        trusted = whole and not strange_key
        self._pages.setCurrentIndex(Page.WAITING if self.proving else Page.RESULT if verdict or self._paper else Page.NOTHING)
        self.story.setVisible(whole)
        self._rest.setVisible(not whole)
        self.paper_band.setVisible(self._paper is not None)
        self.trust_button.setVisible(strange_key)
        for each in (self.print_button, self.workbook_button):
            each.setVisible(whole)
            each.setEnabled(trusted)
        self.figures_button.setVisible(whole)
        self.save_button.setVisible(verdict is not None and verdict.file is not None and bool(verdict.file.attachments))
        self.save_button.setEnabled(trusted)
        of_others = verdict is not None and verdict.valid and verdict.standing is not KeyStanding.OWN
        self.take_in_button.setVisible(of_others and self._desk.has_units_below)
        self.report_button.setVisible(self._paper is not None and self._paper.report_id is not None)
        if self.proving:
            self.stop_button.setFocus()
        elif whole and not self.code.hasFocus():
            self.story.setFocus()

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        name = QLabel("&Mã ở chân trang in:")
        name.setBuddy(self.code)
        self.code.setPlaceholderText("1A2B-3C4D-5E6F-7081")
        self.code.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        above = QHBoxLayout()
        above.setSpacing(gaps.medium)
        for each in (self.choose_button, None, name, self.code, self.code_button):
            above.addWidget(each) if each is not None else above.addStretch()
        below = QHBoxLayout()
        below.setSpacing(gaps.medium)
        for each in (self.print_button, self.workbook_button, self.figures_button, self.save_button, self.report_button):
            below.addWidget(each)
        below.addStretch()
        below.addWidget(self.take_in_button)
        below.addWidget(button("Đó&ng", self.close))
        self.file_band.add(self.trust_button)
        results = pages.scrolled((self.file_band, self.paper_band), (self.story, self._rest))
        for page in (pages.invitation(), pages.waiting(self._waiting, self.stop_button), results):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        column.addLayout(below)
        style.give_size(self, _LETTERS, _LINES)

    # --- Qt ---

    def done(self, result: int) -> None:
        """Close; what is being proved is let go of."""
        self.let_go()
        super().done(result)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)
