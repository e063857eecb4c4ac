"""Text as it is kept and as it is searched."""

from __future__ import annotations

import re
import unicodedata

# The patterns are texts: `re` compiles each once, when it is first needed, and a start does not wait for it.

# Every way to end a line: word processors and spreadsheets put a vertical tab or a separator where a line is broken by hand.
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
# C0/C1 controls but tab and newline, soft hyphens and marks without width, bidirectional overrides, the byte-order mark,
# lone surrogates and non-characters: nobody types them on purpose, they hide in a figure, a workbook or a PDF cannot hold them.
_UNPRINTABLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = "[\u00a0\u2007\u202f\u2009]"
_GAP = " … "
_MARKS = "[\u0300-\u036f]"


def clean(text: str) -> str:
    """Return *text* as the program keeps it: NFC, one kind of line end, without unprintable characters, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = re.sub(_UNPRINTABLE, "", re.sub(_LINE_ENDS, "\n", text))
    return unicodedata.normalize("NFC", text).strip()


def plain_spaces(text: str) -> str:
    """Return *text* with every kind of no-break or thin space as an ordinary one."""
    return re.sub(_SPACES, " ", text)


def fold(text: str) -> str:
    """Return *text* for searching: lower case, without diacritics, so that "ty le" finds "Tỷ lệ"."""
    bare = re.sub(_MARKS, "", unicodedata.normalize("NFD", text.casefold()))
    return bare.replace("đ", "d")


def shortened(text: str, length: int = 80) -> str:
    """Return *text* as it is quoted in a message: one line, no closing colon, at most *length* characters.

    What is too long loses words from its middle: long labels of a form often differ only at the end.
    """
    line = " ".join(text.split()).rstrip(" :;.")
    if len(line) <= length:
        return line
    head, tail = length * 3 // 5, length * 2 // 5 - len(_GAP)
    first = line[: head + 1].rsplit(" ", 1)[0][:head].rstrip(" ,;:(")
    last = line[-tail - 1 :].split(" ", 1)[-1][-tail:].lstrip(" ,;:)")
    return f"{first}{_GAP}{last}"
