"""Where the rows of a report stand on its printed pages. All lengths are points, from the upper left corner of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.definition import Appendix, Column, Edition
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.tasks import TASK_MARK
from desktop.exchange.printout import sheet
from desktop.exchange.printout.paging import Page

_MARGIN = sheet.PAGE_HEIGHT - sheet.TOP


class Place(NamedTuple):
    """A page, counted from 0, and how far down it a row begins and ends."""

    page: int
    top: float
    bottom: float


class _Row(NamedTuple):
    code: str
    top: float
    bottom: float
    edges: tuple[float, ...]


class Places:
    """The rows of *prints*, an appendix and its pages each, in the order in which they are printed."""

    def __init__(self, edition: Edition, prints: Sequence[tuple[Appendix, Sequence[Page]]]) -> None:
        self._edition = edition
        self._pages = [(appendix.columns, _rows(page)) for appendix, pages in prints for page in pages]

    def cell_at(self, page: int, x: float, y: float) -> Address | None:
        """Return the cell that is printed there; `None` beside the rows, and on a heading, which holds nothing."""
        columns, rows = self._pages[page]
        for row in rows:
            if row.top <= y < row.bottom and len(row.edges) == len(columns) + 1:
                for column, (left, right) in zip(columns, pairwise(row.edges), strict=True):
                    if left <= x < right:
                        return Address(row.code, self._field(row.code, column))
        return None

    def place_of(self, code: str) -> Place | None:
        """Return where the row of *code* begins; `None` when it is not printed."""
        for page, (_, rows) in enumerate(self._pages):
            for row in rows:
                if row.code == code:
                    return Place(page, row.top, row.bottom)
        return None

    def _field(self, code: str, column: Column) -> str:
        """Return what of a row stands in a column; marker, label and unit lead to what is typed first."""
        table, mark, _ = code.partition(TASK_MARK)
        if mark:
            task_table = self._edition.task_tables[table]
            return column.field if column.field in task_table.columns else task_table.first_column
        return NOTE if column.field == NOTE else VALUE


def _rows(page: Page) -> list[_Row]:
    rows, top = [], _MARGIN
    for band in page:
        if band.code:
            rows.append(_Row(band.code, top, top + band.height, band.edges))
        top += band.height
    return rows
