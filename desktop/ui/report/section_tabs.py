"""The tabs of a report. Each says how much of it is filled and what is to be mended, in figures and shapes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStylePainter, QTabBar, QWidget

from desktop.engine.report import Completeness
from desktop.ui import style, words
from desktop.ui.report.faults import FaultCount
from desktop.ui.report.marks import Mark, colour_of, paint_mark


class Badge(NamedTuple):
    """What a tab says under its title."""

    filled: Completeness
    faults: FaultCount
    counted: words.Counted = words.CELLS

    @property
    def done(self) -> bool:
        """Whether everything is filled and nothing is wrong."""
        return self.filled.filled == self.filled.total and self.faults == FaultCount()

    @property
    def in_words(self) -> str:
        """The badge in a sentence, for tooltips and screen readers."""
        told = f"{self.counted.verb} {self.filled.filled} trên {self.filled.total} {self.counted.noun}"
        return f"{told}; {words.faults(*self.faults)}" if any(self.faults) else f"{told}, không có lỗi"


class SectionTabs(QTabBar):
    """One tab a section, with a `Badge` under the title; behind them others may add tabs of their own."""

    def __init__(self, titles: list[str], badges: list[Badge], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges = list(badges)
        self._captions: dict[int, str] = {}
        self._sizes: dict[tuple[str, str, str], QSize] = {}
        self.setAccessibleName("Các phần của báo cáo")
        self.setExpanding(False)
        self.setDrawBase(False)
        style.shows_own_focus(self)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        for tab, title in enumerate(titles):
            self.addTab(title)
            self._name(tab)

    def add_plain_tab(self, title: str, caption: str) -> int:
        """Add a tab behind the others that counts nothing, with a few words under the title; return its index."""
        tab = self.count()
        self._captions[tab] = caption
        self.setTabToolTip(self.addTab(title), f"{title} ({caption})")
        return tab

    @property
    def badges(self) -> tuple[Badge, ...]:
        """What the tabs of the sections say under their titles."""
        return tuple(self._badges)

    def badge(self, tab: int) -> Badge:
        """Return what a tab says under its title."""
        return self._badges[tab]

    def set_badge(self, tab: int, badge: Badge) -> None:
        """Show *badge* under the title of a tab."""
        before, self._badges[tab] = self._badges[tab], badge
        if before == badge:
            return
        self._name(tab)
        if len(_as_wide_as(before)) != len(_as_wide_as(badge)):
            self.setTabText(tab, self.tabText(tab))  # has the bar ask for the sizes again
        else:
            self.update(self.tabRect(tab))

    def _name(self, tab: int) -> None:
        title, badge = self.tabText(tab), self._badges[tab]
        self.setTabToolTip(tab, f"{title}: {badge.in_words}")
        self.setAccessibleTabName(tab, f"{title}, {badge.in_words}")

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the title and, under it, the badge."""
        below = self._captions.get(index) or _as_wide_as(self._badges[index])
        asked = self.font().toString(), self.tabText(index), below
        if asked not in self._sizes:  # the bar asks for every tab each time one is added
            self._sizes[asked] = self._size(*asked[1:])
        return self._sizes[asked]

    def _size(self, title: str, badge: str) -> QSize:
        metrics, small = QFontMetrics(style.strong(self.font())), QFontMetrics(self._small_font())
        gaps = style.spacing(metrics)
        width = max(metrics.horizontalAdvance(title), small.horizontalAdvance(badge)) + 2 * gaps.medium + gaps.small
        return QSize(width, metrics.height() + small.height() + 2 * gaps.small + gaps.tiny)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: titles are never cut, the bar scrolls."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tabs that show, the chosen one last, over its neighbours' edges."""
        painter = QStylePainter(self)
        chosen = self.currentIndex()
        shown = [tab for tab in range(self.count()) if self.tabRect(tab).intersects(event.rect())]
        for tab in sorted(shown, key=chosen.__eq__):
            self._paint_tab(painter, tab, chosen=tab == chosen)

    def _paint_tab(self, painter: QStylePainter, tab: int, *, chosen: bool) -> None:
        colours = style.theme()
        gaps = style.spacing(self.fontMetrics())
        rect = self.tabRect(tab)
        painter.fillRect(rect, colours.input if chosen else colours.panel)
        painter.setPen(colours.line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.topRight())
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), gaps.tiny + 1), colours.accent)
        painter.setFont(style.strong(self.font()) if chosen else self.font())
        painter.setPen(colours.text)
        inner = rect.adjusted(gaps.medium, gaps.small + gaps.tiny, -gaps.small, -gaps.small)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.tabText(tab))
        if tab in self._captions:
            self._paint_below(painter, inner, self._captions[tab], style.theme().muted)
        else:
            self._paint_badge(painter, inner, self._badges[tab])
        if chosen and self.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_below(self, painter: QStylePainter, inner: QRect, words: str, colour: QColor) -> QRect:
        """Write under the title, and return where."""
        painter.setFont(self._small_font())
        height = QFontMetrics(self._small_font()).height()
        line = QRect(inner.left(), inner.bottom() - height, inner.width(), height)
        painter.setPen(colour)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return line

    def _paint_badge(self, painter: QStylePainter, inner: QRect, badge: Badge) -> None:
        colours = style.theme()
        text = _filled(badge)
        line = self._paint_below(painter, inner, text, colours.good if badge.done else colours.muted)
        metrics = QFontMetrics(self._small_font())
        left: float = line.left() + metrics.horizontalAdvance(text + "   ")
        side = metrics.ascent() * 0.72
        for mark, count in ((Mark.ERROR, badge.faults.errors), (Mark.WARNING, badge.faults.warnings)):
            if count:
                paint_mark(painter, QRectF(left, line.center().y() - side / 2 + 1, side, side), mark)
                painter.setPen(colour_of(mark))
                left += side + metrics.averageCharWidth() * 0.6
                painter.drawText(
                    QRect(round(left), line.top(), line.width(), line.height()), Qt.AlignmentFlag.AlignVCenter, str(count)
                )
                left += metrics.horizontalAdvance(f"{count}  ")

    def _paint_focus(self, painter: QStylePainter, rect: QRect) -> None:
        painter.setPen(style.theme().accent)
        painter.drawRect(rect.adjusted(2, 2, -3, -3))

    def _small_font(self) -> QFont:
        return style.relative(self.font(), 0.9)


def _filled(badge: Badge) -> str:
    return f"{'✓ ' if badge.done else ''}{badge.filled.filled}/{badge.filled.total}"


def _as_wide_as(badge: Badge) -> str:
    """Return a text as wide as the badge."""
    marks = "".join(f"   ◥ {count}" for count in badge.faults if count)
    return _filled(badge) + marks
