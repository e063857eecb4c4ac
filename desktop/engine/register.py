"""The units below: who they are, under whom, since when and until when, and what became of those that are no more.

In July 2025 the 526 communes of Hà Nội became 126: a unit that has ended stays in the register, names its successors, and
its reports stay readable. Nothing here knows a place or a year; all of it is data of the office that uses the program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from desktop.engine.period import Period
from desktop.engine.text import clean, fold
from desktop.engine.unit import UnitLevel

_OFFICE = r"^(?:ubnd|uy ban nhan dan|uy ban)\s+"
_KINDS: dict[str, UnitLevel | None] = {
    "phuong": UnitLevel.WARD,
    "xa": UnitLevel.WARD,
    "thi tran": UnitLevel.WARD,
    "dac khu": UnitLevel.WARD,
    "quan": UnitLevel.DISTRICT,
    "huyen": UnitLevel.DISTRICT,
    "thi xa": UnitLevel.DISTRICT,
    "tinh": UnitLevel.CITY,
    "thanh pho": UnitLevel.CITY,
    "tp": UnitLevel.CITY,
}
#: Each a letter of its own; the signs over and under them otherwise are tones.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "[\u0300\u0301\u0303\u0309\u0323]"
_LAST_SIGN = 0x110000
_HEIGHTS = {level: height for height, level in enumerate(UnitLevel)}
_KIND_FIRST = rf"^({'|'.join(sorted(_KINDS, key=len, reverse=True))})\b\.?\s+"


class RegisterUnit(NamedTuple):
    """One unit of the register.

    *parent* is the code of the unit above it, or its name when that is not in the register. *since* and *until* are the
    first and last day on which it existed, `None` for "always" and "still". *successors* are the codes of the units that
    it became part of, or that it was split into.
    """

    code: str
    name: str
    level: UnitLevel
    parent: str = ""
    contact: str = ""
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on *day*."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def plain_name(name: str) -> str:
    """Return what tells units apart by name, however it is written: "UBND Phường Yết Kiêu" is "phuong yet kieu"."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(clean(name))).strip()
    return re.sub(_OFFICE, "", words)


def bare_name(name: str) -> str:
    """Return a plain name without its kind: "yet kieu"."""
    return re.sub(_KIND_FIRST, "", plain_name(name))


def level_of(text: str) -> UnitLevel | None:
    """Return the level that a unit's name, or a word such as "phường", "cấp xã" or "ward", tells; `None` for none."""
    words = plain_name(text).removeprefix("cap ")
    if words in set(UnitLevel):
        return UnitLevel(words)
    found = re.match(_KIND_FIRST, f"{words} ")
    return _KINDS[found[1]] if found else None


def short_name(name: str) -> str:
    """Return a unit's name as lists have it: "UBND phường Yết Kiêu" is "Phường Yết Kiêu"."""
    bare = re.sub(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", "", clean(name), flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]


def office_name(name: str) -> str:
    """Return a unit's name as letters have it: "Phường Yết Kiêu" is "UBND phường Yết Kiêu"; a department keeps its own."""
    short = short_name(name)
    return f"UBND {short[:1].lower()}{short[1:]}" if re.match(_KIND_FIRST, f"{plain_name(name)} ") else clean(name)


def name_order(name: str) -> tuple[list[int], str]:
    """Return what sorts names as a dictionary does: letter by letter, "Dương Nội" before "Đại Mỗ", tones last.

    What is no letter of the alphabet stands before the letters: a space ends a word, and figures come first.
    """
    bare = unicodedata.normalize("NFC", re.sub(_TONES, "", unicodedata.normalize("NFD", name.casefold())))
    return [_ALPHABET.find(letter) * _LAST_SIGN + ord(letter) for letter in bare], name


class Register:
    """All units of the register, and what is asked of them."""

    def __init__(self, units: Iterable[RegisterUnit]) -> None:
        self.units = tuple(units)
        self._by_code = {unit.code: unit for unit in self.units}
        self._by_name: dict[str, list[RegisterUnit]] = {}
        for unit in self.units:
            self._by_name.setdefault(plain_name(unit.name), []).append(unit)

    def unit(self, code: str) -> RegisterUnit | None:
        """Return the unit of a code."""
        return self._by_code.get(code)

    def reporting(self, levels: Collection[UnitLevel], period: Period, own_name: str = "") -> list[RegisterUnit]:
        """Return the units of *levels* that must report for *period*: those that exist on its last day.

        Of a register that holds the own unit, named *own_name*, only those under it.
        """
        day = period.proposed_dates.end
        own = {unit.code for unit in self._by_name.get(plain_name(own_name), ())}
        found = [unit for unit in self.units if unit.level in levels and unit.exists_on(day) and unit.code not in own]
        return [unit for unit in found if not own or self._is_under(unit, own)]

    def named(self, name: str, parent: str, day: date) -> list[RegisterUnit]:
        """Return the units called *name*: those of *day* before others; of several those under *parent*, a name."""
        found = self._by_name.get(plain_name(name), [])
        if len(found) > 1 and parent:
            wanted = plain_name(parent)
            under = [unit for unit in found if plain_name(self._parent_name(unit)) == wanted]
            found = under or found
        return [unit for unit in found if unit.exists_on(day)] or found

    def became(self, unit: RegisterUnit) -> list[RegisterUnit]:
        """Return the units that *unit* became, those that still exist, whatever happened in between."""
        found: dict[str, RegisterUnit] = {}
        waiting, seen = list(unit.successors), {unit.code}
        while waiting:
            code = waiting.pop(0)
            if code in seen or (next_ := self._by_code.get(code)) is None:
                continue
            seen.add(code)
            if next_.successors:
                waiting += next_.successors
            else:
                found[code] = next_
        return list(found.values())

    def _parent_name(self, unit: RegisterUnit) -> str:
        parent = self._by_code.get(unit.parent)
        return parent.name if parent else unit.parent

    def _is_under(self, unit: RegisterUnit, own: Collection[str]) -> bool:
        """Whether the chain above a unit leads to the own one, or ends before it comes to another one as high."""
        height = min(_HEIGHTS[other.level] for code in own if (other := self._by_code.get(code)))
        seen = {unit.code}
        while unit.parent:
            above = self._by_code.get(unit.parent) or next(iter(self._by_name.get(plain_name(unit.parent), ())), None)
            if above is None or above.code in own or above.code in seen:
                return True
            if _HEIGHTS[above.level] >= height:
                return False
            seen.add(above.code)
            unit = above
        return True
