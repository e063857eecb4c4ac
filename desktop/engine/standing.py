"""The findings that stand in a report now, and the reasons for which warnings were confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import itemgetter

from desktop.engine.edits import Confirmation, WarningKey
from desktop.engine.findings import Finding, Severity

#: Findings are kept per place that can have some: a rule by its position, a row by its code.
Place = int | str
#: Where a finding stands among all: the row on paper, errors first, by rule, the value before the note.
_Rank = tuple[int, bool, str, bool]


class Standing:
    """Findings by the place that found them. *order* gives the place of a row on paper.

    A reason is kept for the warning as it was read. While that warning does not stand, its reason waits: taking back an
    edit must not cost what was written.
    """

    def __init__(self, order: Callable[[str], int], reasons: Mapping[WarningKey, str]) -> None:
        self._order = order
        self._reasons = dict(reasons)
        self._by_place: dict[Place, tuple[Finding, ...]] = {}
        #: The same with their place on paper: hundreds are put in order after each key, one of them is another one.
        self._ranked: dict[Place, list[tuple[_Rank, Finding]]] = {}
        self._sorted: tuple[Finding, ...] | None = None
        self._by_code: dict[str, tuple[Finding, ...]] | None = None

    def keep(self, place: Place, findings: tuple[Finding, ...]) -> bool:
        """Keep what was found at *place* in the stead of what was found there before; say whether it is something else."""
        if self._by_place.get(place, ()) == findings:
            return False
        if findings:
            self._by_place[place] = findings
            self._ranked[place] = [(self._rank(finding), finding) for finding in findings]
        else:
            del self._by_place[place], self._ranked[place]
        self._sorted = self._by_code = None
        return True

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in paper order, a cell's errors before its warnings."""
        if self._sorted is None:
            ranked = sorted(chain.from_iterable(self._ranked.values()), key=itemgetter(0))
            self._sorted = tuple(finding for _, finding in ranked)
        return self._sorted

    def _rank(self, found: Finding) -> _Rank:
        return self._order(found.indicators[0]), found.severity is Severity.WARNING, found.rule, found.in_note

    def at(self, code: str) -> tuple[Finding, ...]:
        """Return the findings whose place to mend is this row."""
        if self._by_code is None:
            by_code: dict[str, list[Finding]] = {}
            for finding in self.findings:
                by_code.setdefault(finding.indicators[0], []).append(finding)
            self._by_code = {row: tuple(findings) for row, findings in by_code.items()}
        return self._by_code.get(code, ())

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def open_warnings(self) -> tuple[Finding, ...]:
        """The warnings without a reason."""
        warnings = (finding for finding in self.findings if finding.severity is Severity.WARNING)
        # Most reports have no reasons yet, and hundreds of findings are asked about after each key.
        return tuple(finding for finding in warnings if not self._reasons or finding.key not in self._reasons)

    # --- reasons ---

    @property
    def reasons(self) -> dict[WarningKey, str]:
        """All reasons, also those of warnings that do not stand now."""
        return dict(self._reasons)

    @property
    def confirmed(self) -> dict[WarningKey, str]:
        """The reasons of the warnings that stand, in paper order."""
        keys = (finding.key for finding in self.findings) if self._reasons else ()
        return {key: self._reasons[key] for key in keys if key in self._reasons}

    def reason(self, key: WarningKey) -> str:
        """Return why a warning was confirmed; empty while it is open."""
        return self._reasons.get(key, "")

    def confirm(self, confirmations: Iterable[Confirmation]) -> bool:
        """Give or take back reasons; say whether there were any."""
        confirmations = tuple(confirmations)
        for warning, _, reason in confirmations:
            if reason:
                self._reasons[warning] = reason
            else:
                self._reasons.pop(warning, None)
        return bool(confirmations)
