"""The table of a tab with the form's own rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from desktop.engine.comparing import Comparison, Point
from desktop.engine.definition import Appendix, Column, Heading, Indicator, Section
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.period import Period
from desktop.engine.values import NUMBERS, TEXT, ValueType
from desktop.session import ReportSession
from desktop.ui import words
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.report.faults import Faults
from desktop.ui.report.fields import Field
from desktop.ui.report.table_model import TableModel, Tone, Words, answers_of

_MOVING = (Field.VALUE, Field.CHANGE, Field.NOTE)
_FIGURES = (Field.VALUE, Field.PREVIOUS, Field.CHANGE)


class SectionModel(TableModel):
    """The rows of a section as they are printed: values and notes are typed, the rest is the form's."""

    def __init__(
        self, session: ReportSession, appendix: Appendix, section: Section, faults: Faults, parent: QObject | None = None
    ) -> None:
        super().__init__(session, appendix, section, faults, (VALUE, NOTE), parent)
        self._printed = appendix.columns
        self._comparison = Comparison(session.report)
        self.rows = section.rows
        self._row_of = {row.code: place for place, row in enumerate(section.rows)}
        self._shallowest = min((row.level for row in section.rows), default=0)
        self._answers = {
            place: answers
            for place, row in enumerate(section.rows)
            if isinstance(row, Indicator) and not row.calculated and (answers := answers_of(row.type))
        }

    def code(self, row: int) -> str:
        """Return the code of the row, none of a heading."""
        found = self.rows[row]
        return found.code if isinstance(found, Indicator) else ""

    def level(self, row: int) -> int:
        """Return the row's level on paper."""
        return self.rows[row].level

    def row_of(self, code: str) -> int | None:
        """Return where the row of *code* stands."""
        return self._row_of.get(code)

    def is_heading(self, row: int) -> bool:
        """Whether the row has no value."""
        return isinstance(self.rows[row], Heading)

    def text(self, row: int, column: int) -> str:
        """Return what window and paper show."""
        found, field = self.rows[row], self.fields[column]
        if field == Field.LABEL:
            return self.report.label(found.code)
        if field == Field.MARKER:
            return found.marker
        return self._told(found, field) if isinstance(found, Indicator) else ""

    def _told(self, found: Indicator, field: str) -> str:
        match field:
            case Field.VALUE:
                return self.report.shown(found.code)
            case Field.UNIT:
                return found.unit
            case Field.NOTE:
                return self.report.note(found.code)
            case Field.PREVIOUS:
                return self._comparison.shown(found.code)
            case Field.CHANGE:
                return self._comparison.change(found.code)
            case _:
                return ""

    def words(self, row: int, column: int) -> Words:
        """Return how the screen shows it; an empty note shows its hint."""
        found, field, text = self.rows[row], self.fields[column], self.text(row, column)
        if field in (Field.MARKER, Field.LABEL):
            return Words(text, found.style)
        if field in (Field.UNIT, Field.PREVIOUS, Field.CHANGE):
            return Words(text, tone=Tone.MUTED)
        if field == Field.NOTE and not text and isinstance(found, Indicator):
            return Words(found.note_hint, tone=Tone.HINT)
        if field == Field.VALUE and self._is_unreadable(found.code):
            return Words(text, tone=Tone.UNREADABLE)
        return Words(text)

    def alignment(self, row: int, column: int) -> Qt.AlignmentFlag:
        """Return words on the left, figures on the right, the rest in the middle."""
        found, field = self.rows[row], self.fields[column]
        if field in (Field.LABEL, Field.NOTE):
            return Qt.AlignmentFlag.AlignLeft
        if field in _FIGURES and isinstance(found, Indicator) and found.type.kind in NUMBERS:
            return Qt.AlignmentFlag.AlignRight
        return Qt.AlignmentFlag.AlignHCenter

    def indent(self, row: int) -> int:
        """Return how deep the row stands under the tab's topmost ones."""
        return self.rows[row].level - self._shallowest

    def keeps_right(self, column: int) -> bool:
        """Keep figures clear of the mark."""
        return self.fields[column] == Field.VALUE

    def takes_input(self, row: int, column: int) -> bool:
        """Whether something is typed here: any note, and each value that the program does not work out."""
        found, field = self.rows[row], self.fields[column]
        if isinstance(found, Heading):
            return False
        return field == Field.NOTE or (field == Field.VALUE and self.report.takes_value(found.code))

    def moving_columns(self, row: int) -> Sequence[int]:
        """Return what is typed and what is compared with it; and the label where it names the report's dates."""
        columns = [column for column, field in enumerate(self.fields) if field in _MOVING]
        return [self.label_column, *columns] if "{" in self.rows[row].label else columns

    def is_total(self, row: int, column: int) -> bool:
        """Whether this is the value of a calculated row."""
        found = self.rows[row]
        return self.fields[column] == Field.VALUE and isinstance(found, Indicator) and found.calculated

    def invites(self, row: int, column: int) -> bool:
        """Pass over a total while nothing is typed into it: it will be calculated, though it can be typed without its parts."""
        if not self.takes_input(row, column):
            return False
        code = self.rows[row].code
        total = self.fields[column] == Field.VALUE and code in self.report.edition.plan.expressions
        return not total or self.report.entry(Address(code)) is not None

    def type_of(self, row: int, column: int) -> ValueType:
        """Return the type of the row's value, or that of notes."""
        found = self.rows[row]
        return found.type if self.fields[column] == Field.VALUE and isinstance(found, Indicator) else TEXT

    def label(self, row: int) -> str:
        """Return the row's label."""
        return self.report.label(self.rows[row].code)

    def column_name(self, column: int) -> str:
        """Return "giải trình" or "số lượng"."""
        return "giải trình" if self.fields[column] == Field.NOTE else "số lượng"

    def said(self, row: int, column: int) -> list[str]:
        """Return the unit of a value, and that it is worked out."""
        found = self.rows[row]
        if self.fields[column] == Field.NOTE or isinstance(found, Heading):
            return []
        return [found.unit] if self.report.takes_value(found.code) else [found.unit, "do chương trình tính"]

    def answers_at(self, row: int, column: int) -> tuple[str, ...]:
        """Return the answers from which a value is filled."""
        return self._answers.get(row, ()) if self.fields[column] == Field.VALUE else ()

    def other_notes(self, row: int, column: int) -> list[str]:
        """Return the row's notes in other reports, newest first, then this report's other notes."""
        if self.fields[column] != Field.NOTE:
            return []
        code = self.rows[row].code
        here = (entry.typed for cell, entry in self.report.entries.items() if cell.column == NOTE and cell.code != code)
        return [*self._session.notes_before(code), *here]

    def course(self, row: int, column: int) -> Sequence[Point]:
        """Return a figure's course where the cell draws it."""
        found = self.rows[row]
        if self.fields[column] != Field.COURSE or isinstance(found, Heading) or found.type.kind not in NUMBERS:
            return ()
        return self._comparison.course(found.code)

    def compare(self, *, on: bool) -> None:
        """Show the last period beside this one, or no longer."""
        period = self._comparison.period
        columns = _with_last_period(self._printed, period) if on and period else self._printed
        if columns != self.columns:
            self.beginResetModel()
            self._take_columns(columns)
            self.endResetModel()

    def repaint_dated(self) -> None:
        """Tell the views that the labels with the report's dates in them look different now."""
        self.repaint(row.code for row in self.rows if "{" in row.label)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows on paper."""
        return 0 if parent.isValid() else len(self.rows)

    def _is_unreadable(self, code: str) -> bool:
        """Whether the row's value shows a typed text that has no meaning yet."""
        entry = self.report.entry(Address(code))
        return entry is not None and entry.reading.fault is not None and self.report.takes_value(code)


def _with_last_period(columns: Sequence[Column], period: Period) -> tuple[Column, ...]:
    """Return the printed columns and, beside the value, those that compare it; widths are shares as on paper."""
    place = next(place for place, column in enumerate(columns) if column.field == Field.VALUE) + 1
    total = sum(column.width for column in columns)
    beside = (
        Column(Field.PREVIOUS, "Kỳ trước", max(1, total * 10 // 100), words.sentence_case(period.label)),
        Column(Field.CHANGE, "Tăng, giảm", max(1, total * 9 // 100), words.sentence_case(period.label)),
        Column(Field.COURSE, "Diễn biến", max(1, total * 9 // 100)),
    )
    return (*columns[:place], *beside, *columns[place:])
