"""A tab's table as Qt sees it: what every table has in common, whether its rows are the form's or the clerk's own.

It translates an index to an address; what an edit does is the session's business.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.engine.comparing import Point
from desktop.engine.definition import Appendix, Column, Section
from desktop.engine.edits import Address
from desktop.engine.report import Report, Status
from desktop.engine.values import ChoiceType, ValueType, YesNoType
from desktop.jobs.errors import TOLD
from desktop.session import ReportSession
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.report import shown_rows
from desktop.ui.report.faults import Faults
from desktop.ui.report.fed_cells import FedMark
from desktop.ui.report.fields import ON_SCREEN_ONLY, Step
from desktop.ui.report.marks import Mark
from desktop.ui.report.shown_rows import Wanted

_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
#: More rows than this are announced as one range: telling each of them would cost more than painting what is seen.
_MANY_ROWS = 40


_SAID = {Mark.ERROR: "có lỗi", Mark.WARNING: "có cảnh báo", Mark.CONFIRMED: "có cảnh báo đã xác nhận"}


class Tone(Enum):
    """How loudly a cell speaks."""

    PLAIN = auto()
    MUTED = auto()
    HINT = auto()  # stands in an empty cell and is not its text
    UNREADABLE = auto()  # a typed text that has no meaning yet


class Words(NamedTuple):
    """What a cell says on the screen; *style* is the form's "", "bold", "italic" or "bold-italic"."""

    text: str
    style: str = ""
    tone: Tone = Tone.PLAIN


class TableModel(QAbstractTableModel):
    """The rows of a section by printed columns. `SectionModel` and `TaskModel` say what stands in them."""

    #: An edit that was not taken: the cell, and the sentence for the clerk. The report is as it was.
    refused = Signal(QModelIndex, str)

    def __init__(
        self,
        session: ReportSession,
        appendix: Appendix,
        section: Section,
        faults: Faults,
        typed: Container[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.faults = faults
        self._session = session
        self._typed = typed
        self._wanted: Wanted | None = None
        self._shown = shown_rows.ALL
        self.label_column = appendix.label_column
        self._take_columns(appendix.columns)

    def _take_columns(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.fields = tuple(column.field for column in columns)
        self.typed_columns = [column for column, field in enumerate(self.fields) if field in self._typed]
        self.printed_columns = [column for column, field in enumerate(self.fields) if field not in ON_SCREEN_ONLY]

    # --- what a kind of table says of its rows ---

    def code(self, row: int) -> str:
        """Return the code of the row; empty where no cell of the report stands."""
        raise NotImplementedError

    def level(self, row: int) -> int:
        """Return how deep the row stands: those that follow at deeper levels belong to it."""
        raise NotImplementedError

    def row_of(self, code: str) -> int | None:
        """Return where a row of the report stands, `None` when it is on another tab."""
        raise NotImplementedError

    def is_heading(self, row: int) -> bool:
        """Whether the row has no cell in which the cursor could stand."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Return what window and paper show."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> Words:
        """Return how the screen shows it."""
        raise NotImplementedError

    def alignment(self, row: int, column: int) -> Qt.AlignmentFlag:
        """Return on which side of the cell its text stands."""
        raise NotImplementedError

    def indent(self, row: int) -> int:
        """Return by how many steps the label is indented."""
        raise NotImplementedError

    def keeps_right(self, column: int) -> bool:
        """Whether texts keep off the right edge of the column, where the arrow of a list or a mark stands."""
        raise NotImplementedError

    def takes_input(self, row: int, column: int) -> bool:
        """Whether something is typed here, in a draft."""
        raise NotImplementedError

    def moving_columns(self, row: int) -> Sequence[int]:
        """Return the columns whose texts may become other ones while the rows stay."""
        return range(len(self.fields))

    def is_total(self, row: int, column: int) -> bool:
        """Whether a cell that takes input now is calculated as soon as its parts are typed."""
        return False

    def invites(self, row: int, column: int) -> bool:
        """Whether the cell is white, and Tab and Enter stop at it; one that takes input may yet not ask for it."""
        return self.takes_input(row, column)

    def type_of(self, row: int, column: int) -> ValueType:
        """Return how a cell that takes input is read."""
        raise NotImplementedError

    def label(self, row: int) -> str:
        """Return what the row is called."""
        raise NotImplementedError

    def column_name(self, column: int) -> str:
        """Return what a typed column is called."""
        raise NotImplementedError

    def said(self, row: int, column: int) -> list[str]:
        """Return what a screen reader says of a cell besides its text."""
        raise NotImplementedError

    def answers_at(self, row: int, column: int) -> tuple[str, ...]:
        """Return the answers from which the cell is filled; none where it is typed."""
        raise NotImplementedError

    def other_notes(self, row: int, column: int) -> list[str]:
        """Return notes that the cell's may be like: those of the row in other reports, then those of other rows."""
        return []

    def course(self, row: int, column: int) -> Sequence[Point]:
        """Return the row over the periods where the cell draws that."""
        return ()

    # --- what stands where ---

    @property
    def report(self) -> Report:
        """The report that is shown."""
        return self._session.report

    def address(self, index: Index) -> Address | None:
        """Return the report's cell at *index*; `None` on headings and in columns that only show the form."""
        if not index.isValid() or index.column() not in self.typed_columns or not (code := self.code(index.row())):
            return None
        return Address(code, self.fields[index.column()])

    def index_of(self, address: Address) -> QModelIndex:
        """Return where a cell of the report stands in this tab; an invalid index when it is on another."""
        row = self.row_of(address.code)
        return NOWHERE if row is None else self.index(row, self._column_of(address.column))

    def spans(self, row: int, column: int) -> bool:
        """Whether the cell reaches to the right edge of the table: the label of a heading."""
        return column == self.label_column and self.is_heading(row)

    def mark(self, row: int, column: int) -> Mark | None:
        """Return what the cell is marked with."""
        return self.faults.mark_at(Address(self.code(row), self.fields[column])) if column in self.typed_columns else None

    def fed_mark(self, row: int, column: int) -> FedMark | None:
        """Return what the cell is marked with as one that units below feed."""
        marks = self.faults.fed.marks
        return marks.get(Address(self.code(row), self.fields[column])) if marks and column in self.typed_columns else None

    def answers(self, index: Index) -> tuple[str, ...]:
        """Return the answers from which the cell's is picked; none where it is typed, or cannot be changed."""
        if not index.isValid() or not self._is_editable(index):
            return ()
        return self.answers_at(index.row(), index.column())

    # --- which rows are shown ---

    def show_only(self, wanted: Wanted | None) -> bool:
        """Leave only the rows whose codes are *wanted*, all for `None`; return whether other rows are shown than before."""
        self._wanted = wanted
        before, self._shown = self._shown, self._shown_now()
        return before != self._shown

    def is_hidden(self, row: int) -> bool:
        """Whether a filter hides the row."""
        return row in self._shown.hidden

    def is_passed_over(self, row: int) -> bool:
        """Whether keys lead past the row: a heading, and under a filter what is not wanted."""
        return self.is_hidden(row) or self.only_leads(row) or self.is_heading(row)

    def only_leads(self, row: int) -> bool:
        """Whether a filter shows the row, which is no heading, only because others belong to it."""
        return row in self._shown.above and not self.is_heading(row)

    def _shown_now(self) -> shown_rows.Shown:
        if self._wanted is None:
            return shown_rows.ALL
        rows = range(self.rowCount())
        wanted = {row for row in rows if (code := self.code(row)) and self._wanted(code)}
        return shown_rows.shown([self.level(row) for row in rows], wanted)

    # --- from cell to cell ---

    def step(self, index: Index, step: Step) -> QModelIndex:
        """Return the cell that takes input after (or before) *index*; invalid when this tab has no more."""
        if not index.isValid():
            return self.end(step)
        columns = [index.column()] if step.keeps_column else self.typed_columns
        way = 1 if step.forward else -1
        cells = self._cells(columns, range(index.row(), self.rowCount() if step.forward else -1, way), way)
        here = (index.row(), index.column())
        return next((self.index(*cell) for cell in cells if (cell > here if step.forward else cell < here)), NOWHERE)

    def end(self, step: Step, field: str = "") -> QModelIndex:
        """Return the first cell that takes input, or the last one for a step back, in the column of *field* if given.

        A table without such a column has its first typed one for it.
        """
        columns = [self._column_of(field)] if field else self.typed_columns
        rows = range(self.rowCount()) if step.forward else range(self.rowCount() - 1, -1, -1)
        return next((self.index(*cell) for cell in self._cells(columns, rows, rows.step)), NOWHERE)

    def _column_of(self, field: str) -> int:
        typed = [column for column in self.typed_columns if self.fields[column] == field]
        return (typed or self.typed_columns)[0]

    def _cells(self, columns: list[int], rows: Iterable[int], way: int) -> Iterator[tuple[int, int]]:
        """Yield the cells that invite input in the order in which they are met."""
        for row in rows:
            if not self.is_passed_over(row):
                yield from ((row, column) for column in columns[::way] if self.invites(row, column))

    # --- Qt's side ---

    def columnCount(self, parent: Index = NOWHERE) -> int:
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
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.EditRole:
                return self._editable_text(index)
            case Qt.ItemDataRole.ToolTipRole:
                address = self.address(index)
                return self.faults.tooltip(self.faults.at(address)) if address else None
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
        rows = sorted(row for code in codes if (row := self.row_of(code)) is not None)
        if len(rows) > _MANY_ROWS:
            self._announce(rows[0], rows[-1])
        else:
            for row in rows:
                self._announce(row, row)

    def repaint_all(self) -> None:
        """Tell the views that every row looks different now."""
        if count := self.rowCount():
            self._announce(0, count - 1)

    def _is_editable(self, index: Index) -> bool:
        return self.report.status is Status.DRAFT and self.takes_input(index.row(), index.column())

    def _announce(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))

    def _editable_text(self, index: Index) -> str:
        """Return the text an editor starts with: all digits of a number, or just what was typed."""
        address = self.address(index)
        entry = self.report.entry(address) if address else None
        if entry is None:
            return ""
        if entry.reading.fault is None:
            return self.type_of(index.row(), index.column()).edited(entry.reading.value)
        return entry.typed

    def _spoken(self, index: Index) -> str:
        """Return what a screen reader says of the cell, complete without the cells beside it."""
        row, column = index.row(), index.column()
        text = self.text(row, column)
        if self.address(index) is None:
            return text
        said = [self.label(row), self.column_name(column), text or "trống", *self.said(row, column)]
        if (fed := self.fed_mark(row, column)) is not None:
            said.append(fed.word)
        if (mark := self.mark(row, column)) is not None:
            said.append(_SAID[mark])
        return ", ".join(part for part in said if part)


def answers_of(type_: ValueType) -> tuple[str, ...]:
    """Return the answers that a cell of *type_* is filled with; none where it is typed."""
    match type_:
        case ChoiceType(choices=choices):
            return tuple(choices.values())
        case YesNoType():
            return type_.shown(True), type_.shown(False)  # noqa: FBT003  # the values themselves
        case _:
            return ()
