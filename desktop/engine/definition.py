"""What a form is: edition, appendices, sections (tabs), rows. Immutable, built by `desktop.catalogue`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from desktop.engine.calculation import Plan
from desktop.engine.edits import NOTE, VALUE, Address, Entry
from desktop.engine.expression import Expression, Scope
from desktop.engine.naming import names_of
from desktop.engine.period import PeriodType
from desktop.engine.rollup import Source
from desktop.engine.rules import Rule
from desktop.engine.tasks import TASK_MARK, TaskTable
from desktop.engine.unit import UnitLevel
from desktop.engine.values import NO_VALUE, TEXT, Kind, NumberType, Value, ValueType


class Heading(NamedTuple):
    """A row that groups others: it has a label and no value."""

    code: str
    marker: str
    level: int
    style: str
    label: str


class Indicator(NamedTuple):
    """A row that holds a value.

    *code* survives renumbering and is shared between forms where the indicator means the same. *marker*, *label* and
    *unit* are printed; *style* is "", "bold", "italic" or "bold-italic"; *level* is the depth of indentation.
    *expression* is set on calculated rows. *note_hint* is printed in an empty note; *guidance* explains the row.
    """

    code: str
    marker: str
    level: int
    style: str
    label: str
    unit: str
    type: ValueType
    expression: Expression | None = None
    note_hint: str = ""
    guidance: str = ""

    @property
    def calculated(self) -> bool:
        """Whether the value comes from an expression."""
        return self.expression is not None

    @property
    def is_total(self) -> bool:
        """Whether the value is a sum, which may be typed while all its parts are blank."""
        return self.expression is not None and self.expression.is_total

    def worked_out(self, scope: Scope, entry: Entry | None) -> tuple[Value, bool]:
        """Return the value of a calculated row and whether it was calculated: a total of blanks is what *entry* says."""
        assert self.expression is not None  # noqa: S101 - the row is calculated
        value = self.expression.evaluate(scope)
        if value is None and self.expression.is_total:
            return (entry.reading.value if entry else None), False
        return self.kept(value), True

    def shown(self, value: Value) -> str:
        """Return *value* as the window shows it; a calculated ratio without a value is "–"."""
        return NO_VALUE if self._has_no_value(value) else self.type.shown(value)

    def printed(self, value: Value) -> str:
        """Return *value* as paper and workbook show it."""
        return NO_VALUE if self._has_no_value(value) else self.type.printed(value)

    def _has_no_value(self, value: Value) -> bool:
        return value is None and self.type.kind is Kind.RATIO and self.calculated

    def kept(self, value: Value) -> Value:
        """Return what this cell keeps of a calculated *value*: numbers are rounded half up to the cell's decimals."""
        if isinstance(self.type, NumberType) and value is not None:
            return self.type.rounded(value)  # type: ignore[arg-type]  # expressions of number cells give numbers
        return value


Row = Heading | Indicator


class Section(NamedTuple):
    """One tab: its code, the tab's short title, and either the form's rows in paper order or a task table."""

    code: str
    tab: str
    rows: tuple[Row, ...] = ()
    tasks: TaskTable | None = None

    @property
    def indicators(self) -> Iterator[Indicator]:
        """The rows that hold values."""
        return (row for row in self.rows if isinstance(row, Indicator))


class Column(NamedTuple):
    """One printed column: *field* is marker, label, value, unit or note, or a task table's own; *width* is its share.

    Neighbouring columns with the same *group* stand under one title of that name.
    """

    field: str
    title: str
    width: int
    group: str = ""

    @property
    def name(self) -> str:
        """What a sentence calls the column: "Giải trình" of "Giải trình/tên văn bản, số ký hiệu …"."""
        return re.split(r"[/,(\n]", self.title, maxsplit=1)[0].strip()


class ColumnNames(NamedTuple):
    """What sentences call the two columns into which a clerk types."""

    value: str = "Số lượng"
    note: str = "Giải trình"


USUAL_NAMES = ColumnNames()


class JointTitle(NamedTuple):
    """A title that stands over several neighbouring columns."""

    title: str
    columns: range


def joint_titles(columns: Sequence[Column]) -> list[JointTitle]:
    """Return the titles that neighbouring columns share, from left to right."""
    runs = groupby(range(len(columns)), key=lambda place: columns[place].group)
    found = [(title, list(places)) for title, places in runs if title]
    return [JointTitle(title, range(places[0], places[-1] + 1)) for title, places in found]


class Appendix(NamedTuple):
    """One printed table: its marker ("PHỤ LỤC 3"), its title with `{period}`, its columns and its tabs."""

    code: str
    marker: str
    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in paper order."""
        return (row for section in self.sections for row in section.rows)

    @property
    def label_column(self) -> int:
        """Where labels are printed: the column "label"; in a task table, whose own columns have types, its first one."""
        fields = [column.field for column in self.columns]
        table = next((section.tasks for section in self.sections if section.tasks), None)
        return fields.index(table.first_column if table else "label")

    @property
    def column_names(self) -> ColumnNames:
        """The form's own words for the columns into which a clerk types."""
        named = {column.field: column.name for column in self.columns if column.field in ColumnNames._fields and column.name}
        return ColumnNames(**named)


class Edition:
    """One form as it was issued at one time. Equal only to itself."""

    def __init__(
        self,
        *,
        form: str,
        edition: str,
        title: str,
        description: str,
        unit_levels: Sequence[UnitLevel],
        period_types: Sequence[PeriodType],
        in_force_from: date,
        due_days: int,
        appendices: Sequence[Appendix],
        rules: Sequence[Rule],
        rollup: Sequence[Source] = (),
    ) -> None:
        self.form = form
        self.edition = edition
        self.title = title
        self.description = description
        self.unit_levels = tuple(unit_levels)
        self.period_types = tuple(period_types)
        self.in_force_from = in_force_from
        self.due_days = due_days
        self.appendices = tuple(appendices)
        self.rules = tuple(rules)
        self.rollup = tuple(rollup)

    def __repr__(self) -> str:
        return f"<Edition {self.form}@{self.edition}>"

    def work_out(self) -> None:
        """Work out all that is otherwise worked out when it is first asked for."""
        for name, attribute in vars(Edition).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)
        for expression in self.plan.expressions.values():
            _ = expression.references

    @property
    def sections(self) -> Iterator[Section]:
        """All tabs, appendix by appendix."""
        return (section for appendix in self.appendices for section in appendix.sections)

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in paper order."""
        return (row for section in self.sections for row in section.rows)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The rows that hold values, by code, in paper order."""
        return {row.code: row for row in self.rows if isinstance(row, Indicator)}

    @cached_property
    def inputs(self) -> dict[str, str]:
        """The code of the tab on which each row stands that is typed into, by the row's code."""
        return {row.code: section.code for section in self.sections for row in section.indicators if not row.calculated}

    @cached_property
    def input_counts(self) -> dict[str, int]:
        """How many rows each tab has that are typed into, by the tab's code."""
        return dict(Counter(self.inputs.values()))  # of the classes that a kept edition is made of

    def row(self, code: str) -> Row:
        """Return the row of *code*. Raises `KeyError` when there is none."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, Row]:
        return {row.code: row for row in self.rows}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The tab on which each row of the form and each task table stands, by its code."""
        tables = {section.tasks.code: section for section in self.sections if section.tasks}
        return tables | {row.code: section for section in self.sections for row in section.rows}

    def section_at(self, code: str) -> Section:
        """Return the tab on which a row stands, also one of a task table. Raises `KeyError` when there is none."""
        return self.section_of[code.partition(TASK_MARK)[0]]

    @cached_property
    def column_names(self) -> dict[str, ColumnNames]:
        """What sentences call the columns of each tab, by the tab's code."""
        return {section.code: appendix.column_names for appendix in self.appendices for section in appendix.sections}

    @cached_property
    def paper_order(self) -> dict[str, int]:
        """The position of each row in the form, by code."""
        return {row.code: place for place, row in enumerate(self.rows)}

    @cached_property
    def names(self) -> dict[str, str]:
        """What a sentence calls each indicator, by code; see `desktop.engine.naming`."""
        names = names_of(list(self.rows))
        return {code: names[code] for code in self.indicators}

    @cached_property
    def task_tables(self) -> dict[str, TaskTable]:
        """The open-ended tables, by code."""
        return {section.tasks.code: section.tasks for section in self.sections if section.tasks is not None}

    def type_at(self, address: Address) -> ValueType:
        """Return how a cell is read and stored. Raises `KeyError` when the form has no such cell."""
        table, _, row = address.code.partition(TASK_MARK)
        if row:
            return self.task_tables[table].types[address.column]
        return {VALUE: self.indicators[address.code].type, NOTE: TEXT}[address.column]

    def place(self, code: str) -> int:
        """Return the place of a row in the form; the rows of a task table share theirs."""
        table = code.partition(TASK_MARK)[0]
        return self.paper_order[code] if code in self.paper_order else len(self.paper_order) + self._table_places[table]

    @cached_property
    def _table_places(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.task_tables)}

    @cached_property
    def plan(self) -> Plan:
        """In which order the calculated rows are worked out."""
        return Plan({code: row.expression for code, row in self.indicators.items() if row.expression is not None})

    @cached_property
    def rules_about(self) -> dict[str, tuple[Rule, ...]]:
        """The rules whose finding can change with each row, by the row's code."""
        about: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for code in rule.watched:
                about.setdefault(code, []).append(rule)
        return {code: tuple(rules) for code, rules in about.items()}
