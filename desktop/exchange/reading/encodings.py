"""Vietnamese written for old fonts, turned into Unicode.

Before Unicode, fonts drew Vietnamese letters in the places of others: TCVN3 ("ABC", the fonts named .VnTime …) one letter a
byte, VNI (VNI-Times …) a letter and then its mark. A spreadsheet keeps such text as the Latin letters it pretends to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


class Encoding(StrEnum):
    """How a text is written."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    VNI = "VNI"


# --- TCVN3: each small letter is one sign; a capital is its plain capital and then the sign of the small letter ------

_TCVN3_SMALL = dict(zip("µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®", _LETTERS, strict=True))
_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
#: The capital that stands before the sign of a toned letter: "A" before that of "á", "¢" (Â) before that of "ấ".
_TCVN3_BEFORE = {
    letter: base
    for base, letters in {
        "A": "àáảãạ",
        "¡": "ằắẳẵặ",
        "¢": "ầấẩẫậ",
        "E": "èéẻẽẹ",
        "£": "ềếểễệ",
        "I": "ìíỉĩị",
        "O": "òóỏõọ",
        "¤": "ồốổỗộ",
        "¥": "ờớởỡợ",
        "U": "ùúủũụ",
        "¦": "ừứửữự",
        "Y": "ỳýỷỹỵ",
    }.items()
    for letter in letters
}
_TCVN3 = {
    **{_TCVN3_BEFORE[letter] + sign: letter.upper() for sign, letter in _TCVN3_SMALL.items() if letter in _TCVN3_BEFORE},
    **_TCVN3_SMALL,
    **_TCVN3_CAPITALS,
}

# --- VNI: a letter and then its mark, but for the few that have a sign of their own ----------------------------------

_VNI_MARKS = {
    "a": ("àáảãạ", "øùûõï", "âầấẩẫậ", "âàáåãä", "ăằắẳẵặ", "êèéúüë"),
    "e": ("èéẻẽẹ", "øùûõï", "êềếểễệ", "âàáåãä"),
    "o": ("òóỏõọ", "øùûõï", "ôồốổỗộ", "âàáåãä"),
    "u": ("ùúủũụ", "øùûõï"),
    "y": ("ỳýỷỹ", "øùûõ"),
    "ô": ("ờớởỡợ", "øùûõï"),
    "ö": ("ừứửữự", "øùûõï"),
}
_VNI_SINGLE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VNI_SMALL = _VNI_SINGLE | {
    base + mark: letter
    for base, parts in _VNI_MARKS.items()
    for letters, marks in zip(parts[::2], parts[1::2], strict=True)
    for letter, mark in zip(letters, marks, strict=True)
}
# Capitals take the capital's mark; a title typed without shift takes the small one.
_VNI = {
    **_VNI_SMALL,
    **{sign.upper(): letter.upper() for sign, letter in _VNI_SMALL.items()},
    **{sign[0].upper() + sign[1]: letter.upper() for sign, letter in _VNI_SMALL.items() if len(sign) == 2},
}

_TABLES = {Encoding.TCVN3: _TCVN3, Encoding.VNI: _VNI}
_SIGNS = {
    encoding: re.compile("|".join(re.escape(sign) for sign in sorted(table, key=len, reverse=True)))
    for encoding, table in _TABLES.items()
}

#: What only Unicode text holds: the letters beyond Latin-1, and combining marks.
_ONLY_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
#: What Vietnamese never has beside a letter, unless it is written for one of the old fonts.
_SIGNS_OF_TCVN3 = "\xad¨©ª«¬®µ¶·¸¹»¼½¾"
_ONLY_TCVN3 = re.compile(
    rf"(?<=[\w{_SIGNS_OF_TCVN3}])[{_SIGNS_OF_TCVN3}]|[{_SIGNS_OF_TCVN3}](?=\w)|[Þß§](?=[a-z])|(?<=[a-z])[Þß]"
)
_ONLY_VNI = re.compile("[øûïåäëüñæöîØÛÏÅÄËÜÑÆÖÎ]")
#: One such sign may be an ornament; two are a habit.
_HABIT = 2


def encoding_of(texts: Iterable[str]) -> Encoding:
    """Return how *texts*, of one sheet or one cell, are written, by the signs that only one of the encodings has."""
    text = "\n".join(texts)
    old = {Encoding.TCVN3: len(_ONLY_TCVN3.findall(text)), Encoding.VNI: len(_ONLY_VNI.findall(text))}
    found = max(old, key=old.__getitem__)
    if old[found] < _HABIT or len(_ONLY_UNICODE.findall(text)) > old[found]:
        return Encoding.UNICODE
    # TCVN3 has signs for letters too, so that VNI's are counted in it; the reverse is not so.
    return Encoding.TCVN3 if old[Encoding.TCVN3] * 4 > old[Encoding.VNI] else Encoding.VNI


def encoding_of_font(name: str) -> Encoding:
    """Return the encoding a font was made for."""
    folded = name.casefold()
    if folded.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if folded.startswith("vni") else Encoding.UNICODE


def decoded(text: str, encoding: Encoding, font: str = "") -> str:
    """Return *text* in Unicode; text that holds letters of Unicode alone is so already, whatever its font."""
    if encoding is Encoding.UNICODE or text.isascii() or _ONLY_UNICODE.search(text):
        return text
    table = _TABLES[encoding]
    text = _SIGNS[encoding].sub(lambda match: table[match[0]], text)
    # .VnTimeH and its like draw capitals for small letters.
    return text.upper() if encoding is Encoding.TCVN3 and font.casefold().startswith(".vn") and font.endswith("H") else text
