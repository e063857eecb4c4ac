"""What was typed into the profile, and what is still wrong with it. No Qt here."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.engine.text import clean
from desktop.engine.unit import Unit, UnitLevel

_SYMBOL = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*")


class Fault(NamedTuple):
    """The field to mend and the sentence that says how."""

    field: str
    sentence: str


class ProfileText(NamedTuple):
    """The fields as typed; authority and recipients have one entry a line."""

    name: str
    level: UnitLevel
    parent: str
    place: str
    symbol: str
    drafter: str
    authority: str
    position: str
    signer: str
    recipients: str

    @property
    def unit(self) -> Unit:
        """The profile these fields make, whether or not it is complete."""
        return Unit(
            name=clean(self.name),
            level=self.level,
            parent=clean(self.parent),
            place=clean(self.place),
            symbol=clean(self.symbol).upper(),
            drafter=clean(self.drafter),
            authority=_entries(self.authority),
            position=clean(self.position),
            signer=clean(self.signer),
            recipients=_entries(self.recipients),
        )


def read(text: ProfileText) -> Unit | Fault:
    """Return the profile, or the first thing to mend. Names of people may come later; the paper then has a gap."""
    unit = text.unit
    if not unit.name:
        return Fault("name", "Hãy ghi tên đơn vị, ví dụ “UBND phường Yết Kiêu”.")
    if not unit.place:
        return Fault("place", "Hãy ghi địa danh đứng trước ngày tháng, ví dụ “Yết Kiêu”.")
    if not _SYMBOL.fullmatch(unit.symbol):
        return Fault("symbol", "Ký hiệu văn bản chỉ gồm chữ và dấu gạch nối, ví dụ “BC-UBND”; số văn bản ghi ở từng báo cáo.")
    return unit


def _entries(text: str) -> tuple[str, ...]:
    """Return the lines without the closing signs of an official list, which the paper adds itself."""
    lines = (clean(line).lstrip("-– ").rstrip(";. ") for line in text.splitlines())
    return tuple(line for line in lines if line)
