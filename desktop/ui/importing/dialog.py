"""Choose, read, look through, accept: the way of a file or a copied table into an open report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.jobs.desk import Desk
from desktop.jobs.errors import TOLD
from desktop.jobs.importing import Reading
from desktop.session import ReportSession
from desktop.ui import style
from desktop.ui.buttons import button, main_button
from desktop.ui.dropping import dropped_file, take_drops
from desktop.ui.importing.preview import Preview, summed_up
from desktop.ui.importing.source import Source, ask_path, from_file
from desktop.ui.report.notice import Notice
from desktop.ui.tab_order import go_on
from desktop.ui.work import Inquiry


class ImportDialog(QDialog):
    """Reads sources away from the window and shows what each would do to the report of *session*.

    `imported` brings the sentence that says what was written. Until then the report is untouched.
    """

    help_place = "import-preview"

    imported = Signal(str)

    def __init__(self, desk: Desk, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập vào báo cáo")
        self._desk = desk
        self._session = session
        self._source: Source | None = None
        self._window = parent
        self._reading: Inquiry | None = None
        self.preview: Preview | None = None
        self.title = QLabel()
        self.notice = Notice()
        self.other_file = button("Chọn tệ&p khác…", self.choose_file)
        self.accept_button = main_button("Nhập &vào báo cáo", self._write)
        self._pages = QStackedWidget()
        self._lay_out()
        take_drops(self, dropped_file, self.read_file)

    def read(self, source: Source) -> None:
        """Make the dry run of *source* and show it; what was shown before goes."""
        self._let_go()
        self._source = source
        report = self._session.report
        self.title.setText(f"{source.name[:1].upper()}{source.name[1:]} → {report.edition.title}, {report.period.label}")
        self._set_page(self._waiting_page(f"Đang đọc {source.name}…"))
        self._reading = Inquiry(source.read, self._window)
        self._reading.done.connect(self._show)
        self._reading.refused.connect(self._refuse)

    def choose_file(self) -> None:
        """Ask for another file and read it."""
        if (path := ask_path(self._desk, self)) is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self.read(from_file(self._desk, self._session.report, path))

    # --- Qt ---

    def done(self, result: int) -> None:
        """Close; a reading still under way is let go of."""
        self._let_go()
        super().done(result)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go on with Tab as the window is laid out."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # --- inside ---

    def _lay_out(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self.title.setFont(style.strong(self.title.font()))
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.other_file)
        below = QHBoxLayout()
        below.setSpacing(gaps.medium)
        below.addStretch()
        below.addWidget(button("&Bỏ qua", self.reject))
        below.addWidget(self.accept_button)
        self.accept_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        column.setSpacing(gaps.medium)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        column.addLayout(below)
        room = self.screen().availableGeometry()
        window = self._window.size()
        self.resize(min(window.width(), room.width()) * 24 // 25, min(window.height(), room.height()) * 23 // 25)

    def _waiting_page(self, words: str) -> QWidget:
        page = QWidget()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(QLabel(words), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return page

    def _set_page(self, page: QWidget) -> None:
        """Put *page* in the place of what was shown."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()
        self.preview = page if isinstance(page, Preview) else None
        self.notice.hide()
        self._allow()

    def _let_go(self) -> None:
        """Take no notice any more of what is being read."""
        if self._reading is not None:
            self._reading.let_go()
            self._reading = None

    def _show(self, reading: Reading) -> None:
        self._reading = None
        preview = Preview(self._session, reading)
        self._set_page(preview)
        preview.changed.connect(self._allow)
        self._allow()
        preview.focus_list()

    def _refuse(self, sentence: str) -> None:
        self._reading = None
        nothing = QLabel("Báo cáo chưa thay đổi gì. Hãy chọn tệp khác, hoặc thả một tệp vào đây.")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        self._set_page(nothing)
        self.notice.warn(sentence)
        self.other_file.setFocus()

    def _allow(self) -> None:
        self.accept_button.setEnabled(self.preview is not None and bool(self.preview.plan.writes))

    def _write(self) -> None:
        if self.preview is None or self._source is None:
            return
        told = summed_up(self.preview.plan, done=True)
        try:
            self.preview.write(self._source.edit)
        except TOLD as refusal:
            self.notice.warn(str(refusal))
            return
        self.accept()
        self.imported.emit(f"Đã {self._source.edit}. {told} Muốn bỏ: Hoàn tác (Ctrl+Z).")
