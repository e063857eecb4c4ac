"""What a report says, as one text and its SHA-256: two reports say the same if and only if these are equal.

The text is JSON in one canonical form (UTF-8, keys sorted, no spaces), of everything that was entered, everything that was
calculated, the header and the unit as they are printed, and the reasons of confirmed warnings. It does not depend on the
order of edits, on other reports, on the time or on the machine. Finalising keeps its hash; what is sent carries the text.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from desktop.engine.report import Report


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
