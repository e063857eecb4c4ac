"""The cells that Excel puts on the clipboard as "XML Spreadsheet": exact numbers, whatever the sheet and the system show.

The text on the clipboard is what the sheet shows: "68%", "7,03747E+11", even "#####" where a column is narrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from desktop.exchange.reading.grids import Cell
from desktop.exchange.reading.html_table import number

_NAMES = "{urn:schemas-microsoft-com:office:spreadsheet}"
_INDEX, _STYLE, _TYPE = f"{_NAMES}Index", f"{_NAMES}StyleID", f"{_NAMES}Type"
_MOST_BYTES = 10_000_000


def exact_numbers(spreadsheet: bytes) -> dict[tuple[int, int], Cell]:
    """Return the cells of the copied range that hold numbers, by row and column from its corner; nothing where none are told.

    Dates and texts are not among them: what the sheet shows of them is what they are.
    """
    spreadsheet = spreadsheet.rstrip(b"\0")
    if not spreadsheet or len(spreadsheet) > _MOST_BYTES or b"<!DOCTYPE" in spreadsheet:
        return {}
    try:
        root = ET.fromstring(spreadsheet)  # noqa: S314 - without a document type there are no entities to blow up
    except ET.ParseError:
        return {}
    table = root.find(f"{_NAMES}Worksheet/{_NAMES}Table")
    return {} if table is None else dict(_numbers(table, _formats(root)))


def _formats(root: ET.Element) -> dict[str, str]:
    """Return the number format of each style."""
    styles = root.findall(f"{_NAMES}Styles/{_NAMES}Style")
    found = ((style.get(f"{_NAMES}ID", ""), style.find(f"{_NAMES}NumberFormat")) for style in styles)
    return {name: told.get(f"{_NAMES}Format", "") for name, told in found if told is not None}


def _numbers(table: ET.Element, formats: dict[str, str]) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the numbers with their places; where rows or cells are left out because they are empty, the next says its index."""
    row = -1
    for line in table.iter(f"{_NAMES}Row"):
        row = _place(line, row)
        column = -1
        for cell in line.iter(f"{_NAMES}Cell"):
            column = _place(cell, column)
            for data in cell:
                if data.get(_TYPE) == "Number":
                    form = formats.get(cell.get(_STYLE, ""), "")
                    if (figure := number(data.text or "", form)) is not None:
                        yield (row, column), Cell.of_number(figure, percent="%" in form or form == "Percent")
            column += _across(cell)


def _place(element: ET.Element, before: int) -> int:
    stated = element.get(_INDEX, "")
    return int(stated) - 1 if stated.isdigit() else before + 1


def _across(cell: ET.Element) -> int:
    """Return how many more columns a merged cell covers."""
    merged = cell.get(f"{_NAMES}MergeAcross", "")
    return int(merged) if merged.isdigit() else 0
