"""Which rows a filter leaves, and for how long. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from desktop.engine.comparing import Comparison
from desktop.engine.definition import Section
from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.report import Report
from desktop.engine.tasks import PLACE, TASK_MARK
from desktop.ui.report.faults import Faults


class Filter(Enum):
    """What the clerk wants to see."""

    ALL = auto()
    EMPTY = auto()
    FAULTS = auto()
    CHANGED = auto()
    TYPED = auto()


#: What the strip calls them.
WORDS = {
    Filter.EMPTY: "chỉ ô trống",
    Filter.FAULTS: "chỉ dòng có lỗi hoặc cảnh báo",
    Filter.CHANGED: "chỉ dòng khác kỳ trước",
    Filter.TYPED: "chỉ dòng đã nhập",
}


class Filtered:
    """The rows that pass a filter, and those that are shown.

    An edit only adds to what is shown: a row that was just filled stays where it is, under the cursor, and what an edit
    has changed can be seen. What no longer passes goes at `refresh`, when the clerk turns to another tab.
    """

    def __init__(self, report: Report, faults: Faults, kind: Filter) -> None:
        self._report = report
        self._faults = faults
        self._comparison = Comparison(report)
        self.kind = kind
        self._passing = {code for code in self._codes() if self._passes(code)}
        self._shown = set(self._passing)

    def is_shown(self, code: str) -> bool:
        """Whether the row of *code* is shown."""
        return code in self._shown

    def count(self, section: Section | None = None) -> int:
        """Return how many rows of a tab, or of the whole report, pass."""
        if section is None:
            return len(self._passing)
        return sum(1 for code in self._passing if self._report.edition.section_at(code) is section)

    def take_in(self, typed: Iterable[str], codes: Iterable[str]) -> bool:
        """Look at the rows of *codes* again, of which some were *typed* into; return whether more rows are to be shown."""
        before = len(self._shown)
        for code in codes:
            if self._passes(code):
                self._passing.add(code)
                self._shown.add(code)
            else:
                self._passing.discard(code)
        self._shown.update(typed)
        return len(self._shown) > before

    def refresh(self) -> None:
        """Show from now on only what passes now."""
        self._shown = set(self._passing)

    def _codes(self) -> Iterator[str]:
        yield from self._report.edition.indicators
        for table in self._report.edition.task_tables:
            yield from (row.code for row in self._report.task_rows(table))

    def _passes(self, code: str) -> bool:
        report, cells = self._report, self._cells(code)
        match self.kind:
            case Filter.EMPTY:
                indicator = report.edition.indicators.get(code)
                wanted = cells if indicator is None else [] if indicator.calculated else cells[:1]
                return any(report.entry(cell) is None for cell in wanted)
            case Filter.FAULTS:
                return any(self._faults.open_at(cell) for cell in cells)
            case Filter.CHANGED:
                return code in report.edition.indicators and self._comparison.differs(code)
            case Filter.TYPED:
                # A figure that a file states for a calculated row was not typed.
                return any(
                    report.entry(cell) is not None and (cell.column != VALUE or report.takes_value(code)) for cell in cells
                )
            case Filter.ALL:
                return True

    def _cells(self, code: str) -> list[Address]:
        """Return the cells of a row into which something is typed; none of a task that is no longer there."""
        table, _, task = code.partition(TASK_MARK)
        if not task:
            return [Address(code, VALUE), Address(code, NOTE)] if code in self._report.edition.indicators else []
        if self._report.entry(Address(code, PLACE)) is None:
            return []
        return [Address(code, column) for column in self._report.edition.task_tables[table].columns]
