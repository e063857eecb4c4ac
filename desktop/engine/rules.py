"""Rules: what the figures of a report must satisfy, as data, and what is said when they do not.

A rule has a *condition* (it applies only where that is true), an *assertion* (it is broken where that is false), and a
strategy for an assertion that is unknown because a cell is blank:

    skip      nothing is said: a blank is "not reported", not a fault
    fail      a blank breaks the rule ("if A is filled, B must be too")
    zero      blanks count as 0
    partial   of a partition: while parts are blank, those that are there may not exceed the whole

`desktop.engine.kinds` makes rules of what a form's `rules.toml` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.expression import Expression
from desktop.engine.findings import Finding, Severity
from desktop.engine.sentences import NamedScope, filled_in


class Missing(StrEnum):
    """What a blank cell means to a rule."""

    SKIP = "skip"
    FAIL = "fail"
    ZERO = "zero"
    PARTIAL = "partial"


class Rule(NamedTuple):
    """One rule of an edition.

    *operands* are what the sentences can name: those in *described* with name and figure, the others with the figure
    alone. *anchor* is the cell to jump to. *partial* replaces the assertion while cells are blank.
    *basis* says what the rule rests on.
    """

    id: str
    kind: str
    severity: Severity
    missing: Missing
    condition: Expression | None
    assertion: Expression
    partial: Expression | None
    anchor: str
    operands: Mapping[str, Expression]
    message: str
    remedy: str
    described: frozenset[str]
    basis: str = ""

    @property
    def references(self) -> tuple[str, ...]:
        """The codes the rule compares, the anchor first."""
        codes = {self.anchor: None} | dict.fromkeys(self.assertion.references)
        return tuple(codes | dict.fromkeys(self.condition.references) if self.condition else codes)

    @property
    def watched(self) -> tuple[str, ...]:
        """The codes whose change can change the finding: those compared, and those its sentences name besides."""
        named = [code for operand in self.operands.values() for code in operand.references]
        return tuple(dict.fromkeys([*self.references, *named]))

    def check(self, scope: NamedScope) -> Finding | None:
        """Return what is wrong in *scope*, `None` when nothing is."""
        if self.condition is not None and self.condition.evaluate(scope) is not True:
            return None
        if not self._broken(scope):
            return None
        return Finding(
            self.id,
            self.severity,
            self.references,
            filled_in(self.message, self.operands, self.described, scope),
            filled_in(self.remedy, self.operands, self.described, scope),
            in_note=self.anchor in self.assertion.note_references,
        )

    def _broken(self, scope: NamedScope) -> bool:
        holds = self.assertion.evaluate(scope)
        if holds is None and self.partial is not None:
            return self.partial.evaluate(scope) is False
        return holds is False or (holds is None and self.missing is Missing.FAIL)
