"""How rows of a form are fed by the reports of the units below, as data of the upper form.

A form is fed by other forms (the district's "Số xã có …" rows by its wards' monthly reports) and by itself (thirty
districts' reports become the city's). Each row says how: the wards' answers are counted, figures summed, ratios never: they
follow from the summed parts by the form's own expression.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from desktop.engine.expression import Expression
from desktop.engine.period import Period, PeriodType


class How(StrEnum):
    """What becomes of many units' answers."""

    SUM = "sum"  # what is there is added; blank while all are blank
    COUNT = "count"  # the units for which a condition is true; blank while it is unknown for all
    UNITS = "units"  # the units that must report, whether they have or not
    MAX = "max"  # the largest figure
    ANSWERS = "answers"  # how many units gave which answer, told in the note
    NOTES = "notes"  # the units' own words, told in the note
    NONE = "none"  # nothing: the row is the upper unit's own


class Feed(NamedTuple):
    """How one row of the upper form is fed.

    *of* is an expression over the lower form's rows: a figure, for `COUNT` a condition. Into the note goes, for each unit
    for which *listed_when* is true, the unit's name with what its row *listed* says; without a condition for each unit
    whose row has a note.
    """

    code: str
    how: How
    of: Expression | None = None
    listed: str = ""
    listed_when: Expression | None = None
    basis: str = ""


class Source(NamedTuple):
    """A form whose reports feed the upper form, by itself or by another; the first of several that feeds a row counts."""

    form: str
    feeds: tuple[Feed, ...] = ()


def period_below(upper: Period, types: tuple[PeriodType, ...]) -> Period | None:
    """Return for which period the units below report, when their form knows *types*; `None` when none fits.

    The same one where there is such a period; else the shortest that ends on the same day, since figures accumulate from
    the start of the year: a second quarter is fed by June.
    """
    if upper.type in types:
        return upper
    end = upper.proposed_dates.end
    fitting = [period for type_ in types if (period := Period.containing(end, type_)).proposed_dates.end == end]
    return max(fitting, key=lambda period: period.proposed_dates.start, default=None)
