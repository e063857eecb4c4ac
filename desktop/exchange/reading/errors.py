"""Why a file cannot be used."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file or a pasted table from which nothing can be taken; the text is one Vietnamese sentence."""
