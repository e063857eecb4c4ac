"""Which form and period an office most likely wants to take in: the last choice, until a newer period has closed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.engine.definition import Edition
from desktop.engine.period import Period
from desktop.jobs.desk import Desk
from desktop.storage import StorageError

_SETTING = "receiving.choice"


class Choice(NamedTuple):
    """A form, by its code, and a period it is made for."""

    form: str
    period: Period


class Delivery(NamedTuple):
    """Files to be taken in, and what they are for."""

    files: Sequence[Path]
    choice: Choice


def proposed(desk: Desk, today: date) -> Choice:
    """Return the last choice; when another period has closed since, that one."""
    editions = {edition.form: edition for edition in desk.forms()}
    form, chosen, closed = (*(desk.database.get_setting(_SETTING) or "").split(), "", "", "")[:3]
    edition = editions.get(form) or next(iter(editions.values()))
    latest = latest_closed(edition, today)
    if closed == latest.code:
        with suppress(ValueError):  # not as it was written here
            period = Period.parse(chosen)
            if period.type in edition.period_types:
                return Choice(edition.form, period)
    return Choice(edition.form, latest)


def remember(desk: Desk, choice: Choice, today: date) -> None:
    """Keep a choice for the next time."""
    latest = latest_closed(desk.catalogue.find(choice.form), today)
    with suppress(StorageError):  # a proposal is not worth a warning
        desk.database.set_setting(_SETTING, f"{choice.form} {choice.period.code} {latest.code}")


def latest_closed(edition: Edition, today: date) -> Period:
    """Return the period of *edition* that was over last."""
    now = [Period.containing(today, type_) for type_ in edition.period_types]
    over = [period if period.proposed_dates.end < today else period.previous for period in now]
    return max(over, key=lambda period: period.proposed_dates.end)
