"""A clerk who types a sheet of paper into the form, and counts the keys that are none of its letters and digits."""

from typing import Any

import pytest

from desktop.engine.edits import NOTE, VALUE, Address
from desktop.engine.text import fold
from tests.ui.report.clerk import Clerk


class Typist:
    """Types what stands on a sheet of paper into the form; counts the keys that are none of its letters and digits."""

    def __init__(self, clerk: Clerk, paper: dict[str, dict[str, Any]]) -> None:
        self._clerk = clerk
        self._paper = paper
        self.keys = 0
        self.cells: set[Address] = set()

    def fills_the_form(self) -> None:
        """Goes down the figures; a note is typed on the way where its row is typed into, else when F8 asks for it."""
        last = max(self._paper, key=self._clerk.page.session.report.edition.place)
        while True:
            code, column = self._clerk.stands_in
            self._types(code, column)
            if code == last:
                return
            self._presses("Tab" if column == NOTE or self._has(code, NOTE) else "Return")

    def answers_what_is_asked_for(self) -> None:
        """F8 leads once round to each note that is still missing; a figure with a fault stays for later."""
        met: set[tuple[str, str]] = set()
        self._presses("F8")
        while (here := self._clerk.stands_in) not in met:
            met.add(here)
            if here[1] == NOTE:
                self._types(*here)
            self._presses("F8")

    def _has(self, code: str, column: str) -> bool:
        return self._paper.get(code, {}).get(column) is not None

    def _types(self, code: str, column: str) -> None:
        if not self._has(code, column):
            return
        text = str(self._paper[code][column]).replace(".", ",") if column == VALUE else str(self._paper[code][column])
        if answers := self._clerk.page.view.entries.answers(self._clerk.page.view.currentIndex()):
            self._picks(text, answers)
        else:
            self._clerk.types(text)
        self.cells.add(Address(code, column))

    def _picks(self, text: str, answers: tuple[str, ...]) -> None:
        """Presses the answer's first letter until it is there; each time after the first is one key more."""
        letter = fold(next(answer for answer in answers if answer == text))[0]
        for _ in answers:
            self._clerk.types(letter)
            if self._clerk.page.view.currentIndex().data() == text:
                return
            self.keys += 1
        pytest.fail(f"{letter} does not lead to {text}")

    def _presses(self, key: str) -> None:
        self._clerk.presses(key)
        self.keys += 1
