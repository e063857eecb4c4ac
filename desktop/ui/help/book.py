"""The user's guide as data: its chapters, the places in them, and where words are found. No Qt here.

`resources/guide/index.html` lists the chapters in order; each is a file that any browser shows as well. A place is a
heading with an id, which no other heading of the guide has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from desktop.engine.text import fold

INDEX = "index.html"
#: The sections with an entry in the contents; lesser headings are only places.
_LISTED = ("h1", "h2")


class Section(NamedTuple):
    """A heading and what stands under it, down to the next one. *folded* is both as they are searched."""

    place: str
    title: str
    folded: str


class Chapter(NamedTuple):
    """A file of the guide. Its first section is the chapter's own heading with what comes before the others."""

    file: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The chapter's heading."""
        return self.sections[0].title


class Book:
    """The guide in *folder*. *complete* is handed each file's text and returns it with what the program itself tells."""

    def __init__(self, folder: Path, complete: Callable[[str], str]) -> None:
        self._folder = folder
        self._complete = complete
        index = _Reader()
        index.feed((folder / INDEX).read_text(encoding="utf-8"))
        self.chapters = tuple(Chapter(file, self._sections(file)) for file in index.links if file != INDEX)
        self._file_of = {section.place: chapter.file for chapter in self.chapters for section in chapter.sections}

    @property
    def places(self) -> list[str]:
        """All places, in order."""
        return [section.place for chapter in self.chapters for section in chapter.sections]

    def file_of(self, place: str) -> str:
        """Return the file with *place* in it. Raises `KeyError`."""
        return self._file_of[place]

    def html(self, file: str) -> str:
        """Return a file of the guide as it is shown."""
        return self._complete((self._folder / file).read_text(encoding="utf-8"))

    def find(self, wanted: str) -> list[Section]:
        """Return the sections in which every word of *wanted* stands, with or without diacritics, in order."""
        pattern = [beginning(word) for word in fold(wanted).split()]
        return [
            section
            for chapter in self.chapters
            for section in chapter.sections
            if pattern and all(word.search(section.folded) for word in pattern)
        ]

    def _sections(self, file: str) -> tuple[Section, ...]:
        reader = _Reader()
        reader.feed(self.html(file))
        return tuple(reader.sections())


def beginning(word: str) -> re.Pattern[str]:
    """Return what finds the words that begin with a folded one: "le" is in "tỷ lệ", not in "file"."""
    return re.compile(rf"\b{re.escape(word)}")


class _Reader(HTMLParser):
    """Collects the links, and the text under each heading that has a place."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self._found: list[tuple[str, list[str], list[str]]] = []
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link leads and where a heading begins."""
        given = dict(attrs)
        if tag == "a" and (target := given.get("href")):
            self.links.append(target)
        if tag in _LISTED and (place := given.get("id")):
            self._found.append((place, [], []))
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        """Note where a heading ends."""
        self._in_heading = self._in_heading and tag not in _LISTED

    def handle_data(self, data: str) -> None:
        """Take in a piece of text."""
        if self._found:
            _, title, text = self._found[-1]
            (title if self._in_heading else text).append(data)

    def sections(self) -> Iterator[Section]:
        """Yield what was collected."""
        for place, title, text in self._found:
            name = " ".join("".join(title).split())
            yield Section(place, name, fold(f"{name} {' '.join(''.join(text).split())}"))
