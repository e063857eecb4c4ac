"""Figures that stand beside a heading, where the form has no cell: usually they belong one row lower."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.engine.definition import Edition, Heading, Indicator
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.values import NumberType
from desktop.exchange.reading.grids import FoundRow
from desktop.jobs.importing.phrases import is_dash, says_nothing_happened
from desktop.jobs.importing.result import Kind, Left, Proposal
from desktop.jobs.importing.rows import RowText, Wording

_NO_CELL = "Dòng tiêu đề không có ô để ghi nội dung này."
_THERE = "Dòng tiêu đề không có ô để ghi; các dòng dưới đã ghi nội dung này."
_LONGEST_FIGURE = 30


def about_headings(
    edition: Edition,
    headings: Sequence[FoundRow],
    rows: Mapping[str, RowText],
    proposals: Sequence[Proposal],
    wording: Wording,
) -> tuple[list[Proposal], list[Left]]:
    """Return what is proposed for texts beside headings, and those that have no place."""
    proposed: list[Proposal] = []
    left: list[Left] = []
    filled = {address: text for proposal in proposals for address, text in proposal.cells}
    for found in headings:
        below = list(_rows_below(edition, found.code))
        for field, cell in ((VALUE, found.value), (NOTE, found.note)):
            if cell is None or is_dash(cell.text):
                continue
            place = found.places.get(field, "")
            if cell.is_error:
                left.append(Left(found.code, cell.text, _NO_CELL, place))
            elif _says(cell.text, below, rows, filled):
                left.append(Left(found.code, cell.text, _THERE, place))
            elif proposal := _lowered(Left(found.code, cell.text, "", place), below, rows, filled, wording):
                proposed.append(proposal)
                filled |= proposal.cells
            else:
                left.append(Left(found.code, cell.text, _NO_CELL, place))
    return proposed, left


def _rows_below(edition: Edition, code: str) -> Iterator[Indicator]:
    """Yield the typed rows of numbers under a heading, up to the next heading."""
    rows = list(edition.rows)
    for row in rows[edition.paper_order[code] + 1 :]:
        if isinstance(row, Heading):
            return
        if not row.calculated and isinstance(row.type, NumberType):
            yield row


def _says(text: str, below: Sequence[Indicator], rows: Mapping[str, RowText], filled: Mapping[Address, str]) -> bool:
    """Whether a row under the heading says the same, as its value, in its note, or in what is proposed for it."""
    for indicator in below:
        row = rows.get(indicator.code)
        if row is not None and text in (row.value, row.note, filled.get(Address(indicator.code))):
            return True
    return False


def _lowered(
    found: Left,
    below: Sequence[Indicator],
    rows: Mapping[str, RowText],
    filled: Mapping[Address, str],
    wording: Wording,
) -> Proposal | None:
    text = found.text
    blank = [row for row in below if Address(row.code) not in filled and _is_blank(rows.get(row.code))]
    if says_nothing_happened(text) and blank:
        told = f"{wording.name(found.code)}: dòng tiêu đề ghi “{text}”, ghi 0 vào {_those(blank, wording)}?"
        return Proposal(found.code, Kind.NOTHING_HAPPENED, told, tuple((Address(row.code), "0") for row in blank), found.place)
    for row in blank:
        read = row.type.read(text) if len(text) <= _LONGEST_FIGURE else None
        if read is not None and read.fault is None and read.value is not None:
            told = f"{wording.name(found.code)}: số {text} nằm ở dòng tiêu đề, đưa xuống dòng {wording.name(row.code)}?"
            return Proposal(found.code, Kind.IN_HEADING, told, ((Address(row.code), text),), found.place)
    return None


def _is_blank(row: RowText | None) -> bool:
    return row is None or (row.is_blank and not row.note)


def _those(rows: Sequence[Indicator], wording: Wording) -> str:
    return f"dòng {wording.name(rows[0].code)}" if len(rows) == 1 else f"{len(rows)} dòng bên dưới"
