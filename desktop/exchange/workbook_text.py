"""How wide a text is and how many lines it takes, so that rows are made high enough: a file format has no layout engine.

It is an estimate, since programs break lines a little differently on each screen and printer. It errs towards one line
too many rather than cut text.
"""

from __future__ import annotations

import unicodedata

#: Widths of Times New Roman in thousandths of the font size. Marks add nothing, but for the horn of ơ and ư.
_WIDTHS = {
    letter: width
    for width, letters in {
        180: "'",
        200: "|",
        250: " \u00a0,.",
        278: "/:;\\ijlt\t",
        333: "!()-[]`frI",
        389: "sJ",
        408: '"',
        444: "?acez“”",
        480: "{}",
        500: "#$*0123456789_bdghknopquvxyđ–",
        542: "ơư",
        556: "FPS",
        564: "+<=>~^",
        611: "ELTZ",
        667: "BCR",
        722: "ADGHKNOQUVXYwĐƠ",
        778: "&mƯ",
        833: "%",
        889: "M",
        944: "W",
    }.items()
    for letter in letters
}
_HORN = "\u031b"
_BOLD = 1.08
#: Screens round each letter to whole pixels.
_SAFETY = 1.04


class _LetterWidths(dict[str, int]):
    """Widths by letter, worked out when a letter is first met; what is no letter of ours takes a full square."""

    def __missing__(self, letter: str) -> int:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", parts[:2]) if parts[1:2] == _HORN else parts[0]
        width = self[letter] = _WIDTHS.get(bare, 1000)
        return width


_width_of = _LetterWidths(_WIDTHS).__getitem__
_SPACE = _WIDTHS[" "]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of *text* in points, set on one line in Times New Roman of *size* points."""
    return sum(map(_width_of, text)) * size * (_BOLD if bold else 1) / 1000


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines *text* takes where a line is *width* points long."""
    limit = width * 1000 / (size * _SAFETY * (_BOLD if bold else 1))
    return sum(_lines_of_paragraph(paragraph, limit) for paragraph in text.split("\n"))


def _lines_of_paragraph(text: str, limit: float) -> int:
    """Fill lines word by word; *limit* is the length of a line in thousandths of the font size."""
    if sum(map(_width_of, text)) <= limit:
        return 1
    lines, used = 1, 0
    for word in text.split(" "):
        length = sum(map(_width_of, word))
        if used and used + _SPACE + length > limit:
            lines, used = lines + 1, 0
        used += length + (_SPACE if used else 0)
        while used > limit:  # a word that no line can hold is broken anywhere
            lines, used = lines + 1, int(used - limit)
    return lines
