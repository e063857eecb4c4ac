"""Whose key signed a submission: what is known of it, and what is remembered. The first key of a unit is taken as its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.register import Register, plain_name
from desktop.engine.submission import Submission
from desktop.engine.unit import Unit
from desktop.jobs.desk import Desk
from desktop.jobs.submission.keys import key_fingerprint
from desktop.storage import KnownKey


class KeyStanding(StrEnum):
    """What is known of the key that signed a submission."""

    OWN = "own"  # this unit's, now or earlier
    KNOWN = "known"  # it signed for that unit before
    FIRST = "first"  # the first of that unit: from now on it is known by it
    CHANGED = "changed"  # that unit is known by another key
    OTHERS = "others"  # another unit is known by this key
    PRACTICE = "practice"  # made while practising: proves nothing, and is not remembered
    NAMELESS = "nameless"  # the unit does not say who it is: nothing to know it by


#: Keys that nothing speaks against.
TRUSTED = frozenset({KeyStanding.OWN, KeyStanding.KNOWN, KeyStanding.FIRST, KeyStanding.NAMELESS})


class Known(NamedTuple):
    """A key by which a unit is known: as people compare it, and since when (aware)."""

    fingerprint: str
    since: datetime


class Keyring:
    """The keys that units are known by, and those first met while it is in use, which `keep` remembers for good."""

    def __init__(self, desk: Desk, register: Register | None = None, *, trust: bool = False) -> None:
        """With *trust* a changed key is its unit's own from now on. *register* is the desk's, where it is at hand."""
        self._desk = desk
        self._register = register or Register(desk.database.register.units())
        self._trust = trust
        self._own = {key.public for key in desk.database.own_keys()}
        self._new: list[KnownKey] = []
        self._of_unit: dict[str, set[str]] = {}
        self._seen: set[str] = set()
        for key in desk.database.known_keys():
            self._enter(key)

    def judge(self, submission: Submission) -> KeyStanding:
        """Return what is known of a submission's key; a first key is known from then on."""
        sender = _known_as(self._register, submission.unit, submission.period)
        standing = self._standing(submission, sender)
        to_trust = self._trust and standing in (KeyStanding.CHANGED, KeyStanding.OTHERS)
        if to_trust or standing is KeyStanding.FIRST:
            new = KnownKey(sender[0], submission.key, datetime.now(UTC))
            self._new.append(new)
            self._enter(new)
        return KeyStanding.KNOWN if to_trust else standing

    def keep(self) -> None:
        """Remember the keys that were first met."""
        if self._new:
            self._desk.database.remember_keys(self._new)
            self._new.clear()

    def _enter(self, key: KnownKey) -> None:
        self._of_unit.setdefault(key.unit, set()).add(key.public)
        self._seen.add(key.public)

    def _standing(self, submission: Submission, sender: Sequence[str]) -> KeyStanding:
        if submission.practice:
            return KeyStanding.PRACTICE
        if submission.key in self._own:
            return KeyStanding.OWN
        if not sender:
            return KeyStanding.NAMELESS
        of_unit = set[str]().union(*(self._of_unit.get(name, ()) for name in sender))
        if submission.key in of_unit:
            return KeyStanding.KNOWN
        if of_unit or self._is_own(submission, sender):
            return KeyStanding.CHANGED
        return KeyStanding.OTHERS if submission.key in self._seen else KeyStanding.FIRST

    def _is_own(self, submission: Submission, sender: Sequence[str]) -> bool:
        """Whether somebody calls himself what this unit is called."""
        unit = self._desk.unit
        return bool(self._own and unit and sender == _known_as(self._register, unit, submission.period))


def known_keys(desk: Desk, submission: Submission) -> list[Known]:
    """Return the keys by which the sender of a submission is known, the oldest first."""
    sender = _known_as(Register(desk.database.register.units()), submission.unit, submission.period)
    found = {key.public: key for key in desk.database.known_keys() if key.unit in sender}
    return [Known(key_fingerprint(key.public), key.since) for key in sorted(found.values(), key=lambda key: key.since)]


def _known_as(register: Register, unit: Unit, period: Period) -> list[str]:
    """Return what the keys of a unit are kept under, first what a new one is; nothing for a unit that says no name.

    Two communes of a province may have one name: the register's code tells them apart. A unit's keys from before it was in
    the register are kept under its name, and count as long as no other has that name. Where it is not clear which of several
    it is, the keys of all of them count: better a warning too many than a stranger taken for a unit heard of first. And a
    name is told apart no better than the inbox does, so that nobody replaces a unit's report by spelling it otherwise.
    """
    name = plain_name(unit.name)
    if not name:
        return []
    namesakes = register.named(unit.name, "", period.proposed_dates.end)
    found = register.named(unit.name, unit.parent, period.proposed_dates.end)
    codes = [f"#{each.code}" for each in found]
    if len(found) == 1:
        return codes if len(namesakes) > 1 else [*codes, name]
    return [name, *codes]


def told_key(submission: Submission, standing: KeyStanding) -> str:
    """Return the sentence about the key that signed a submission."""
    unit, key = submission.unit.name, key_fingerprint(submission.key)
    match standing:
        case KeyStanding.OWN:
            return f"Được ký bằng khóa {key} của chính đơn vị này."
        case KeyStanding.KNOWN:
            return f"Được ký bằng khóa {key}, đúng khóa đã biết của {unit}."
        case KeyStanding.FIRST:
            first = f"Đây là lần đầu nhận tệp của {unit}: từ nay chương trình nhận ra đơn vị bằng khóa này."
            return f"Được ký bằng khóa {key}. {first}"
        case KeyStanding.CHANGED:
            return (
                f"CẢNH BÁO: tệp được ký bằng khóa {key}, KHÔNG PHẢI khóa đã biết của {unit}. Có thể đơn vị đã đổi "
                "khóa, cũng có thể người khác mạo danh: hãy gọi điện cho đơn vị để đối chiếu khóa trước khi nhận."
            )
        case KeyStanding.OTHERS:
            return (
                f"CẢNH BÁO: khóa {key} đã biết là của một đơn vị khác, không phải của {unit}. "
                "Nếu đơn vị vừa đổi tên thì hãy gọi điện để xác nhận trước khi nhận."
            )
        case KeyStanding.NAMELESS:
            return f"Được ký bằng khóa {key}. Tệp không ghi tên đơn vị nên không biết đó là khóa của ai."
        case KeyStanding.PRACTICE:
            return "Tệp được lập trong phần luyện tập: không phải là báo cáo của đơn vị."
