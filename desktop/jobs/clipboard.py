"""Copying cells to other programs and pasting theirs."""

from __future__ import annotations

from collections.abc import Callable

from desktop.exchange.copied import Clip, Copied, CopiedCell, clip_of
from desktop.exchange.reading.errors import UnreadableError
from desktop.exchange.reading.ranges import Range, RangeCell, Rows, read_range
from desktop.jobs.errors import RefusedError


def copied(rows: Copied) -> Clip:
    """Return what is put on the clipboard for *rows*."""
    return clip_of(rows)


def pasted(text: str, html: Callable[[], str], spreadsheet: Callable[[], bytes]) -> Range:
    """Read a range from the clipboard. Raises `RefusedError` when there is nothing to paste, or far too much."""
    try:
        return read_range(text, html, spreadsheet)
    except UnreadableError as refusal:
        raise RefusedError(str(refusal)) from refusal


__all__ = ["Clip", "Copied", "CopiedCell", "Range", "RangeCell", "Rows", "copied", "pasted"]
