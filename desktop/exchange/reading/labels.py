"""Labels made comparable: the same words are the same label, whatever their signs, capitals, dates and numbering."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.engine.text import fold

_DATE = re.compile(
    r"\bngay\s*[\d.…_]*\s*(?:thang|[/.-])\s*[\d.…_]*\s*(?:nam|[/.-])\s*[\d.…_]*|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\{(?:from|to|period)\}"
)
_WORDS = re.compile(r"[a-z0-9]+|%")
_NUMBERS = re.compile(r"\d+")
#: "1.", "2.4.1", "3,1", "II.", "a)", "-", "•" before a label in the same cell.
_MARKER = re.compile(r"\s*((?:\d+[.,])*\d+[.)]?|[IVX]+[.)]|[a-zđA-ZĐ][.)]|[-+–•◦▫▪*])\s+(?=\S)")
#: Words that turn a label into its opposite, or into another count: labels that differ in one are never the same.
_DECISIVE = frozenset({"khong", "chua", "qua", "truoc", "ngoai", "giam", "tang"})


@lru_cache(maxsize=8192)
def key(label: str) -> str:
    """Return what two spellings of one label have in common: its words without diacritics, capitals, signs and dates."""
    return " ".join(_WORDS.findall(_DATE.sub(" ", fold(label))))


def split_marker(text: str) -> tuple[str, str]:
    """Split the numbering off a label that stands in one cell with it: "2.1. Rà soát" -> ("2.1.", "Rà soát")."""
    match = _MARKER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def marker_key(marker: str) -> str:
    """Return a marker as it is compared: "3,1" and "3.1." are the same."""
    return marker.strip().replace(",", ".").rstrip(".)")


@lru_cache(maxsize=16384)
def numbers(label_key: str) -> tuple[str, ...]:
    """Return the numbers in a label: "cấp 3" and "cấp 4" are near, and not the same."""
    return tuple(_NUMBERS.findall(label_key))


@lru_cache(maxsize=16384)
def decisive_words(label_key: str) -> frozenset[str]:
    """Return the words of a label that decide what it counts."""
    return _DECISIVE.intersection(label_key.split())
