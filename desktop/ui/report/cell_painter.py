"""How a cell looks: its fill says who writes it, its mark what is wrong, its frame where the cursor is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from desktop.engine.comparing import Point
from desktop.engine.report import Status
from desktop.ui.report.course import paint_course
from desktop.ui.report.fed_cells import FedMark, paint_fed
from desktop.ui.report.marks import Mark, colour_of, fill_of, paint_mark
from desktop.ui.report.paragraphs import Paragraph, Paragraphs
from desktop.ui.report.table_model import TableModel, Tone, Words
from desktop.ui.style import spacing, strong, theme

if TYPE_CHECKING:
    from desktop.engine.search import Query

#: A longer note shows its beginning; the editor and the explanation show it whole.
MOST_LINES = 8
_MOST_LABEL_LINES = 40


class CellPainter:
    """Paints and measures the cells of one table."""

    def __init__(self, model: TableModel, font: QFont) -> None:
        self._model = model
        self._paragraphs = Paragraphs()
        self._query: Query | None = None
        self._found_in: frozenset[int] = frozenset()
        self._still: dict[int, float] = {}  # how high each row's texts are that typing does not change
        self._still_widths: list[int] = []
        self.set_font(font)

    def forget(self) -> None:
        """Measure everything anew: other rows stand in the table."""
        self._paragraphs.forget()
        self._still.clear()

    def set_font(self, font: QFont) -> None:
        """Measure with another font from now on."""
        metrics = QFontMetrics(font)
        space = spacing(metrics)
        self._fonts = {"": font, "bold": strong(font), "italic": _italic(font), "bold-italic": _italic(strong(font))}
        self._hint_font = _italic(font)
        self._indent = metrics.averageCharWidth() * 2
        self._beside, self._above = space.small + space.tiny // 2, space.small + space.tiny // 2
        self._mark = metrics.height() * 0.42
        self._arrow = metrics.height() // 2
        self.forget()
        self.least_height = metrics.height() + 2 * self._above + 1

    def mark(self, query: Query | None, rows: Iterable[int]) -> frozenset[int]:
        """Mark the words of *query* in *rows* from now on; return the rows that look different."""
        before, self._found_in = self._found_in, frozenset(rows)
        self._query = query
        return before | self._found_in

    # --- measuring ---

    def height(self, row: int, widths: list[int]) -> int:
        """Return the height that *row* needs when its cells are as wide as *widths*."""
        if widths != self._still_widths:
            self._still.clear()
            self._still_widths = list(widths)
        moving = self._model.moving_columns(row)
        still = self._still.get(row)
        if still is None:
            others = [column for column in range(len(widths)) if column not in moving]
            still = self._still[row] = self._tallest(row, others, widths)
        tallest = max(still, self._tallest(row, moving, widths))
        return max(self.least_height, int(tallest + 0.999) + 2 * self._above + 1)

    def _tallest(self, row: int, columns: Iterable[int], widths: list[int]) -> float:
        """Return the height of the tallest text of the row in *columns*; texts of one line do not count."""
        tallest = 0.0
        for column in columns:
            words = self._model.words(row, column)
            if words.text:
                inner = self._inner_width(
                    row, column, sum(widths[column:]) if self._model.spans(row, column) else widths[column]
                )
                if not self._paragraphs.fits_one_line(words.text, self._font(words), inner):
                    tallest = max(tallest, self._paragraph(row, column, words, inner).height)
        return tallest

    def is_shortened(self, row: int, column: int, width: int) -> bool:
        """Whether the cell shows only the beginning of its text."""
        words = self._model.words(row, column)
        return bool(words.text) and self._paragraph(row, column, words, self._inner_width(row, column, width)).shortened

    # --- painting ---

    def paint(self, painter: QPainter, rect: QRect, row: int, column: int, *, selected: bool, in_current_row: bool) -> None:
        """Paint one cell without the cursor's frame."""
        mark = self._model.mark(row, column)
        painter.fillRect(rect, self._fill(row, column, mark, selected=selected, in_current_row=in_current_row))
        painter.setPen(theme().line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        words = self._model.words(row, column)
        if words.text:
            self._paint_text(painter, rect, row, column, words)
        if course := self._model.course(row, column):
            self._paint_course(painter, rect, course)
        if self._is_draft and self._model.answers_at(row, column):
            self._paint_arrow(painter, rect)
        if (fed := self._model.fed_mark(row, column)) is not None:
            paint_fed(painter, QRectF(rect.left() + 2, rect.bottom() - self._mark - 2, self._mark, self._mark), fed)
        if mark is not None:
            box = QRectF(rect.right() - self._mark, rect.top(), self._mark, self._mark)
            paint_mark(painter, box if mark is Mark.ERROR else box.translated(-1.5, 2), mark)

    def paint_cursor(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        """Frame the current cell; the frame stays, greyer, while the keyboard is elsewhere."""
        painter.setPen(QPen(theme().accent if focused else theme().frame, 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    # --- inside ---

    @property
    def _is_draft(self) -> bool:
        return self._model.report.status is Status.DRAFT

    def _font(self, words: Words) -> QFont:
        return self._hint_font if words.tone is Tone.HINT else self._fonts[words.style]

    def _fill(self, row: int, column: int, mark: Mark | None, *, selected: bool, in_current_row: bool) -> QColor:
        typed = column in self._model.typed_columns
        if self._model.is_heading(row):
            return theme().heading
        if selected or (in_current_row and not typed):
            return theme().selection  # the mark in its corner still says what is wrong
        if mark in (Mark.ERROR, Mark.WARNING):
            return fill_of(mark)
        if self._model.fed_mark(row, column) is FedMark.FED:
            return theme().fed
        if self._model.invites(row, column):
            return theme().input if self._is_draft else theme().window
        return theme().calculated if typed and self._model.code(row) else theme().window

    def _paint_text(self, painter: QPainter, rect: QRect, row: int, column: int, words: Words) -> None:
        paragraph = self._paragraph(row, column, words, self._inner_width(row, column, rect.width()))
        left = rect.left() + self._beside + self._indent_of(row, column)
        leads = words.tone is Tone.PLAIN and self._model.only_leads(row)
        painter.setPen(_ink(Tone.MUTED if leads else words.tone))
        top = rect.top() + max(self._above, (rect.height() - 1 - paragraph.height) / 2)
        paragraph.draw(painter, QPointF(left, top), self._found_at(row, column, words))

    def _found_at(self, row: int, column: int, words: Words) -> list[range]:
        """Return which letters of a cell are those that are searched for; units and hints are not searched."""
        if self._query is None or row not in self._found_in or words.tone in (Tone.HINT, Tone.MUTED):
            return []
        return self._query.marks(words.text)

    def _paint_course(self, painter: QPainter, rect: QRect, course: Sequence[Point]) -> None:
        high = self.least_height - 2.0 * self._above
        box = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), high)
        paint_course(painter, box.adjusted(2 * self._beside, 0, -2 * self._beside, 0), [point.value for point in course])

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        """Show that the cell opens a list: a small arrow at its right edge."""
        half, middle = self._arrow * 0.34, rect.center().y() + 0.5
        right = rect.right() - self._beside
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().muted, 1.3))
        painter.drawPolyline(
            [
                QPointF(right - 2 * half, middle - half / 2),
                QPointF(right - half, middle + half / 2),
                QPointF(right, middle - half / 2),
            ]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paragraph(self, row: int, column: int, words: Words, width: int) -> Paragraph:
        lines = _MOST_LABEL_LINES if column == self._model.label_column else MOST_LINES
        alignment = self._model.alignment(row, column)
        return self._paragraphs.of((row, column), words.text, self._font(words), width, alignment, lines)

    def _indent_of(self, row: int, column: int) -> int:
        return self._model.indent(row) * self._indent if column == self._model.label_column else 0

    def _inner_width(self, row: int, column: int, width: int) -> int:
        taken = 2 * self._beside + self._indent_of(row, column)
        if self._model.keeps_right(column):
            taken += self._arrow
        return max(self._indent, width - taken)


def _ink(tone: Tone) -> QColor:
    if tone is Tone.UNREADABLE:
        return colour_of(Mark.ERROR)
    return theme().text if tone is Tone.PLAIN else theme().muted


def _italic(font: QFont) -> QFont:
    slanted = QFont(font)
    slanted.setItalic(True)
    return slanted
