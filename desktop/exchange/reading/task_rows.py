"""What a file says of the tasks of an edition: each row with its group and its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from desktop.engine.definition import Edition
from desktop.engine.tasks import TaskGroup
from desktop.engine.text import shortened
from desktop.exchange.reading.grids import Book, Cell, FoundTask, Grid, Line, Unplaced, place
from desktop.exchange.reading.labels import key, split_marker
from desktop.exchange.reading.same_task import KnownTask, paired
from desktop.exchange.reading.task_layout import MARKER, TaskArea, is_numbered, task_areas

#: How alike (of 100) a heading must be to the title of a group; less will do beside the group's own number.
_ALIKE, _ALIKE_BESIDE_NUMBER = 82, 55
_LEAST_BEGINNING = 10

_NO_GROUP = "Chưa rõ nhiệm vụ này thuộc nhóm nào: phía trên không có dòng tên nhóm."
_OTHER_GROUP = "Biểu mẫu không có nhóm “{}” nên chưa biết đặt nhiệm vụ này vào đâu."
_NO_GROUPS = "Bảng này của biểu mẫu không chia nhóm nên không có chỗ cho dòng tên nhóm; các nhiệm vụ bên dưới vẫn được lấy."
_BESIDE_GROUP = "Dòng tên nhóm không có ô để ghi nội dung này."
_NO_TASK = "Dòng này không ghi nội dung nhiệm vụ."


class FoundTasks(NamedTuple):
    """The tasks in a file, what could not be placed, and the file without the lines of its task tables."""

    tasks: tuple[FoundTask, ...]
    unplaced: tuple[Unplaced, ...]
    remarks: tuple[str, ...]
    rest: Book


def find_tasks(book: Book, edition: Edition, known: Mapping[str, Sequence[KnownTask]]) -> FoundTasks:
    """Find the task tables of *edition* in a file; *known* are the tasks that are already there, by table."""
    tasks: list[FoundTask] = []
    unplaced: list[Unplaced] = []
    remarks: list[str] = []
    grids: list[Grid] = []
    for grid in book.grids:
        areas, rest = task_areas(grid, edition, known) if edition.task_tables else ([], grid)
        grids.append(rest)
        for area in areas:
            reader = _Reader(area)
            reader.read()
            placed, without_group = reader.placed(known.get(area.table.code, ()))
            tasks += placed
            unplaced += [*reader.unplaced, *without_group]
            remarks += _about_other_columns(area)
    return FoundTasks(tuple(tasks), tuple(unplaced), tuple(remarks), book._replace(grids=tuple(grids)))


class _Row(NamedTuple):
    line: Line
    cells: dict[str, Cell]
    group: str
    reason: str
    code: str


class _Reader:
    """Reads the lines of one table from top to bottom."""

    def __init__(self, area: TaskArea) -> None:
        self._area = area
        self._grid = area.grid
        self._first = area.table.first_column
        self._groups = {key(group.title): group for group in area.table.groups if group.title}
        self._numbered = any(is_numbered(area.text(line, MARKER)) for line in area.lines)
        alone = len(area.table.groups) == 1
        self._group = area.table.groups[0].code if alone else ""
        self._reason = "" if alone else _NO_GROUP
        self._rows: list[_Row] = []
        #: The line of the last row, as long as what stands right below may go on with it.
        self._open: int | None = None
        self.unplaced: list[Unplaced] = []

    def read(self) -> None:
        """Read every line as a heading, as what goes on from the line above, or as a task."""
        for line in self._area.lines:
            cells = {field: line.cells[self._area.columns[field]] for field in self._area.filled(line)}
            marker, label = self._named(line)
            code = self._code(line)
            if self._goes_on(line, cells, marker):
                self._join(cells)
                self._open = line.number
            elif self._is_heading(line, cells, marker, label, code) or not (label or cells.keys() - {self._first}):
                self._open = None
            elif self._first not in cells and not marker:
                self._leave(line, list(cells.values()), _NO_TASK)
                self._open = None
            else:
                if self._first in cells:
                    cells[self._first] = cells[self._first]._replace(text=label)
                self._rows.append(_Row(line, cells, self._group, self._reason, code))
                self._open = None if self._area.code is not None else line.number

    def placed(self, known: Sequence[KnownTask]) -> tuple[list[FoundTask], list[Unplaced]]:
        """Return the tasks in a group, those without heading in the group where such a task is known; and the others."""
        without = [row for row in self._rows if not row.group]
        texts = [row.cells[self._first].text if self._first in row.cells else "" for row in without]
        partners = paired([task.texts.get(self._first, "") for task in known], texts) if without else []
        groups = {id(row): known[at].group for row, at in zip(without, partners, strict=True) if at is not None}
        tasks: list[FoundTask] = []
        unplaced: list[Unplaced] = []
        for row in self._rows:
            where = place(self._grid, row.line, self._area.columns[self._first])
            group = row.group or groups.get(id(row), "")
            if not group:
                said = shortened("; ".join(cell.text for cell in row.cells.values()), 200)
                unplaced.append(Unplaced(said, where, row.reason))
                continue
            places = {field: place(self._grid, row.line, self._area.columns[field]) for field in row.cells}
            tasks.append(FoundTask(self._area.table.code, group, row.cells, places, where, row.code))
        return tasks, unplaced

    # --- one line ---

    def _code(self, line: Line) -> str:
        cell = None if self._area.code is None else line.cells.get(self._area.code)
        return cell.text if cell is not None and cell.text.startswith(self._area.table.code) else ""

    def _named(self, line: Line) -> tuple[str, str]:
        """Return number and text of a line; a heading merged over the table stands in the column of numbers."""
        marker, text = self._area.text(line, MARKER), self._area.text(line, self._first)
        if marker and not text and not is_numbered(marker):
            marker, text = "", marker
        own, label = split_marker(text) if not marker else ("", text)
        return (marker, text) if marker or own[-1:] not in (".", ")") else (own, label)

    def _is_heading(self, line: Line, cells: Mapping[str, Cell], marker: str, label: str, code: str) -> bool:
        others = [cell for field, cell in cells.items() if field != self._first]
        group = next((group for group in self._groups.values() if code == f"{self._area.table.code}:{group.code}"), None)
        group = group or (None if code else self._group_of(marker, label, alone=not others))
        if group is not None:
            self._group, self._reason = group.code, ""
            if others:
                self._leave(line, others, _BESIDE_GROUP)
            return True
        if code or others or not marker or marker[0].isdigit() or not is_numbered(marker):
            return False
        if self._groups:
            self._group, self._reason = "", _OTHER_GROUP.format(shortened(label))
        else:
            self.unplaced.append(Unplaced(shortened(label), place(self._grid, line), _NO_GROUPS))
        return True

    def _group_of(self, marker: str, label: str, *, alone: bool) -> TaskGroup | None:
        """Return the group of which this is the title. Beside other cells only the very words are one."""
        wanted = key(label)
        if wanted in self._groups:
            return self._groups[wanted]
        if not alone or not wanted:
            return None
        if near := process.extractOne(wanted, list(self._groups), scorer=fuzz.ratio, score_cutoff=_ALIKE):
            return self._groups[near[0]]
        number = key(marker)
        for title, group in self._groups.items():
            begins = len(wanted) >= _LEAST_BEGINNING and (title.startswith(wanted) or wanted.startswith(title))
            if number and number == key(group.marker) and (begins or fuzz.ratio(wanted, title) >= _ALIKE_BESIDE_NUMBER):
                return group
        return None

    def _goes_on(self, line: Line, cells: Mapping[str, Cell], marker: str) -> bool:
        """Whether a line only goes on with the texts of the row above, as where a clerk broke lines by hand."""
        if marker or not cells or self._open is None or line.number != self._open + 1:
            return False
        text = cells[self._first].text if self._first in cells else ""
        return not text or (text[0].islower() and self._numbered)

    def _join(self, cells: Mapping[str, Cell]) -> None:
        into = self._rows[-1].cells
        for field, cell in cells.items():
            before = into[field].text if field in into else ""
            between = "" if not before else " " if cell.text[0].islower() or cell.text[0].isdigit() else "\n"
            into[field] = Cell(f"{before}{between}{cell.text}")

    def _leave(self, line: Line, cells: Sequence[Cell], reason: str) -> None:
        said = shortened("; ".join(cell.text for cell in cells), 200)
        self.unplaced.append(Unplaced(said, place(self._grid, line), reason))


def _about_other_columns(area: TaskArea) -> list[str]:
    """Say which columns of a table the form does not have; they are not read."""
    known = {*area.columns.values(), area.code}
    where = f"trang “{area.grid.name}”" if area.grid.name else "bảng"
    count = sum(1 for column in {column for line in area.lines for column in line.cells} - known)
    return [f"Ở {where} có {count} cột mà bảng nhiệm vụ của biểu mẫu không có: các cột đó không đọc."] if count else []
