"""Writing the ward's report as a workbook, beside XlsxWriter writing the same cells with no logic: medians, taken in turn.

The peer finds values, formulas, results, formats, merges, heights and widths ready and does nothing but hand them over.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exchange.workbook import write_workbook
from tests.exchange.printed import example

AT_MOST = 2.0
RUNS = 25


class Ready(NamedTuple):
    """One sheet, ready to be handed over: cells with their format's number, merged areas, heights and widths."""

    name: str
    cells: Sequence[tuple[int, int, object, object, int]]
    merged: list[tuple[int, int, int, int]]
    heights: list[tuple[int, float]]
    widths: list[tuple[int, float]]


def formats_of(cell: Cell) -> tuple[tuple[str, object], ...]:
    """A cell's format as XlsxWriter names it."""
    return (
        ("font_name", cell.font.name),
        ("font_size", cell.font.sz),
        ("bold", bool(cell.font.b)),
        ("italic", bool(cell.font.i)),
        ("bg_color", f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.patternType else None),
        ("border", int(cell.border.left.style is not None)),
        ("align", cell.alignment.horizontal or ""),
        ("valign", {"center": "vcenter"}.get(cell.alignment.vertical or "", cell.alignment.vertical or "")),
        ("text_wrap", bool(cell.alignment.wrap_text)),
        ("indent", int(cell.alignment.indent or 0)),
        ("locked", cell.protection.locked),
        ("num_format", cell.number_format),
    )


def read(path: Path) -> tuple[list[Ready], list[dict[str, object]]]:
    """Return what a workbook holds and the formats it uses."""
    formats: dict[tuple[tuple[str, object], ...], int] = {}
    results = load_workbook(path, data_only=True)
    ready = []
    for sheet in load_workbook(path).worksheets:
        cells = []
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell, Cell) and (cell.value is not None or cell.has_style):
                    number = formats.setdefault(formats_of(cell), len(formats))
                    result = results[sheet.title].cell(cell.row, cell.column).value
                    cells.append((cell.row - 1, cell.column - 1, cell.value, result, number))
        merged = [
            (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1) for area in sheet.merged_cells.ranges
        ]
        heights = [(row - 1, each.height) for row, each in sheet.row_dimensions.items() if each.height]
        ready.append(Ready(sheet.title, cells, merged, heights, widths_of(sheet)))
    return ready, [{name: value for name, value in each if value is not None} for each in formats]


def widths_of(sheet: Worksheet) -> list[tuple[int, float]]:
    return [(place, sheet.column_dimensions[letter].width) for place, letter in enumerate("ABCDEF")]


def hand_over(path: Path, ready: list[Ready], properties: list[dict[str, object]]) -> None:
    """Write the cells with XlsxWriter and nothing else."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        formats = [book.add_format(each) for each in properties]
        for name, cells, merged, heights, widths in ready:
            sheet = book.add_worksheet(name)
            for place, width in widths:
                sheet.set_column(place, place, width)
            for row, height in heights:
                sheet.set_row(row, height)
            for area in merged:
                sheet.merge_range(*area, "")
            for row, column, value, result, number in cells:
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(row, column, value, formats[number], result or "")
                else:
                    sheet.write(row, column, value, formats[number])


def seconds(job: Callable[[], None]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def main() -> None:
    report = example("consistent")
    with tempfile.TemporaryDirectory() as name:
        path, peer_path = Path(name, "ours.xlsx"), Path(name, "peer.xlsx")
        write_workbook(report, path)
        ready, formats = read(path)
        times = [
            (seconds(lambda: write_workbook(report, path)), seconds(lambda: hand_over(peer_path, ready, formats)))
            for _ in range(RUNS)
        ]
    ours, peer = (1000 * median(column) for column in zip(*times, strict=True))
    told = f"workbook export | {ours:.1f} ms | {peer:.1f} ms (XlsxWriter, the same cells with no logic)"
    print(f"{told} | {ours / peer:.2f} | {AT_MOST:g}")


if __name__ == "__main__":
    main()
