"""What a file says about the rows of an edition: for each row that was found the cells beside its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.definition import Edition, Row
from desktop.engine.period import Period
from desktop.engine.text import shortened
from desktop.exchange.reading.alignment import Label, Pair, align
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.grids import Book, FoundRow, Grid, Line, Unplaced, place
from desktop.exchange.reading.labels import key
from desktop.exchange.reading.layout import Layout, find_layout

#: Of the lines with a label, this share must be rows of the form; two forms of the same field share nearly half.
_LEAST_SHARE = 0.65
_LEAST_ROWS = 3
#: A label this alike is worth no remark: a letter or two differ.
_SAME = 0.9


class Found(NamedTuple):
    """What a file holds for an edition."""

    rows: tuple[FoundRow, ...]
    unplaced: tuple[Unplaced, ...]
    remarks: tuple[str, ...]


def find_rows(book: Book, edition: Edition, period: Period, file: str, *, alone: bool = True) -> Found:
    """Find the fixed rows of *edition* in a file; *file* is what it is called.

    Raises `UnreadableError` when it is no such form. Where rows are not *alone* in it, since it has tasks, it may have none.
    """
    sheets = [found for grid in book.grids if (found := _read(grid, edition)) is not None]
    fitting = [sheet for sheet in sheets if sheet.fits]
    if not fitting and alone:
        raise UnreadableError(_refusal(sheets, edition, file))
    rows: dict[str, FoundRow] = {}
    unplaced: list[Unplaced] = []
    remarks = list(book.remarks)
    for sheet in sorted(fitting, key=lambda sheet: (_names(sheet.grid, period), len(sheet.rows)), reverse=True):
        new = [row for row in sheet.rows if row.code not in rows]
        if 2 * len(new) < len(sheet.rows):
            remarks.append(f"Trang “{sheet.grid.name}” có những dòng đã đọc ở trang khác nên không đọc nữa.")
            continue
        rows |= {row.code: row for row in new}
        unplaced += sheet.unplaced
        remarks += [sheet.layout.remark] if sheet.layout.remark else []
    ordered = sorted(rows.values(), key=lambda row: edition.paper_order[row.code])
    return Found(tuple(ordered), tuple(unplaced), tuple(remarks))


class _Sheet(NamedTuple):
    grid: Grid
    layout: Layout
    rows: tuple[FoundRow, ...]
    unplaced: tuple[Unplaced, ...]
    fits: bool
    labelled: int


def _read(grid: Grid, edition: Edition) -> _Sheet | None:
    layout = find_layout(grid, edition) if grid.lines else None
    if layout is None:
        return None
    body = [line for at, line in enumerate(grid.lines) if at not in layout.headers]
    if layout.code is not None:
        rows = tuple(
            _found(grid, layout, line, line.cells[layout.code].text) for line in body if _has_code(line, layout, edition)
        )
        return _Sheet(grid, layout, rows, (), fits=True, labelled=len(rows))
    return _by_labels(grid, layout, body, list(edition.rows))


def _has_code(line: Line, layout: Layout, edition: Edition) -> bool:
    cell = line.cells.get(layout.code) if layout.code is not None else None
    return cell is not None and cell.text in edition.paper_order


def _by_labels(grid: Grid, layout: Layout, body: Sequence[Line], form: Sequence[Row]) -> _Sheet:
    texts = [layout.label_of(line) for line in body]
    lines = [Label(key(label), marker) for marker, label in texts]
    wanted = [Label(key(row.label), row.marker) for row in form]
    pairs = align(wanted, lines)
    sure = _sure(pairs, wanted)
    rows, unplaced, paired = [], [], set()
    for pair in pairs:
        line, row = body[pair.line], form[pair.row]
        paired.add(pair.line)
        if pair in sure:
            label = texts[pair.line][1] if pair.likeness < _SAME else ""
            rows.append(_found(grid, layout, line, row.code, label))
        elif _holds(layout, line):
            reason = "Biểu mẫu có nhiều dòng cùng tên này, không rõ đây là dòng nào."
            unplaced.append(Unplaced(_said(layout, line), place(grid, line), reason))
    first, last = (pairs[0].line, pairs[-1].line) if pairs else (0, -1)
    labelled = [at for at, line in enumerate(lines) if line.key and (at in paired or _holds(layout, body[at], "unit"))]
    fits = len(pairs) >= min(_LEAST_ROWS, len(labelled)) and len(pairs) >= max(1, _LEAST_SHARE * len(labelled))
    unplaced += [
        Unplaced(_said(layout, body[at]), place(grid, body[at]), "Không có dòng nào của biểu mẫu mang tên này.")
        for at in range(first, last + 1)
        if at not in paired and _holds(layout, body[at])
    ]
    return _Sheet(grid, layout, tuple(rows), tuple(unplaced), fits=fits, labelled=len(labelled))


def _sure(pairs: Sequence[Pair], wanted: Sequence[Label]) -> set[Pair]:
    """Return the pairs that can be no other: of a label the form has once, or next to such a pair without a gap.

    Between two such pairs, lines of a repeated label are sure too when they are as many as the rows.
    """
    repeated = Counter(row.key for row in wanted)
    sure = {pair for pair in pairs if repeated[wanted[pair.row].key] == 1}
    anchors = [at for at, pair in enumerate(pairs) if pair in sure]
    for start, end in zip([-1, *anchors], [*anchors, len(pairs)], strict=True):
        between = pairs[start + 1 : end]
        first_row = pairs[start].row + 1 if start >= 0 else 0
        last_row = pairs[end].row if end < len(pairs) else len(wanted)
        rows = Counter(wanted[row].key for row in range(first_row, last_row)) if between else Counter()
        lines = Counter(wanted[pair.row].key for pair in between)
        sure.update(pair for pair in between if rows[wanted[pair.row].key] == lines[wanted[pair.row].key])
    for order, step in ((pairs, 1), (pairs[::-1], -1)):
        for before, pair in pairwise(order):
            if before in sure and pair.row - before.row == step and pair.line - before.line == step:
                sure.add(pair)
    return sure


def _found(grid: Grid, layout: Layout, line: Line, code: str, label: str = "") -> FoundRow:
    value, unit, note = (layout.cell(line, field) for field in ("value", "unit", "note"))
    columns = {"label": layout.label, **layout.columns}
    places: dict[str, str] = {
        field: place(grid, line, columns[field]) for field in ("value", "unit", "note", "label") if field in columns
    }
    return FoundRow(code, value, unit, note, label, places)


def _holds(layout: Layout, line: Line, *fields: str) -> bool:
    return any(layout.cell(line, field) for field in ("value", "note", *fields))


def _said(layout: Layout, line: Line) -> str:
    label = shortened(layout.label_of(line)[1])
    cells = [cell.text for field in ("value", "note") if (cell := layout.cell(line, field))]
    return shortened(": ".join([label, "; ".join(cells)] if label else cells), 200)


def _names(grid: Grid, period: Period) -> bool:
    """Whether a sheet's name or its first lines name the period: one workbook may hold a sheet a month."""
    wanted = key(period.label)
    texts: Iterable[str] = (cell.text for line in grid.lines[:12] for cell in line.cells.values())
    return any(f" {wanted} " in f" {key(text)} " for text in (grid.name, *texts))


def _refusal(sheets: Sequence[_Sheet], edition: Edition, file: str) -> str:
    best = max(sheets, key=lambda sheet: len(sheet.rows), default=None)
    if best is None or not best.rows:
        return f"{file} không có dòng nào của biểu mẫu “{edition.title}”: hãy xem lại đã chọn đúng tệp và đúng biểu mẫu chưa."
    return (
        f"{file} không phải biểu mẫu “{edition.title}”: chỉ {len(best.rows)} trong {best.labelled} dòng giống biểu mẫu. "
        "Hãy xem lại đã chọn đúng tệp và đúng biểu mẫu chưa."
    )
