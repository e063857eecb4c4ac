"""What can be done to a report, as data. Every way in (typing, pasting, importing, undoing) becomes a list of changes."""

from __future__ import annotations

from typing import NamedTuple

from desktop.engine.values import Reading

VALUE = "value"
NOTE = "note"


class Address(NamedTuple):
    """One cell of a report: the row's code and the column, `VALUE` or `NOTE`."""

    code: str
    column: str = VALUE


class Entry(NamedTuple):
    """What a cell holds: the text as typed, and what it means."""

    typed: str
    reading: Reading


class Change(NamedTuple):
    """One cell before and after; `None` is an empty cell."""

    address: Address
    before: Entry | None
    after: Entry | None

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.address, self.after, self.before)


class WarningKey(NamedTuple):
    """A warning as it was read: its rule, the row to mend, and the sentence with the figures in it."""

    rule: str
    code: str
    message: str


class Confirmation(NamedTuple):
    """The reason why a warning is right as it stands, before and after; an empty reason leaves it open."""

    warning: WarningKey
    before: str
    after: str

    @property
    def inverse(self) -> Confirmation:
        """The confirmation that takes this one back."""
        return Confirmation(self.warning, self.after, self.before)


class Edit(NamedTuple):
    """One thing a clerk did, as it is named in the undo menu ("gõ ô", "dán 36 ô"), and what it changed."""

    name: str
    changes: tuple[Change, ...]
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        confirmations = tuple(confirmation.inverse for confirmation in reversed(self.confirmations))
        return Edit(self.name, tuple(change.inverse for change in reversed(self.changes)), confirmations)

    @property
    def place(self) -> Address:
        """The first cell that it touched; of a confirmation, the row with the warning."""
        return self.changes[0].address if self.changes else Address(self.confirmations[0].warning.code)
