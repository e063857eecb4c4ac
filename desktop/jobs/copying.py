"""Copying files that must arrive as they were: to a stick, to another drive, to a folder on the network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

_CHUNK = 1 << 20


class NotWantedError(Exception):
    """The user thinks better of it."""


def arrives_alike(
    file: Path, target: Path, wanted: Callable[[], bool], went_on: Callable[[int], None] = lambda _bytes: None
) -> bool:
    """Copy *file* to *target*, and return whether *target* reads back as *file* did.

    *went_on* is told how many bytes each piece has. Raises `OSError`, and `NotWantedError` once it is no longer *wanted*.
    """
    sum_ = hashlib.sha256()
    with file.open("rb") as source, target.open("wb") as copy:
        while content := source.read(_CHUNK):
            if not wanted():
                raise NotWantedError
            sum_.update(content)
            copy.write(content)
            went_on(len(content))
    with target.open("rb") as copy:
        return hashlib.file_digest(copy, "sha256").digest() == sum_.digest()
