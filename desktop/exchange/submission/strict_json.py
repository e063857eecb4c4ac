"""JSON in its one canonical form, written and read back strictly: UTF-8, keys sorted, no spaces, whole numbers only.

A text in any other form is refused, so that one content has one text: no key twice, no number that readers round in their
own ways, nothing nested without end.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

_DEEPEST = 12
_MOST_DIGITS = 12
# A text that is not closed is taken to its end, or a hostile one would be looked through again from each of its quotes.
_STRING = re.compile(rb'"(?:[^"\\]|\\[\s\S])*+"?')
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class NotCanonicalError(ValueError):
    """A text that the program does not write."""


def written(content: Any) -> bytes:
    """Return *content* as canonical JSON."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(text: bytes) -> Any:
    """Return what a canonical text holds. Raises `NotCanonicalError`."""
    _refuse_deep(text)
    try:
        content = json.loads(text.decode(), parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)
        canonical = written(content)
    except (ValueError, RecursionError) as error:  # also no UTF-8, no JSON, half of a surrogate pair
        raise NotCanonicalError(str(error)) from None
    if canonical != text:
        raise NotCanonicalError("another form of the same content")
    return content


def _refuse_deep(text: bytes) -> None:
    """Refuse what is nested deeper than anything we write, before a parser goes down into it."""
    depth = 0
    for bracket in _STRING.sub(b"", text).translate(None, _NO_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > _DEEPEST:
            raise NotCanonicalError("nested too deep")


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        _refuse(digits)
    return int(digits)


def _refuse(text: str) -> NoReturn:
    raise NotCanonicalError(text)
