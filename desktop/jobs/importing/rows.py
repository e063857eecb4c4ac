"""A row of the file with its texts, and the words in which a clerk is asked about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from desktop.engine.definition import Edition, Indicator
from desktop.engine.text import shortened
from desktop.engine.values import Reading

_PLACEHOLDER = re.compile(r"\{(?:from|to|period)\}")
_LONGEST_TITLE = 24


class RowText(NamedTuple):
    """The texts of one row in the file.

    *read* is what the value means, `None` when it is blank. *unit* is what stands in the unit's column when that is not the
    form's unit. Guidance printed in the note is not among them.
    """

    indicator: Indicator
    value: str
    read: Reading | None
    unit: str
    note: str
    places: Mapping[str, str]

    def place(self, field: str) -> str:
        """Return where a cell stands in the file, empty in a values file."""
        return self.places.get(field, "")

    @property
    def is_blank(self) -> bool:
        """Whether the file gives no value."""
        return self.read is None


class Wording:
    """What rows and columns of an edition are called in a question."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def name(self, code: str) -> str:
        """Return the name of a row, in quotes."""
        names = self._edition.names
        label = names[code] if code in names else shortened(self._edition.row(code).label)
        return f"“{' '.join(_PLACEHOLDER.sub('…', label).split())}”"

    def column(self, code: str, field: str) -> str:
        """Return the short title of a column as the form prints it: "Số lượng", "Giải trình"."""
        title = self._titles.get((self._edition.section_of[code].code, field), "")
        short = re.split(r"[/,(\n]", title)[0].strip()
        return (
            short if 0 < len(short) <= _LONGEST_TITLE else {"value": "Số lượng", "note": "Giải trình"}.get(field, "Đơn vị tính")
        )

    @cached_property
    def _titles(self) -> dict[tuple[str, str], str]:
        return {
            (section.code, column.field): column.title
            for appendix in self._edition.appendices
            for section in appendix.sections
            for column in appendix.columns
        }
