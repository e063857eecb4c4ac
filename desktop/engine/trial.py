"""What the figures of a report would be with other texts in some cells."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.engine.edits import NOTE, VALUE, Address, Entry
from desktop.engine.report import Report
from desktop.engine.values import Value


class Trial:
    """A report with other entries in some cells. The report stays as it is, and nothing is checked.

    It is its own scope for expressions: what is not other here is the report's.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._entries: dict[Address, Entry | None] = {}
        self._values: dict[str, Value] = {}
        self._calculated: dict[str, bool] = {}

    def take(self, entries: Mapping[Address, Entry | None]) -> None:
        """Put *entries* into their cells (`None` empties one), and work out what rests on them."""
        self._entries |= entries
        edition = self._report.edition
        plan, codes = edition.plan, [address.code for address in entries if address.column == VALUE]
        for code in codes:
            entry = entries[Address(code)]
            self._values[code] = entry.reading.value if entry else None
        for code in plan.in_order([*(code for code in codes if code in plan.expressions), *plan.after(codes)]):
            self._values[code], self._calculated[code] = edition.indicators[code].worked_out(self, self._entry(Address(code)))

    def takes_value(self, code: str) -> bool:
        """Whether a value could be typed here then."""
        return not self._calculated[code] if code in self._calculated else self._report.takes_value(code)

    def shown(self, code: str) -> str:
        """Return the value as the window would show it."""
        return self._report.edition.indicators[code].shown(self.value(code))

    def value(self, code: str) -> Value:
        """Return the meaning of the row's cell."""
        return self._values[code] if code in self._values else self._report.value(code)

    def note(self, code: str) -> str:
        """Return the row's note."""
        entry = self._entry(Address(code, NOTE))
        return entry.typed if entry else ""

    def past(self, function: str, code: str) -> Value:
        """Return what the earlier reports say of a row."""
        return self._report.past(function, code)

    def tasks(self, table: str) -> tuple[int, int]:
        """Return how many rows a task table holds, and how many are done."""
        return self._report.tasks(table)

    def elsewhere(self, form: str, code: str) -> Value:
        """Return a value of the unit's report of another form for the same period."""
        return self._report.elsewhere(form, code)

    def _entry(self, address: Address) -> Entry | None:
        return self._entries[address] if address in self._entries else self._report.entry(address)
