"""A report: an edition being filled by one unit for one period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.engine.background import NOTHING, Background
from desktop.engine.cells import findings_of_cell, findings_of_row
from desktop.engine.definition import ColumnNames, Edition, Row, Section
from desktop.engine.edits import NOTE, VALUE, Address, Change, Confirmation, Edit, Entry, WarningKey
from desktop.engine.findings import Finding, Severity
from desktop.engine.period import Dates, Period, written_date
from desktop.engine.rules import Rule
from desktop.engine.standing import Standing
from desktop.engine.tasks import DONE, PLACE, TASK_MARK, TaskGroup, TaskRow, rows_of
from desktop.engine.text import clean
from desktop.engine.unit import Unit
from desktop.engine.values import BLANK, Reading, Value, ValueType


class Status(StrEnum):
    """The life of a report."""

    DRAFT = "draft"
    FINALISED = "finalised"
    SUBMITTED = "submitted"


class EditRefusedError(ValueError):
    """An edit that a report does not take; the text is the Vietnamese sentence for the clerk."""


class Derived(NamedTuple):
    """A calculated row before and after an edit. Both are equal when only whether a total is calculated has changed."""

    code: str
    before: Value
    after: Value


class Outcome(NamedTuple):
    """What an edit changed: the typed cells, the calculated rows, and whether other findings stand, or stand open, now."""

    edit: Edit
    derived: tuple[Derived, ...]
    findings_changed: bool

    @property
    def codes(self) -> set[str]:
        """The rows to repaint."""
        return {change.address.code for change in self.edit.changes} | {derived.code for derived in self.derived}


class Completeness(NamedTuple):
    """How many of the cells that are to be typed hold something, or how many tasks are done."""

    filled: int
    total: int


#: What a task is called while its first column is blank.
_UNNAMED_TASK = "(chưa ghi nội dung)"


class Report:
    """The edition, the unit, the period, and what is in the cells. It is its own scope for expressions and rules.

    `apply` is the only way to change a cell. It calculates what depends on the change, in order, and checks only the
    rules that look at what changed; a property test holds that the result is the same as working everything out anew.
    """

    def __init__(
        self,
        edition: Edition,
        unit: Unit,
        period: Period,
        *,
        dates: Dates | None = None,
        entries: dict[Address, Entry] | None = None,
        number: str = "",
        version: int = 1,
        status: Status = Status.DRAFT,
        background: Background = NOTHING,
        reasons: Mapping[WarningKey, str] | None = None,
        practice: bool = False,
    ) -> None:
        self.edition = edition
        self.unit = unit
        self.period = period
        self._dates = dates or period.proposed_dates
        self.number = number
        self.version = version
        self.status = status
        self.background = background
        #: Made to practise on: whatever is printed or exported of it says so.
        self.practice = practice
        self._entries = dict(entries or {})
        self._values: dict[str, Value] = {}
        self._task_rows: dict[str, list[TaskRow]] = {}
        self._standing = Standing(edition.place, reasons or {})
        self._rule_places = {id(rule): place for place, rule in enumerate(edition.rules)}
        self._work_everything_out()

    def copy(self) -> Report:
        """Return this report as it is now; what is done to either from here on does not reach the other."""
        return Report(
            self.edition,
            self.unit,
            self.period,
            dates=self.dates,
            entries=self._entries,
            number=self.number,
            version=self.version,
            status=self.status,
            background=self.background,
            reasons=self.reasons,
            practice=self.practice,
        )

    # --- reading ---

    @property
    def dates(self) -> Dates:
        """The days this report covers; labels, and sentences that quote them, name them."""
        return self._dates

    @dates.setter
    def dates(self, dates: Dates) -> None:
        self._dates = dates
        self._check_everything()

    @property
    def last_day(self) -> date:
        """The day on which this report's period ends."""
        return self._dates.end

    def value(self, code: str) -> Value:
        """Return the meaning of the row's cell: typed, or calculated. `None` is blank."""
        return self._values.get(code)

    def note(self, code: str) -> str:
        """Return the row's note."""
        entry = self._entries.get(Address(code, NOTE))
        return entry.typed if entry else ""

    def past(self, function: str, code: str) -> Value:
        """Return what the earlier reports say of a row; see `desktop.engine.expression` for the functions."""
        if function == "previous":
            return self.background.previous(code, self.dates.start)
        if function == "so_far":
            return self.background.so_far(code, self.dates.start)
        if (usual := self.background.usual(code)) is None:
            return None
        return {"usual": usual.median, "usual_low": usual.low, "usual_high": usual.high}[function]

    def tasks(self, table: str) -> tuple[int, int]:
        """Return how many rows a task table holds, and how many are done."""
        says = self.edition.task_tables[table].says_done
        entries = [self._entries.get(Address(row.code, says)) for row in self.task_rows(table)]
        done = sum(1 for entry in entries if entry and (says != DONE or entry.reading.value is True))
        return len(entries), done

    def task_rows(self, table: str) -> list[TaskRow]:
        """Return the rows of a task table in printed order."""
        if table not in self._task_rows:  # found once for all rules and tabs that ask
            self._task_rows[table] = rows_of(self.edition.task_tables[table], self._entries)
        return self._task_rows[table]

    def task_groups(self, table: str) -> list[tuple[TaskGroup, list[TaskRow]]]:
        """Return all groups of a task table in printed order, each with its rows; a row's number is its place there."""
        rows = self.task_rows(table)
        groups = self.edition.task_tables[table].groups
        return [(group, [row for row in rows if row.group == group.code]) for group in groups]

    def task_text(self, cell: Address) -> str:
        """Return what a cell of a task table shows; a text that cannot be read shows as it was typed."""
        entry = self._entries.get(cell)
        if entry is None:
            return ""
        return entry.typed if entry.reading.fault else self.edition.type_at(cell).shown(entry.reading.value)

    def elsewhere(self, form: str, code: str) -> Value:
        """Return a value of the unit's report of another form for the same period."""
        return self.background.others.get(form, {}).get(code)

    def entry(self, address: Address) -> Entry | None:
        """Return what was typed into a cell, on calculated rows what a file stated."""
        return self._entries.get(address)

    @property
    def entries(self) -> dict[Address, Entry]:
        """Everything typed, by cell."""
        return dict(self._entries)

    def shown(self, code: str) -> str:
        """Return the value as the window shows it; a text that cannot be read shows as it was typed."""
        unread = self._unread(code)
        return self.edition.indicators[code].shown(self._values.get(code)) if unread is None else unread

    def printed(self, code: str) -> str:
        """Return the value as paper and workbook show it."""
        unread = self._unread(code)
        return self.edition.indicators[code].printed(self._values.get(code)) if unread is None else unread

    def _unread(self, code: str) -> str | None:
        entry = self._entries.get(Address(code))
        return entry.typed if entry and entry.reading.fault is not None and code not in self._calculated_now else None

    def label(self, code: str) -> str:
        """Return the row's label as printed, with this report's dates in it; a task is labelled by its first column."""
        table, _, number = code.partition(TASK_MARK)
        if table not in self.edition.task_tables:
            return self.with_dates(self._row(code).label)
        if not number:
            return self.edition.section_of[table].tab
        return self.task_text(Address(code, self.edition.task_tables[table].first_column)) or _UNNAMED_TASK

    def name(self, code: str) -> str:
        """Return what a sentence calls the row: of the form's rows no other is called so, a task is called by its label."""
        names = self.edition.names
        return self.with_dates(names[code]) if code in names else self.label(code)

    def columns(self, code: str) -> ColumnNames:
        """Return what sentences call the columns of the row's table."""
        return self.edition.column_names[self.edition.section_of[code].code]

    def with_dates(self, text: str) -> str:
        """Return a text of the form with `{period}`, `{unit}`, `{from}` and `{to}` filled in."""
        if "{" not in text:
            return text
        start, end = written_date(self.dates.start), written_date(self.dates.end)
        for name, filling in (
            ("{from}", start),
            ("{to}", end),
            ("{period}", self.period.label.upper()),
            ("{unit}", self.unit.name.upper()),
        ):
            text = text.replace(name, filling)
        return text

    def takes_value(self, code: str) -> bool:
        """Whether a value can be typed here now: an input row, or a total whose parts are all blank."""
        return code in self.edition.indicators and code not in self._calculated_now

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in paper order, a cell's errors before its warnings."""
        return self._standing.findings

    def findings_at(self, code: str) -> tuple[Finding, ...]:
        """Return the findings whose place to mend is this row."""
        return self._standing.at(code)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that must be mended before the report is final."""
        return self._standing.errors

    @property
    def open_warnings(self) -> tuple[Finding, ...]:
        """The warnings that nobody has given a reason for."""
        return self._standing.open_warnings

    @property
    def reasons(self) -> dict[WarningKey, str]:
        """All reasons that were given, also for warnings that do not stand now."""
        return self._standing.reasons

    @property
    def confirmed(self) -> dict[WarningKey, str]:
        """The reasons of the warnings that stand now, in paper order."""
        return self._standing.confirmed

    def reason(self, finding: Finding) -> str:
        """Return why a warning was confirmed; empty while it is open."""
        return self._standing.reason(finding.key)

    def completeness(self, section: Section | None = None) -> Completeness:
        """Return how much of a tab, or of all fixed rows of the report, is filled; of a task table, how many rows are done."""
        if section and section.tasks:
            rows, done = self.tasks(section.tasks.code)
            return Completeness(done, rows)
        inputs = self.edition.input_counts
        if section:
            return Completeness(self._filled[section.code], inputs.get(section.code, 0))
        return Completeness(self._filled.total(), len(self.edition.inputs))

    # --- changing ---

    def change(self, address: Address, typed: str) -> Change:
        """Return the change that typing *typed* into a cell makes. Raises `EditRefusedError` on a calculated cell."""
        if address.column == VALUE and not self.takes_value(address.code):
            indicator = self.edition.indicators.get(address.code)
            if indicator is None:
                raise EditRefusedError(f"Biểu mẫu không có chỉ tiêu nào mang mã “{address.code}”.")
            if typed.strip():
                raise EditRefusedError(f"“{self.name(address.code)}” do chương trình tính, không gõ vào được.")
        return self.stated(address, typed)

    def stated(self, address: Address, typed: str) -> Change:
        """Return the change that records what a file states, also for a calculated cell: there it is only compared."""
        try:
            type_ = self.edition.type_at(address)
        except KeyError:
            raise EditRefusedError(f"Biểu mẫu không có chỉ tiêu nào mang mã “{address.code}”.") from None
        return Change(address, self._entries.get(address), read_entry(type_, typed))

    def confirmation(self, finding: Finding, reason: str) -> Confirmation:
        """Return what confirming a warning for *reason* changes; an empty reason opens it again.

        Raises `EditRefusedError` for an error, and for a warning that does not stand any more.
        """
        if finding.severity is Severity.ERROR:
            raise EditRefusedError(f"Đây là lỗi nên phải sửa, không xác nhận được: {finding.message}")
        if finding not in self.findings_at(finding.indicators[0]):
            raise EditRefusedError(f"Cảnh báo này không còn như lúc anh, chị đọc, hãy xem lại danh sách: {finding.message}")
        return Confirmation(finding.key, self.reason(finding), clean(reason))

    def apply(self, edit: Edit) -> Outcome:
        """Carry out *edit*, calculate, check; return what changed."""
        touched: list[str] = []
        for change in edit.changes:
            if change.address.column == VALUE and (section := self.edition.inputs.get(change.address.code)):
                self._filled[section] += (change.after is not None) - (change.address in self._entries)
            if change.after is None:
                self._entries.pop(change.address, None)
            else:
                self._entries[change.address] = change.after
            touched.append(change.address.code)
            if change.address.column == PLACE:
                self._task_rows.clear()
            if TASK_MARK in change.address.code:
                touched.append(change.address.code.partition(TASK_MARK)[0])
        values = [change.address.code for change in edit.changes if change.address.column == VALUE]
        derived = self._recalculate(values)
        findings_changed = self._recheck(dict.fromkeys([*touched, *(row.code for row in derived)]))
        return Outcome(edit, derived, self._standing.confirm(edit.confirmations) or findings_changed)

    # --- inside ---

    def _row(self, code: str) -> Row:
        return self.edition.row(code)

    def _work_everything_out(self) -> None:
        self._calculated_now: set[str] = set()
        inputs = self.edition.inputs
        #: How many of the inputs of each tab hold something: kept, since every key asks.
        self._filled: Counter[str] = Counter()
        for address, entry in self._entries.items():
            if address.column == VALUE:
                self._values[address.code] = entry.reading.value
                self._filled.update((inputs[address.code],) if address.code in inputs else ())
        for code in self.edition.plan.order:
            self._calculate(code)
        self._check_everything()

    def _check_everything(self) -> None:
        self._check_cells({address.code for address in self._entries})
        self._check_rules(enumerate(self.edition.rules))

    def _recalculate(self, changed: Sequence[str]) -> tuple[Derived, ...]:
        plan = self.edition.plan
        for code in changed:
            if code not in plan.expressions:
                entry = self._entries.get(Address(code))
                self._values[code] = entry.reading.value if entry else None
        # A stated figure on a calculated row may be the row's value, so such rows are worked out as well.
        due = plan.in_order([*(code for code in changed if code in plan.expressions), *plan.after(changed)])
        derived = []
        for code in due:
            before = self._values.get(code), code in self._calculated_now
            after = self._calculate(code), code in self._calculated_now
            if before != after:
                derived.append(Derived(code, before[0], after[0]))
        return tuple(derived)

    def _calculate(self, code: str) -> Value:
        """Work out one calculated row from the values before it."""
        value, is_calculated = self.edition.indicators[code].worked_out(self, self._entries.get(Address(code)))
        (self._calculated_now.add if is_calculated else self._calculated_now.discard)(code)
        self._values[code] = value
        return value

    def _recheck(self, codes: Collection[str]) -> bool:
        """Check again what looks at *codes*; say whether a finding is another one now."""
        about = self.edition.rules_about
        due = {self._rule_places[id(rule)]: rule for code in codes for rule in about.get(code, ())}
        in_cells = self._check_cells(codes)
        return self._check_rules(due.items()) or in_cells

    def _check_rules(self, rules: Iterable[tuple[int, Rule]]) -> bool:
        changed = False
        for place, rule in rules:
            finding = rule.check(self)
            changed |= self._standing.keep(place, (finding,) if finding else ())
        return changed

    def _check_cells(self, codes: Iterable[str]) -> bool:
        changed = False
        for code in codes:
            indicator = self.edition.indicators.get(code)
            found = findings_of_row(self, indicator) if indicator else self._findings_of_task(code)
            changed |= self._standing.keep(code, tuple(found))
        return changed

    def _findings_of_task(self, code: str) -> Iterator[Finding]:
        """Yield what is wrong with the texts of a task row; a table as a whole has no cells."""
        table, _, row = code.partition(TASK_MARK)
        for column in self.edition.task_tables[table].columns if row else ():
            if (entry := self._entries.get(Address(code, column))) is not None:
                kind = self.edition.type_at(Address(code, column)).kind
                yield from findings_of_cell(entry, code, kind, column=column)


def read_entry(type_: ValueType, typed: str) -> Entry | None:
    """Return what a cell of *type_* holds after *typed*: the cleaned text and its meaning, `None` when it is empty."""
    typed = clean(typed)
    if not typed:
        return None
    reading = type_.read(typed)
    return None if reading == BLANK else Entry(typed, reading)


def stored_entry(type_: ValueType, typed: str, stored: str | None) -> Entry:
    """Return the entry behind a stored row: its meaning as it was read when it was typed."""
    if stored is None:
        return Entry(typed, type_.read(typed))
    return Entry(typed, Reading(type_.from_stored(stored)))
