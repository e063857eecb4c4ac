"""Which column of a grid holds what: by the header, and where there is none, by what stands in the columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from desktop.engine.definition import Edition
from desktop.exchange.reading.grids import Cell, Grid, Line
from desktop.exchange.reading.labels import key, split_marker

#: The words of headers, beside the form's own titles, and the column they stand over. The first that fits counts.
_TITLES = (
    ("note", ("giai trinh", "ghi chu", "dien giai", "tai lieu kiem chung")),
    ("unit", ("don vi tinh", "dvt", "dv tinh")),
    ("value", ("so luong", "so lieu", "ket qua", "gia tri", "ket qua thuc hien", "ket qua thong ke")),
    ("label", ("noi dung", "chi tieu", "tieu chi", "noi dung bao cao", "chi tieu thong ke")),
    ("marker", ("tt", "stt", "so tt", "so thu tu")),
)
#: A longer cell is no header.
_LONGEST_TITLE = 120
#: Figures of another period, or a plan's, beside those of the report.
_OTHER_FIGURES = ("ky truoc", "cung ky", "nam truoc", "thang truoc", "quy truoc", "ke hoach", "so sanh", "tang giam")
_FIGURES_AND_NOTES = ("value", "note")
_LEAST_CODES = 3
_SAMPLE = 80
_LIKE_A_LABEL = 80


class Layout(NamedTuple):
    """The columns of a grid, counted from 0. *headers* are the positions of header lines, repeats on later pages included."""

    label: int
    columns: Mapping[str, int]
    headers: frozenset[int]
    code: int | None = None
    remark: str = ""

    def cell(self, line: Line, field: str) -> Cell | None:
        """Return the cell of a line in the column of *field*."""
        column = self.columns.get(field)
        return None if column is None else line.cells.get(column)

    def label_of(self, line: Line) -> tuple[str, str]:
        """Return marker and label of a line. A merged heading's label stands in the first column of its merge."""
        cell = line.cells.get(self.label)
        marker = self.cell(line, "marker")
        if cell is None:
            held = {self.columns[field] for field in ("value", "unit", "note") if field in self.columns}
            texts = [cell.text for column, cell in sorted(line.cells.items()) if column not in held]
            return split_marker(texts[-1]) if texts else ("", "")
        own, label = split_marker(cell.text)
        return (marker.text if marker else own), label


def find_layout(grid: Grid, edition: Edition) -> Layout | None:
    """Return how *grid* is laid out, `None` when no column holds labels of *edition*."""
    code = _code_column(grid, edition)
    label = _label_column(grid, edition)
    if label is None:
        return None
    headers, titles = _headers(grid, edition, own_titles(edition), label)
    columns, remark = _by_titles(grid, titles, label)
    if "value" not in columns:
        columns |= _by_content(grid, edition, label, {*columns.values(), *([] if code is None else [code])}, columns)
    return Layout(label, columns, headers, code, remark)


def _code_column(grid: Grid, edition: Edition) -> int | None:
    """Return the column of codes that our own workbooks carry."""
    count = Counter(column for line in grid.lines for column, cell in line.cells.items() if cell.text in edition.paper_order)
    column, found = max(count.items(), key=lambda item: item[1], default=(None, 0))
    return column if found >= _LEAST_CODES else None


def _label_column(grid: Grid, edition: Edition) -> int | None:
    """Return the column with the most labels of the form; where none is spelt right, the one whose texts look like them."""
    keys = {key(row.label): None for row in edition.rows}
    keys.pop("", None)
    spelt: defaultdict[int, set[str]] = defaultdict(set)
    for line in grid.lines:
        for column, cell in line.cells.items():
            if cell.figure is None:
                spelt[column].update({key(cell.text), key(split_marker(cell.text)[1])} & keys.keys())
    # Different labels, since one of them may be a unit of measure too, and then fill its column.
    exact = Counter({column: len(found) for column, found in spelt.items()})
    best = max(exact, key=exact.__getitem__, default=None)
    if best is not None and exact[best] * 10 >= len(grid.lines):
        return best
    alike: Counter[int] = Counter(exact)
    choices = list(keys)
    for line in grid.lines[:: max(1, len(grid.lines) // _SAMPLE)]:
        for at, cell in line.cells.items():
            wanted = key(split_marker(cell.text)[1])
            if (
                cell.figure is None
                and len(wanted) > 8
                and process.extractOne(wanted, choices, scorer=fuzz.ratio, score_cutoff=_LIKE_A_LABEL)
            ):
                alike[at] += 1
    return max(alike, key=alike.__getitem__, default=None)


def _headers(
    grid: Grid, edition: Edition, own: Mapping[str, str], label: int
) -> tuple[frozenset[int], dict[int, dict[str, list[str]]]]:
    """Return the header lines, and for each column the fields its titles name, with the titles.

    Only the first header counts, with the line below it when that goes on ("Kết quả" over "Đơn vị tính" and "Số liệu").
    """
    keys = {key(row.label) for row in edition.rows}
    headers: set[int] = set()
    titles: dict[int, dict[str, list[str]]] = {}
    first: int | None = None
    for at, line in enumerate(grid.lines):
        if label in line.cells and key(line.cells[label].text) in keys:
            continue  # a row may be called "Số lượng …" and have the note "Ghi chú …"
        fields = fields_of(line, own)
        goes_on = first is not None and at == first + 1 and bool(fields) and not set(line.cells) - {*fields, label - 1}
        if len(set(fields.values())) >= 2 or goes_on or is_numbering(line, below_header=at - 1 in headers):
            headers.add(at)
            first = at if first is None else first
            if at <= first + 1:
                for column, field in fields.items():
                    titles.setdefault(column, {}).setdefault(field, []).append(line.cells[column].text)
    return frozenset(headers), titles


def own_titles(edition: Edition) -> dict[str, str]:
    """Return the field that each title of the form's tables of fixed rows stands over, by the title's key."""
    tables = [appendix for appendix in edition.appendices if any(True for _ in appendix.rows)]
    return {key(column.title): column.field for appendix in tables for column in appendix.columns}


def fields_of(line: Line, own: Mapping[str, str]) -> dict[int, str]:
    """Return the fields that the titles in a line name, by column; see `own_titles`."""
    return {column: field for column, cell in line.cells.items() if (field := _field_of(cell, own))}


def _field_of(cell: Cell, own: Mapping[str, str]) -> str:
    """Return the field a title stands over, empty when the cell is no title."""
    title = key(cell.text) if cell.figure is None and len(cell.text) <= _LONGEST_TITLE else ""
    if not title:
        return ""
    if title in own:
        return own[title]
    return next((field for field, words in _TITLES if any(title == word or title.startswith(f"{word} ") for word in words)), "")


def is_numbering(line: Line, *, below_header: bool = True) -> bool:
    """Whether a line only numbers the columns: 1, 2, 3, 4, 5."""
    texts = [cell.text.strip("()") for _, cell in sorted(line.cells.items())]
    return (
        below_header
        and len(texts) >= 2
        and texts == [str(int(texts[0]) + at) if texts[0].isdigit() else "" for at in range(len(texts))]
    )


def _by_titles(grid: Grid, titles: Mapping[int, Mapping[str, list[str]]], label: int) -> tuple[dict[str, int], str]:
    """Return the column of each field that a title names; of several for the figures the one of this report."""
    wanted: dict[str, list[int]] = {}
    for column in sorted(titles):
        if column == label:
            continue
        fields = titles[column]
        # Under a common title, "Kết quả thống kê", each column has its own.
        field = next((found for found in ("unit", "note", "marker", "value") if found in fields), "")
        if field:
            wanted.setdefault(field, []).append(column)
    columns = {field: _preferred(grid, found, titles) for field, found in wanted.items()}
    figures = [column for column in wanted.get("value", []) if column not in grid.hidden]
    if len(figures) < 2:
        return columns, ""
    title = " ".join(" ".join(titles[columns["value"]]["value"]).split())
    where = f"trang “{grid.name}”" if grid.name else "bảng"
    return columns, f"Ở {where} có {len(figures)} cột số liệu: đã đọc cột “{title}”, các cột kia không đọc."


def _preferred(grid: Grid, columns: list[int], titles: Mapping[int, Mapping[str, list[str]]]) -> int:
    def rank(column: int) -> tuple[bool, bool, int]:
        title = key(" ".join(text for texts in titles[column].values() for text in texts))
        return column in grid.hidden, any(word in title for word in _OTHER_FIGURES), column

    return min(columns, key=rank)


def _by_content(grid: Grid, edition: Edition, label: int, taken: set[int], known: Mapping[str, int]) -> dict[str, int]:
    """Work out the columns right of the labels: the unit's by the form's units, the others by figures and by texts."""
    units = {key(row.label): key(row.unit) for row in edition.indicators.values()}
    as_unit: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    for line in grid.lines:
        cell = line.cells.get(label)
        unit = units.get(key(split_marker(cell.text)[1])) if cell else None
        if unit is None:
            continue
        for column, found in line.cells.items():
            if column <= label or column in taken or column in grid.hidden:
                continue
            as_unit[column] += bool(unit) and key(found.text) == unit
            is_figure = found.figure is not None or found.is_error or found.text[:1].isdigit()
            figures[column] += is_figure
            texts[column] += not is_figure
    columns: dict[str, int] = {}
    if "unit" not in known and as_unit and max(as_unit.values()):
        columns["unit"] = max(as_unit, key=as_unit.__getitem__)
    rest = sorted({*figures, *texts} - {*columns.values(), *known.values()})
    form = [column.field for column in edition.appendices[0].columns if column.field in _FIGURES_AND_NOTES]
    order = ["value"] if "note" in known else form or list(_FIGURES_AND_NOTES)
    if len(rest) >= len(order):
        # Figures come before notes on every form; a column without a single figure is a note's.
        return columns | dict(zip(order, rest, strict=False))
    return columns | ({"value": rest[0]} if rest and figures[rest[0]] else {"note": rest[0]} if rest else {})
