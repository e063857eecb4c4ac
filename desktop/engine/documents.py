"""References to official documents inside a text: "Kế hoạch số 29/KH-UBND ngày 19/01/2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.engine.values import DOCUMENT_NUMBER

#: After the number: "ngày 19/01/2021", "(19-1-2021)", "ngày 29 tháng 3 năm 2021", all in small letters.
_DATED = r"\W{0,3}(?:ng[aà]y)?\s*(\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})\s?(?:[/.-]|năm)\s?(\d{4})\b"
_REACH = 40


class DocumentReference(NamedTuple):
    """One document: number and symbol, the date as written, and the day it means (`None`: there is no such day)."""

    number: str
    dated: str
    day: date | None


def documents_in(text: str) -> Iterator[DocumentReference]:
    """Yield the documents that *text* names, in order; `dated` is empty where no date follows the number."""
    if "/" not in text:
        return
    for match in re.finditer(DOCUMENT_NUMBER, text):
        found = re.match(_DATED, text[match.end() : match.end() + _REACH].lower())
        if found is None:
            yield DocumentReference(match[0], "", None)
            continue
        day, month, year = (int(part) for part in found.groups())
        try:
            meant = date(year, month, day)
        except ValueError:
            meant = None
        yield DocumentReference(match[0], "/".join(found.groups()), meant)
