"""Units × periods as a table, with rank, change and remark; and what stands beneath it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from desktop.jobs.clipboard import CopiedCell
from desktop.jobs.consolidating.comparison import Comparison, Figure, UnitLine
from desktop.ui import style
from desktop.ui.across import telling
from desktop.ui.lines import NOWHERE, Index

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Cell = tuple[str, Decimal | int | None]
_Key = Callable[[UnitLine], Decimal | int | None]


class Column:
    """One column: its title, what it shows of a unit (text and exact figure), and what it is sorted by; `None` comes last."""

    def __init__(
        self,
        title: str,
        cell: Callable[[UnitLine], _Cell],
        key: _Key | None = None,
        period: int = -1,
    ) -> None:
        self.title = title
        self.cell = cell
        self.key: _Key = key or (lambda line: cell(line)[1])
        self.period = period  #: which of the periods it shows, -1 for none
        self.is_words = title == REMARK

    @property
    def heading(self) -> str:
        """The title in two lines, so that a year's periods stand side by side."""
        if self.is_words:
            return self.title
        parts = self.title.rsplit(" ", 1) if self.period >= 0 else self.title.split(" ", 1)
        return "\n".join(parts)


RANK, REMARK = "Hạng", "Lưu ý"


def columns_of(comparison: Comparison) -> list[Column]:
    """Return the columns of a comparison."""

    def of_period(place: int, title: str) -> Column:
        def cell(line: UnitLine) -> _Cell:
            return line.figures[place].shown, line.figures[place].value

        return Column(title, cell, period=place)

    found = [Column(RANK, lambda line: (str(line.place or ""), line.place or None))]
    found += [of_period(place, column.title) for place, column in enumerate(comparison.columns)]
    found.append(Column("Tăng, giảm", lambda line: (line.change.shown, line.change.value)))
    if comparison.has_percent:
        found.append(Column("Tăng, giảm (%)", lambda line: (line.percent.shown.removesuffix(" %"), line.percent.value)))
    found.append(Column(REMARK, lambda line: (line.remark, None), lambda line: -abs(line.last.far) if line.remark else None))
    return found


class AcrossModel(QAbstractTableModel):
    """The units that are looked at, handed over by their names. Blanks are last, whichever way a column is sorted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.columns: list[Column] = []
        self._by_name: list[UnitLine] = []
        self.lines: list[UnitLine] = []
        self.sorted_by = 0
        self.order = Qt.SortOrder.AscendingOrder

    def show(self, comparison: Comparison | None, lines: Sequence[UnitLine] = ()) -> None:
        """Show other units, or another indicator; the column they are sorted by stays while there is one of its name."""
        before = self.columns[self.sorted_by].title if self.columns and self.sorted_by >= 0 else ""
        self.beginResetModel()
        self.comparison = comparison
        self.columns = columns_of(comparison) if comparison else []
        if self.sorted_by >= 0:
            self.sorted_by = next((at for at, each in enumerate(self.columns) if each.title == before), 0)
        self._by_name = list(lines)
        self._sort()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, by the names for -1."""
        self.sorted_by, self.order = column, order
        kept = [(index, self.lines[index.row()].unit) for index in self.persistentIndexList()]
        self.layoutAboutToBeChanged.emit()
        self._sort()
        places = {line.unit: row for row, line in enumerate(self.lines)}
        for index, unit in kept:
            self.changePersistentIndex(index, self.index(places[unit], index.column()))
        self.layoutChanged.emit()

    def _sort(self) -> None:
        falling = self.order == Qt.SortOrder.DescendingOrder
        if self.sorted_by < 0 or not self.columns:
            self.lines = self._by_name[::-1] if falling else list(self._by_name)
            return
        key = self.columns[self.sorted_by].key
        known = [line for line in self._by_name if key(line) is not None]
        known.sort(key=lambda line: key(line) or 0, reverse=falling)
        self.lines = known + [line for line in self._by_name if key(line) is None]

    def cells(self) -> list[list[CopiedCell]]:
        """Return the whole table with what stands beneath it, for the clipboard: figures exact."""
        assert self.comparison is not None  # noqa: S101 - copied only while there is one
        rows = [[CopiedCell("Đơn vị"), *(CopiedCell(column.title) for column in self.columns)]]
        for line in self.lines:
            shown = [column.cell(line) for column in self.columns]
            rows.append([CopiedCell(line.name), *(_copied(text, value) for text, value in shown)])
        foot = FootModel(self)
        foot.show(self.comparison, self.columns)
        rows += foot.cells()
        return rows

    # --- Qt ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of units."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, or a unit's name."""
        if orientation is Qt.Orientation.Vertical:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
                return self.lines[section].name
            return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            case Qt.ItemDataRole.ToolTipRole:
                return f"{self.columns[section].title}: bấm để sắp xếp theo cột này"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if self.columns[section].is_words else _RIGHT
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a figure as the form shows it; one far from the others with its sign, colour, and why."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        figure = line.figures[column.period] if column.period >= 0 else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return telling.marked(figure) if figure else column.cell(line)[0]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column.is_words else _RIGHT
            case Qt.ItemDataRole.BackgroundRole if figure and figure.far:
                return style.theme().warning
            case Qt.ItemDataRole.ForegroundRole if figure and figure.far:
                return style.theme().warning_mark
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = column.cell(line)[0] or (telling.NO_FIGURE if figure else "trống")
                return f"{line.name}, {column.title}: {shown}. {self._tip(line, column)}".strip()
            case _:
                return None

    def _tip(self, line: UnitLine, column: Column) -> str:
        assert self.comparison is not None  # noqa: S101 - there are cells only then
        return telling.far(self.comparison, line, column.period) if column.period >= 0 else line.remark


class FootModel(QAbstractTableModel):
    """What the units make together, the middle figure and how many gave one: a figure a period."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._rows: list[tuple[str, list[Figure]]] = []

    def show(self, comparison: Comparison | None, columns: Sequence[Column]) -> None:
        """Show what stands beneath a comparison with *columns*."""
        self.beginResetModel()
        self._columns, self._rows = columns, []
        if comparison is not None:
            periods = comparison.columns
            if comparison.joint_name:
                self._rows.append((comparison.joint_name, [each.joint for each in periods]))
            self._rows.append(("Số giữa (trung vị)", [each.median for each in periods]))
            counts = [Figure(Decimal(each.units), str(each.units)) for each in periods]
            self._rows.append(("Số đơn vị có số liệu", counts))
        self.endResetModel()

    def cells(self) -> list[list[CopiedCell]]:
        """Return the lines for the clipboard."""
        return [
            [CopiedCell(title), *(_copied(*self._at(row, column)) for column in range(len(self._columns)))]
            for row, (title, _) in enumerate(self._rows)
        ]

    def _at(self, row: int, column: int) -> tuple[str, Decimal | None]:
        place = self._columns[column].period
        figure = self._rows[row][1][place] if place >= 0 else Figure(None, "")
        return figure.shown, figure.value

    # --- Qt ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns, those of the table above."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line is called."""
        if orientation is not Qt.Orientation.Vertical:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[section][0]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a figure."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._at(index.row(), index.column())[0]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.BackgroundRole:
                return style.theme().calculated
            case Qt.ItemDataRole.AccessibleTextRole:
                title = self._columns[index.column()].title
                return f"{self._rows[index.row()][0]}, {title}: {self._at(index.row(), index.column())[0] or 'trống'}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be read."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _copied(text: str, value: Decimal | int | None) -> CopiedCell:
    if value is None:
        return CopiedCell(text)
    exact = format(Decimal(value), "f")
    return CopiedCell(exact.replace(".", ","), exact)
