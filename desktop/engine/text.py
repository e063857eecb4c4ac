"""Text as it is kept and as it is searched."""

from __future__ import annotations

import re
import unicodedata

# C0/C1 controls but tab and newline, bidirectional overrides, the byte-order mark, lone surrogates and non-characters:
# nobody types them on purpose, a workbook or a PDF cannot hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2009]")
_MARKS = re.compile("[\u0300-\u036f]")


def clean(text: str) -> str:
    """Return *text* as the program keeps it: NFC, one kind of line end, without unprintable characters, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text)).strip()


def plain_spaces(text: str) -> str:
    """Return *text* with every kind of no-break or thin space as an ordinary one."""
    return _SPACES.sub(" ", text)


def fold(text: str) -> str:
    """Return *text* for searching: lower case, without diacritics, so that "ty le" finds "Tỷ lệ"."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return bare.replace("đ", "d")


def shortened(text: str, length: int = 80) -> str:
    """Return *text* as it is quoted in a message: one line, no closing colon, cut at a word with an ellipsis."""
    line = " ".join(text.split()).rstrip(" :;.")
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
