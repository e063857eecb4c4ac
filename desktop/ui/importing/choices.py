"""Which proposals the clerk has accepted. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.jobs.importing import Proposal, Reading


class Choices:
    """The accepted proposals of a reading; of those with one choice at most one is accepted."""

    def __init__(self, reading: Reading) -> None:
        self._proposals = {proposal.id: proposal for proposal in reading.proposed}
        self._accepted: set[str] = set()

    @property
    def accepted(self) -> frozenset[str]:
        """The ids of the accepted proposals."""
        return frozenset(self._accepted)

    def has(self, proposal: Proposal) -> bool:
        """Whether *proposal* is accepted."""
        return proposal.id in self._accepted

    def accept(self, proposals: Iterable[Proposal]) -> None:
        """Accept proposals. One that has been accepted gives way to another of the same choice when that is accepted alone.

        Of many at once, those with a choice are left out: what can be read in two ways is never guessed.
        """
        wanted = list(proposals)
        for proposal in wanted:
            if proposal.choice and len(wanted) > 1:
                continue
            if proposal.choice:
                self._accepted -= {each.id for each in self._proposals.values() if each.choice == proposal.choice}
            self._accepted.add(proposal.id)

    def refuse(self, proposals: Iterable[Proposal]) -> None:
        """Take the acceptance of proposals back."""
        self._accepted -= {proposal.id for proposal in proposals}

    def accept_all(self) -> None:
        """Accept all that need no choice."""
        self.accept(proposal for proposal in self._proposals.values() if not proposal.choice)

    def refuse_all(self) -> None:
        """Accept none."""
        self._accepted.clear()
