"""One tab's table: rows of the form by printed columns, over the session's report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.engine.definition import Appendix, Heading, Indicator, Row, Section
from desktop.engine.edits import VALUE, Address
from desktop.engine.findings import Severity
from desktop.engine.report import Report, Status
from desktop.engine.values import ChoiceType, YesNoType
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui.report.faults import Faults, as_tooltip
from desktop.ui.report.fields import Field, Step

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
#: More rows than this are announced as one range: telling each of them would cost more than painting what is seen.
_MANY_ROWS = 40


class SectionModel(QAbstractTableModel):
    """The rows of a section. It translates an index to an address; what an edit does is the session's business."""

    #: An edit that was not taken: the cell, and the sentence for the clerk. The report is as it was.
    refused = Signal(QModelIndex, str)

    def __init__(
        self, session: ReportSession, appendix: Appendix, section: Section, faults: Faults, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.columns = appendix.columns
        self.fields = tuple(Field(column.field) for column in appendix.columns)
        self.rows = section.rows
        self.faults = faults
        self._session = session
        self._row_of = {row.code: place for place, row in enumerate(section.rows)}
        self._answers = {row: answers for row, each in enumerate(section.rows) if (answers := _answers_of(each))}
        self.typed_columns = [column for column, field in enumerate(self.fields) if field.typed]

    # --- what stands where ---

    @property
    def report(self) -> Report:
        """The report that is shown."""
        return self._session.report

    def row(self, index: Index) -> Row:
        """Return the form's row of *index*."""
        return self.rows[index.row()]

    def field(self, index: Index) -> Field:
        """Return the printed column of *index*."""
        return self.fields[index.column()]

    def column_of(self, field: Field) -> int:
        """Return where *field* is printed. Raises `ValueError` when the form does not print it."""
        return self.fields.index(field)

    def address(self, index: Index) -> Address | None:
        """Return the report's cell at *index*; `None` on headings and in columns that only show the form."""
        if not index.isValid() or not self.field(index).typed or isinstance(self.row(index), Heading):
            return None
        return Address(self.row(index).code, self.field(index).value)

    def index_of(self, address: Address) -> QModelIndex:
        """Return where a cell of the report stands in this tab; an invalid index when it is on another."""
        row = self._row_of.get(address.code)
        return _NOWHERE if row is None else self.index(row, self.column_of(Field(address.column)))

    def indicator(self, row: int) -> Indicator | None:
        """Return the indicator in *row*, `None` on a heading."""
        found = self.rows[row]
        return found if isinstance(found, Indicator) else None

    def takes_input(self, row: int, field: Field) -> bool:
        """Whether something is typed here: any note, and each value that the program does not work out."""
        found = self.rows[row]
        if isinstance(found, Heading):
            return False
        return field is Field.NOTE or (field is Field.VALUE and self.report.takes_value(found.code))

    def is_picked(self, row: int, field: Field) -> bool:
        """Whether the cell is filled from a list of answers."""
        return field is Field.VALUE and row in self._answers

    def answers(self, index: Index) -> tuple[str, ...]:
        """Return the answers from which the cell's is picked; none where it is typed, or cannot be changed."""
        if not index.isValid() or not self.is_picked(index.row(), self.field(index)) or not self._is_editable(index):
            return ()
        return self._answers[index.row()]

    def text(self, row: int, field: Field) -> str:
        """Return what window and paper show."""
        found = self.rows[row]
        if field is Field.LABEL:
            return self.report.label(found.code)
        if field is Field.MARKER:
            return found.marker
        if isinstance(found, Heading):
            return ""
        if field is Field.VALUE:
            return self.report.shown(found.code)
        return found.unit if field is Field.UNIT else self.report.note(found.code)

    def is_unreadable(self, row: int) -> bool:
        """Whether the row's value shows a typed text that has no meaning yet."""
        code = self.rows[row].code
        entry = self.report.entry(Address(code))
        return entry is not None and entry.reading.fault is not None and self.report.takes_value(code)

    def severity(self, row: int, field: Field) -> Severity | None:
        """Return what the cell is marked with."""
        return self.faults.worst_at(Address(self.rows[row].code, field.value)) if field.typed else None

    # --- from cell to cell ---

    def step(self, index: Index, step: Step) -> QModelIndex:
        """Return the cell that takes input after (or before) *index*; invalid when this tab has no more."""
        columns = [index.column()] if step.keeps_column else self.typed_columns
        way = 1 if step.forward else -1
        cells = self._cells(columns, range(index.row(), len(self.rows) if step.forward else -1, way), way)
        here = (index.row(), index.column())
        return next((self.index(*cell) for cell in cells if (cell > here if step.forward else cell < here)), _NOWHERE)

    def end(self, step: Step, field: Field | None = None) -> QModelIndex:
        """Return the first cell that takes input, or the last one for a step back, in the column of *field* if given."""
        columns = self.typed_columns if field is None else [self.column_of(field)]
        rows = range(len(self.rows)) if step.forward else range(len(self.rows) - 1, -1, -1)
        return next((self.index(*cell) for cell in self._cells(columns, rows, rows.step)), _NOWHERE)

    def _cells(self, columns: list[int], rows: Iterable[int], way: int) -> Iterator[tuple[int, int]]:
        """Yield the cells that take input in the order in which they are met."""
        for row in rows:
            for column in columns[::way]:
                if self.takes_input(row, self.fields[column]):
                    yield row, column

    # --- Qt's side ---

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows on paper."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of printed columns."""
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be edited what takes input, while the report is a draft."""
        return _TYPED if self._is_editable(index) else _SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the printed titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, what its editor starts with, what is wrong with it, what a screen reader says."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), self.field(index))
            case Qt.ItemDataRole.EditRole:
                return self._editable_text(index)
            case Qt.ItemDataRole.ToolTipRole:
                address = self.address(index)
                return as_tooltip(self.faults.at(address)) if address else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                address = self.address(index)
                return " ".join(f"{found.message} {found.remedy}" for found in self.faults.at(address)) if address else None
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type a text into the cell: the session does it, or refuses."""
        address = self.address(index)
        if address is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            self._session.set_value(address, value)
        except TOLD as error:
            self.refused.emit(index, str(error))
            return False
        return True

    def repaint(self, codes: Iterable[str]) -> None:
        """Tell the views that the rows of *codes* look different now."""
        rows = sorted(self._row_of[code] for code in codes if code in self._row_of)
        if len(rows) > _MANY_ROWS:
            self._announce(rows[0], rows[-1])
        else:
            for row in rows:
                self._announce(row, row)

    def _is_editable(self, index: Index) -> bool:
        return self.report.status is Status.DRAFT and self.takes_input(index.row(), self.field(index))

    def _announce(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))

    def _editable_text(self, index: Index) -> str:
        """Return the text an editor starts with: all digits of a number, or just what was typed."""
        address = self.address(index)
        entry = self.report.entry(address) if address else None
        if address is None or entry is None:
            return ""
        indicator = self.indicator(index.row())
        if address.column == VALUE and indicator is not None and entry.reading.fault is None:
            return indicator.type.edited(entry.reading.value)
        return entry.typed

    def _spoken(self, index: Index) -> str:
        """Return what a screen reader says of the cell, complete without the cells beside it."""
        row, field = index.row(), self.field(index)
        text = self.text(row, field)
        address = self.address(index)
        if address is None:
            return text
        said = [self.report.label(address.code), "giải trình" if field is Field.NOTE else "số lượng", text or "trống"]
        if field is Field.VALUE:
            said.append(self.text(row, Field.UNIT))
            if not self.report.takes_value(address.code):
                said.append("do chương trình tính")
        if (severity := self.severity(row, field)) is not None:
            said.append("có lỗi" if severity is Severity.ERROR else "có cảnh báo")
        return ", ".join(part for part in said if part)


def _answers_of(row: Row) -> tuple[str, ...]:
    match row:
        case Indicator(type=ChoiceType(choices=choices), expression=None):
            return tuple(choices.values())
        case Indicator(type=YesNoType() as type_, expression=None):
            return type_.shown(True), type_.shown(False)  # noqa: FBT003  # the values themselves
        case _:
            return ()
