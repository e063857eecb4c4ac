"""How the list of reports is painted: roomy lines, and a bar for how much is filled."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import style
from desktop.ui.home.model import SECOND_LINE, SHARE
from desktop.ui.lines import Index


class LineDelegate(QStyledItemDelegate):
    """One or two lines of text with room around them, on a selection that leaves their colours readable."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the theme's selection; the words are painted here."""
        super().initStyleOption(option, index)
        option.palette.setColor(QPalette.ColorRole.Highlight, style.theme().selection)  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # else one cell differs from its row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words: with a second line, the first is the heavier one."""
        super().paint(painter, option, index)
        colours = style.theme()
        first, second = index.data(), index.data(SECOND_LINE)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        place = self._place_of_words(option)
        font: QFont = option.font  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(style.strong(font) if second else font)
        painter.setPen(colour or colours.text)
        elided = metrics.elidedText(first, Qt.TextElideMode.ElideRight, place.width())
        if second:
            upper, lower = place.adjusted(0, 0, 0, -place.height() // 2), place.adjusted(0, place.height() // 2, 0, 0)
            painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
            painter.setFont(font)
            painter.setPen(colour or colours.muted)
            elided = metrics.elidedText(second, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the longer line, and for two lines whatever there is."""
        metrics: QFontMetrics = QFontMetrics(style.strong(option.font))  # type: ignore[attr-defined]
        gaps = style.spacing(metrics)
        longest = max(metrics.horizontalAdvance(text or "") for text in (index.data(), index.data(SECOND_LINE)))
        return QSize(longest + 4 * gaps.medium, line_height(metrics))

    def _place_of_words(self, option: QStyleOptionViewItem) -> QRect:
        gaps = style.spacing(option.fontMetrics)  # type: ignore[attr-defined]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        return rect.adjusted(gaps.medium, gaps.small, -gaps.medium, -gaps.small)


class FilledDelegate(LineDelegate):
    """The words "46 / 112 ô" above a bar as long as the share."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint words and bar."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        colours = style.theme()
        gaps = style.spacing(option.fontMetrics)  # type: ignore[attr-defined]
        place = super()._place_of_words(option)
        bar = QRect(place.left(), place.bottom() - gaps.small - gaps.tiny, place.width() - gaps.medium, gaps.small)
        painter.fillRect(bar, colours.line)
        bar.setWidth(round(bar.width() * share))
        painter.fillRect(bar, colours.good if share >= 1 else colours.accent)

    def _place_of_words(self, option: QStyleOptionViewItem) -> QRect:
        place = super()._place_of_words(option)
        return place.adjusted(0, 0, 0, -place.height() // 2)


def line_height(metrics: QFontMetrics) -> int:
    """Return the height of a line of the list: two lines of text and the room around them."""
    return 2 * metrics.height() + 3 * style.spacing(metrics).small
