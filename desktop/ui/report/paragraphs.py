"""Wrapped text: laid out once for a width, drawn many times, and measured for the height of rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from desktop.ui.style import theme

_LINE_BREAK = "\u2028"  # what QTextLayout takes for a new line
#: More text than this per line shown is never looked at.
_MOST_PER_LINE = 400
_ENDLESS = 1_000_000


class Paragraph:
    """A text laid out to a width. What does not fit in *most_lines* ends in an ellipsis."""

    __slots__ = ("_layout", "height", "shortened")

    def __init__(self, text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag, most_lines: int) -> None:
        whole = text
        text = text[: most_lines * _MOST_PER_LINE].replace("\n", _LINE_BREAK)
        self._layout, starts = _lay_out(text, font, width, alignment, most_lines + 1)
        self.shortened = len(starts) > most_lines or len(text) < len(whole)
        if self.shortened:
            cut = _at_utf16(text, starts[:most_lines][-1])
            rest = text[cut:].replace(_LINE_BREAK, " ") + "…"
            last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self._layout, starts = _lay_out(text[:cut] + last, font, width, alignment, most_lines)
        self.height = self._layout.lineAt(0).height() * len(starts)

    def draw(self, painter: QPainter, corner: QPointF, marked: Sequence[range] = ()) -> None:
        """Draw with the painter's pen, the first line's top left at *corner*, and mark the letters at some places."""
        self._layout.draw(painter, corner, word_marks(self._layout.text(), marked))


class Paragraphs:
    """The paragraphs of one table. A cell's paragraph is made when it is first seen, and again when text or width change."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], tuple[str, int, Paragraph]] = {}
        self._widths: dict[tuple[str, bool], int] = {}

    def forget(self) -> None:
        """Drop everything: the font is another one."""
        self._kept.clear()
        self._widths.clear()

    def of(
        self, cell: tuple[int, int], text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag, most_lines: int
    ) -> Paragraph:
        """Return the paragraph of a cell (row, column)."""
        kept = self._kept.get(cell)
        if kept is not None and kept[0] == text and kept[1] == width:
            return kept[2]
        paragraph = Paragraph(text, font, width, alignment, most_lines)
        self._kept[cell] = (text, width, paragraph)
        return paragraph

    def fits_one_line(self, text: str, font: QFont, width: int) -> bool:
        """Whether *text* needs no wrapping. Cheap for what a form repeats: markers, units, short figures."""
        if "\n" in text:
            return False
        key = (text, font.bold())
        wide = self._widths.get(key)
        if wide is None:
            wide = self._widths[key] = QFontMetrics(font).horizontalAdvance(text)
        return wide < width


def _lay_out(text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag, most_lines: int) -> tuple[QTextLayout, list[int]]:
    """Return the layout of at most *most_lines* lines and where each of them starts."""
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    top = 0.0
    layout.beginLayout()
    while len(starts) < most_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def one_line(text: str, font: QFont) -> QTextLayout:
    """Return *text* laid out on one line, however long."""
    return _lay_out(text, font, _ENDLESS, Qt.AlignmentFlag.AlignLeft, 1)[0]


def word_marks(text: str, places: Sequence[range]) -> list[QTextLayout.FormatRange]:
    """Return how words that were searched for are drawn: on another ground and underlined, so not by colour alone."""
    if not places:
        return []
    from PySide6.QtGui import QTextCharFormat  # the making of its type would keep the first paint waiting

    look = QTextCharFormat()
    look.setBackground(theme().found)
    look.setForeground(theme().text)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    marks = []
    for place in places:
        mark = QTextLayout.FormatRange()
        mark.start = _utf16_length(text[: place.start])  # type: ignore[attr-defined]  # fields of a plain struct
        mark.length = _utf16_length(text[place.start : place.stop])  # type: ignore[attr-defined]
        mark.format = look  # type: ignore[attr-defined]
        marks.append(mark)
    return marks


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _at_utf16(text: str, position: int) -> int:
    """Return the index into *text* of Qt's *position*: Qt counts a character beyond the basic plane as two."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "replace"))
