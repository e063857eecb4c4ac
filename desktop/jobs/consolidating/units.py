"""The units behind one row of a consolidated report: what each brings, its share, and what they make together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from desktop.engine.rollup import How
from desktop.engine.values import ARITHMETIC, NumberType, Value
from desktop.exchange.files import write_whole
from desktop.jobs.consolidating.fed import Fed
from desktop.jobs.consolidating.report import behind
from desktop.jobs.desk import Desk
from desktop.session import ReportSession

_TENTH = Decimal("0.1")


class UnitPart(NamedTuple):
    """One unit's part of a row: its place in the register's order, what it brings, and as what share of the whole.

    *share* is in percent, `None` where shares make no sense; the rest is as in `desktop.consolidation.contributions`.
    """

    place: int
    unit: str
    name: str
    form: str
    value: Value
    shown: str
    note: str
    share: Decimal | None

    @property
    def is_figure(self) -> bool:
        """Whether it brings a number."""
        return isinstance(self.value, Decimal)

    @property
    def shown_share(self) -> str:
        """The share as it is read, with one decimal."""
        return f"{self.share.quantize(_TENTH, ROUND_HALF_UP)} %".replace(".", ",") if self.share is not None else ""


class UnitParts(NamedTuple):
    """All parts of a row, in the register's order. *total* is what they make together, as *how* says; `None` for words.

    `How.NONE` is a row that no unit's figure is taken over from: a ratio, worked out of the sums.
    """

    code: str
    how: How
    parts: Sequence[UnitPart]
    total: Decimal | None
    shown_total: str

    @property
    def filled(self) -> int:
        """How many units say something of the row."""
        return sum(1 for part in self.parts if part.shown)

    @property
    def answers(self) -> list[tuple[str, int]]:
        """How many units gave which answer, the most frequent first."""
        return Counter(part.shown for part in self.parts if part.shown).most_common()


def unit_parts(desk: Desk, session: ReportSession, fed: Fed, code: str) -> UnitParts:
    """Return the units behind a row, of those that were added up; no parts for a row that the unit fills by itself."""
    found = behind(desk, session.report_id, code)
    by = fed.fed_by(code)
    how = by[0].feed.how if by else How.NONE
    figures = [part.value for part in found if isinstance(part.value, Decimal)]
    total: Decimal | None = None
    if how is How.SUM and figures:
        total = reduce(ARITHMETIC.add, figures)
    elif how is How.MAX and figures:
        total = max(figures)
    elif how is How.COUNT and found:
        total = Decimal(sum(part.value is True for part in found))
    shares = how is How.SUM and total is not None and total > 0 and min(figures) >= 0
    type_ = session.report.edition.indicators[code].type
    ordered = sorted(found, key=lambda part: part.unit)
    return UnitParts(
        code,
        how,
        [
            UnitPart(
                place,
                part.unit,
                part.name,
                part.form,
                part.value,
                part.shown,
                part.note,
                ARITHMETIC.divide(100 * part.value, total) if shares and total and isinstance(part.value, Decimal) else None,
            )
            for place, part in enumerate(ordered, 1)
        ],
        total,
        type_.shown(total) if total is not None and isinstance(type_, NumberType) else "",
    )


def export_parts(title: str, subtitle: str, titles: Sequence[str], rows: Sequence[UnitPart], foot: str, path: Path) -> None:
    """Write *rows* as a workbook, in their order, under columns called *titles*. Raises `ExportError`."""
    from desktop.exchange.unit_sheets import PartLine, parts_bytes

    lines = [PartLine(row.place, row.name, row.value, row.shown, row.share, row.note) for row in rows]
    write_whole(path, parts_bytes(title, subtitle, titles, lines, foot))
