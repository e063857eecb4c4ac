"""What units below feed in the open report, as its page knows it; nothing in a report that the unit fills by itself.

`desktop.ui.consolidated` fills it in and keeps it up to date; the tables, the lists and the explanation only look here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.engine.edits import Address
from desktop.engine.findings import Finding
from desktop.session import ReportSession
from desktop.ui.style import theme


class FedMark(Enum):
    """What a fed cell is to the clerk."""

    FED = auto()
    OVERRIDDEN = auto()  # the clerk typed something else

    @property
    def word(self) -> str:
        """What a screen reader says of it."""
        return "tổng hợp từ các đơn vị" if self is FedMark.FED else "khác số tổng hợp từ các đơn vị"


def _nothing_told(_cell: Address) -> str:
    return ""


def _nothing_to_explain(_finding: Finding, _reason: str) -> None:
    return None


class FedCells:
    """The marks of the fed cells; by warning about one that was typed over its reason, empty while there is none.

    *told* returns what is to be explained of a cell, as rich text; *explain* keeps the reason of a warning, an empty one
    takes it back.
    """

    def __init__(self) -> None:
        self.marks: dict[Address, FedMark] = {}
        self.warnings: dict[Finding, str] = {}
        self.told: Callable[[Address], str] = _nothing_told
        self.explain: Callable[[Finding, str], object] = _nothing_to_explain

    def give_reason(self, session: ReportSession, findings: Iterable[Finding], reason: str) -> None:
        """Give warnings, whatever found them, one *reason*; an empty one leaves them open."""
        wanted = list(findings)
        of_rules = [finding for finding in wanted if finding not in self.warnings]
        if of_rules:
            session.confirm(of_rules, reason) if reason else session.reopen(of_rules)
        for finding in wanted:
            if finding in self.warnings:
                self.explain(finding, reason)


def paint_fed(painter: QPainter, box: QRectF, mark: FedMark) -> None:
    """Draw the mark: a small corner at the lower left, filled in a fed cell, hollow in one that was typed over."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().fed_mark, 1.2))
    painter.setBrush(theme().fed_mark if mark is FedMark.FED else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([box.topLeft(), box.bottomLeft(), box.bottomRight()]))
    painter.restore()
