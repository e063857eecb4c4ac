"""Names of attachments that every system can write, and that lead nowhere but into the folder they are unpacked in."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Return *name*, or the nearest one that is safe: composed letters, no signs that a system keeps for itself."""
    name = _NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", name)).strip(" .") or "_"
    stem, dot, suffix = name.rpartition(".")
    if len(name) > _LONGEST:
        name = f"{stem[: _LONGEST - len(suffix) - 1]}.{suffix}" if dot and len(suffix) < _LONGEST // 2 else name[:_LONGEST]
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def is_safe(name: str) -> bool:
    """Whether a name may be used as it is."""
    return name == safe_name(name)
