"""How a cell looks: its fill says who writes it, its mark what is wrong, its frame where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from desktop.engine.definition import Heading, Indicator
from desktop.engine.findings import Severity
from desktop.engine.values import NUMBERS
from desktop.ui.report.fields import Field
from desktop.ui.report.marks import colour_of, fill_of, paint_mark
from desktop.ui.report.paragraphs import Paragraph, Paragraphs
from desktop.ui.report.table_model import SectionModel
from desktop.ui.style import spacing, strong, theme

#: A longer note shows its beginning; the editor and the explanation show it whole.
MOST_LINES = 8
_MOST_LABEL_LINES = 40


class CellPainter:
    """Paints and measures the cells of one table."""

    def __init__(self, model: SectionModel, font: QFont) -> None:
        self._model = model
        self._paragraphs = Paragraphs()
        self._shallowest = min((row.level for row in model.rows), default=0)
        self.set_font(font)

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
        self._paragraphs.forget()
        self.least_height = metrics.height() + 2 * self._above + 1

    # --- measuring ---

    def height(self, row: int, widths: list[int]) -> int:
        """Return the height that *row* needs when its cells are as wide as *widths*."""
        tallest = 0.0
        for column, width in enumerate(widths):
            text, font = self._words(row, column)
            inner = self._inner_width(row, column, sum(widths[column:]) if self.spans(row, column) else width)
            if text and not self._paragraphs.fits_one_line(text, font, inner):
                tallest = max(tallest, self._paragraph(row, column, text, font, inner).height)
        return max(self.least_height, int(tallest + 0.999) + 2 * self._above + 1)

    def spans(self, row: int, column: int) -> bool:
        """Whether the cell reaches to the right edge of the table: the label of a heading."""
        return self._model.fields[column] is Field.LABEL and self._model.indicator(row) is None

    def is_shortened(self, row: int, column: int, width: int) -> bool:
        """Whether the cell shows only the beginning of its text."""
        text, font = self._words(row, column)
        return bool(text) and self._paragraph(row, column, text, font, self._inner_width(row, column, width)).shortened

    # --- painting ---

    def paint(self, painter: QPainter, rect: QRect, row: int, column: int, *, selected: bool, in_current_row: bool) -> None:
        """Paint one cell without the cursor's frame."""
        field = self._model.fields[column]
        severity = self._model.severity(row, field)
        painter.fillRect(rect, self._fill(row, field, severity, selected=selected, in_current_row=in_current_row))
        painter.setPen(theme().line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text, font = self._words(row, column)
        if text:
            self._paint_text(painter, rect, row, column, text, font, self._ink(row, field))
        if self._model.is_picked(row, field):
            self._paint_arrow(painter, rect)
        if severity is not None:
            box = QRectF(rect.right() - self._mark, rect.top(), self._mark, self._mark)
            paint_mark(painter, box if severity is Severity.ERROR else box.translated(-1.5, 2), severity)

    def paint_cursor(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        """Frame the current cell; the frame stays, greyer, while the keyboard is elsewhere."""
        painter.setPen(QPen(theme().accent if focused else theme().frame, 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    # --- inside ---

    def _words(self, row: int, column: int) -> tuple[str, QFont]:
        """Return what the cell says, and in which font; an empty note shows its hint."""
        found, field = self._model.rows[row], self._model.fields[column]
        text = self._model.text(row, field)
        if field in (Field.MARKER, Field.LABEL):
            return text, self._fonts[found.style]
        if not text and field is Field.NOTE and isinstance(found, Indicator):
            return found.note_hint, self._hint_font
        return text, self._fonts[""]

    def _ink(self, row: int, field: Field) -> QColor:
        if field is Field.UNIT:
            return theme().muted
        if field is Field.NOTE and not self._model.text(row, field):
            return theme().muted
        unreadable = field is Field.VALUE and self._model.is_unreadable(row)
        return colour_of(Severity.ERROR) if unreadable else theme().text

    def _fill(self, row: int, field: Field, severity: Severity | None, *, selected: bool, in_current_row: bool) -> QColor:
        if isinstance(self._model.rows[row], Heading):
            return theme().heading
        if severity is not None:
            return fill_of(severity)
        if selected or (in_current_row and not field.typed):
            return theme().selection
        if self._model.takes_input(row, field):
            return theme().input
        return theme().calculated if field is Field.VALUE else theme().window

    def _paint_text(self, painter: QPainter, rect: QRect, row: int, column: int, text: str, font: QFont, ink: QColor) -> None:
        inner = self._inner_width(row, column, rect.width())
        paragraph = self._paragraph(row, column, text, font, inner)
        left = rect.left() + self._beside + self._indent_of(row, column)
        painter.setPen(ink)
        paragraph.draw(painter, left, rect.top() + max(self._above, (rect.height() - 1 - paragraph.height) / 2))

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

    def _paragraph(self, row: int, column: int, text: str, font: QFont, width: int) -> Paragraph:
        lines = _MOST_LABEL_LINES if self._model.fields[column] is Field.LABEL else MOST_LINES
        return self._paragraphs.of((row, column), text, font, width, self._alignment(row, column), lines)

    def _alignment(self, row: int, column: int) -> Qt.AlignmentFlag:
        field = self._model.fields[column]
        if field in (Field.LABEL, Field.NOTE):
            return Qt.AlignmentFlag.AlignLeft
        if field is Field.VALUE and (indicator := self._model.indicator(row)) is not None:
            return Qt.AlignmentFlag.AlignRight if indicator.type.kind in NUMBERS else Qt.AlignmentFlag.AlignHCenter
        return Qt.AlignmentFlag.AlignHCenter

    def _indent_of(self, row: int, column: int) -> int:
        if self._model.fields[column] is not Field.LABEL:
            return 0
        return (self._model.rows[row].level - self._shallowest) * self._indent

    def _inner_width(self, row: int, column: int, width: int) -> int:
        taken = 2 * self._beside + self._indent_of(row, column)
        if self._model.fields[column] is Field.VALUE:
            taken += self._arrow  # of a list of answers, or of the mark: a figure never lies under it
        return max(self._indent, width - taken)


def _italic(font: QFont) -> QFont:
    slanted = QFont(font)
    slanted.setItalic(True)
    return slanted
