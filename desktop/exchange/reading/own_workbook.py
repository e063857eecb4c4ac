"""A workbook that this program wrote, read straight from its parts: some ten times as fast as by a library for any workbook.

It is found by its hidden sheet, its rows by the hidden column of codes. Whatever is not as the program writes it (a part
that is missing or too large to be held, a column moved) makes it a workbook like any other: then the general reader is asked.
Before anything is parsed `check_workbook` has refused what a parser would choke on, entities among it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from desktop.engine.definition import Appendix, Edition
from desktop.engine.text import clean
from desktop.exchange.reading.files import DAMAGE, check_workbook, content_of, damaged, refuse_unless_zip
from desktop.exchange.reading.grids import Cell, FoundRow
from desktop.exchange.workbook_identity import SHEET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: A part that is held whole.
_LARGEST_PART = 4_000_000
_MOST_SHEETS = 20
_DIGITS = 15
_PERCENT_FORMATS = frozenset({"9", "10"})
_FIELDS = ("value", "unit", "note")


class OwnWorkbook(NamedTuple):
    """What one of our workbooks says of itself, and its rows once an edition tells the columns."""

    name: str
    identity: Mapping[str, str]
    sheets: tuple[Mapping[str, Mapping[int, Cell]], ...]
    remarks: tuple[str, ...]

    def rows(self, edition: Edition) -> list[FoundRow] | None:
        """Return the rows of *edition*; `None` when the sheets are not laid out as the program writes them."""
        found: list[FoundRow] = []
        appendices = [appendix for appendix in edition.appendices if any(appendix.rows)]
        if len(self.sheets) != len(edition.appendices) or edition.task_tables:
            return None
        for appendix, sheet in zip(edition.appendices, self.sheets, strict=True):
            if appendix in appendices:
                found += _rows_of(appendix, sheet, edition)
        return found if 2 * len(found) > len(edition.indicators) else None


def read_own_workbook(path: Path) -> OwnWorkbook | None:
    """Return a workbook that this program wrote, `None` for any other. Raises `UnreadableError` for what none can read."""
    content = content_of(path)
    refuse_unless_zip(path.name, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            package = check_workbook(path.name, archive)
            if SHEET.encode() not in archive.read("xl/workbook.xml"):
                return None
            if any(part.file_size > _LARGEST_PART for part in archive.infolist() if part.filename.endswith(".xml")):
                return None
            return _read(path.name, archive, package.remarks)
    except DAMAGE as error:
        raise damaged(path.name) from error


def _read(name: str, archive: ZipFile, remarks: tuple[str, ...]) -> OwnWorkbook | None:
    parts = _sheets(archive)
    if SHEET not in parts or len(parts) > _MOST_SHEETS:
        return None
    names = set(archive.namelist())
    shared = _shared_texts(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
    percent = _percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
    own = _cells(archive.read(parts.pop(SHEET)), shared, percent)
    identity = {row[0].text: row[1].text for row in own.values() if 0 in row and 1 in row}
    sheets = tuple(_cells(archive.read(part), shared, percent) for part in parts.values())
    return OwnWorkbook(name, identity, sheets, remarks)


def _sheets(archive: ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its name, in the order of the tabs."""
    relations = {
        each.get("Id"): each.get("Target", "")
        for each in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    }
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    found: dict[str, str] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = relations[sheet.get(_RELATION)]
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _shared_texts(content: bytes) -> list[str]:
    """Return the shared texts; the runs of a formatted one joined, its pronunciation left out."""
    texts = []
    for item in ET.fromstring(content):  # noqa: S314
        runs = [item, *item.findall(f"{_MAIN}r")]
        texts.append("".join(text.text or "" for run in runs for text in run.findall(f"{_MAIN}t")))
    return texts


def _percent_styles(content: bytes) -> frozenset[str]:
    """Return the numbers of the styles that show a figure as a percentage."""
    styles = ET.fromstring(content)  # noqa: S314
    formats = {each.get("numFmtId") for each in styles.iter(f"{_MAIN}numFmt") if "%" in each.get("formatCode", "")}
    used = styles.find(f"{_MAIN}cellXfs")
    wanted = formats | _PERCENT_FORMATS
    return frozenset(str(at) for at, each in enumerate(used if used is not None else ()) if each.get("numFmtId") in wanted)


def _cells(content: bytes, shared: list[str], percent: frozenset[str]) -> dict[str, dict[int, Cell]]:
    """Return the filled cells of a sheet by row number and column, counted from 0."""
    rows: dict[str, dict[int, Cell]] = {}
    for element in ET.fromstring(content).iter(f"{_MAIN}c"):  # noqa: S314
        if not len(element):
            continue
        cell = _cell(element, shared, percent)
        if cell is not None and cell.text:
            column, row = _place(element.get("r", ""))
            rows.setdefault(row, {})[column] = cell
    return rows


def _cell(element: ET.Element, shared: list[str], percent: frozenset[str]) -> Cell | None:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return Cell(clean("".join(text.text or "" for text in element.iter(f"{_MAIN}t"))))
    value = element.find(f"{_MAIN}v")
    text = value.text if value is not None else None
    if text is None:
        return None
    if kind == "s":
        return Cell(clean(shared[int(text)]))
    if kind == "b":
        return Cell("Có" if text == "1" else "Không")
    if kind in ("str", "e", "d"):
        return Cell(clean(text))
    figure = Decimal(text) if text.isdecimal() else Decimal(f"{float(text):.{_DIGITS}g}")
    return Cell.of_number(figure, percent=element.get("s", "") in percent)


_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _place(reference: str) -> tuple[int, str]:
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, found[2]


def _rows_of(appendix: Appendix, sheet: Mapping[str, Mapping[int, Cell]], edition: Edition) -> Iterator[FoundRow]:
    """Yield the rows of an appendix: its columns in order, behind them the codes."""
    places = {column.field: place for place, column in enumerate(appendix.columns)}
    code_column = len(appendix.columns)
    for row, cells in sheet.items():
        code = cells.get(code_column)
        if code is not None and code.text in edition.indicators:
            found = {field: cells.get(places[field]) for field in _FIELDS if field in places}
            yield FoundRow(code.text, found.get("value"), found.get("unit"), found.get("note"), places={"value": f"dòng {row}"})
