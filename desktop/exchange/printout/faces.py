"""The four faces of Liberation Serif, which has the widths of Times New Roman: what they can print and how wide it is."""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import locations

#: Printed for a character that the faces do not have, such as an emoji: the reader sees that something stood there.
SUBSTITUTE = "□"

#: From a line's top to its baseline, and from line to line, as shares of the size. Vietnamese capitals carry two
#: marks one above the other, so lines stand a little wider than the single spacing of the face.
ASCENT, LEADING = 0.92, 1.16


class Face:
    """One face, registered with reportlab under `name`."""

    def __init__(self, name: str) -> None:
        self.name = name
        font = TTFont(name, locations.resources() / "fonts" / f"{name}.ttf")
        pdfmetrics.registerFont(font)
        self._widths: dict[int, float] = font.face.charWidths
        self._printable = _Printable(font.face.charToGlyph)

    def printable(self, text: str) -> str:
        """Return *text* with what the face can print; invisible signs are left out, unknown ones are `SUBSTITUTE`."""
        return text.translate(self._printable)

    def width(self, printable: str, size: float) -> float:
        """Return the width of a *printable* text in points."""
        widths = self._widths
        return sum(widths[ord(letter)] for letter in printable) * size / 1000


class _Printable(dict[int, str]):
    """A translation table that looks each character up once."""

    def __init__(self, glyphs: dict[int, int]) -> None:
        super().__init__({ord("\n"): "\n", ord("\t"): " "})
        self._glyphs = glyphs

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        if category in {"Zl", "Zp"}:
            found = "\n"
        elif category == "Cf" or unicodedata.name(chr(code), "").startswith("VARIATION SELECTOR"):
            found = ""
        elif code in self._glyphs:
            found = chr(code)
        else:
            found = " " if category == "Zs" else SUBSTITUTE
        self[code] = found
        return found


@cache
def face(style: str = "") -> Face:
    """Return the face of a row's style: "", "bold", "italic" or "bold-italic"."""
    return Face(f"LiberationSerif-{_NAMES[style]}")


_NAMES = {"": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
