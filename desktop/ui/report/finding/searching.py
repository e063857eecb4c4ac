"""Searching the report: what the bar asks for is looked up, marked in the tables, and the cursor goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.engine.edits import Address
from desktop.engine.report import Outcome
from desktop.ui.report.commands import connect
from desktop.ui.report.sought import Sought
from desktop.ui.report.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from desktop.engine.search import Found, Index, Line, Query
    from desktop.ui.report.finding.search_bar import SearchBar


class Searching(QObject):
    """The search of one report page. Nothing of it is made before the clerk searches for the first time."""

    def __init__(self, workplace: Workplace, strips: QVBoxLayout, page: QWidget) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._strips = strips
        self._page = page
        self._bar: SearchBar | None = None
        self._lines: list[Line] = []  # what was found
        self._at: int | None = None  # which result the cursor was led to
        self._led_to: Address | None = None
        self._is_new = True  # no result of these words was shown yet
        self._again_later = QTimer(self, singleShot=True, interval=0)
        self._again_later.timeout.connect(self._search_again)
        commands = workplace.commands
        connect(commands.find, self.open)
        connect(commands.find_next, lambda: self.step(1))
        connect(commands.find_previous, lambda: self.step(-1))

    @property
    def bar(self) -> SearchBar:
        """The bar above the table."""
        if self._bar is None:
            self._make()
        assert self._bar is not None  # noqa: S101 - it was just made
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown."""
        return self._bar is not None and not self._bar.isHidden()

    def open(self) -> None:
        """Show the bar, with what was searched for last ready to be typed over."""
        if not self._workplace.tables.view.finish_editing():
            return
        self._show()
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def close(self) -> bool:
        """Put the bar away, with the keyboard in the cell where the cursor is; return whether it was there."""
        if not self.is_open:
            return False
        self.bar.results.hide()
        self.bar.hide()
        self._workplace.tables.mark(None)
        self._workplace.tables.view.setFocus()
        return True

    def step(self, way: int) -> None:
        """Go to the next (1) or the previous (-1) result from where the cursor is, round at the ends."""
        if not self.bar.field.words.strip():
            self.open()
            return
        if not self._workplace.tables.view.finish_editing():
            return
        self._show()
        if self._lines:
            stays = self.bar.field.hasFocus()
            self._go_to(self._next(way))
            if stays:
                self.bar.field.setFocus()

    def note_change(self, outcome: Outcome) -> None:
        """Look again at what an edit has changed."""
        if self._bar is not None:
            self._index.note_change(outcome.codes)
            self._again_later.start()

    def forget(self) -> None:
        """Look at everything again: the report has other dates."""
        if self._bar is not None:
            self._index.forget()
            self._again_later.start()

    # --- inside ---

    def _make(self) -> None:
        from desktop.engine.search import Index, Query
        from desktop.ui.report.finding.search_bar import SearchBar

        commands = self._workplace.commands
        report = self._workplace.session.report
        self._index: Index = Index(report)
        self._query: Query = Query("")
        self._bar = bar = SearchBar(self._page, report.edition, commands.find_previous, commands.find_next)
        bar.hide()
        self._strips.insertWidget(0, bar)
        bar.field.sought.connect(self._search)
        bar.field.stepped.connect(self.step)
        bar.results.chosen.connect(self._choose)
        bar.closed.connect(self.close)
        self._workplace.tables.moved.connect(self._look_around)

    def _show(self) -> None:
        bar = self.bar
        if not self.is_open:
            self._index.refresh()  # so that the first letter need not wait for it
            bar.show()
            self._search_again()

    def _search(self, words: str) -> None:
        from desktop.engine.search import Query

        query = Query(words)
        if query.asks_as(self._query) and self._lines:
            return
        self._query = query
        self._at, self._is_new = None, True
        self.bar.show_found(query, self._look_up())

    def _search_again(self) -> None:
        """Show what is found now, after an edit, or when the bar is opened again."""
        if self.is_open:
            self._look_up()

    def _look_up(self) -> Found:
        from desktop.engine.search import NOTHING

        code = None if self._at is None else self._lines[self._at].code
        found = self._index.find(self._query) if self._query else NOTHING
        self._lines = found.lines
        codes = [line.code for line in found.lines]
        self._at = codes.index(code) if code in codes else None
        self._workplace.tables.mark(Sought(self._query, set(codes)) if codes and self._query.telling else None)
        self.bar.tell(self._query, len(codes), self._at)
        return found

    def _next(self, way: int) -> int:
        """Return the result after (before) the one to which the cursor was led, else after (before) the cursor."""
        if self._at is not None:
            return (self._at + way) % len(self._lines)
        here = self._workplace.tables.view.current_address
        place = 2 * self._index.place(here.code) if here else -1
        if not self._is_new:
            place += way  # the first step may find the row with the cursor, the others lead away from it
        places = [2 * self._index.place(line.code) for line in self._lines]
        if way > 0:
            return next((at for at, each in enumerate(places) if each >= place), 0)
        return next((at for at in reversed(range(len(places))) if places[at] <= place), len(places) - 1)

    def _choose(self, line: Line) -> None:
        self._go_to(self._lines.index(line))

    def _go_to(self, at: int) -> None:
        self.bar.results.hide()
        line, tables = self._lines[at], self._workplace.tables
        tables.jump_to(Address(line.code, self._query.column(line, self._workplace.session.report)))
        self._at, self._led_to, self._is_new = at, tables.view.current_address, False
        self.bar.tell(self._query, len(self._lines), at)

    def _look_around(self) -> None:
        """The cursor was taken elsewhere: the next step begins there."""
        if self._at is not None and self._workplace.tables.view.current_address != self._led_to:
            self._at = None
            self.bar.tell(self._query, len(self._lines), None)
