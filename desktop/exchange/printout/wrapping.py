"""Breaking text into lines. Labels come back report after report, so what was broken once is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.exchange.printout.faces import Face

# Where a word too long for its line may be broken before it is broken anywhere: web addresses, long figures.
_JOINTS = re.compile(r"(?<=[/.,;:_&?=-])")
_NARROWER = (0.5, 0.6, 0.7, 0.8, 0.9)


@lru_cache(maxsize=16_384)
def wrapped(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Return *text* as lines of at most *width* points. A new line in the text is one on paper; blank text has no lines."""
    if not text:
        return ()
    return tuple(line for paragraph in face.printable(text).split("\n") for line in _filled(paragraph, face, size, width))


@lru_cache(maxsize=16_384)
def fitting_size(text: str, face: Face, size: float, width: float, least: float) -> float:
    """Return the size, not below *least*, at which the longest word of *text* fits into *width* points unbroken."""
    longest = _longest(text, face, size)
    return size if longest <= width else max(least, size * width / longest)


@lru_cache(maxsize=256)
def balanced(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Return *text* in as few lines as `wrapped` gives, of like length: no title ends in one lonely word."""
    lines, longest = wrapped(text, face, size, width), _longest(text, face, size)
    for narrower in (width * share for share in _NARROWER):
        if longest <= narrower and len(found := wrapped(text, face, size, narrower)) == len(lines):
            return found
    return lines


def _longest(text: str, face: Face, size: float) -> float:
    """Return the width of the longest word."""
    return max(face.width(word, size) for word in face.printable(text).replace("\n", " ").split(" "))


def _filled(paragraph: str, face: Face, size: float, width: float) -> Iterator[str]:
    line, used, space = "", 0.0, face.width(" ", size)
    for word in paragraph.split(" "):
        needed = face.width(word, size)
        if line and used + space + needed <= width:
            line, used = f"{line} {word}", used + space + needed
            continue
        if line:
            yield line
        *whole, line = _broken(word, face, size, width) if needed > width else (word,)
        yield from whole
        used = face.width(line, size)
    yield line


def _broken(word: str, face: Face, size: float, width: float) -> Iterator[str]:
    """Break a word that is wider than a line: at a joint where there is one, else after any letter."""
    line, used = "", 0.0
    for piece in _JOINTS.split(word):
        needed = face.width(piece, size)
        letters = [piece] if needed <= width else list(piece)
        for part in letters:
            needed = face.width(part, size)
            if line and used + needed > width:
                yield line
                line, used = "", 0.0
            line, used = line + part, used + needed
    yield line
