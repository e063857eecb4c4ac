"""The data of a submission -> a `Submission`. Whatever is not as the program writes it raises `ValueError`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from desktop.engine.edits import Address, WarningKey
from desktop.engine.period import Dates, Period
from desktop.engine.submission import SentCell, Submission
from desktop.engine.text import clean
from desktop.engine.unit import Unit, UnitLevel
from desktop.exchange.submission import strict_json

_LONGEST_TEXT = 20_000
_HASH = re.compile(r"[0-9a-f]{64}")


def submission_from(data: Any, manifest: Mapping[str, Any]) -> Submission:
    """Return the submission of `report.json`, which *manifest* tells the hash and the key of. Raises `ValueError`."""
    try:
        content = data["content"]
        said = sha256(strict_json.written(content)).hexdigest()
        if said != manifest["hash"]:
            raise ValueError("the content has another hash than the one that was signed")
        return Submission(
            unit=_unit(content["unit"]),
            form=_text(content["form"]),
            edition=_text(content["edition"]),
            fingerprint=_hash(data["fingerprint"]),
            title=_text(data["title"]),
            period=_period(content["period"]),
            dates=_dates(content),
            number=_text(content["number"]),
            version=_version(content["version"]),
            amends=_hash(data["amends"]) if data["amends"] else "",
            finalised=_time(data["finalised"]),
            practice=_flag(data["practice"]),
            hash=said,
            key=manifest["key"],
            cells={
                Address(_text(code), _text(column)): SentCell(_text(cell["typed"]), _stored(cell["stored"]))
                for code, columns in content["cells"].items()
                for column, cell in columns.items()
            },
            values={_text(code): _text(stored) for code, stored in content["values"].items()},
            reasons={
                WarningKey(_text(each["rule"]), _text(each["code"]), _text(each["message"])): _text(each["reason"])
                for each in content["reasons"]
            },
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the shape of a report: {error!r}") from None


def _text(value: Any) -> str:
    """Return a text without anything unprintable in it."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError("no text, or one without end")
    return clean(value)


def _stored(value: Any) -> str | None:
    return None if value is None else _text(value)


def _hash(value: Any) -> str:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise ValueError("no hash")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004 - for the reader it is a wrong value like any other
    return value


def _version(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("no version")
    return value


def _period(value: Any) -> Period:
    period = Period.parse(_text(value))
    if period.code != value:
        raise ValueError("a period in another form")
    return period


def _dates(content: Mapping[str, Any]) -> Dates:
    dates = Dates(date.fromisoformat(_text(content["from"])), date.fromisoformat(_text(content["to"])))
    if dates.end < dates.start:
        raise ValueError("dates in the wrong order")
    return dates


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(_text(value))
    if time.tzinfo is None:
        raise ValueError("a time of no zone")
    return time


def _unit(told: Mapping[str, Any]) -> Unit:
    lines = {field: tuple(_text(line) for line in told[field]) for field in ("authority", "recipients")}
    words = {field: _text(told[field]) for field in Unit._fields if field not in lines}
    return Unit(**{**words, **lines, "level": UnitLevel(told["level"])})  # type: ignore[arg-type]  # each field has its type
