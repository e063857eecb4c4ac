"""Whose key signed a submission: what is known of it, and what is remembered. The first key of a unit is taken as its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

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


def judge_key(desk: Desk, submission: Submission, *, register: Register | None = None, trust: bool = False) -> KeyStanding:
    """Return what is known of a submission's key; a first key is known from then on, with *trust* also any other.

    *register* is the desk's, where the caller has it at hand.
    """
    register = register or Register(desk.database.register.units())
    sender = _known_as(register, submission.unit, submission.period)
    standing = _standing(desk, submission, sender, register)
    to_trust = trust and standing in (KeyStanding.CHANGED, KeyStanding.OTHERS)
    if to_trust or standing is KeyStanding.FIRST:
        desk.database.remember_keys([KnownKey(sender[0], submission.key, datetime.now(UTC))])
    return KeyStanding.KNOWN if to_trust else standing


def _standing(desk: Desk, submission: Submission, sender: Sequence[str], register: Register) -> KeyStanding:
    if submission.practice:
        return KeyStanding.PRACTICE
    own = {key.public for key in desk.database.own_keys()}
    if submission.key in own:
        return KeyStanding.OWN
    if not sender:
        return KeyStanding.NAMELESS
    known = [key for name in sender for key in desk.database.known_keys(name, submission.key)]
    of_unit = [key.public for key in known if key.unit in sender]
    if submission.key in of_unit:
        return KeyStanding.KNOWN
    if of_unit or (own and desk.unit and sender == _known_as(register, desk.unit, submission.period)):
        return KeyStanding.CHANGED
    return KeyStanding.OTHERS if known else KeyStanding.FIRST


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
