"""Whose key signed a submission: what is known of it, and what is remembered. The first key of a unit is taken as its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from desktop.engine.submission import Submission
from desktop.engine.text import clean
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


def judge_key(desk: Desk, submissions: Sequence[Submission], *, trust: bool = False) -> list[KeyStanding]:
    """Return what is known of each submission's key; a first key is known from then on, with *trust* also any other.

    Submissions of one unit are judged in their order: the first one's key is that of the next ones.
    """
    own = {key.public for key in desk.database.own_keys()}
    own_unit = unit_key(desk.unit.name) if desk.unit and own else None
    new: list[KnownKey] = []
    found = []
    for submission in submissions:
        unit = unit_key(submission.unit.name)
        known = desk.database.known_keys(unit, submission.key)
        known += [key for key in new if unit == key.unit or submission.key == key.public]
        standing = _standing(submission, unit, known, own, own_unit)
        to_trust = trust and standing in (KeyStanding.CHANGED, KeyStanding.OTHERS)
        if to_trust or standing is KeyStanding.FIRST:
            new.append(KnownKey(unit, submission.key, datetime.now(UTC)))
        found.append(KeyStanding.KNOWN if to_trust else standing)
    if new:
        desk.database.remember_keys(new)
    return found


def _standing(submission: Submission, unit: str, known: Sequence[KnownKey], own: set[str], own_unit: str | None) -> KeyStanding:
    if submission.practice:
        return KeyStanding.PRACTICE
    if submission.key in own:
        return KeyStanding.OWN
    if not unit:
        return KeyStanding.NAMELESS
    of_unit = [key.public for key in known if key.unit == unit]
    if submission.key in of_unit:
        return KeyStanding.KNOWN
    if of_unit or unit == own_unit:
        return KeyStanding.CHANGED
    return KeyStanding.OTHERS if known else KeyStanding.FIRST


def unit_key(name: str) -> str:
    """Return what a unit is known by: its name, however it is spaced and capitalised."""
    return " ".join(clean(name).casefold().split())


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
