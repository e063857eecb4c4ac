"""Pasting a range into the form's own rows.

The range goes in at the cursor, row by row as the rows stand, headings and calculated rows included, so that a range of a
sheet that is laid out like the form falls into its own rows. A value over a heading or a calculated row is not shifted, it is
left out. A range with the labels of the rows among its columns is laid on by these.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.engine.definition import Heading, Indicator
from desktop.engine.edits import Address, Entry
from desktop.engine.report import read_entry
from desktop.engine.text import fold
from desktop.engine.trial import Trial
from desktop.engine.values import NumberType, Value, ValueType
from desktop.jobs.clipboard import Range, RangeCell
from desktop.ui.report.fields import Field
from desktop.ui.report.paste_plan import WORDS, Plan, Remark, Trouble, judged, quoted
from desktop.ui.report.section_model import SectionModel

#: Labels stand in one of the first columns of a range.
_MOST_BEFORE_LABELS = 4


class _Laid(NamedTuple):
    """Where the range lies: the table's row for each of its rows, the table's column for each of its columns."""

    rows: list[int | None]
    columns: list[int | None]


def plan(model: SectionModel, range_: Range, row: int, column: int) -> Plan:
    """Work out what pasting *range_* with its corner at *row* and *column* would do."""
    laid, hidden = _lay(model, range_, row, column)
    planning = _Planning(model)
    for cells, at in zip(range_.rows, laid.rows, strict=True):
        for cell, printed in zip(cells, laid.columns, strict=True):
            planning.take(cell, at, printed)
    planning.settle_calculated()
    met = [at for at in laid.rows if at is not None]
    columns = [each for each in laid.columns if each in model.typed_columns] or [column]
    shown = range(met[0], met[-1] + 1) if met else range(row, row + 1), range(columns[0] or 0, (columns[-1] or 0) + 1)
    remarks = [*planning.remarks, *(Remark(Trouble.HIDDEN, model.label(at)) for at in hidden)]
    return Plan(planning.cells, tuple(remarks), shown, agreeing=planning.agreeing)


class _Planning:
    """Takes the cells of a range one by one."""

    def __init__(self, model: SectionModel) -> None:
        self.cells: dict[Address, str] = {}
        self.remarks: list[Remark] = []
        self.agreeing = 0
        self._model = model
        self._entries: dict[Address, Entry | None] = {}
        self._calculated: dict[str, RangeCell] = {}

    def take(self, cell: RangeCell, row: int | None, column: int | None) -> None:
        """Find out what becomes of a cell of the range at a place of the table; `None` is outside it."""
        if row is None or column is None:
            self._remark(Trouble.BELOW if row is None else Trouble.BESIDE, "", cell)
            return
        found, field = self._model.rows[row], self._model.fields[column]
        if field == Field.LABEL:
            if cell.shown and not _same(cell.shown, self._model.label(row)):
                self._remark(Trouble.OTHER_ROW, self._model.label(row), cell)
        elif field == Field.UNIT:
            if isinstance(found, Indicator) and cell.shown and not _same(cell.shown, found.unit):
                self._remark(Trouble.OTHER_UNIT, self._model.label(row), cell)
        elif column in self._model.typed_columns:
            self._take_typed(cell, row, found, field)

    def _take_typed(self, cell: RangeCell, row: int, found: Indicator | Heading, field: str) -> None:
        if isinstance(found, Heading):
            self._remark(Trouble.ON_HEADING, self._model.label(row), cell)
        elif field == Field.VALUE and found.calculated:
            self._calculated[found.code] = cell
        else:
            words = field == Field.NOTE or found.type.kind in WORDS
            self._type(Address(found.code, field), cell, cell.shown if words else cell.exact)

    def settle_calculated(self) -> None:
        """Compare what fell on calculated rows with what they will be; a total whose parts stay blank is typed."""
        report = self._model.report
        filled = {code: cell for code, cell in self._calculated.items() if cell.shown}
        after = Trial(report)
        after.take(self._entries if filled else {})
        for code in report.edition.plan.in_order(filled):
            cell, address = filled[code], Address(code)
            if after.takes_value(code):
                self._type(address, cell, cell.exact)
                after.take({address: self._entries[address]})
            elif _agrees(report.edition.indicators[code].type, after.value(code), cell):
                self.agreeing += 1
            else:
                shown = after.shown(code) or "chưa có số"
                self.remarks.append(Remark(Trouble.OTHER_FIGURE, report.label(code), quoted(cell.shown), shown))

    def _type(self, address: Address, cell: RangeCell, text: str) -> None:
        before = self._model.report.entry(address)
        if text or before is not None:
            self.cells[address] = text
            self._entries[address] = entry = read_entry(self._model.report.edition.type_at(address), text)
            self.remarks += judged(self._model.report.label(address.code), cell, before, entry)

    def _remark(self, trouble: Trouble, where: str, cell: RangeCell) -> None:
        if cell.shown:
            self.remarks.append(Remark(trouble, where, quoted(cell.shown)))


def _agrees(type_: ValueType, value: Value, cell: RangeCell) -> bool:
    """Whether a pasted figure is the calculated one; where there is none, a dash or a sheet's failed formula says so too."""
    stated = type_.read(cell.exact).value
    if value is None or stated is None:
        return value is None and stated is None
    if isinstance(type_, NumberType):
        # The type says that both are numbers.
        return type_.agrees(stated, value, cell.shown) or type_.agrees(stated, value, cell.exact)  # type: ignore[arg-type]
    return stated == value


# --- where the range lies ---------------------------------------------------------------------------------------------


def _lay(model: SectionModel, range_: Range, row: int, column: int) -> tuple[_Laid, list[int]]:
    labels = _column_of_labels(model, range_)
    start = model.printed_columns.index(column)
    if labels is not None:
        start = model.printed_columns.index(model.label_column) - labels
        row = _row_by_labels(model, range_, labels, row)
    open_rows = [at for at in range(row, model.rowCount()) if not model.is_hidden(at)][: len(range_.rows)]
    hidden = [at for at in range(row, open_rows[-1] if open_rows else row) if model.is_hidden(at)]
    rows: list[int | None] = [*open_rows, *[None] * (len(range_.rows) - len(open_rows))]
    return _Laid(rows, list(_columns(model, range_, rows, start))), hidden


def _columns(model: SectionModel, range_: Range, rows: list[int | None], place: int) -> Iterator[int | None]:
    """Yield the table's column for each of the range. A range without units goes from the value on to the note."""
    printed = model.printed_columns
    for column in range(range_.width):
        at_unit = 0 <= place < len(printed) and model.fields[printed[place]] == Field.UNIT
        if at_unit and not _holds_units(model, range_, rows, column, len(printed) - place):
            place += 1
        yield printed[place] if 0 <= place < len(printed) else None
        place += 1


def _holds_units(model: SectionModel, range_: Range, rows: list[int | None], column: int, left: int) -> bool:
    """Whether a column of the range is that of the units: it holds them, or nothing where the range fills the columns left."""
    stated = [
        _same(cells[column].shown, found.unit)
        for cells, row in zip(range_.rows, rows, strict=True)
        if cells[column].shown and row is not None and isinstance(found := model.rows[row], Indicator)
    ]
    if any(cells[column].shown for cells in range_.rows):
        return 2 * sum(stated) > len(stated)
    return range_.width - column >= left


def _column_of_labels(model: SectionModel, range_: Range) -> int | None:
    """Return the column of the range that holds the form's labels; `None` where there is none."""
    known = {_key(row.label) for row in model.report.edition.rows} if range_.width > 1 else set()
    for column in range(min(range_.width, _MOST_BEFORE_LABELS)):
        texts = [cells[column].shown for cells in range_.rows if cells[column].shown]
        if texts and 2 * sum(_key(text) in known for text in texts) > len(texts):
            return column
    return None


def _row_by_labels(model: SectionModel, range_: Range, labels: int, row: int) -> int:
    """Return the row at which all labels of the range lie on their own rows, the nearest to *row*; else *row*."""
    stated = [(place, _key(cells[labels].shown)) for place, cells in enumerate(range_.rows) if cells[labels].shown]
    keys = [_key(model.label(at)) for at in range(model.rowCount())]
    first, key = stated[0]
    starts = (at - first for at, known in enumerate(keys) if known == key and at >= first)
    fitting = (
        start for start in starts if all(start + place < len(keys) and keys[start + place] == key for place, key in stated)
    )
    return min(fitting, key=lambda start: abs(start - row), default=row)


def _same(stated: str, known: str) -> bool:
    return stated == known or _key(stated) == _key(known)


@lru_cache(maxsize=8192)  # a form's labels and units are asked for at every paste
def _key(text: str) -> str:
    return " ".join(fold(text).split())
