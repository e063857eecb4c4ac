"""Small editions, written where they are tested."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from desktop import locations
from desktop.catalogue import Catalogue
from desktop.engine.definition import Appendix, Edition, Heading, Indicator, Row, Section
from desktop.engine.expression import Expression, parse
from desktop.engine.findings import Severity
from desktop.engine.period import PeriodType
from desktop.engine.rules import Missing, Rule, make_rule
from desktop.engine.unit import UnitLevel
from desktop.engine.values import Kind, value_type

#: One catalogue for all tests: an edition is read once.
CATALOGUE = Catalogue(locations.forms())


def ward() -> Edition:
    """The ward's monthly form."""
    return CATALOGUE.edition("ward-monthly", "2024")


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
    name: str = "the.rule",
    *,
    severity: Severity | None = None,
    missing: Missing | None = None,
    message: str = "",
    remedy: str = "",
    **fields: str | list[str] | Decimal,
) -> Rule:
    """A rule as a form writes it; a keyword of Python takes an underscore behind it."""
    return make_rule(
        kind,
        id=name,
        fields={key.removesuffix("_"): _field(value) for key, value in fields.items()},
        severity=severity,
        missing=missing,
        message=message,
        remedy=remedy,
    )


def _field(value: str | list[str] | Decimal) -> Expression | list[Expression] | Decimal:
    if isinstance(value, Decimal):
        return value
    return [parse(text) for text in value] if isinstance(value, list) else parse(value)


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
