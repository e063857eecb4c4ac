"""Which lines of a grid are a task table of the form, and where its columns stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from desktop.engine.definition import Appendix, Edition
from desktop.engine.tasks import TASK_MARK, TaskTable
from desktop.exchange.reading.grids import Grid, Line
from desktop.exchange.reading.labels import key, split_marker
from desktop.exchange.reading.layout import fields_of, is_numbering, own_titles
from desktop.exchange.reading.same_task import KnownTask

MARKER = "marker"
#: So many of a table's titles make a header; a table with fewer columns needs all.
_LEAST_TITLES = 3
_ALIKE, _ALIKE_BY_WORDS = 0.8, 0.8
_MOST_MORE_WORDS = 3
_LONGEST_TITLE = 120
_MARKER_TITLES = frozenset({"tt", "stt", "so tt", "so thu tu"})
#: What stands around a table and is no row of it.
_OUTSIDE = re.compile(
    r"(?:phu luc|kem theo|nguoi lap|nguoi bao cao|nguoi tong hop|noi nhan|tm|kt|tl|tuq|chu tich|pho chu tich|thu truong)\b"
)
_NUMBERED = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*[.)]?|[IVXivx]{1,6}[.)]?|[A-ZĐ][.)]?")


class TaskArea(NamedTuple):
    """The lines of one task table, without its headers. *columns* has the table's own and `MARKER`, counted from 0."""

    grid: Grid
    table: TaskTable
    columns: Mapping[str, int]
    lines: list[Line]
    code: int | None = None

    def text(self, line: Line, field: str) -> str:
        """Return the text that a line has in the column of *field*."""
        column = self.columns.get(field)
        cell = None if column is None else line.cells.get(column)
        return "" if cell is None else cell.text

    def filled(self, line: Line) -> list[str]:
        """Return the table's own columns in which a line has something."""
        return [field for field in self.table.columns if self.text(line, field)]


def task_areas(grid: Grid, edition: Edition, known: Mapping[str, Sequence[KnownTask]]) -> tuple[list[TaskArea], Grid]:
    """Return the task tables in a grid, and the grid with the lines that belong to none of them."""
    finder = _Finder(grid, edition)
    areas, rest = finder.by_headers()
    without_header, rest = finder.by_known(rest, known, areas)
    return [area for area in (*without_header, *areas) if area.lines], grid._replace(lines=tuple(rest))


def is_numbered(text: str) -> bool:
    """Whether a text is the number of a task or of a group."""
    return _NUMBERED.fullmatch(text.strip()) is not None


class _Finder:
    def __init__(self, grid: Grid, edition: Edition) -> None:
        self._grid = grid
        self._edition = edition
        self._own = own_titles(edition)
        self._tables = [
            (section.tasks, _titles(appendix, section.tasks))
            for appendix in edition.appendices
            for section in appendix.sections
            if section.tasks is not None
        ]

    def by_headers(self) -> tuple[list[TaskArea], list[Line]]:
        """Find each table by its header, which may be repeated on every page."""
        lines = self._grid.lines
        areas: list[TaskArea] = []
        rest: list[Line] = []
        area: TaskArea | None = None
        at = 0
        while at < len(lines):
            if (header := self._header(at)) is not None:
                table, columns, height = header
                area = next((found for found in areas if (found.table, found.columns) == (table, columns)), None)
                if area is None:
                    area = self._area(table, columns)
                    areas.append(area)
                at += height
                at += at < len(lines) and is_numbering(lines[at])
                continue
            if area is not None and self._ends(area, lines[at], lines[at - 1]):
                area = None
            (rest if area is None else area.lines).append(lines[at])
            at += 1
        return areas, rest

    def by_known(
        self, lines: list[Line], known: Mapping[str, Sequence[KnownTask]], areas: Sequence[TaskArea]
    ) -> tuple[list[TaskArea], list[Line]]:
        """Find a table without header by tasks that are already there; its columns stand as elsewhere, or as printed."""
        best = max(self._columns_of_known(lines, known), key=lambda found: len(found[2]), default=None)
        if best is None or len(best[2]) < min(2, len(lines)):
            return [], lines
        table, column, hits = best
        columns = {field: column + place for place, field in enumerate(table.columns)}
        if column:
            columns[MARKER] = column - 1
        columns = next((dict(area.columns) for area in areas if area.table is table), columns)
        area = self._area(table, columns)
        titles = {key(group.title) for group in table.groups if group.title}
        first = next(at for at, line in enumerate(lines) if at == hits[0] or not titles.isdisjoint(_label_keys(line)))
        end = next((at for at in range(hits[0] + 1, len(lines)) if self._ends(area, lines[at], lines[at - 1])), len(lines))
        area.lines.extend(lines[first:end])
        return [area], lines[:first] + lines[end:]

    def _columns_of_known(
        self, lines: Sequence[Line], known: Mapping[str, Sequence[KnownTask]]
    ) -> Iterator[tuple[TaskTable, int, list[int]]]:
        """Yield for each table and column the lines with a known task, where they are more than those with a fixed row."""
        labels = {key(row.label) for row in self._edition.rows}
        for table, _ in self._tables:
            texts = {key(task.texts.get(table.first_column, "")) for task in known.get(table.code, ())} - {""}
            hits: dict[int, list[int]] = {}
            rows: Counter[int] = Counter()
            for at, line in enumerate(lines):
                for column, cell in line.cells.items():
                    label = _label_key(cell.text)
                    if label in texts:
                        hits.setdefault(column, []).append(at)
                    rows[column] += label in labels
            yield from ((table, column, found) for column, found in hits.items() if len(found) > rows[column])

    def _area(self, table: TaskTable, columns: Mapping[str, int]) -> TaskArea:
        codes = [
            column
            for line in self._grid.lines
            for column, cell in line.cells.items()
            if cell.text.startswith((table.code + TASK_MARK, f"{table.code}:"))
        ]
        return TaskArea(self._grid, table, columns, [], codes[0] if codes else None)

    def _header(self, at: int) -> tuple[TaskTable, dict[str, int], int] | None:
        """Return table, columns and height of a header that begins here: its titles may go on in the next line."""
        line = self._grid.lines[at]
        texts = {column: cell.text for column, cell in line.cells.items() if cell.figure is None}
        best = self._fitting(texts)
        below = self._grid.lines[at + 1] if at + 1 < len(self._grid.lines) else None
        height = 1
        if below is not None and below.number == line.number + 1 and self._names_any(texts):
            more = {column: cell.text for column, cell in below.cells.items() if cell.figure is None}
            if self._names_any(more):
                joined = {column: f"{texts.get(column, '')} {more.get(column, '')}" for column in texts.keys() | more.keys()}
                higher = self._fitting(joined)
                if higher is not None and (best is None or len(higher[1]) > len(best[1])):
                    best, height = higher, 2
        return None if best is None else (*best, height)

    def _names_any(self, texts: Mapping[int, str]) -> bool:
        return any(_assigned(texts, titles) for _, titles in self._tables)

    def _fitting(self, texts: Mapping[int, str]) -> tuple[TaskTable, dict[str, int]] | None:
        """Return the table whose titles these are, with the column of each."""
        found = []
        for table, titles in self._tables:
            columns = _assigned(texts, titles)
            if len(columns) >= min(_LEAST_TITLES, len(titles)):
                found.append((len(columns) / len(titles), table, columns))
        if not found:
            return None
        _, table, columns = max(found, key=lambda fit: fit[0])
        others = [column for column in sorted(texts) if column not in columns.values()]
        marker = next((column for column in others if key(texts[column]) in _MARKER_TITLES), None)
        if table.first_column not in columns:
            own = [column for column in others if column != marker]
            if not own or own[0] > min(columns.values()):
                return None
            columns[table.first_column] = own[0]
        first = columns[table.first_column]
        if marker is None and first > 0 and first - 1 not in columns.values():
            marker = first - 1
        return table, columns | ({} if marker is None else {MARKER: marker})

    def _ends(self, area: TaskArea, line: Line, above: Line) -> bool:
        """Whether the table has ended above *line*."""
        if area.code is not None and area.code in line.cells:
            return False
        if is_numbered(area.text(line, MARKER)):
            return False
        if len(set(fields_of(line, self._own).values())) >= _LEAST_TITLES or any(
            _OUTSIDE.match(key(cell.text)) for cell in line.cells.values()
        ):
            return True
        return line.number > above.number + 1 and len(area.filled(line)) < 2


def _titles(appendix: Appendix, table: TaskTable) -> dict[str, str]:
    return {column.field: key(column.title) for column in appendix.columns if column.field in table.columns}


def _label_key(text: str) -> str:
    return key(split_marker(text)[1])


def _label_keys(line: Line) -> set[str]:
    return {_label_key(cell.text) for cell in line.cells.values()}


def _assigned(texts: Mapping[int, str], titles: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each title that is among *texts*, the most alike first."""
    scores = [
        (score, column, field)
        for column, text in texts.items()
        if 0 < len(text) <= _LONGEST_TITLE
        for field, title in titles.items()
        if (score := _likeness(key(text), title))
    ]
    found: dict[str, int] = {}
    for _, column, field in sorted(scores, key=lambda each: (-each[0], each[1])):
        if field not in found and column not in found.values():
            found[field] = column
    return found


@lru_cache(maxsize=16384)
def _likeness(text: str, title: str) -> float:
    """Return how alike (0 to 1) a text and a title are, 0 when it is another one: "Đơn vị chủ trì" is part of one."""
    alike = fuzz.ratio(text, title) / 100
    if alike >= _ALIKE:
        return alike
    few, many = sorted((text.split(), title.split()), key=len)
    is_part = len(few) >= 2 and len(many) - len(few) <= _MOST_MORE_WORDS and set(few) <= set(many)
    return _ALIKE_BY_WORDS if is_part else 0.0
