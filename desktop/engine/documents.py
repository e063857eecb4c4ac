"""References to official documents inside a text: "Kế hoạch số 29/KH-UBND ngày 19/01/2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.engine.values import DOCUMENT_NUMBER

_DATE = r"(?i)\W{0,3}(?:ngày|ngay)?\s*(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})\b"
_LONG_DATE = r"(?i)\W{0,3}ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b"


class DocumentReference(NamedTuple):
    """One document: number and symbol, the date as written, and the day it means (`None`: there is no such day)."""

    number: str
    dated: str
    day: date | None


def documents_in(text: str) -> Iterator[DocumentReference]:
    """Yield the documents that *text* names, in order; `dated` is empty where no date follows the number."""
    for match in re.finditer(DOCUMENT_NUMBER, text):
        rest = text[match.end() :]
        found = re.match(_LONG_DATE, rest) or re.match(_DATE, rest)
        if found is None:
            yield DocumentReference(match[0], "", None)
            continue
        day, month, year = (int(part) for part in found.groups())
        try:
            meant = date(year, month, day)
        except ValueError:
            meant = None
        yield DocumentReference(match[0], "/".join(found.groups()), meant)
