"""Choosing and lifting a filter of the rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.engine.comparing import Comparison
from desktop.ui.report.commands import connect
from desktop.ui.report.comparing import NO_EARLIER
from desktop.ui.report.finding.filters import WORDS, Filter, Filtered
from desktop.ui.report.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from desktop.engine.report import Outcome
    from desktop.ui.report.finding.filter_strip import FilterStrip


class Filtering(QObject):
    """Shows only some rows of all tabs, and says so on a strip in *strips*. Badges and counts stay those of the whole."""

    def __init__(self, workplace: Workplace, strips: QVBoxLayout) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._strips = strips
        self._strip: FilterStrip | None = None
        self._filtered: Filtered | None = None
        self._lifted = Filter.ALL
        for kind, action in zip(Filter, workplace.commands.filters, strict=True):
            connect(action, partial(self.choose, kind))
        workplace.tables.hidden_wanted.connect(self._lift_for_jump)
        workplace.tables.tabs.currentChanged.connect(self._turn)
        changed = workplace.commands.filter_changed
        changed.setEnabled(Comparison(workplace.session.report).period is not None)
        changed.setToolTip("" if changed.isEnabled() else NO_EARLIER)

    @property
    def strip(self) -> FilterStrip:
        """The line above the table, made when it is first needed."""
        if self._strip is None:
            from desktop.ui.report.finding.filter_strip import FilterStrip

            self._strip = FilterStrip(self.lift, lambda: self.choose(self._lifted))
            self._strips.addWidget(self._strip)
        return self._strip

    @property
    def is_on(self) -> bool:
        """Whether rows may be left out."""
        return self._filtered is not None

    def choose(self, kind: Filter) -> None:
        """Show only what passes a filter, or everything."""
        if self._workplace.tables.finish_editing():
            session, faults = self._workplace.session, self._workplace.faults
            self._filtered = None if kind is Filter.ALL else Filtered(session.report, faults, kind)
            self._show()
        self._tick()

    def lift(self) -> bool:
        """Show everything again, or take away the sentence that this was done; return whether there was any of it."""
        was_up = self._strip is not None and self._strip.isVisible()
        if self.is_on:
            self.choose(Filter.ALL)
        elif was_up:
            self.strip.hide()
        return was_up

    def take_in(self, outcome: Outcome, codes: set[str]) -> None:
        """Show what an edit has changed, before the tables show it: rows of *codes* look different now."""
        if self._filtered is not None:
            typed = {change.address.code for change in outcome.edit.changes}
            if self._filtered.take_in(typed, codes):
                self._workplace.tables.show_only(self._filtered.is_shown)
            self._say()
        elif self._strip is not None:
            self._strip.hide()

    def _turn(self) -> None:
        """On another tab what no longer passes is left out."""
        if self._filtered is not None:
            self._filtered.refresh()
            self._show()

    def _lift_for_jump(self) -> None:
        """Show the row to which a jump leads, and say why the filter is gone."""
        if self._filtered is not None:
            self._lifted, self._filtered = self._filtered.kind, None
            self._show()
            self._tick()
            self.strip.say_lifted(f"Đã bỏ lọc “{WORDS[self._lifted]}” để hiện dòng này.")

    def _show(self) -> None:
        self._workplace.tables.show_only(self._filtered.is_shown if self._filtered else None)
        self._say()

    def _say(self) -> None:
        if self._filtered is None:
            if self._strip is not None:
                self._strip.hide()
            return
        tables = self._workplace.tables
        words, count, here = WORDS[self._filtered.kind], self._filtered.count(), self._filtered.count(tables.section)
        where = "" if not count or len(tables.tabs.badges) == 1 else f", phần này {here or 'không có'} dòng"
        where = where.replace("không có dòng", "không có dòng nào")
        self.strip.say(f"Đang lọc: {words} – {count or 'không có'} dòng{'' if count else ' nào'}{where}.")

    def _tick(self) -> None:
        kind = self._filtered.kind if self._filtered else Filter.ALL
        self._workplace.commands.filters[list(Filter).index(kind)].setChecked(True)
