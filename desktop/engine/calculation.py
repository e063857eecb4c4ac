"""The order in which calculated rows are worked out, and what one edit sets in motion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.engine.expression import Expression


class CyclicExpressionsError(ValueError):
    """Rows that are calculated from each other; `cycle` names their codes, the first one again at the end."""

    def __init__(self, cycle: list[str]) -> None:
        super().__init__(" → ".join(cycle))
        self.cycle = cycle


class Plan:
    """The calculated rows of an edition in an order in which each comes after what it needs.

    `order` lists their codes. Raises `CyclicExpressionsError` when there is no such order.
    """

    def __init__(self, expressions: Mapping[str, Expression]) -> None:
        from graphlib import CycleError, TopologicalSorter  # an edition kept ready-made has its plan already

        self.expressions = expressions
        needs = {code: [ref for ref in expression.references if ref in expressions] for code, expression in expressions.items()}
        try:
            self.order = tuple(TopologicalSorter(needs).static_order())
        except CycleError as error:
            raise CyclicExpressionsError(error.args[1]) from None
        self._rank = {code: rank for rank, code in enumerate(self.order)}
        self._dependents: dict[str, list[str]] = {}
        for code, expression in expressions.items():
            for ref in expression.references:
                self._dependents.setdefault(ref, []).append(code)

    def after(self, changed: Iterable[str]) -> list[str]:
        """Return the calculated rows that rest on *changed*, directly or not, in working order."""
        waiting = list(changed)
        reached: set[str] = set()
        while waiting:
            for code in self._dependents.get(waiting.pop(), ()):
                if code not in reached:
                    reached.add(code)
                    waiting.append(code)
        return self.in_order(reached)

    def in_order(self, codes: Iterable[str]) -> list[str]:
        """Return calculated rows in working order, each once."""
        return sorted(set(codes), key=self._rank.__getitem__)

    def users_of(self, code: str) -> tuple[str, ...]:
        """Return the calculated rows that name *code* in their expression."""
        return tuple(self._dependents.get(code, ()))
