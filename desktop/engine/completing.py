"""How a note that is being typed may go on: notes used before, documents named elsewhere, the date that a document lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from desktop.engine.documents import documents_in
from desktop.engine.text import clean, fold

#: Fewer letters say too little.
LEAST_LETTERS = 2
_MOST_OFFERED = 6
#: Where one document ends and another begins.
_BETWEEN = r"[;\n]"


def completions(typed: str, notes: Iterable[str], today: date) -> list[str]:
    """Return whole texts that *typed* may become, the likeliest first.

    *notes* are other notes, newest first. With nothing typed they are offered as they are.
    """
    wanted = fold(clean(typed))
    found = [] if wanted else list(notes)
    if len(wanted) >= LEAST_LETTERS:
        notes = list(notes)
        *before, segment = re.split(_BETWEEN, typed)
        head = typed[: len(typed) - len(segment)] + (" " if before and segment.startswith(" ") else "")
        found = [
            *(note for note in notes if fold(note).startswith(wanted)),
            *(head + document for document in _documents(notes) if fold(segment.strip()) in fold(document)),
        ] or list(_dated(typed, segment, today))
    return [text for text in dict.fromkeys(found) if text != typed][:_MOST_OFFERED]


def _documents(notes: Iterable[str]) -> Iterator[str]:
    """Yield the parts of notes that name a document with its date."""
    for note in notes:
        for part in re.split(_BETWEEN, note):
            if any(document.day for document in documents_in(part)):
                yield part.strip(" .,")


def _dated(typed: str, segment: str, today: date) -> Iterator[str]:
    """Yield *typed* with today's date where it ends with a document that has none."""
    bare = re.sub(r"\s+(ngày)?\s*$", "", segment)
    documents = list(documents_in(bare))
    if documents and not documents[-1].dated and bare.endswith(documents[-1].number):
        yield f"{typed[: len(typed) - len(segment)]}{bare} ngày {today:%d/%m/%Y}"
