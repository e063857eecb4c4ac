"""The office that reports: what is printed in the header, above the signature and under "Nơi nhận"."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class UnitLevel(StrEnum):
    """Where a unit stands in the chain. Which levels exist, and who reports to whom, is data of the unit, not of code."""

    WARD = "ward"
    DISTRICT = "district"
    CITY = "city"


class Unit(NamedTuple):
    """A reporting unit's profile, as its clerk entered it.

    `authority` holds the lines above the signer's position, such as "TM. ỦY BAN NHÂN DÂN" and "KT. CHỦ TỊCH";
    `recipients` the lines under "Nơi nhận", without their closing signs.
    """

    name: str
    level: UnitLevel = UnitLevel.WARD
    parent: str = ""
    place: str = ""
    symbol: str = "BC-UBND"
    drafter: str = ""
    authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN",)
    position: str = "CHỦ TỊCH"
    signer: str = ""
    recipients: tuple[str, ...] = ()

    def numbered(self, number: str) -> str:
        """Return the number and symbol of a document, "05/BC-UBND"; empty where it has no number yet.

        A number below 10 takes a leading 0, one typed in full stands as it is.
        """
        return number if not number or "/" in number else f"{number.zfill(2)}/{self.symbol}"
