"""The table of a tab whose rows are the clerk's own: tasks in groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from desktop.engine.definition import Appendix, Section
from desktop.engine.edits import Address
from desktop.engine.tasks import TASK_MARK, TaskGroup, TaskTable, group_key
from desktop.engine.values import Kind, ValueType
from desktop.session import ReportSession
from desktop.ui.lines import NOWHERE, Index
from desktop.ui.report.faults import Faults
from desktop.ui.report.fields import Field
from desktop.ui.report.table_model import TableModel, Tone, Words, answers_of

_NO_TASK_YET = "Nhấn F5 để thêm nhiệm vụ"
_WORDS = frozenset({Kind.TEXT, Kind.DOCUMENT})


class Task(NamedTuple):
    """The line of a task: its group, its code and its number within the group."""

    group: TaskGroup
    code: str
    number: int


class NoTask(NamedTuple):
    """The line that stands in for the tasks of an empty group, so that the cursor can go there."""

    group: TaskGroup


Line = TaskGroup | Task | NoTask


class Place(NamedTuple):
    """Where a task stands: in which group, and after how many others."""

    group: str
    place: int


class TaskModel(TableModel):
    """The lines of a task table. When rows are added, moved or deleted, the views are told to look at all of it anew."""

    def __init__(
        self,
        session: ReportSession,
        appendix: Appendix,
        section: Section,
        table: TaskTable,
        faults: Faults,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, appendix, section, faults, table.columns, parent)
        self.table = table
        self._mark = table.code + TASK_MARK
        self._types = {column: table.columns[self.fields[column]] for column in self.typed_columns}
        self._answers = {column: answers_of(type_) for column, type_ in self._types.items()}
        self._take_lines()

    # --- lines ---

    def line(self, row: int) -> Line:
        """Return what stands in the row."""
        return self._lines[row]

    def below(self, row: int) -> Place:
        """Return the place under the line with the cursor."""
        line = self._lines[row]
        return Place(line.group.code, line.number) if isinstance(line, Task) else Place(self._group(line).code, 0)

    def beyond(self, task: Task, way: int) -> Place | None:
        """Return the place one line up (-1) or down (1), in the next group at the end of one; `None` at the table's end."""
        place, others = task.number - 1 + way, self._sizes[task.group.code] - 1
        if 0 <= place <= others:
            return Place(task.group.code, place)
        groups = self.table.groups
        group = groups.index(task.group) + way
        if not 0 <= group < len(groups):
            return None
        return Place(groups[group].code, 0 if way > 0 else self._sizes[groups[group].code])

    def _take_lines(self) -> None:
        groups = self.report.task_groups(self.table.code)
        self._sizes = {group.code: len(rows) for group, rows in groups}
        self._lines: list[Line] = []
        for group, rows in groups:
            self._lines += [group] if group.has_heading else []
            self._lines += [Task(group, row.code, number) for number, row in enumerate(rows, 1)] or [NoTask(group)]
        self._row_of = {self._key(line): row for row, line in enumerate(self._lines) if not isinstance(line, NoTask)}

    def _key(self, line: Task | TaskGroup) -> str:
        return line.code if isinstance(line, Task) else group_key(self.table.code, line.code)

    @staticmethod
    def _group(line: Line) -> TaskGroup:
        return line if isinstance(line, TaskGroup) else line.group

    # --- what stands in the rows ---

    def code(self, row: int) -> str:
        """Return the code of a task."""
        line = self._lines[row]
        return line.code if isinstance(line, Task) else ""

    def level(self, row: int) -> int:
        """Return 0 for a heading: tasks belong to their groups."""
        return 0 if self.is_heading(row) else 1

    def row_of(self, code: str) -> int | None:
        """Return where a task stands, or the heading of a group; the table as a whole begins at its top."""
        return self._top() if code == self.table.code else self._row_of.get(code)

    def is_heading(self, row: int) -> bool:
        """Whether the row is a group's heading."""
        return isinstance(self._lines[row], TaskGroup)

    def text(self, row: int, column: int) -> str:
        """Return what the window shows; on paper a yes is an "x"."""
        line, field = self._lines[row], self.fields[column]
        if isinstance(line, Task):
            if column in self._types:
                return self.report.task_text(Address(line.code, field))
            return str(line.number) if field == Field.MARKER else ""
        if isinstance(line, TaskGroup) and field == Field.MARKER:
            return line.marker
        return line.title if isinstance(line, TaskGroup) and column == self.label_column else ""

    def words(self, row: int, column: int) -> Words:
        """Return how the screen shows it: headings bold; where there is no task yet, how to add one."""
        line, text = self._lines[row], self.text(row, column)
        if isinstance(line, NoTask):
            return Words(_NO_TASK_YET if column == self.label_column else "", tone=Tone.HINT)
        if isinstance(line, TaskGroup):
            return Words(text, "bold")
        entry = self.report.entry(Address(line.code, self.fields[column]))
        return Words(text, tone=Tone.UNREADABLE if entry and entry.reading.fault else Tone.PLAIN)

    def alignment(self, row: int, column: int) -> Qt.AlignmentFlag:
        """Return words on the left, the rest in the middle."""
        words = column in self._types and self._types[column].kind in _WORDS
        return Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignHCenter

    def indent(self, row: int) -> int:
        """Return 0: tasks stand under their groups."""
        return 0

    def keeps_right(self, column: int) -> bool:
        """Keep answers clear of the arrow."""
        return bool(self._answers.get(column))

    def takes_input(self, row: int, column: int) -> bool:
        """Whether this is a cell of a task."""
        return column in self._types and isinstance(self._lines[row], Task)

    def type_of(self, row: int, column: int) -> ValueType:
        """Return the type of the column."""
        return self._types[column]

    def label(self, row: int) -> str:
        """Return number and text of a task."""
        line = self._lines[row]
        return f"{line.number}. {self.report.label(line.code)}" if isinstance(line, Task) else ""

    def column_name(self, column: int) -> str:
        """Return the title of the column."""
        return self.columns[column].title

    def said(self, row: int, column: int) -> list[str]:
        """Return nothing: text and titles say all there is."""
        return []

    def answers_at(self, row: int, column: int) -> tuple[str, ...]:
        """Return "Có" and "Không" where that is the question."""
        return self._answers.get(column, ()) if isinstance(self._lines[row], Task) else ()

    # --- Qt's side ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type into a task; where there is none, say how one is added."""
        if index.isValid() and isinstance(self._lines[index.row()], NoTask):
            self.refused.emit(index, "Nhóm này chưa có nhiệm vụ nào: nhấn F5 để thêm một dòng, rồi gõ vào dòng đó.")
            return False
        return super().setData(index, value, role)

    def repaint(self, codes: Iterable[str]) -> None:
        """Tell the views which tasks look different now, or that there are other ones."""
        tasks = [code for code in codes if code.startswith(self._mark)]
        if not tasks:
            return
        if self._stands_as_before():
            super().repaint(tasks)
            return
        self.beginResetModel()
        self._take_lines()
        self.show_only(self._wanted)
        self.endResetModel()

    def _stands_as_before(self) -> bool:
        shown = [(line.group.code, line.code) for line in self._lines if isinstance(line, Task)]
        return shown == [(row.group, row.code) for row in self.report.task_rows(self.table.code)]

    def _top(self) -> int:
        return next(row for row, line in enumerate(self._lines) if not isinstance(line, TaskGroup))
