"""Small editions, written where they are tested."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Appendix, Edition, Heading, Indicator, Row, Section
from desktop.engine.expression import Expression, parse
from desktop.engine.findings import Severity
from desktop.engine.kinds import make_rule
from desktop.engine.period import PeriodType
from desktop.engine.rules import Missing, Rule
from desktop.engine.unit import UnitLevel
from desktop.engine.values import Kind, value_type

#: A field of a rule as a form writes it.
Field = str | Sequence[str] | Decimal

#: One catalogue for all tests: an edition is read once.
CATALOGUE = Catalogue(locations.forms())


def ward() -> Edition:
    """The ward's monthly form."""
    return CATALOGUE.edition("ward-monthly", "2024")


def district() -> Edition:
    """The district's report."""
    return CATALOGUE.edition("district-report", "2021")


def commune() -> Edition:
    """The commune's statistics."""
    return CATALOGUE.edition("commune-statistics", "2021")


def heading(code: str, label: str = "", *, level: int = 0) -> Heading:
    return Heading(code, "", level, "", label or f"Mục {code}")


def indicator(
    code: str,
    expression: str = "",
    *,
    kind: Kind = Kind.COUNT,
    label: str = "",
    level: int = 1,
    unit: str = "",
    decimals: int | None = None,
    choices: dict[str, str] | None = None,
) -> Indicator:
    """A row; calculated when it has an expression."""
    type_ = value_type(kind, decimals=decimals, unit=unit, choices=choices)
    return Indicator(code, "-", level, "", label or f"Dòng {code}", unit, type_, parse(expression) if expression else None)


def rule(
    kind: str,
    fields: Mapping[str, Field],
    *,
    name: str = "the.rule",
    severity: Severity | None = None,
    missing: Missing | None = None,
    message: str = "",
    remedy: str = "",
) -> Rule:
    """A rule with its fields written as in a form."""
    read = {key: _read(value) for key, value in fields.items()}
    return make_rule(kind, id=name, fields=read, severity=severity, missing=missing, message=message, remedy=remedy)


def _read(value: Field) -> Expression | list[Expression] | Decimal:
    if isinstance(value, Decimal):
        return value
    return parse(value) if isinstance(value, str) else [parse(text) for text in value]


def edition(*rows: Row, rules: Sequence[Rule] = ()) -> Edition:
    """An edition of one appendix and one tab."""
    return Edition(
        form="small",
        edition="1",
        title="Biểu nhỏ",
        description="",
        unit_levels=[UnitLevel.WARD],
        period_types=[PeriodType.MONTH],
        in_force_from=date(2024, 1, 1),
        due_days=3,
        appendices=[Appendix("a", "", "", (), (Section("s", "Phần", rows),))],
        rules=rules,
    )
