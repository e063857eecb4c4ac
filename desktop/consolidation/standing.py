"""Who has reported, who late, who not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop.engine.register import name_order


class Expected(NamedTuple):
    """A unit that must report: what tells it apart, its name, and how it is reached."""

    unit: str
    name: str
    contact: str = ""


class Arrived(NamedTuple):
    """A unit of which something has come: when its first version was made ready, and whether it cannot be counted.

    Of a file that could not be taken in it is not known when it was made ready: the day is `None`.
    """

    unit: str
    name: str
    day: date | None
    faulty: bool


class Standing(NamedTuple):
    """The state of a period. A unit is in one of *counted*, *faulty*, *missing*; *late* ones are counted or faulty besides."""

    due: date
    expected: tuple[Expected, ...]
    counted: tuple[Arrived, ...]
    faulty: tuple[Arrived, ...]
    missing: tuple[Expected, ...]
    late: tuple[Arrived, ...]


def standing(due: date, expected: Iterable[Expected], arrived: Iterable[Arrived]) -> Standing:
    """Sort the units by what they have sent until *due*. Without a register the units that sent something are expected."""
    there = sorted(arrived, key=lambda each: name_order(each.name))
    must = list(expected) or [Expected(each.unit, each.name) for each in there]
    sent = {each.unit for each in there}
    return Standing(
        due,
        tuple(must),
        tuple(each for each in there if not each.faulty),
        tuple(each for each in there if each.faulty),
        tuple(unit for unit in must if unit.unit not in sent),
        tuple(each for each in there if each.day and each.day > due),
    )
