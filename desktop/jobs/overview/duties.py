"""Which reports a unit owes, and by when: what the clerk has chosen, else a proposal. Kept as settings of the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta

from desktop.engine.definition import Edition
from desktop.engine.period import Dates, Period, PeriodType
from desktop.storage import Database

_CHOSEN, _MOVED = "calendar.duties", "calendar.due"

#: The kinds of period for which each form is owed, by the form's code.
Duties = Mapping[str, tuple[PeriodType, ...]]


def chosen_duties(database: Database) -> Duties:
    """Return what the clerk has chosen; forms that were never chosen about are not there."""
    kept = json.loads(database.get_setting(_CHOSEN) or "{}")
    return {form: tuple(map(PeriodType, types)) for form, types in kept.items()}


def choose_duties(database: Database, duties: Duties) -> None:
    """Keep the clerk's choice."""
    database.set_setting(_CHOSEN, json.dumps({form: [type_.value for type_ in types] for form, types in duties.items()}))


def moved_dues(database: Database) -> dict[tuple[str, Period], date]:
    """Return the due days that were set for reports not begun yet, by form and period."""
    kept = json.loads(database.get_setting(_MOVED) or "{}")
    return {
        (form, Period.parse(period)): date.fromisoformat(day) for form, days in kept.items() for period, day in days.items()
    }


def move_due(database: Database, edition: Edition, period: Period, due: date) -> None:
    """Keep the due day of a report not begun yet; the proposed one need not be kept."""
    moved = moved_dues(database)
    moved.pop((edition.form, period), None)
    if due != proposed_due(edition, period.proposed_dates):
        moved[edition.form, period] = due
    kept: dict[str, dict[str, str]] = {}
    for (form, at), day in moved.items():
        kept.setdefault(form, {})[at.code] = day.isoformat()
    database.set_setting(_MOVED, json.dumps(kept))


def proposed_due(edition: Edition, dates: Dates) -> date:
    """Return the day a report is proposed to be due."""
    return dates.end + timedelta(days=edition.due_days)


def due_of_new(database: Database, edition: Edition, period: Period, dates: Dates) -> date:
    """Return the day a report that is now begun is due: as the clerk has set it, else as proposed."""
    return moved_dues(database).get((edition.form, period)) or proposed_due(edition, dates)
