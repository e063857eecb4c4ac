"""A workbook that this program wrote, read straight from its parts: some ten times as fast as by a library for any workbook.

It is found by its hidden sheet, its rows by the hidden column of codes. Whatever is not as the program writes it (a part
that is missing or too large to be held, a column moved) makes it a workbook like any other: then the general reader is asked.
Before anything is parsed `check_workbook` has refused what a parser would choke on, entities among it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from desktop.engine.definition import Appendix, Edition
from desktop.engine.text import clean
from desktop.engine.values import Kind
from desktop.exchange.reading.files import DAMAGE, check_workbook, content_of, damaged, refuse_unless_zip
from desktop.exchange.reading.grids import Cell, FoundRow, column_name
from desktop.exchange.workbook_identity import SHEET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: A part that is held whole.
_LARGEST_PART = 4_000_000
_MOST_SHEETS = 20
_DIGITS = 15
#: Columns that a sheet of ours can have: "A" to "ZZ".
_COLUMNS = frozenset(column_name(place) for place in range(26 * 27))
_PERCENT_FORMATS = frozenset({"9", "10"})
_TEXT = f"{_MAIN}t"


class OwnWorkbook(NamedTuple):
    """What one of our workbooks says of itself, and its sheets, whose cells are read once an edition tells the columns."""

    name: str
    identity: Mapping[str, str]
    sheets: tuple[bytes, ...]
    texts: _Texts
    remarks: tuple[str, ...]

    def rows(self, edition: Edition) -> list[FoundRow] | None:
        """Return the rows of *edition*; `None` when the sheets are not laid out as the program writes them.

        Raises `UnreadableError` for a sheet that cannot be read.
        """
        if len(self.sheets) != len(edition.appendices) or edition.task_tables:
            return None
        found: list[FoundRow] = []
        try:
            for appendix, sheet in zip(edition.appendices, self.sheets, strict=True):
                found += _rows_of(appendix, sheet, self.texts, edition)
        except DAMAGE as error:
            raise damaged(self.name) from error
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
    texts = _Texts(
        _shared_texts(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else [],
        _percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset(),
    )
    told = ET.fromstring(archive.read(parts.pop(SHEET)))  # noqa: S314
    pairs = ((texts.cell(cells.get("A")), texts.cell(cells.get("B"))) for _, cells in _lines(told))
    identity = {key.text: value.text for key, value in pairs if key and value}
    return OwnWorkbook(name, identity, tuple(archive.read(part) for part in parts.values()), texts, remarks)


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
        first = item[0] if len(item) else None
        if first is not None and first.tag == _TEXT:
            texts.append(first.text or "")
        else:
            texts.append("".join(text.text or "" for run in item.iter(f"{_MAIN}r") for text in run.iter(_TEXT)))
    return texts


def _percent_styles(content: bytes) -> frozenset[str]:
    """Return the numbers of the styles that show a figure as a percentage; as we write it, a workbook has none."""
    if b"%" not in content and not any(f'numFmtId="{number}"'.encode() in content for number in _PERCENT_FORMATS):
        return frozenset()
    styles = ET.fromstring(content)  # noqa: S314
    formats = {each.get("numFmtId") for each in styles.iter(f"{_MAIN}numFmt") if "%" in each.get("formatCode", "")}
    used = styles.find(f"{_MAIN}cellXfs")
    wanted = formats | _PERCENT_FORMATS
    return frozenset(str(at) for at, each in enumerate(used if used is not None else ()) if each.get("numFmtId") in wanted)


class _Texts(NamedTuple):
    """What cells refer to: the shared texts, and the styles that show percentages."""

    shared: list[str]
    percent: frozenset[str]

    def cell(self, element: ET.Element | None) -> Cell | None:
        """Return what a cell holds, `None` when that is nothing."""
        if element is None or not len(element):
            return None
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return _filled("".join(text.text or "" for text in element.iter(_TEXT)))
        value = element.find(f"{_MAIN}v")
        text = value.text if value is not None else None
        if text is None:
            return None
        if kind == "s":
            return _filled(self.shared[int(text)])
        if kind == "b":
            return Cell("Có" if text == "1" else "Không")
        if kind in ("str", "e", "d"):
            return _filled(text)
        figure = Decimal(text) if text.isdecimal() else Decimal(f"{float(text):.{_DIGITS}g}")
        return Cell.of_number(figure, percent=element.get("s", "") in self.percent)


def _filled(text: str) -> Cell | None:
    return Cell(cleaned) if (cleaned := clean(text)) else None


def _lines(sheet: ET.Element) -> Iterator[tuple[str, dict[str, ET.Element]]]:
    """Yield the rows of a sheet: their numbers, and their cells by the letters of the column."""
    for row in sheet.iter(f"{_MAIN}row"):
        number = row.get("r", "")
        if not number.isdecimal():
            raise ValueError(number)
        cells = {cell.get("r", "").removesuffix(number): cell for cell in row}
        if not _COLUMNS.issuperset(cells):
            raise ValueError(number)
        yield number, cells


def _rows_of(appendix: Appendix, content: bytes, texts: _Texts, edition: Edition) -> Iterator[FoundRow]:
    """Yield the rows of an appendix: its columns in order, behind them the codes."""
    columns = {column.field: column_name(place) for place, column in enumerate(appendix.columns)}
    code_column = column_name(len(appendix.columns))
    for number, cells in _lines(ET.fromstring(content)):  # noqa: S314
        code = texts.cell(cells.get(code_column))
        if code is None or code.text not in edition.indicators:
            continue
        value, note = texts.cell(cells.get(columns["value"])), texts.cell(cells.get(columns["note"]))
        is_money = edition.indicators[code.text].type.kind is Kind.MONEY
        unit = texts.cell(cells.get(columns["unit"])) if is_money else None  # elsewhere nobody writes a figure in another unit
        yield FoundRow(code.text, value, unit, note, places={"value": f"dòng {number}"})
