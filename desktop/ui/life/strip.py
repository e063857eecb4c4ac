"""The line above an open report that says how far it is: finalised and only to be looked at, or a corrected version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.engine.content import short_hash
from desktop.engine.report import Status
from desktop.ui import style, words
from desktop.ui.action_bar import WordButton

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QAction

    from desktop.engine.report import Report
    from desktop.jobs.desk import ReportRow


class LifeStrip(QWidget):
    """Hidden over the first draft of a report. Its button leads to what a corrected version says otherwise."""

    def __init__(self, corrections: QAction) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.button = WordButton(corrections, self)
        self._corrections = corrections
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.label, 1)
        self._line.addWidget(self.button)
        self.setAutoFillBackground(True)
        style.tint(self, Window="calculated")
        style.set_type(self.label, heavy=True)
        style.follow(self, self._measure)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show *sentence*."""
        self.label.setText(sentence)
        self.button.setVisible(self._corrections.isVisible())
        self.show()

    def _measure(self) -> None:
        gaps = style.spacing(self.fontMetrics())
        self._line.setContentsMargins(gaps.medium, gaps.small, gaps.medium, gaps.small)


def of_final(report: Report, row: ReportRow, newer: ReportRow | None) -> str:
    """Return what is said over a finalised report; *newer* is its corrected version."""
    number = report.unit.numbered(report.number)
    sent = f" {words.STATUS[row.status]}." if row.status is Status.SUBMITTED else ""
    said = f"Đã chốt – số {number}{_when(row.finalised)}{_code(row)}.{sent} Số liệu chỉ để xem; "
    return said + (f"đã có {words.version(newer.version)} thay cho bản này." if newer else "muốn sửa, hãy lập bản đính chính.")


def of_correction(report: Report, before: ReportRow) -> str:
    """Return what is said over the draft of a corrected version of *before*."""
    number = report.unit.numbered(before.number)
    return f"{words.sentence_case(words.version(report.version))} của báo cáo số {number}{_when(before.finalised, 'đã chốt ')}."


def moment(at: datetime) -> str:
    """Return a stored moment by this computer's clock: "14:05 20/05/2024"."""
    return f"{at.astimezone():%H:%M %d/%m/%Y}"


def _when(at: datetime | None, word: str = "") -> str:
    return f" – {word}{moment(at)}" if at else ""


def _code(row: ReportRow) -> str:
    return f", mã kiểm tra {short_hash(row.hash)}" if row.hash else ""
