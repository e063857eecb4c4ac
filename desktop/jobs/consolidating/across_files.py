"""What is looked at across units, as files and pictures. All of it may be done in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from desktop.exchange.across.data import Comparison, Fullness, UnitLine
from desktop.exchange.files import write_whole
from desktop.jobs.errors import RefusedError

#: More bars in one picture would make it too large for the programs it is pasted into.
MOST_IN_PICTURE = 300


class Chart(Enum):
    """What can be a picture."""

    BARS = auto()
    COURSES = auto()


def chart_page(chart: Chart, comparison: Comparison, lines: Sequence[UnitLine]) -> bytes:
    """Return a chart of *lines* as one page of its own size, for `desktop.jobs.overview.picture`. Raises `RefusedError`."""
    from desktop.exchange.across import charts, strips

    if len(lines) > MOST_IN_PICTURE:
        told = f"Một hình chứa nhiều nhất {MOST_IN_PICTURE} đơn vị, đang xem {len(lines)}: hãy lọc bớt, hoặc lưu PDF."
        raise RefusedError(told)
    draw = charts.bars if chart is Chart.BARS else charts.courses
    return strips.in_one(draw(comparison, lines))


def save_chart(chart: Chart, comparison: Comparison, lines: Sequence[UnitLine], path: Path) -> None:
    """Write a chart on A4 pages as a PDF. Raises `ExportError`."""
    from desktop.exchange.across import charts, strips

    draw = charts.bars if chart is Chart.BARS else charts.courses
    write_whole(path, strips.on_pages(draw(comparison, lines)))


def save_table(comparison: Comparison, lines: Sequence[UnitLine], path: Path) -> None:
    """Write the table of *lines* on A4 pages as a PDF. Raises `ExportError`."""
    from desktop.exchange.across import strips, tables

    write_whole(path, strips.on_pages(tables.table(comparison, lines)))


def save_fullness(fullness: Fullness, path: Path) -> None:
    """Write how complete the reports are on A4 pages as a PDF. Raises `ExportError`."""
    from desktop.exchange.across import strips, tables

    write_whole(path, strips.on_pages(tables.fullness(fullness, fullness.lines)))


def save_workbook(comparison: Comparison, lines: Sequence[UnitLine], fullness: Fullness, path: Path) -> None:
    """Write *lines* and how complete the reports are as a workbook. Raises `ExportError`."""
    from desktop.exchange.across import book

    write_whole(path, book.workbook_bytes(comparison, lines, fullness))
