"""A report that a unit has sent, on paper as it came: to be looked at, printed and saved, never changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.jobs.consolidating.fed import TYPED_OVER
from desktop.jobs.consolidating.report import Received, received
from desktop.jobs.desk import Desk
from desktop.ui import style, words
from desktop.ui.buttons import button
from desktop.ui.preview.page import PreviewPage
from desktop.ui.report.notice import Notice

#: Of the screen.
_SHARE = 0.9
_MOST_LINES = 4


def show_received(desk: Desk, received_id: int, parent: QWidget, code: str = "") -> ReceivedView:
    """Show a received report, also of a unit that has been merged since; with *code* at that row.

    Raises `RefusedError` when there is no such report, and what the catalogue says when its form is not installed.
    """
    view = ReceivedView(desk, received(desk, received_id), parent, code)
    view.show()
    return view


class ReceivedView(QDialog):
    """The paper, with what is known of the report above it."""

    help_place = "received-report"

    def __init__(self, desk: Desk, found: Received, parent: QWidget, code: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._report = found.report
        row = found.row
        self.setWindowTitle(f"{row.name} – {found.report.edition.title}, {row.period.label}")
        self.title, self.known, self.faults = QLabel(row.name), QLabel(told(found)), QLabel(_faults(found))
        self.reasons = QLabel(_typed_over(found))
        self.notice = Notice()
        self.preview = PreviewPage(found.report)
        self.preview.panel.hint.hide()  # there is no table to go back to
        self.preview.look_at(code)
        self.preview.closed.connect(self.close)
        self.preview.told.connect(self.notice.tell)
        self.preview.refused.connect(self.notice.warn)
        self.preview.pdf_requested.connect(self._export)
        self._lay_out()

    def done(self, result: int) -> None:
        """Let the pages that are being made or printed come to an end."""
        works: Iterable[QThread] = self.findChildren(QThread)
        for work in works:
            work.wait()
        super().done(result)

    def _lay_out(self) -> None:
        style.set_type(self.title, 1.2, heavy=True)
        style.tint(self.known, WindowText="muted")
        style.tint(self.faults, WindowText="error_mark")
        gaps = style.spacing(self.fontMetrics())
        head = QVBoxLayout()
        head.setSpacing(gaps.small)
        for label in (self.title, self.known, self.reasons, self.faults):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setVisible(bool(label.text()))
            head.addWidget(label)
        line = QHBoxLayout()
        line.setContentsMargins(gaps.large, gaps.medium, gaps.large, gaps.medium)
        line.addLayout(head, 1)
        line.addWidget(button("Đón&g", self.close), alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addWidget(self.preview, 1)
        self.resize(self.screen().availableGeometry().size() * _SHARE)
        self.preview.setFocus()

    def _export(self, appendix: str) -> None:
        from desktop.ui.export import Export, ask_path, pdf_of

        kind = pdf_of(appendix)
        path = ask_path(self._desk, self._report, kind, self)
        if path is not None:
            export = Export(self._report, kind, path, self)
            export.written.connect(lambda written: self.notice.tell(f"Đã ghi tệp “{written}”."))
            export.refused.connect(self.notice.warn)


def told(found: Received) -> str:
    """Return what is known of a received report: number and version, when it came, in which file, whether it is signed."""
    row, report = found.row, found.report
    number = f"Số {report.unit.numbered(row.number)}" if row.number else "Chưa có số"
    version = f", {words.version(row.version)}" if row.version > 1 else ""
    signed = "có chữ ký của đơn vị" if row.signed else "tệp Excel, không có chữ ký"
    came = f"Lập {row.sent.astimezone():%H:%M %d/%m/%Y}, nhận {row.received.astimezone():%H:%M %d/%m/%Y}"
    return f"{number}{version}. {came}. Tệp “{row.file}”, {signed}. Chỉ để xem và in."


def _typed_over(found: Received) -> str:
    """Return what the unit has typed over of the figures of its own units, and why."""
    report = found.report
    lines = [
        f"“{report.name(key.code)}”: {key.message} Lý do: {reason}."
        for key, reason in report.reasons.items()
        if key.rule == TYPED_OVER and key.code in report.edition.indicators
    ]
    return _shortened(lines, "ô khác số tổng hợp")


def _faults(found: Received) -> str:
    return _shortened([f"Lỗi: {fault}" for fault in found.row.faults.splitlines()], "lỗi")


def _shortened(lines: list[str], what: str) -> str:
    """Return the first lines, and how many there are besides."""
    more = [f"và {len(lines) - _MOST_LINES} {what} nữa"] if len(lines) > _MOST_LINES else []
    return "\n".join([*lines[:_MOST_LINES], *more])
