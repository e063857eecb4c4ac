"""What pasting would do, before anything is written: the cells to write, and what the clerk should know first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from desktop.engine.edits import Address, Entry
from desktop.engine.report import read_entry
from desktop.engine.text import shortened
from desktop.engine.values import Kind
from desktop.jobs.clipboard import RangeCell
from desktop.ui.lines import Index
from desktop.ui.report.table_model import TableModel

#: Cells of these kinds take words as they were shown; all others are read from the exact text.
WORDS = frozenset({Kind.TEXT, Kind.DOCUMENT})
_MOST_OF_A_TEXT = 60


class Trouble(Enum):
    """What does not fit, as the preview says it behind a number of cells."""

    OTHER_ROW = "dòng mang tên khác với dòng của biểu mẫu ở chỗ dán"
    OTHER_UNIT = "dòng ghi đơn vị tính khác với biểu mẫu"
    OTHER_FIGURE = "ô rơi vào dòng do chương trình tính và khác số đã tính: bỏ qua"
    UNREADABLE = "ô không đọc được: ghi nguyên văn và đánh dấu để sửa"
    EMPTIED = "ô đang có nội dung sẽ thành ô trống"
    ON_HEADING = "ô rơi vào dòng tiêu đề: bỏ qua"
    BELOW = "ô nằm dưới dòng cuối của phần này: bỏ qua"
    BESIDE = "ô nằm ngoài các cột của bảng: bỏ qua"
    HIDDEN = "dòng đang ẩn vì lọc: không dán vào, dán tiếp ở dòng hiện kế sau"


class Remark(NamedTuple):
    """One cell or row that does not fit: *where* is what the row is called, *text* what was to be pasted.

    *instead* is what stands there and is not replaced.
    """

    trouble: Trouble
    where: str
    text: str = ""
    instead: str = ""


class Plan(NamedTuple):
    """*cells* are typed into, *rows* are added to a task table (a group's code and the texts).

    *agreeing* counts the cells over calculated rows with just the figure that is calculated: there is nothing to tell.
    *shown* are the rows and columns of the table, from corner to corner, into which the range goes.
    """

    cells: Mapping[Address, str]
    remarks: tuple[Remark, ...]
    shown: tuple[range, range]
    rows: tuple[tuple[str, Mapping[str, str]], ...] = ()
    agreeing: int = 0

    @property
    def size(self) -> int:
        """The number of cells that are written."""
        return len(self.cells) + sum(len(texts) for _, texts in self.rows)

    @property
    def has_other_rows(self) -> bool:
        """Whether the range names rows that are other ones than those it would go into."""
        return any(remark.trouble is Trouble.OTHER_ROW for remark in self.remarks)

    @property
    def name(self) -> str:
        """What the undo menu calls it."""
        return f"dán {self.size} ô"


def fill_plan(model: TableModel, chosen: Sequence[Index], cell: RangeCell) -> Plan:
    """Return the plan of typing one cell into all *chosen* ones, calculated rows among them left out."""
    cells: dict[Address, str] = {}
    remarks: list[Remark] = []
    for index in chosen:
        row, column = index.row(), index.column()
        if (address := model.address(index)) is not None and not model.is_total(row, column):
            type_ = model.type_of(row, column)
            cells[address] = text = cell.shown if type_.kind in WORDS else cell.exact
            remarks += judged(model.label(row), cell, model.report.entry(address), read_entry(type_, text))
    rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
    return Plan(cells, tuple(remarks), (range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)))


def judged(where: str, cell: RangeCell, before: Entry | None, after: Entry | None) -> Iterator[Remark]:
    """Yield what is to be told of pasting *cell* where *before* stands, so that *after* does."""
    if after is not None and after.reading.fault is not None:
        yield Remark(Trouble.UNREADABLE, where, quoted(cell.shown))
    elif after is None and before is not None:
        yield Remark(Trouble.EMPTIED, where, quoted(before.typed))


def quoted(text: str) -> str:
    """Return a pasted text as a sentence quotes it."""
    return shortened(text, _MOST_OF_A_TEXT)
