"""What a report says, as one text and its SHA-256: two reports say the same if and only if these are equal.

The text is JSON in one canonical form (UTF-8, keys sorted, no spaces), of everything that was entered, everything that was
calculated, the header and the unit as they are printed, and the reasons of confirmed warnings. It does not depend on the
order of edits, on other reports, on the time or on the machine. Finalising keeps its hash; what is sent carries the text.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from desktop.engine.report import Report

_SHORT_LENGTH, _GROUP = 16, 4


def content(report: Report) -> dict[str, Any]:
    """Return all that *report* says, as data for JSON; what a cell or a row means is in its stored form."""
    edition = report.edition
    cells: dict[str, dict[str, dict[str, str | None]]] = {}
    for address, entry in report.entries.items():
        stored = edition.type_at(address).stored(entry.reading.value)
        cells.setdefault(address.code, {})[address.column] = {"typed": entry.typed, "stored": stored}
    values = {code: row.type.stored(report.value(code)) for code, row in edition.indicators.items()}
    return {
        "form": edition.form,
        "edition": edition.edition,
        "unit": report.unit._asdict(),
        "period": report.period.code,
        "from": report.dates.start.isoformat(),
        "to": report.dates.end.isoformat(),
        "number": report.number,
        "version": report.version,
        "cells": cells,
        "values": {code: stored for code, stored in values.items() if stored is not None},
        "reasons": [{**key._asdict(), "reason": reason} for key, reason in sorted(report.reasons.items())],
    }


def content_text(report: Report) -> str:
    """Return the canonical text of *report*."""
    return json.dumps(content(report), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(report: Report) -> str:
    """Return the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(content_text(report).encode()).hexdigest()


def short_hash(hash_: str) -> str:
    """Return what stands on paper for a hash: its first 16 digits in groups, "1A2B-3C4D-5E6F-7081".

    That is short enough to be typed, and long enough that no one finds another report with the same digits by trying.
    """
    digits = hash_[:_SHORT_LENGTH].upper()
    return "-".join(digits[start : start + _GROUP] for start in range(0, _SHORT_LENGTH, _GROUP))


def read_short_hash(text: str) -> str | None:
    """Return the short hash that *text* is, however it was typed: in small letters, with spaces, or the whole hash.

    `None` when it is none. What a scanner reads from the code on a page ends with the short hash and is taken as well.
    """
    digits = re.sub(r"[\s-]", "", text.rpartition("*")[2]).lower()
    return short_hash(digits) if re.fullmatch(r"[0-9a-f]{16}(?:[0-9a-f]{48})?", digits) else None
