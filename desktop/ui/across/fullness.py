"""How complete each unit's report is: who is missing first, then the emptiest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.jobs.clipboard import CopiedCell
from desktop.jobs.consolidating.across import FilledLine, Fullness
from desktop.ui import style
from desktop.ui.across.selecting import is_named
from desktop.ui.lines import Index
from desktop.ui.receiving.listing import Column, Line, LineList, LineTable
from desktop.ui.receiving.marks import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_COLUMNS = (
    Column("Đơn vị", 24),
    Column("Dòng có số liệu", 16),
    Column("Mức đầy đủ", 24),
    Column("Tình trạng", 18, marked=True),
)
_BAR = 2


class FullnessList(LineList):
    """The units of a period, each with how much of its report says something."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_COLUMNS, parent)

    def show_units(self, fullness: Fullness, name: str) -> None:
        """Show the units whose names hold the words of *name*."""
        self.show(Line(_texts(line), line, _mark(line)) for line in fullness.lines if is_named(line.name, name))

    def cells(self) -> list[list[CopiedCell]]:
        """Return the table for the clipboard."""
        rows = [[CopiedCell(column.title) for column in _COLUMNS]]
        rows += [[CopiedCell(text) for text in line.texts] for line in self.lines]
        return rows


class FullnessTable(LineTable):
    """The list with a bar for each share."""

    def __init__(self, lines: FullnessList) -> None:
        super().__init__(lines, "Mức đầy đủ của báo cáo từng đơn vị")
        self._list = lines
        self.setItemDelegateForColumn(_BAR, _ShareDelegate(self))


class _ShareDelegate(QStyledItemDelegate):
    """A bar as long as the share, with the percent beside it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        option.palette.setColor(option.palette.ColorRole.Highlight, style.theme().selection)  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bar."""
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, FullnessList)  # noqa: S101 - it is made for this list
        line: FilledLine = model.lines[index.row()].about
        colours, metrics = style.theme(), option.fontMetrics  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        place = QRectF(option.rect).adjusted(gaps.small, gaps.small, -gaps.small, -gaps.small)  # type: ignore[attr-defined]
        percent = metrics.horizontalAdvance("100 % ")
        bar = place.adjusted(percent + gaps.small, 0, 0, 0)
        painter.save()
        painter.setPen(colours.text)
        words = place.adjusted(0, 0, percent - place.width(), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setPen(colours.line)
        painter.drawRect(bar)
        bar.setWidth(bar.width() * float(line.share) / 100)
        painter.fillRect(bar, colours.accent)
        painter.restore()


def _texts(line: FilledLine) -> tuple[str, ...]:
    if not line.received:
        return line.name, "", "", line.state
    return line.name, f"{line.filled} / {line.total}", f"{int(line.share)} %", line.state


def _mark(line: FilledLine) -> Mark:
    if not line.received:
        return Mark.MISSING
    return Mark.FAULT if line.faulty else Mark.LATE if line.late else Mark.DONE
